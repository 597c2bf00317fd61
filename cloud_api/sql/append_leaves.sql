-- Leaves from number `first` on, and that they came together.
WITH came AS (
    INSERT INTO arrival (site, log, first, next) VALUES (%(site)s, %(log)s, %(first)s, %(next)s)
)
INSERT INTO log_entry (site, log, n, leaf)
SELECT %(site)s, %(log)s, %(first)s + turn - 1, leaf
FROM unnest(%(leaf)b::bytea[]) WITH ORDINALITY AS t (leaf, turn)
