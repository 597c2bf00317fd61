-- service_days --
-- The days on which the plan had a tenant open, today once the hall has opened: a gateway opens its register on other
-- days too, and at midnight. `now` in ms since 1970.
SELECT DISTINCT day FROM tenant_day
WHERE site = %(site)s AND day >= %(first)s AND day <= %(last)s AND open AND NOT trial
    AND NOT EXISTS (
        SELECT FROM hall_hours AS h WHERE h.site = %(site)s AND h.day = tenant_day.day AND h.opens_at > %(now)s
    )

-- state --
-- Whether the site's current log is in its trial, which of the day's moments have been, and the hall's hours by the plan:
-- both null where it is closed; not `planned`: no plan has said anything of this day.
SELECT coalesce((
        SELECT trial FROM gateway_log WHERE site = %(site)s
    ), false) AS trial,
    d.opened, d.cutoff, d.closed, d.ended, h.day IS NOT NULL AS planned, h.opens_at, h.closes_at
FROM (VALUES (1)) AS one (row)
LEFT JOIN site_day AS d ON d.site = %(site)s AND d.day = %(day)s
LEFT JOIN hall_hours AS h ON h.site = %(site)s AND h.day = %(day)s

-- today --
-- The day's tickets by tenant; tenants that are open today have a row without tickets too. `now` in ms since 1970.
SELECT coalesce(t.tenant, d.tenant) AS code, coalesce(o.name, t.tenant, d.tenant) AS name,
    coalesce(d.open, false) AS open,
    count(t.n) AS tickets,
    count(t.n) FILTER (WHERE t.ending IS NULL AND t.called IS NULL) AS waiting,
    max(%(now)s - t.issued) FILTER (WHERE t.ending IS NULL AND t.called IS NULL AND t.issued <= %(now)s) AS longest_ms,
    count(t.n) FILTER (WHERE t.ending IS NULL AND t.called IS NOT NULL) AS at_counter,
    count(t.n) FILTER (WHERE served(t.ending)) AS served,
    count(t.n) FILTER (WHERE t.ending = 'completed') AS completed,
    count(t.n) FILTER (WHERE t.ending = 'no_show') AS no_show,
    percentile_disc(0.5) WITHIN GROUP (ORDER BY t.wait_ms) AS median_wait_ms
FROM (SELECT * FROM ticket WHERE site = %(site)s AND day = %(day)s AND counted) AS t
FULL JOIN (SELECT * FROM tenant_day WHERE site = %(site)s AND day = %(day)s AND open) AS d ON d.tenant = t.tenant
LEFT JOIN tenant AS o ON o.site = %(site)s AND o.code = coalesce(t.tenant, d.tenant)
GROUP BY 1, 2, 3
ORDER BY waiting DESC, tickets DESC, name
