-- Devices that said anything in the 31 days up to `day`. Open hours are those of the last seven days that were opened.
WITH opened AS (
    SELECT day, opened, coalesce(closed, ended, %(now)s) AS until
    FROM site_day
    WHERE site = %(site)s AND day <= %(day)s AND opened IS NOT NULL AND opened <= %(now)s
    ORDER BY day DESC LIMIT 7
), open_hour AS (
    SELECT o.day, extract(hour FROM h AT TIME ZONE %(zone)s)::smallint AS hour
    FROM opened AS o
    CROSS JOIN LATERAL generate_series(
        date_trunc('hour', to_timestamp(o.opened / 1000.0), %(zone)s), to_timestamp((o.until - 1) / 1000.0), '1 hour'
    ) AS h
), heard AS (
    SELECT dev, max(day + make_time(hour, 0, 0)) AS last,
        coalesce(sum(entries) FILTER (WHERE day = %(day)s), 0)::bigint AS entries,
        coalesce(sum(presses) FILTER (WHERE day = %(day)s), 0)::bigint AS presses
    FROM device_hour
    WHERE site = %(site)s AND day BETWEEN %(day)s - 30 AND %(day)s
    GROUP BY dev
), missing AS (
    SELECT dev, count(*) FILTER (WHERE kind = 'gap') AS gaps, count(*) FILTER (WHERE kind = 'conflict') AS conflicts
    FROM fact
    WHERE site = %(site)s AND day BETWEEN %(day)s - 30 AND %(day)s AND kind IN ('gap', 'conflict')
    GROUP BY dev
)
SELECT h.dev, h.last, h.entries, h.presses, coalesce(m.gaps, 0) AS gaps, coalesce(m.conflicts, 0) AS conflicts,
    (SELECT count(*) FROM open_hour) AS open_hours,
    (SELECT count(*) FROM open_hour AS o
        WHERE EXISTS (SELECT FROM device_hour AS d
            WHERE d.site = %(site)s AND d.dev = h.dev AND d.day = o.day AND d.hour = o.hour)) AS heard_hours
FROM heard AS h LEFT JOIN missing AS m ON m.dev = h.dev
ORDER BY h.last, h.dev
