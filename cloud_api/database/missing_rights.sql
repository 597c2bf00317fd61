-- What is missing of the two roles and of their rights, each as the statement that makes it; the roles first. While what is
-- derived of any site is outdated, dashboards see nothing.
WITH role (name, options, settings) AS (VALUES
    ('lawang_app', 'LOGIN', '{jit=off}'::text[]),
    ('lawang_grafana', 'LOGIN CONNECTION LIMIT 20',
        '{default_transaction_read_only=on,statement_timeout=5s,jit=off,search_path=grafana}')
), there AS (
    SELECT r.oid, r.rolname AS name, role.settings, r.rolconfig
    FROM role JOIN pg_roles AS r ON r.rolname = role.name
), relation AS (
    SELECT c.oid, n.nspname AS schema, c.relname AS name
    FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'v') AND n.nspname IN ('public', 'grafana')
        AND NOT EXISTS (SELECT FROM pg_depend AS d WHERE d.objid = c.oid AND d.deptype = 'e') -- an extension's
), given (what, names) AS (VALUES
    ('INSERT', '{log,log_entry,arrival,device_entry,device_hour,fact,fact_waiting,rollup_day,rollup_service,ticket,
        site_day,tenant_day,hall_hours,plan,planned_tenant,planned_service,planned_counter,planned_holiday,
        office_key,office_due,settlement,correction,proposal,year_close,login}'::text[]),
    ('UPDATE', '{log,rollup_day,rollup_service,ticket,site_day,tenant_day,device_hour,hall_hours,plan}'),
    ('DELETE', '{fact_waiting,rollup_day,rollup_service,site_day,tenant_day,office_due,login}')
), given_column (name, columns) AS (VALUES
    ('site', '{name,zone,capacity}'::text[]),
    ('proposal', '{state,decided_by,decided_at,n}')
), wanted AS (
    SELECT 'lawang_app' AS role, 'SELECT' AS what, oid, schema, name FROM relation WHERE schema = 'public'
    UNION ALL
    SELECT 'lawang_app', given.what, oid, schema, name
    FROM given JOIN relation ON schema = 'public' AND name = ANY (given.names)
    UNION ALL
    SELECT 'lawang_grafana', 'SELECT', oid, schema, name FROM relation WHERE schema = 'grafana'
)
SELECT 1 AS turn, format('CREATE ROLE %I %s', name, options) AS said
FROM role WHERE name NOT IN (SELECT name FROM there)
UNION ALL
SELECT 2, format('ALTER ROLE %I SET %s = %L', name, split_part(setting, '=', 1), split_part(setting, '=', 2))
FROM there CROSS JOIN unnest(settings) AS setting
WHERE split_part(setting, '=', 1) NOT IN (SELECT split_part(had, '=', 1) FROM unnest(rolconfig) AS had)
UNION ALL
SELECT 3, format('GRANT %I TO %I', name, session_user)
FROM there WHERE name = 'lawang_app' AND NOT pg_has_role(session_user, oid, 'MEMBER')
UNION ALL
SELECT 4, format('GRANT USAGE ON SCHEMA grafana TO %I', name)
FROM there WHERE name = 'lawang_grafana' AND NOT has_schema_privilege(oid, 'grafana', 'USAGE')
    AND NOT EXISTS (SELECT FROM rebuild_due)
UNION ALL
SELECT 4, format('REVOKE USAGE ON SCHEMA grafana FROM %I', name)
FROM there WHERE name = 'lawang_grafana' AND has_schema_privilege(oid, 'grafana', 'USAGE')
    AND EXISTS (SELECT FROM rebuild_due)
UNION ALL
SELECT 5, format('GRANT %s ON %s TO %I', w.what, string_agg(format('%I.%I', w.schema, w.name), ', ' ORDER BY w.name), w.role)
FROM wanted AS w JOIN there ON there.name = w.role
WHERE NOT has_table_privilege(there.oid, w.oid, w.what)
GROUP BY w.role, w.what
UNION ALL
SELECT 6, format('GRANT UPDATE (%s) ON %I TO lawang_app', string_agg(quote_ident(field), ', ' ORDER BY field), g.name)
FROM given_column AS g CROSS JOIN unnest(g.columns) AS field JOIN there ON there.name = 'lawang_app'
JOIN relation AS r ON r.schema = 'public' AND r.name = g.name
WHERE NOT has_column_privilege(there.oid, r.oid, field, 'UPDATE')
GROUP BY g.name
ORDER BY 1, 2
