-- The rollups of facts and tickets that were copied past them, as an append would have made them.
WITH days AS (
    INSERT INTO rollup_day (site, day, kind, count)
    SELECT site, day, kind, count(*) FROM fact WHERE counted AND kind IN ('enter', 'leave') GROUP BY site, day, kind
    ON CONFLICT (site, day, kind) DO UPDATE SET count = excluded.count
)
INSERT INTO rollup_service (site, day, service, tenant, kind, what, count)
SELECT t.site, t.day, t.service, t.tenant, t.kind, w.what, count(*)
FROM ticket AS t CROSS JOIN LATERAL (VALUES
    (CASE WHEN t.linked THEN 'linked' ELSE 'issued' END), (CASE WHEN t.called IS NOT NULL THEN 'called' END),
    (t.ending)) AS w (what)
WHERE t.counted AND w.what IS NOT NULL
GROUP BY t.site, t.day, t.service, t.tenant, t.kind, w.what
ON CONFLICT (site, day, service, tenant, kind, what) DO UPDATE SET count = excluded.count
