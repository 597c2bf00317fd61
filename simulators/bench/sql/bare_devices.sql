INSERT INTO bare_device (site, dev, ep, seq, hash, log, n, status)
SELECT %(site)s, dev, ep, seq, hash, %(log)s, n, 'first'
FROM unnest(%(dev)s::text[], %(ep)s::text[], %(seq)s::bigint[], %(hash)s::text[], %(n)s::bigint[])
    AS t (dev, ep, seq, hash, n)
