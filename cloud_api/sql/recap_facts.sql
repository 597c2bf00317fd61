-- Movements, refusals and stale presses by day, each with what corrections below `corrected_before` leave of it.
WITH voided AS (
    SELECT c.log, c.of FROM correction AS c
    WHERE c.site = %(site)s AND c.what = 'void' AND c.log <> 'office' AND c.n < %(corrected_before)s
        AND c.n NOT IN (
            SELECT u.of FROM correction AS u
            WHERE u.site = %(site)s AND u.what = 'void' AND u.log = 'office' AND u.n < %(corrected_before)s
        )
)
SELECT f.day, f.kind, f.tenant, f.service, count(*) AS gross, count(*) FILTER (WHERE v.of IS NULL) AS net,
    coalesce(sum(f.amount), 0)::bigint AS amount, count(*) FILTER (WHERE f.late) AS late
FROM fact AS f LEFT JOIN voided AS v ON v.log = f.log AND v.of = f.n
WHERE f.site = %(site)s AND f.day >= %(first)s AND f.day < %(until)s AND f.counted
    AND f.kind IN ('enter', 'leave', 'write_off', 'adjust', 'refused', 'stale')
GROUP BY f.day, f.kind, f.tenant, f.service
