-- The last entry of each epoch of each device, over all logs of the site. The recursion jumps from one epoch to
-- the next in the index instead of reading every entry.
WITH RECURSIVE epoch AS (
    (SELECT dev, ep FROM device_entry WHERE site = %(site)s AND status = 'first' ORDER BY dev, ep LIMIT 1)
    UNION ALL
    SELECT following.dev, following.ep
    FROM epoch CROSS JOIN LATERAL (
        SELECT d.dev, d.ep FROM device_entry AS d
        WHERE d.site = %(site)s AND d.status = 'first' AND (d.dev, d.ep) > (epoch.dev, epoch.ep)
        ORDER BY d.dev, d.ep LIMIT 1
    ) AS following
)
SELECT epoch.dev, epoch.ep, latest.seq, latest.hash AS h
FROM epoch CROSS JOIN LATERAL (
    SELECT d.seq, d.hash FROM device_entry AS d
    WHERE d.site = %(site)s AND d.status = 'first' AND d.dev = epoch.dev AND d.ep = epoch.ep
    ORDER BY d.seq DESC LIMIT 1
) AS latest
ORDER BY epoch.dev, epoch.ep
