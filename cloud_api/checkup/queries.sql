-- conflicts --
SELECT count(*) AS n FROM device_entry WHERE status = 'conflict'

-- excess --
-- What the application's and the dashboards' roles may do and need not: change a log or a fact, see tables, be more than
-- roles of a database.
SELECT r.rolname AS role, p.what || ' ' || c.oid::regclass::text AS right FROM pg_roles AS r
CROSS JOIN pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
CROSS JOIN unnest('{UPDATE,DELETE,TRUNCATE}'::text[]) AS p (what)
WHERE r.rolname IN ('lawang_app', 'lawang_grafana') AND n.nspname = 'public' AND c.relkind IN ('r', 'p')
    AND c.relname IN ('log_entry', 'arrival', 'fact', 'migration', 'token', 'year_close', 'office_key')
    AND has_table_privilege(r.oid, c.oid, p.what)
UNION ALL
SELECT r.rolname, 'SELECT ' || c.oid::regclass::text FROM pg_roles AS r
CROSS JOIN pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
WHERE r.rolname = 'lawang_grafana' AND n.nspname = 'public' AND c.relkind IN ('r', 'p', 'v')
    AND has_table_privilege(r.oid, c.oid, 'SELECT')
    AND NOT EXISTS (SELECT FROM pg_depend AS d WHERE d.objid = c.oid AND d.deptype = 'e')
UNION ALL
SELECT rolname, 'SUPERUSER, CREATEROLE, CREATEDB, BYPASSRLS' FROM pg_roles
WHERE rolname IN ('lawang_app', 'lawang_grafana') AND (rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls)
UNION ALL
SELECT rolname, 'SUPERUSER' FROM pg_roles WHERE rolname = session_user AND rolsuper
ORDER BY 1, 2

-- growth --
-- How large the database is, and in how many days it has become so.
SELECT pg_database_size(current_database()) AS bytes,
    greatest(1, extract(epoch FROM now() - (SELECT min(created_at) FROM site)) / 86400)::float AS days

-- offices --
SELECT site FROM office_due ORDER BY site

-- silent --
-- Sites whose gateway has not been heard for a quarter of an hour, or never.
SELECT s.site, coalesce(g.as_of, 0) AS as_of FROM site AS s LEFT JOIN gateway_log AS g ON g.site = s.site
WHERE coalesce(g.as_of, 0) < %(since)s ORDER BY s.site

-- support_logs --
SELECT site, log, next, after, sent FROM log ORDER BY site, log

-- support_set --
-- What somebody has set otherwise than PostgreSQL does, but for names of files and hosts.
SELECT name, setting FROM pg_settings
WHERE source NOT IN ('default', 'override', 'client') AND vartype <> 'string' ORDER BY name

-- support_tables --
SELECT relname AS name, pg_total_relation_size(oid) AS bytes, reltuples::bigint AS rows FROM pg_class
WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY relname

-- two --
-- Sites for which two logs are sent to that do not succeed each other: two gateways, or one and its copy.
SELECT l.site, string_agg(l.log, ', ' ORDER BY l.opened) AS logs FROM log AS l
WHERE NOT is_office(l.log) AND l.sent > %(since)s AND NOT EXISTS (
    SELECT FROM log AS s WHERE s.site = l.site AND s.after = l.log AND s.log <> l.log
)
GROUP BY l.site HAVING count(*) > 1 ORDER BY l.site
