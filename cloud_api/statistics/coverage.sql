-- Each device that the site has ever heard, on each day that the plan has open: in how many of the hall's hours it was
-- silent. Hours are those of the plan in force on the day that have begun by `now` (ms since 1970); entries, presses and
-- losses are those of the whole day.
WITH open_at AS (
    SELECT day, hour FROM open_hour
    WHERE site = %(site)s AND day >= %(first)s AND day < %(until)s AND begins < %(now)s
), device AS (
    SELECT dev, min(day) AS since FROM device_hour WHERE site = %(site)s GROUP BY dev
), heard AS (
    SELECT dev, day, sum(entries) AS entries, sum(presses) AS presses FROM device_hour
    WHERE site = %(site)s AND day >= %(first)s AND day < %(until)s
    GROUP BY dev, day
), gap AS (
    SELECT dev, day, sum(amount)::bigint AS lost FROM fact
    WHERE site = %(site)s AND day >= %(first)s AND day < %(until)s AND kind = 'gap'
    GROUP BY dev, day
)
SELECT o.day::text AS day, d.dev, count(*) AS open_hours, count(*) FILTER (WHERE h.entries IS NULL) AS silent_hours,
    coalesce(max(w.entries), 0)::bigint AS entries, coalesce(max(w.presses), 0)::bigint AS presses,
    coalesce(max(g.lost), 0)::bigint AS lost
FROM open_at AS o
JOIN device AS d ON d.since <= o.day
LEFT JOIN device_hour AS h ON h.site = %(site)s AND h.day = o.day AND h.hour = o.hour AND h.dev = d.dev
LEFT JOIN heard AS w ON w.dev = d.dev AND w.day = o.day
LEFT JOIN gap AS g ON g.dev = d.dev AND g.day = o.day
GROUP BY o.day, d.dev ORDER BY o.day, d.dev
