-- add_corrections --
-- With what was corrected: a fact of the gateway's, or an earlier entry of the office's.
INSERT INTO correction (site, n, log, of, what, field, value, why, who, approved, at, day, kind, old, ticket_log, ticket_n)
SELECT %(site)s, c.n, c.log, c.of, c.what, c.field, c.value, c.why, c.who, c.approved, c.at,
    coalesce(f.day, t.day, b.day), coalesce(f.kind, CASE WHEN s.n IS NOT NULL THEN 'settle' ELSE b.what END),
    CASE c.field WHEN 'outcome' THEN f.outcome WHEN 'service' THEN f.service ELSE coalesce(s.outcome, b.value) END,
    f.ticket_log, f.ticket_n
FROM unnest(%(n)s::bigint[], %(log)s::text[], %(of)s::bigint[], %(what)s::text[], %(field)s::text[], %(value)s::text[],
    %(why)s::text[], %(who)s::text[], %(approved)s::text[], %(at)s::bigint[])
    AS c (n, log, of, what, field, value, why, who, approved, at)
LEFT JOIN fact AS f ON f.site = %(site)s AND f.log = c.log AND f.n = c.of
LEFT JOIN settlement AS s ON s.site = %(site)s AND c.log = 'office' AND s.n = c.of
LEFT JOIN ticket AS t ON t.site = %(site)s AND t.log = s.log AND t.n = s.ticket_n
LEFT JOIN correction AS b ON b.site = %(site)s AND c.log = 'office' AND b.n = c.of

-- add_key --
INSERT INTO office_key (site, log, seed, home) VALUES (%(site)s, %(log)s, %(seed)s, office_home())

-- add_settlements --
INSERT INTO settlement (site, n, log, ticket_n, outcome, day, who, at)
SELECT %(site)s, s.n, s.log, s.ticket_n, s.outcome, s.day, s.who, s.at
FROM unnest(%(n)s::bigint[], %(log)s::text[], %(ticket_n)s::bigint[], %(outcome)s::text[], %(day)s::date[],
    %(who)s::text[], %(at)s::bigint[]) AS s (n, log, ticket_n, outcome, day, who, at)

-- add_year --
INSERT INTO year_close (site, year, version, root, who, n, at, cut, body, register)
VALUES (%(site)s, %(year)s, %(version)s, %(root)s, %(who)s, %(n)s, %(at)s, %(cut)s, %(body)s, %(register)s)

-- decide --
UPDATE proposal SET state = %(state)s, decided_by = %(decided_by)s, decided_at = %(decided_at)s, n = %(n)s
WHERE id = %(id)s

-- forget_corrections --
DELETE FROM correction WHERE site = %(site)s

-- forget_settlements --
DELETE FROM settlement WHERE site = %(site)s

-- due --
-- Why the office is to open a new log, if it is.
SELECT why FROM office_due WHERE site = %(site)s

-- due_no_more --
DELETE FROM office_due WHERE site = %(site)s

-- heads --
-- How far each office log is.
SELECT site, log, next AS size, encode(root, 'hex') AS root FROM office_log

-- is_behind --
-- More is remembered than is here. A site that is not here at all has no office.
INSERT INTO office_due (site, why) SELECT site, 'behind' FROM site WHERE site = %(site)s ON CONFLICT (site) DO NOTHING

-- logs --
-- The office's logs of a site, the one that is written last; `at_home`: its key was made in this database. All but their
-- beginnings stand still while the caller holds the site.
SELECT o.log, o.base, o.next, l.range, o.as_of, k.seed, coalesce(k.home = office_home(), false) AS at_home
FROM office_log AS o JOIN log AS l ON l.site = o.site AND l.log = o.log
JOIN office_key AS k ON k.site = o.site AND k.log = o.log
WHERE o.site = %(site)s ORDER BY o.opened

-- proposal --
SELECT log, of, what, field, value, why, who, token, state FROM proposal WHERE site = %(site)s AND id = %(id)s FOR UPDATE

-- proposals --
SELECT p.id, p.log, p.of, p.what, p.field, p.value, p.why, p.who, p.at, p.state, p.decided_by, p.decided_at,
    o.log AS office_log, p.n - o.base AS n
FROM proposal AS p
LEFT JOIN office_log AS o ON o.site = p.site AND p.n >= o.base AND p.n < o.base + o.next
WHERE p.site = %(site)s AND p.state = %(state)s ORDER BY p.id

-- propose --
INSERT INTO proposal (site, log, of, what, field, value, why, who, token, at)
VALUES (%(site)s, %(log)s, %(of)s, %(what)s, %(field)s, %(value)s, %(why)s, %(who)s, %(token)s, %(at)s)
RETURNING id

-- site --
SELECT site, name, zone FROM site WHERE site = %(site)s

-- tickets --
-- The tickets that lines name by day and number, as they stand with all that the office has written.
SELECT a.line, r.log, r.n, r.ending, r.settled, r.void
FROM unnest(%(line)s::integer[], %(day)s::date[], %(number)s::text[], %(log)s::text[]) AS a (line, day, number, log)
JOIN recap_ticket(%(site)s, %(first)s::date, %(last)s::date + 1, %(all)s::bigint, %(all)s::bigint) AS r
    ON r.day = a.day AND r.number = a.number AND (a.log IS NULL OR a.log = r.log)

-- year --
-- One version of a closed year; the latest if none is named.
SELECT site, year, version, root, who, n, at, cut, body, register FROM year_close
WHERE site = %(site)s AND year = %(year)s AND (version = %(version)s OR %(version)s::integer IS NULL)
ORDER BY version DESC LIMIT 1
