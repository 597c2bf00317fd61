INSERT INTO log_entry (site, log, n, leaf)
SELECT %(site)s, %(log)s, %(first)s + turn - 1, leaf
FROM unnest(%(leaf)b::bytea[]) WITH ORDINALITY AS t (leaf, turn)
