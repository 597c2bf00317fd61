-- When visitors came: local hour by weekday, hours in which somebody came.
SELECT
    lpad(f.hour::text, 2, '0') || '.00' AS "Jam",
    count(f.n) FILTER (WHERE extract(isodow FROM f.day) = 1) AS "Senin",
    count(f.n) FILTER (WHERE extract(isodow FROM f.day) = 2) AS "Selasa",
    count(f.n) FILTER (WHERE extract(isodow FROM f.day) = 3) AS "Rabu",
    count(f.n) FILTER (WHERE extract(isodow FROM f.day) = 4) AS "Kamis",
    count(f.n) FILTER (WHERE extract(isodow FROM f.day) = 5) AS "Jumat",
    count(f.n) FILTER (WHERE extract(isodow FROM f.day) = 6) AS "Sabtu",
    count(f.n) FILTER (WHERE extract(isodow FROM f.day) = 7) AS "Minggu"
FROM grafana.year_of(@site@, $__timeFrom()::timestamptz) AS y
JOIN grafana.fact AS f ON f.site = @site@ AND f.day >= y.first AND f.day < y.until
WHERE f.kind = 'enter' AND f.counted
GROUP BY f.hour ORDER BY f.hour
