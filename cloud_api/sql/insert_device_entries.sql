-- The earliest of the batch without a stored predecessor is the first; the rest compare with the first.
WITH batch AS (
    SELECT *, row_number() OVER (PARTITION BY dev, ep, seq ORDER BY n) AS turn,
        first_value(hash) OVER (PARTITION BY dev, ep, seq ORDER BY n) AS first_hash
    FROM unnest(%(dev)s::text[], %(ep)s::text[], %(seq)s::bigint[], %(hash)s::text[], %(n)s::bigint[])
        AS t (dev, ep, seq, hash, n)
)
INSERT INTO device_entry (site, dev, ep, seq, hash, log, n, status)
SELECT %(site)s, b.dev, b.ep, b.seq, b.hash, %(log)s, b.n,
    CASE
        WHEN stored.hash IS NULL AND b.turn = 1 THEN 'first'
        WHEN coalesce(stored.hash, b.first_hash) = b.hash THEN 'repeat'
        ELSE 'conflict'
    END
FROM batch AS b
LEFT JOIN device_entry AS stored
    ON stored.site = %(site)s AND stored.dev = b.dev AND stored.ep = b.ep AND stored.seq = b.seq
    AND stored.status = 'first'
