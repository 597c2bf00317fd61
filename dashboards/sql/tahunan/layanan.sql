-- The services of the year: tickets, completed, no-shows and the mean wait of those called; names and standard as at the
-- year's last ticket.
SELECT
    coalesce((array_agg(t.service_name ORDER BY t.issued DESC))[1], t.service) AS "Layanan",
    coalesce((array_agg(t.tenant_name ORDER BY t.issued DESC))[1], t.tenant) AS "Instansi",
    t.kind AS "Jenis",
    count(*) AS "Tiket",
    count(*) FILTER (WHERE t.ending = 'completed') AS "Selesai",
    count(*) FILTER (WHERE t.ending = 'no_show') AS "Tidak hadir",
    round(avg(t.wait_ms) / 60000.0, 1)::double precision AS "Tunggu",
    (max(ARRAY[t.issued, t.max_wait_min]))[2]::integer AS "Standar"
FROM grafana.year_of(@site@, $__timeFrom()::timestamptz) AS y
JOIN grafana.ticket AS t ON t.site = @site@ AND t.day >= y.first AND t.day < y.until
WHERE t.counted
GROUP BY t.service, t.tenant, t.kind
ORDER BY count(*) DESC, 1
