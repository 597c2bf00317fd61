-- The holidays of the plan in force.
WITH given AS (
    SELECT * FROM unnest(%(day)s::date[], %(name)s::text[]) AS h (day, name)
), gone AS (
    DELETE FROM holiday WHERE site = %(site)s AND day NOT IN (SELECT day FROM given)
)
INSERT INTO holiday (site, day, name) SELECT %(site)s, day, name FROM given
ON CONFLICT (site, day) DO UPDATE SET name = excluded.name
