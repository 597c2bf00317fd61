-- The facts that an `undo` names count nowhere any more, and the rollups that count facts one by one go down with them.
-- Answers which they were: their ticket, and whether they are moments of their day. A rollup that comes to nothing is
-- dropped by `drop_empty`: one statement cannot change a row twice.
WITH undone AS MATERIALIZED (
    SELECT * FROM undone_by(%(site)s, %(log)s, %(n)s)
), moved AS (
    UPDATE rollup_day AS r SET count = r.count - u.count
    FROM (
        SELECT day, kind, count(*) AS count FROM undone WHERE counted AND kind IN ('enter', 'leave') GROUP BY day, kind
    ) AS u
    WHERE r.site = %(site)s AND r.day = u.day AND r.kind = u.kind
), refused AS (
    UPDATE rollup_service AS r SET count = r.count - u.count
    FROM (
        SELECT day, service, tenant, service_kind, kind, count(*) AS count FROM undone
        WHERE counted AND kind = 'refused' AND tenant IS NOT NULL
        GROUP BY day, service, tenant, service_kind, kind
    ) AS u
    WHERE r.site = %(site)s AND r.day = u.day AND r.service = u.service AND r.tenant = u.tenant
        AND r.kind = u.service_kind AND r.what = u.kind
)
SELECT DISTINCT day, kind = 'day' AS is_moment, ticket_log, ticket_n FROM undone
