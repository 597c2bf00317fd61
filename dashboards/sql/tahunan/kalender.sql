-- Visitors of each day: a column a weekday, a row a week, named by its local Monday.
SELECT
    grafana.midnight(w.monday::date, y.zone) AS "time",
    sum(d.entered) FILTER (WHERE extract(isodow FROM d.day) = 1)::bigint AS "Senin",
    sum(d.entered) FILTER (WHERE extract(isodow FROM d.day) = 2)::bigint AS "Selasa",
    sum(d.entered) FILTER (WHERE extract(isodow FROM d.day) = 3)::bigint AS "Rabu",
    sum(d.entered) FILTER (WHERE extract(isodow FROM d.day) = 4)::bigint AS "Kamis",
    sum(d.entered) FILTER (WHERE extract(isodow FROM d.day) = 5)::bigint AS "Jumat",
    sum(d.entered) FILTER (WHERE extract(isodow FROM d.day) = 6)::bigint AS "Sabtu",
    sum(d.entered) FILTER (WHERE extract(isodow FROM d.day) = 7)::bigint AS "Minggu"
FROM grafana.year_of(@site@, $__timeFrom()::timestamptz) AS y
CROSS JOIN LATERAL generate_series(date_trunc('week', y.first::timestamp), y.until - 1, interval '1 week') AS w (monday)
LEFT JOIN grafana.day AS d
    ON d.site = @site@ AND d.day >= y.first AND d.day < y.until AND d.day - w.monday::date BETWEEN 0 AND 6
GROUP BY w.monday, y.zone ORDER BY 1
