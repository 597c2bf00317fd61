-- versions --
-- A number a site that changes with every append and every heartbeat.
SELECT site, sum(next)::bigint + sum(as_of)::bigint AS version FROM log GROUP BY site
