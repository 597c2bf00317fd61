-- catalog_columns --
SELECT c.oid::regclass::text AS of, obj_description(c.oid, 'pg_class') AS about, quote_ident(a.attname) AS name,
    concat_ws(' ', format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN 'NOT NULL' END,
        CASE a.attidentity WHEN 'a' THEN 'GENERATED ALWAYS AS IDENTITY' END,
        'DEFAULT ' || pg_get_expr(d.adbin, d.adrelid)) AS kind,
    col_description(c.oid, a.attnum) AS comment
FROM pg_class AS c
JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
LEFT JOIN pg_attrdef AS d ON d.adrelid = c.oid AND d.adnum = a.attnum
WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
ORDER BY c.relname, a.attnum

-- catalog_constraints --
-- What PostgreSQL names by itself needs no name here.
SELECT conrelid::regclass::text AS of,
    CASE WHEN conname !~ ('^' || conrelid::regclass::text || '_(.*_)?(pkey|key|fkey|check)$')
        THEN format('CONSTRAINT %I ', conname) ELSE '' END || pg_get_constraintdef(oid, true) AS said
FROM pg_constraint
WHERE contype IN ('p', 'u', 'f', 'c') AND connamespace = 'public'::regnamespace AND conrelid <> 0
ORDER BY conrelid::regclass::text, strpos('pufc', contype::text), conname

-- catalog_functions --
SELECT obj_description(p.oid, 'pg_proc') AS about, pg_get_functiondef(p.oid) AS said
FROM pg_proc AS p
WHERE p.pronamespace IN ('public'::regnamespace, 'grafana'::regnamespace)
    AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass AND objid = p.oid AND deptype = 'e')
ORDER BY p.pronamespace::regnamespace::text, p.proname

-- catalog_grants --
-- What each role may do, tables with the same rights together.
WITH granted (role, what, object) AS (
    SELECT g.grantee, string_agg(g.privilege_type, ', ' ORDER BY g.privilege_type), c.oid::regclass::text
    FROM pg_class AS c CROSS JOIN LATERAL aclexplode(c.relacl) AS g
    WHERE c.relnamespace IN ('public'::regnamespace, 'grafana'::regnamespace) AND g.grantee <> c.relowner
    GROUP BY c.oid, g.grantee
    UNION ALL
    SELECT g.grantee, format('%s (%s)', g.privilege_type, string_agg(quote_ident(a.attname), ', ' ORDER BY a.attname)),
        c.oid::regclass::text
    FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid CROSS JOIN LATERAL aclexplode(a.attacl) AS g
    WHERE c.relnamespace = 'public'::regnamespace
    GROUP BY c.oid, g.grantee, g.privilege_type
    UNION ALL
    SELECT g.grantee, g.privilege_type, 'SCHEMA ' || n.nspname
    FROM pg_namespace AS n CROSS JOIN LATERAL aclexplode(n.nspacl) AS g
    WHERE n.nspname = 'grafana' AND g.grantee <> n.nspowner
)
SELECT format('GRANT %s ON %s TO %s;', what, string_agg(object, ', ' ORDER BY object), role::regrole) AS said
FROM granted GROUP BY role, what, object LIKE 'SCHEMA %' ORDER BY role::regrole::text, what

-- catalog_indexes --
SELECT i.indrelid::regclass::text AS of, replace(pg_get_indexdef(i.indexrelid, 0, true), ' USING btree', '') || ';' AS said
FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indrelid
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
    AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = i.indexrelid AND contype IN ('p', 'u'))
ORDER BY i.indrelid::regclass::text, i.indexrelid::regclass::text

-- catalog_roles --
SELECT concat_ws(', ', format('Role %s', rolname),
    CASE WHEN rolconnlimit >= 0 THEN format('at most %s connections', rolconnlimit) END,
    array_to_string(rolconfig, ', ')) AS said
FROM pg_roles WHERE rolname IN ('lawang_app', 'lawang_grafana') ORDER BY rolname

-- catalog_triggers --
SELECT pg_get_triggerdef(t.oid, true) || ';' AS said
FROM pg_trigger AS t JOIN pg_class AS c ON c.oid = t.tgrelid
WHERE NOT t.tgisinternal AND c.relnamespace = 'public'::regnamespace ORDER BY t.tgname

-- catalog_views --
-- Each with the views that it reads.
SELECT c.oid::regclass::text AS name, obj_description(c.oid, 'pg_class') AS about, pg_get_viewdef(c.oid, true) AS said,
    ARRAY(
        SELECT DISTINCT v.oid::regclass::text
        FROM pg_rewrite AS r
        JOIN pg_depend AS d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid
        JOIN pg_class AS v ON d.refclassid = 'pg_class'::regclass AND v.oid = d.refobjid AND v.relkind = 'v'
        WHERE r.ev_class = c.oid AND v.oid <> c.oid
        ORDER BY 1
    ) AS reads
FROM pg_class AS c
WHERE c.relkind = 'v' AND c.relnamespace IN ('public'::regnamespace, 'grafana'::regnamespace)
    AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = c.oid AND deptype = 'e')
ORDER BY c.relnamespace::regnamespace::text DESC, c.relname
-- newest_migration --
SELECT max(number) AS number FROM migration

-- versions --
-- A number a site that changes with every append and every heartbeat.
SELECT site, sum(next)::bigint + sum(as_of)::bigint AS version FROM log GROUP BY site
