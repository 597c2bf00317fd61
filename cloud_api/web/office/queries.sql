-- entries --
-- The office's record from one place until before another.
SELECT o.log, e.leaf FROM office_log AS o
JOIN log_entry AS e ON e.site = o.site AND e.log = o.log AND e.n >= %(first)s - o.base AND e.n < %(end)s - o.base
WHERE o.site = %(site)s ORDER BY o.base + e.n

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
SELECT y.year, y.version, y.root, y.who, o.log AS office_log, y.n - o.base AS n, y.at, y.cut
FROM year_close AS y
JOIN office_log AS o ON o.site = y.site AND y.n >= o.base AND y.n < o.base + o.next
WHERE y.site = %(site)s ORDER BY y.year, y.version

-- logs --
SELECT o.log, o.next, encode(o.root, 'hex') AS root, l.after
FROM office_log AS o JOIN log AS l ON l.site = o.site AND l.log = o.log
WHERE o.site = %(site)s ORDER BY o.opened
