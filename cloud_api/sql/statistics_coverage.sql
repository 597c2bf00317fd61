-- Each device that the site has ever heard, on each day that was opened: in how many of the hall's hours it was silent.
-- The hall's hours are those from opening to closing (else to the day's end), each counted if it was begun.
WITH open_hour AS (
    SELECT d.day, extract(hour FROM h AT TIME ZONE %(zone)s)::smallint AS hour
    FROM site_day AS d CROSS JOIN LATERAL generate_series(
        date_trunc('hour', to_timestamp(d.opened / 1000.0)),
        to_timestamp((coalesce(d.closed, d.ended) - 1) / 1000.0), INTERVAL '1 hour') AS h
    WHERE d.site = %(site)s AND d.day >= %(first)s AND d.day < %(until)s AND d.opened IS NOT NULL
), device AS (
    SELECT dev, min(day) AS since FROM device_hour WHERE site = %(site)s GROUP BY dev
), gap AS (
    SELECT dev, day, sum(amount)::bigint AS lost FROM fact
    WHERE site = %(site)s AND day >= %(first)s AND day < %(until)s AND kind = 'gap'
    GROUP BY dev, day
)
SELECT o.day::text AS day, d.dev, count(*) AS open_hours, count(*) FILTER (WHERE h.entries IS NULL) AS silent_hours,
    coalesce(sum(h.entries), 0)::bigint AS entries, coalesce(sum(h.presses), 0)::bigint AS presses,
    coalesce(max(g.lost), 0)::bigint AS lost
FROM open_hour AS o
JOIN device AS d ON d.since <= o.day
LEFT JOIN device_hour AS h ON h.site = %(site)s AND h.day = o.day AND h.hour = o.hour AND h.dev = d.dev
LEFT JOIN gap AS g ON g.dev = d.dev AND g.day = o.day
GROUP BY o.day, d.dev ORDER BY o.day, d.dev
