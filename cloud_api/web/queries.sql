-- add_login --
-- A new login; those that have ended are let go on the way.
WITH ended AS (DELETE FROM login WHERE until <= now())
INSERT INTO login (hash, token, until) VALUES (%(hash)s, %(token)s, now() + make_interval(secs => %(seconds)s))

-- device_cursors --
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

-- end_login --
DELETE FROM login WHERE hash = %(hash)s

-- health --
-- Which edition this is: TimescaleDB Community keeps old chunks in columns, its Apache edition does not. It fails as every
-- request would where the cursors cannot be read.
SELECT (SELECT count(*) FROM log) AS logs,
    current_setting('server_version') AS version,
    (SELECT extversion FROM pg_extension WHERE extname = 'timescaledb') AS timescaledb,
    CASE
        WHEN NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'timescaledb') THEN 'postgresql'
        WHEN current_setting('timescaledb.license', true) = 'timescale' THEN 'timescaledb-community'
        ELSE 'timescaledb-apache'
    END AS edition,
    current_user = 'lawang_app' AS restricted,
    (SELECT max(number) FROM migration) AS migration

-- log_cursors --
-- For the metrics: how far each log is.
SELECT site, log, next, head, as_of FROM log

-- read_leaves --
-- Leaves from a number on, at most so many and so many bytes, but always one.
SELECT n, leaf FROM (
    SELECT n, leaf, sum(length(leaf)) OVER (ORDER BY n) - length(leaf) AS before
    FROM log_entry
    WHERE site = %(site)s AND log = %(log)s AND n >= %(first)s AND n < %(end)s
) AS t
WHERE before < %(bytes)s
ORDER BY n
