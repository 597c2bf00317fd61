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
INSERT INTO office_key (site, seed) VALUES (%(site)s, %(seed)s)

-- add_settlements --
INSERT INTO settlement (site, n, log, ticket_n, outcome, day, who, at)
SELECT %(site)s, s.n, s.log, s.ticket_n, s.outcome, s.day, s.who, s.at
FROM unnest(%(n)s::bigint[], %(log)s::text[], %(ticket_n)s::bigint[], %(outcome)s::text[], %(day)s::date[],
    %(who)s::text[], %(at)s::bigint[]) AS s (n, log, ticket_n, outcome, day, who, at)

-- add_year --
INSERT INTO year_close (site, year, version, root, who, n, at, cut, body, register)
VALUES (%(site)s, %(year)s, %(version)s, %(root)s, %(who)s, %(n)s, %(at)s, %(cut)s, %(body)s, %(register)s)

-- cursor --
-- The office log's cursor, locked until the transaction ends.
SELECT next, range, as_of FROM log WHERE site = %(site)s AND log = %(log)s FOR UPDATE

-- decide --
UPDATE proposal SET state = %(state)s, decided_by = %(decided_by)s, decided_at = %(decided_at)s, n = %(n)s
WHERE id = %(id)s

-- forget_corrections --
DELETE FROM correction WHERE site = %(site)s

-- forget_settlements --
DELETE FROM settlement WHERE site = %(site)s

-- head --
SELECT l.next, l.root, k.seed FROM log AS l JOIN office_key AS k ON k.site = l.site
WHERE l.site = %(site)s AND l.log = %(log)s AND l.next > 0

-- proposal --
SELECT log, of, what, field, value, why, who, token, state FROM proposal WHERE site = %(site)s AND id = %(id)s FOR UPDATE

-- proposals --
SELECT id, log, of, what, field, value, why, who, at, state, decided_by, decided_at, n FROM proposal
WHERE site = %(site)s AND state = %(state)s ORDER BY id

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
