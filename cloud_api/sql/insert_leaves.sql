INSERT INTO log_entry (site, log, n, leaf)
SELECT %(site)s, %(log)s, n, leaf FROM unnest(%(n)s::bigint[], %(leaf)s::bytea[]) AS t (n, leaf)
