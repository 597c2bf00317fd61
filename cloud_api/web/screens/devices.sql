-- Devices that said anything in the 31 days up to `day`. Open hours are those of the last seven days that the plan had
-- open, as far as they have begun by `now` (ms since 1970).
WITH opened AS (
    SELECT day FROM hall_hours
    WHERE site = %(site)s AND day <= %(day)s AND opens_at < %(now)s
    ORDER BY day DESC LIMIT 7
), open_at AS (
    SELECT o.day, o.hour FROM open_hour AS o JOIN opened USING (day) WHERE o.site = %(site)s AND o.begins < %(now)s
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
    (SELECT count(*) FROM open_at) AS open_hours,
    (SELECT count(*) FROM open_at AS o
        WHERE EXISTS (SELECT FROM device_hour AS d
            WHERE d.site = %(site)s AND d.dev = h.dev AND d.day = o.day AND d.hour = o.hour)) AS heard_hours
FROM heard AS h LEFT JOIN missing AS m ON m.dev = h.dev
ORDER BY h.last, h.dev
