-- Each device of the last 28 days: when it last said something, how often it usually does, and how sure its clock is.
SELECT
    d.dev AS "Perangkat",
    to_char(d.last AT TIME ZONE t.zone, 'YYYY-MM-DD HH24.MI') AS "Terakhir",
    d.silent_min AS "Diam",
    d.usual_gap_min AS "Jeda lazim",
    CASE WHEN NOT l.is_open THEN 'tutup'
        WHEN d.silent_min > greatest(@device_silent_min@, @device_silent_gaps@ * d.usual_gap_min) THEN 'diam'
        ELSE 'baik' END AS "Keadaan",
    d.entries_today AS "Hari ini",
    d.entries::bigint AS "28 hari",
    d.late_today AS "Terlambat",
    d.err_ms AS "Galat jam"
FROM grafana.hall AS l
JOIN grafana.today AS t USING (site)
JOIN grafana.device AS d USING (site)
WHERE l.site = @site@ AND d.dev = ANY (ARRAY[${perangkat:sqlstring}]::text[])
ORDER BY 1
