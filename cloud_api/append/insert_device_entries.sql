-- The earliest of the batch without a stored predecessor is the first; the rest compare with the first.
-- Answers how those are marked that are not the first, and whether a conflict is `found`: told once for each hash. The
-- firsts are added to their device's hour.
WITH batch AS (
    SELECT *, row_number() OVER (PARTITION BY dev, ep, seq ORDER BY n) AS turn,
        first_value(hash) OVER (PARTITION BY dev, ep, seq ORDER BY n) AS first_hash
    FROM unnest(%(dev)s::text[], %(ep)s::text[], %(seq)s::bigint[], %(hash)s::text[], %(n)s::bigint[],
        %(day)s::date[], %(hour)s::smallint[], %(press)s::boolean[])
        AS t (dev, ep, seq, hash, n, day, hour, press)
), marked AS (
    SELECT b.*, CASE
            WHEN stored.hash IS NULL AND b.turn = 1 THEN 'first'
            WHEN coalesce(stored.hash, b.first_hash) = b.hash THEN 'repeat'
            ELSE 'conflict'
        END AS status
    FROM batch AS b
    LEFT JOIN LATERAL ( -- one look into the index each, whatever the planner believes about the table
        SELECT hash FROM device_entry AS e
        WHERE e.site = %(site)s AND e.dev = b.dev AND e.ep = b.ep AND e.seq = b.seq AND e.status = 'first' LIMIT 1
    ) AS stored ON true
), inserted AS (
    INSERT INTO device_entry (site, dev, ep, seq, hash, log, n, status)
    SELECT %(site)s, dev, ep, seq, hash, %(log)s, n, status FROM marked
), added AS (
    INSERT INTO device_hour (site, day, hour, dev, entries, presses)
    SELECT %(site)s, day, hour, dev, count(*), count(*) FILTER (WHERE press)
    FROM marked WHERE status = 'first' GROUP BY day, hour, dev
    ON CONFLICT (site, day, hour, dev) DO UPDATE
        SET entries = device_hour.entries + excluded.entries, presses = device_hour.presses + excluded.presses
)
SELECT n, status, status = 'conflict' AND row_number() OVER (PARTITION BY dev, ep, seq, hash ORDER BY n) = 1 AND NOT EXISTS (
        SELECT FROM device_entry AS e
        WHERE e.site = %(site)s AND e.dev = m.dev AND e.ep = m.ep AND e.seq = m.seq AND e.hash = m.hash
            AND e.status = 'conflict'
    ) AS found
FROM marked AS m WHERE status <> 'first'
