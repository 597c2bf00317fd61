SELECT
    count(d.dev) AS perangkat,
    count(d.dev) FILTER (
        WHERE l.is_open AND d.silent_min > greatest(@device_silent_min@, @device_silent_gaps@ * d.usual_gap_min)
    ) AS diam,
    max(g.age_s) AS umur_s,
    max(g.backlog) AS tunggakan,
    (SELECT coalesce(sum(f.amount), 0) FROM grafana.fact AS f
        WHERE f.site = @site@ AND f.kind = 'gap' AND f.counted AND f.day > max(l.day) - 30)::bigint AS celah_30_hari
FROM grafana.hall AS l
JOIN grafana.gateway AS g USING (site)
LEFT JOIN grafana.device AS d USING (site)
WHERE l.site = @site@
