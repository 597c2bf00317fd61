INSERT INTO bare_entry (site, log, n, leaf)
SELECT %(site)s, %(log)s, n, leaf FROM unnest(%(n)b::bigint[], %(leaf)b::bytea[]) AS t (n, leaf)
