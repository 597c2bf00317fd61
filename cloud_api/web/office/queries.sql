-- find_tickets --
-- The tickets of a number on a day as they stand now, and the finish that ended each.
SELECT r.log, r.n AS issue, r.number, r.tenant, r.service, r.kind, r.ending, r.settled, r.settled_on, r.void,
    f.log AS finish_log, f.n AS finish
FROM recap_ticket(%(site)s, %(day)s::date, %(day)s::date + 1, %(all)s::bigint, %(all)s::bigint) AS r
LEFT JOIN LATERAL (
    SELECT f.log, f.n FROM fact AS f
    WHERE f.site = %(site)s AND f.ticket_log = r.log AND f.ticket_n = r.n AND f.kind = 'finish' AND f.counted
        AND f.at = r.ended
    ORDER BY f.n LIMIT 1
) AS f ON true
WHERE r.number = %(number)s ORDER BY r.log, r.n

-- years --
SELECT year, version, root, who, n, at, cut FROM year_close WHERE site = %(site)s ORDER BY year, version
