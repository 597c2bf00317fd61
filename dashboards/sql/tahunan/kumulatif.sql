-- Visitors from the start of the year; last year's days stand on this year's dates.
SELECT
    grafana.midnight(c.day, c.zone) AS "time",
    sum(c.this) OVER (ORDER BY c.day)::bigint AS "Tahun ini",
    CASE WHEN max(c.last) OVER () > 0 THEN sum(c.last) OVER (ORDER BY c.day)::bigint END AS "Tahun lalu"
FROM (
    SELECT g::date AS day, y.zone, coalesce(a.entered, 0) AS this, coalesce(b.entered, 0) AS last
    FROM grafana.year_of(@site@, $__timeFrom()::timestamptz) AS y
    CROSS JOIN LATERAL (SELECT day FROM grafana.today WHERE site = @site@) AS t
    CROSS JOIN LATERAL generate_series(y.first::timestamp, least(y.until - 1, t.day), interval '1 day') AS g
    LEFT JOIN grafana.day AS a ON a.site = @site@ AND a.day = g::date
    LEFT JOIN grafana.day AS b ON b.site = @site@ AND b.day = (g - interval '1 year')::date
        AND extract(day FROM g) = extract(day FROM g - interval '1 year')
) AS c
ORDER BY 1
