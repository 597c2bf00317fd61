-- Tickets of each tenant, by day on which the plan had it open; called as at the year's end.
SELECT
    coalesce(t.name, s.tenant) AS "Instansi",
    s.issued AS "Tiket",
    d.days AS "Hari buka",
    round(s.issued::numeric / nullif(d.days, 0), 1)::double precision AS "Per hari buka",
    s.completed AS "Selesai",
    s.refused AS "Ditolak"
FROM grafana.year_of(@site@, $__timeFrom()::timestamptz) AS y
CROSS JOIN LATERAL (
    SELECT tenant, coalesce(sum(count) FILTER (WHERE what IN ('issued', 'linked')), 0)::bigint AS issued,
        coalesce(sum(count) FILTER (WHERE what = 'completed'), 0)::bigint AS completed,
        coalesce(sum(count) FILTER (WHERE what = 'refused'), 0)::bigint AS refused
    FROM grafana.rollup_service WHERE site = @site@ AND day >= y.first AND day < y.until GROUP BY tenant
) AS s
LEFT JOIN LATERAL (
    SELECT count(*) AS days FROM grafana.tenant_day AS o
    WHERE o.site = @site@ AND o.tenant = s.tenant AND o.day >= y.first AND o.day < y.until AND o.open AND NOT o.trial
) AS d ON true
LEFT JOIN LATERAL (
    SELECT name FROM grafana.tenant_period AS p
    WHERE p.site = @site@ AND p.tenant = s.tenant AND p.since < extract(epoch FROM grafana.midnight(y.until, y.zone)) * 1000
    ORDER BY p.since DESC LIMIT 1
) AS t ON true
ORDER BY s.issued DESC, 1
