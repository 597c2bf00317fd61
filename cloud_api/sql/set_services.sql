-- The services of the plan in force. What it no longer names stays as it was, and is closed.
WITH given AS (
    SELECT * FROM unnest(%(code)s::text[], %(tenant)s::text[], %(name)s::text[], %(kind)s::text[],
        %(max_wait_min)s::integer[], %(std_service_min)s::integer[], %(std_days)s::integer[], %(closed)s::boolean[])
        AS t (code, tenant, name, kind, max_wait_min, std_service_min, std_days, closed)
), gone AS (
    UPDATE service SET closed = true WHERE site = %(site)s AND code <> ALL(%(code)s::text[])
)
INSERT INTO service (site, code, tenant, name, kind, max_wait_min, std_service_min, std_days, closed)
SELECT %(site)s, * FROM given
ON CONFLICT (site, code) DO UPDATE
    SET tenant = excluded.tenant, name = excluded.name, kind = excluded.kind, max_wait_min = excluded.max_wait_min,
        std_service_min = excluded.std_service_min, std_days = excluded.std_days, closed = excluded.closed
