-- The counters of the plan in force, as `set_services`.
WITH gone AS (
    UPDATE counter SET closed = true WHERE site = %(site)s AND code <> ALL(%(code)s::text[])
)
INSERT INTO counter (site, code, name, area, closed)
SELECT %(site)s, code, name, area, false
FROM unnest(%(code)s::text[], %(name)s::text[], %(area)s::text[]) AS t (code, name, area)
ON CONFLICT (site, code) DO UPDATE SET name = excluded.name, area = excluded.area, closed = false
