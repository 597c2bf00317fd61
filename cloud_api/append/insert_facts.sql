-- Facts and the rollups that count them one by one, in one statement: equal at every commit.
-- `{columns}` and `{arrays}` are put in by `facts.named`.
WITH inserted AS (
    INSERT INTO fact (site, {columns})
    SELECT %(site)s, {columns} FROM unnest({arrays}) AS given ({columns})
    RETURNING day, kind, counted, service, tenant, service_kind
), refused AS (
    INSERT INTO rollup_service (site, day, service, tenant, kind, what, count)
    SELECT %(site)s, day, service, tenant, service_kind, kind, count(*)
    FROM inserted WHERE counted AND kind = 'refused' AND tenant IS NOT NULL
    GROUP BY day, service, tenant, service_kind, kind
    ON CONFLICT (site, day, service, tenant, kind, what) DO UPDATE SET count = rollup_service.count + excluded.count
)
INSERT INTO rollup_day (site, day, kind, count)
SELECT %(site)s, day, kind, count(*) FROM inserted WHERE counted AND kind IN ('enter', 'leave') GROUP BY day, kind
ON CONFLICT (site, day, kind) DO UPDATE SET count = rollup_day.count + excluded.count
