-- Waiting is over all that were called, service over all that were served: who was passed on is not.
SELECT
    count(*) AS tiket,
    (percentile_cont(0.5) WITHIN GROUP (ORDER BY t.wait_ms / 60000.0))::double precision AS tunggu_median,
    (percentile_cont(0.9) WITHIN GROUP (ORDER BY t.wait_ms / 60000.0))::double precision AS tunggu_p90,
    round(100.0 * count(*) FILTER (WHERE t.wait_ms <= t.max_wait_min * 60000)
        / nullif(count(*) FILTER (WHERE t.wait_ms IS NOT NULL AND t.max_wait_min IS NOT NULL), 0), 1)::double precision
        AS dalam_standar_pct,
    (percentile_cont(0.5) WITHIN GROUP (ORDER BY t.serve_ms / 60000.0)
        FILTER (WHERE t.served))::double precision AS layanan_median,
    round(100.0 * count(*) FILTER (WHERE t.ending = 'no_show')
        / nullif(count(*) FILTER (WHERE t.called IS NOT NULL), 0), 1)::double precision AS tidak_hadir_pct
FROM grafana.ticket AS t
WHERE t.site = @site@ AND t.counted AND t.time >= $__timeFrom()::timestamptz AND t.time < $__timeTo()::timestamptz
    AND t.day >= ($__timeFrom()::timestamptz AT TIME ZONE 'UTC')::date - 1
    AND t.day <= ($__timeTo()::timestamptz AT TIME ZONE 'UTC')::date + 1
    AND t.tenant = ANY (ARRAY[${instansi:sqlstring}]::text[]) AND t.service = ANY (ARRAY[${layanan:sqlstring}]::text[])
