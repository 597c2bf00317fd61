-- Exits in per cent of entries of each day that has entries.
SELECT
    d.midnight AS "time",
    round(100.0 * d.left_ / d.entered, 1)::double precision AS "Rasio pulang"
FROM grafana.day AS d
JOIN grafana.zone_day AS s ON s.site = d.site AND s.first <= d.day AND d.day < s.until
WHERE d.site = @site@ AND d.entered > 0
    AND d.day >= ($__timeFrom()::timestamptz AT TIME ZONE s.zone)::date
    AND d.day <= ($__timeTo()::timestamptz AT TIME ZONE s.zone)::date
ORDER BY 1
