-- Counts out of the facts, by local period; days are half-open: from `first` until before `until`.
SELECT
    CASE %(by)s::text
        WHEN 'hour' THEN to_char(day, 'YYYY-MM-DD') || 'T' || lpad(hour::text, 2, '0')
        WHEN 'day' THEN to_char(day, 'YYYY-MM-DD')
        WHEN 'week' THEN to_char(day, 'IYYY-"W"IW')
        WHEN 'month' THEN to_char(day, 'YYYY-MM')
        WHEN 'year' THEN to_char(day, 'YYYY')
        WHEN 'weekday-hour' THEN extract(isodow FROM day)::text || 'T' || lpad(hour::text, 2, '0')
        ELSE 'total'
    END AS period,
    count(*) FILTER (WHERE kind = 'enter') AS entered,
    count(*) FILTER (WHERE kind = 'leave') AS left
FROM fact
WHERE site = %(site)s AND day >= %(first)s AND day < %(until)s AND counted AND kind = ANY(%(kinds)s::text[])
    AND (%(devs)s::text[] IS NULL OR dev = ANY(%(devs)s::text[]))
GROUP BY 1 ORDER BY 1
