-- Entries of the chosen devices by local hour.
SELECT
    (h.day + make_interval(hours => h.hour)) AT TIME ZONE s.zone AS "time",
    h.dev AS metric,
    h.entries AS value
FROM grafana.device_hour AS h
JOIN grafana.zone_day AS s ON s.site = h.site AND s.first <= h.day AND h.day < s.until
WHERE h.site = @site@ AND h.dev = ANY (ARRAY[${perangkat:sqlstring}]::text[])
    AND h.day >= ($__timeFrom()::timestamptz AT TIME ZONE s.zone)::date
    AND h.day <= ($__timeTo()::timestamptz AT TIME ZONE s.zone)::date
ORDER BY 1, 2
