-- How long: service time in steps of five minutes, the last one open, against the standard of each service.
SELECT
    s * 5 || CASE WHEN s < 12 THEN '–' || s * 5 + 5 ELSE '+' END AS menit,
    count(k.n) FILTER (WHERE k.serve_ms <= coalesce(k.std_service_min * 60000, k.serve_ms)) AS "Dalam standar",
    count(k.n) FILTER (WHERE k.serve_ms > k.std_service_min * 60000) AS "Lewat standar"
FROM generate_series(0, 12) AS s
LEFT JOIN (
    SELECT t.n, t.serve_ms, t.std_service_min, least(12, floor(t.serve_ms / 300000.0)) AS step
    FROM grafana.ticket AS t
    WHERE t.site = @site@ AND t.counted AND t.time >= $__timeFrom()::timestamptz AND t.time < $__timeTo()::timestamptz
        AND t.day >= ($__timeFrom()::timestamptz AT TIME ZONE 'UTC')::date - 1
        AND t.day <= ($__timeTo()::timestamptz AT TIME ZONE 'UTC')::date + 1
        AND t.tenant = ANY (ARRAY[${instansi:sqlstring}]::text[]) AND t.service = ANY (ARRAY[${layanan:sqlstring}]::text[])
        AND t.serve_ms IS NOT NULL AND t.served
) AS k ON k.step = s
GROUP BY s ORDER BY s
