-- By the local hour of issue.
SELECT
    lpad(t.hour::text, 2, '0') || '.00' AS jam,
    count(*) AS "Tiket",
    count(*) FILTER (WHERE t.ending = 'no_show') AS "Tidak hadir",
    round(avg(t.wait_ms) / 60000.0, 1)::double precision AS "Tunggu (menit)"
FROM grafana.ticket AS t
WHERE t.site = @site@ AND t.counted AND t.time >= $__timeFrom()::timestamptz AND t.time < $__timeTo()::timestamptz
    AND t.day >= ($__timeFrom()::timestamptz AT TIME ZONE 'UTC')::date - 1
    AND t.day <= ($__timeTo()::timestamptz AT TIME ZONE 'UTC')::date + 1
    AND t.tenant = ANY (ARRAY[${instansi:sqlstring}]::text[]) AND t.service = ANY (ARRAY[${layanan:sqlstring}]::text[])
GROUP BY t.hour ORDER BY t.hour
