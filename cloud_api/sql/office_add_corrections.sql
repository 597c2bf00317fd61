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
