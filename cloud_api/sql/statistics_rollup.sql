-- The same as `statistics` for whole days and all devices, out of the rollup: a year is some hundred rows.
SELECT
    CASE %(by)s::text
        WHEN 'day' THEN to_char(day, 'YYYY-MM-DD')
        WHEN 'week' THEN to_char(day, 'IYYY-"W"IW')
        WHEN 'month' THEN to_char(day, 'YYYY-MM')
        WHEN 'year' THEN to_char(day, 'YYYY')
        ELSE 'total'
    END AS period,
    coalesce(sum(count) FILTER (WHERE kind = 'enter'), 0)::bigint AS entered,
    coalesce(sum(count) FILTER (WHERE kind = 'leave'), 0)::bigint AS left
FROM rollup_day
WHERE site = %(site)s AND day >= %(first)s AND day < %(until)s AND kind = ANY(%(kinds)s::text[])
GROUP BY 1 ORDER BY 1
