-- The day's tickets by tenant; tenants that are open today have a row without tickets too. `now` in ms since 1970.
SELECT coalesce(t.tenant, d.tenant) AS code, coalesce(o.name, t.tenant, d.tenant) AS name,
    coalesce(d.open, false) AS open,
    count(t.n) AS tickets,
    count(t.n) FILTER (WHERE t.ending IS NULL AND t.called IS NULL) AS waiting,
    max(%(now)s - t.issued) FILTER (WHERE t.ending IS NULL AND t.called IS NULL) AS longest_ms,
    count(t.n) FILTER (WHERE t.ending IS NULL AND t.called IS NOT NULL) AS at_counter,
    count(t.n) FILTER (WHERE t.ending IN ('completed', 'accepted', 'incomplete', 'referred', 'unstated')) AS served,
    count(t.n) FILTER (WHERE t.ending = 'completed') AS completed,
    count(t.n) FILTER (WHERE t.ending = 'no_show') AS no_show,
    percentile_disc(0.5) WITHIN GROUP (ORDER BY t.wait_ms) AS median_wait_ms
FROM (SELECT * FROM ticket WHERE site = %(site)s AND day = %(day)s AND counted) AS t
FULL JOIN (SELECT * FROM tenant_day WHERE site = %(site)s AND day = %(day)s AND open) AS d ON d.tenant = t.tenant
LEFT JOIN tenant AS o ON o.site = %(site)s AND o.code = coalesce(t.tenant, d.tenant)
GROUP BY 1, 2, 3
ORDER BY waiting DESC, tickets DESC, name
