INSERT INTO settlement (site, n, log, ticket_n, outcome, day, who, at)
SELECT %(site)s, * FROM unnest(%(n)s::bigint[], %(log)s::text[], %(ticket_n)s::bigint[], %(outcome)s::text[],
    %(day)s::date[], %(who)s::text[], %(at)s::bigint[])
