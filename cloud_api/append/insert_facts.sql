-- Facts and the rollups that count them one by one, in one statement: equal at every commit.
WITH inserted AS (
    INSERT INTO fact (site, log, n, cause, day, hour, at, err, kind, late, trial, counted, dev, ticket, ticket_log,
        ticket_n, service, tenant, service_kind, target, visit_log, visit, linked, priority, counter, wait_ms, walk_ms,
        serve_ms, since, outcome, implicit, amount, why)
    SELECT %(site)s, *
    FROM unnest(%(log)s::text[], %(n)s::bigint[], %(cause)s::bigint[], %(day)s::date[], %(hour)s::smallint[],
        %(at)s::bigint[], %(err)s::bigint[], %(kind)s::text[], %(late)s::boolean[], %(trial)s::boolean[],
        %(counted)s::boolean[], %(dev)s::text[], %(ticket)s::text[], %(ticket_log)s::text[], %(ticket_n)s::bigint[],
        %(service)s::text[], %(tenant)s::text[], %(service_kind)s::text[], %(target)s::text[], %(visit_log)s::text[],
        %(visit)s::bigint[], %(linked)s::boolean[], %(priority)s::boolean[], %(counter)s::text[], %(wait_ms)s::bigint[],
        %(walk_ms)s::bigint[], %(serve_ms)s::bigint[], %(since)s::text[], %(outcome)s::text[], %(implicit)s::boolean[],
        %(amount)s::bigint[], %(why)s::text[])
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
