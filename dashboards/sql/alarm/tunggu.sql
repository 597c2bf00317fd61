-- Median waiting of the last calls in per cent of the service's standard.
SELECT t.site AS lokasi, coalesce(k.service_name, '-') AS layanan, coalesce(k.pct, 0)::double precision AS nilai
FROM grafana.today AS t
LEFT JOIN LATERAL (
    SELECT service_name, percentile_cont(0.5) WITHIN GROUP (ORDER BY wait_ms / 600.0 / max_wait_min) AS pct
    FROM grafana.ticket
    WHERE site = t.site AND day = t.day AND counted AND max_wait_min > 0 AND wait_ms IS NOT NULL
        AND called_time > t.at - interval '@wait_window_min@ minutes' AND called_time <= t.at
    GROUP BY service_name HAVING count(*) >= @wait_calls@
) AS k ON true
