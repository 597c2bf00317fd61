-- The hours of days to come by a plan that takes effect at `since`. It leaves hours alone that were over by then, gives no
-- day hours that were, and does not undo what a later plan said, whichever of their logs came first.
INSERT INTO hall_hours (site, day, opens_at, closes_at, since)
SELECT %(site)s, d.day, d.opens_at, d.closes_at, %(since)s
FROM unnest(%(day)s::date[], %(opens_at)s::bigint[], %(closes_at)s::bigint[]) AS d (day, opens_at, closes_at)
LEFT JOIN hall_hours AS h ON h.site = %(site)s AND h.day = d.day
WHERE h.day IS NOT NULL OR d.closes_at IS NULL OR d.closes_at > %(since)s
ON CONFLICT (site, day) DO UPDATE
    SET opens_at = excluded.opens_at, closes_at = excluded.closes_at, since = excluded.since
    WHERE hall_hours.since <= excluded.since
        AND coalesce(hall_hours.closes_at, excluded.closes_at) > excluded.since
