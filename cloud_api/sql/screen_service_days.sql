-- The days on which the plan had a tenant open: a gateway opens its register on other days too.
SELECT DISTINCT day FROM tenant_day
WHERE site = %(site)s AND day >= %(first)s AND day <= %(last)s AND open AND NOT trial
