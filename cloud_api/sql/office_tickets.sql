-- The tickets that lines name by day and number, as they stand with all that the office has written.
SELECT a.line, r.log, r.n, r.ending, r.settled, r.void
FROM unnest(%(line)s::integer[], %(day)s::date[], %(number)s::text[], %(log)s::text[]) AS a (line, day, number, log)
JOIN recap_ticket(%(site)s, %(first)s::date, %(last)s::date + 1, %(all)s::bigint, %(all)s::bigint) AS r
    ON r.day = a.day AND r.number = a.number AND (a.log IS NULL OR a.log = r.log)
