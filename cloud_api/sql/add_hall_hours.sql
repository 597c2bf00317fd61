-- The hours of days of which nothing is known yet, by the plan in force when a day was opened.
INSERT INTO hall_hours (site, day, opens_at, closes_at, since)
SELECT %(site)s, d.day, d.opens_at, d.closes_at, %(since)s
FROM unnest(%(day)s::date[], %(opens_at)s::bigint[], %(closes_at)s::bigint[]) AS d (day, opens_at, closes_at)
ON CONFLICT (site, day) DO NOTHING
