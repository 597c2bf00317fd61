-- What a correction is about: a fact that counts, or a settlement or correction of the office's. The void of an entry of
-- the office's is for good; any other can be undone by one.
WITH undone AS (
    SELECT of FROM correction WHERE site = %(site)s AND log = 'office' AND what = 'void'
), target AS (
    SELECT f.kind, f.at, f.ticket_log, f.ticket_n FROM fact AS f
    WHERE NOT %(office)s AND f.site = %(site)s AND f.log = %(log)s AND f.n = %(of)s AND f.counted
    UNION ALL
    SELECT 'settle', s.at, s.log, s.ticket_n FROM settlement AS s
    WHERE %(office)s AND s.site = %(site)s AND s.n = %(of)s
    UNION ALL
    SELECT CASE WHEN c.log = 'office' THEN 'void of an office entry' ELSE c.what END, c.at, c.ticket_log, c.ticket_n
    FROM correction AS c WHERE %(office)s AND c.site = %(site)s AND c.n = %(of)s
)
SELECT g.kind, g.at, t.ending, t.ended,
    EXISTS (
        SELECT FROM correction AS c
        WHERE c.site = %(site)s AND c.log = %(log)s AND c.of = %(of)s AND c.what = 'void'
            AND (%(office)s OR c.n NOT IN (SELECT of FROM undone))
    ) AS void,
    EXISTS (
        SELECT FROM correction AS c
        WHERE c.site = %(site)s AND c.log = g.ticket_log AND c.of = g.ticket_n AND c.what = 'void'
            AND c.n NOT IN (SELECT of FROM undone)
    ) AS ticket_void,
    EXISTS (SELECT FROM service AS s WHERE s.site = %(site)s AND s.code = %(value)s::text) AS known_service
FROM target AS g LEFT JOIN ticket AS t ON t.site = %(site)s AND t.log = g.ticket_log AND t.n = g.ticket_n
