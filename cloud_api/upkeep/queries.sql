-- about --
-- What this database is: of which migration, PostgreSQL and TimescaleDB.
SELECT (SELECT max(number) FROM migration) AS migration, current_setting('server_version_num')::integer / 10000 AS server,
    (SELECT extversion FROM pg_extension WHERE extname = 'timescaledb') AS timescaledb

-- foreign --
-- What is here that no empty database has: tables, views and schemas of whoever made them.
SELECT c.relname AS name FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
    AND NOT EXISTS (SELECT FROM pg_depend AS d WHERE d.objid = c.oid AND d.deptype = 'e')
    AND n.nspname NOT LIKE '\_timescaledb%' AND n.nspname NOT LIKE 'timescaledb%'
LIMIT 1

-- heads --
-- How far each log is.
SELECT site, log, next, encode(root, 'hex') AS root FROM log ORDER BY site, opened

-- logins_end --
DELETE FROM login

-- mark_restored --
-- Each site's office opens a new log: another database may go on with the one that is here.
INSERT INTO office_due (site, why) SELECT site, 'restored' FROM site ON CONFLICT (site) DO UPDATE SET why = 'restored'

-- server --
SELECT current_setting('server_version_num')::integer / 10000 AS server, session_user AS who,
    current_setting('is_superuser') = 'on' AS is_superuser,
    EXISTS (
        SELECT FROM pg_available_extension_versions WHERE name = 'timescaledb' AND version = %(timescaledb)s::text
    ) AS has_timescaledb
