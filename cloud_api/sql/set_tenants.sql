-- The tenants of the plan in force, as `set_services`.
WITH gone AS (
    UPDATE tenant SET closed = true WHERE site = %(site)s AND code <> ALL(%(code)s::text[])
)
INSERT INTO tenant (site, code, name, closed)
SELECT %(site)s, code, name, false FROM unnest(%(code)s::text[], %(name)s::text[]) AS t (code, name)
ON CONFLICT (site, code) DO UPDATE SET name = excluded.name, closed = false
