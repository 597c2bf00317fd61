-- Visitors of each month beside the year before; null where a month has no open day.
SELECT
    grafana.month_name(m) AS bulan,
    sum(d.entered) FILTER (WHERE d.day >= y.first)::bigint AS "Tahun ini",
    sum(d.entered) FILTER (WHERE d.day < y.first)::bigint AS "Tahun lalu",
    round(100.0 * sum(d.entered) FILTER (WHERE d.day >= y.first)
        / nullif(sum(d.entered) FILTER (WHERE d.day < y.first), 0) - 100, 1)::double precision AS "Perubahan",
    count(d.day) FILTER (WHERE d.day >= y.first AND d.was_open) AS "Hari buka"
FROM grafana.year_of(@site@, $__timeFrom()::timestamptz) AS y
CROSS JOIN generate_series(1, 12) AS m
LEFT JOIN grafana.day AS d
    ON d.site = @site@ AND d.day >= y.before AND d.day < y.until AND extract(month FROM d.day) = m
GROUP BY m, y.first ORDER BY m
