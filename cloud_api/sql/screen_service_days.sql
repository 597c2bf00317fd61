-- The days on which the plan had a tenant open, today once the hall has opened: a gateway opens its register on other
-- days too, and at midnight. `now` in ms since 1970.
SELECT DISTINCT day FROM tenant_day
WHERE site = %(site)s AND day >= %(first)s AND day <= %(last)s AND open AND NOT trial
    AND NOT EXISTS (
        SELECT FROM hall_hours AS h WHERE h.site = %(site)s AND h.day = tenant_day.day AND h.opens_at > %(now)s
    )
