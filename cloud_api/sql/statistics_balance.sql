-- Who was written off at the end of days, and taken off by adjustments, by period.
SELECT
    CASE %(by)s::text
        WHEN 'day' THEN to_char(day, 'YYYY-MM-DD')
        WHEN 'week' THEN to_char(day, 'IYYY-"W"IW')
        WHEN 'month' THEN to_char(day, 'YYYY-MM')
        WHEN 'year' THEN to_char(day, 'YYYY')
        ELSE 'total'
    END AS period,
    coalesce(sum(amount) FILTER (WHERE kind = 'write_off'), 0)::bigint AS written_off,
    coalesce(sum(amount) FILTER (WHERE kind = 'adjust'), 0)::bigint AS adjusted
FROM fact
WHERE site = %(site)s AND day >= %(first)s AND day < %(until)s AND counted AND kind IN ('write_off', 'adjust')
GROUP BY 1 ORDER BY 1
