-- The lists of the wall in one query; `bagian` says which: antrean, panggilan, kurva.
WITH live AS (
    SELECT site, name, capacity, midnight, coalesce(age_s <= @stale_s@, false) AS fresh
    FROM grafana.gateway JOIN grafana.today USING (site, name) WHERE site = @site@
),
queue AS (
    SELECT q.*, row_number() OVER (ORDER BY q.waiting DESC, q.longest_min DESC, q.service) AS pos
    FROM live JOIN grafana.queue AS q USING (site) WHERE live.fresh
),
rest AS (SELECT count(*) AS services, sum(waiting)::bigint AS waiting FROM queue WHERE pos > @queues@),
serving AS (
    SELECT s.*, row_number() OVER (ORDER BY s.called_time DESC) AS pos
    FROM live JOIN grafana.serving AS s USING (site) WHERE live.fresh
)
SELECT 'antrean' AS bagian, pos AS urut, NULL::timestamptz AS "time", service_name AS layanan, NULL AS loket,
    NULL AS nomor, waiting AS menunggu, longest_min AS menit, NULL::integer AS di_dalam, NULL::integer AS kapasitas
FROM queue WHERE pos <= @queues@
UNION ALL
SELECT 'antrean', @queues@ + 1, NULL, '+' || services || ' lain', NULL, NULL, waiting, NULL, NULL, NULL
FROM rest WHERE services > 0
UNION ALL
SELECT 'antrean', 0, NULL, CASE WHEN fresh THEN 'Tidak ada antrean' ELSE '—' END, NULL, NULL, NULL, NULL, NULL, NULL
FROM live WHERE NOT EXISTS (SELECT FROM queue)
UNION ALL
SELECT 'panggilan', pos, NULL, service_name, counter_name, number, NULL, minutes, NULL, NULL
FROM serving WHERE pos <= @queues@
UNION ALL
SELECT 'panggilan', 0, NULL, NULL, CASE WHEN fresh THEN 'Belum ada' ELSE '—' END, NULL, NULL, NULL, NULL, NULL
FROM live WHERE NOT EXISTS (SELECT FROM serving)
UNION ALL
SELECT 'kurva', h * 60, live.midnight + make_interval(hours => h), NULL, NULL, NULL, NULL, NULL, NULL, live.capacity
FROM live CROSS JOIN (VALUES (6), (18)) AS ends (h)
UNION ALL
SELECT 'kurva', c.at_minute, c.at_time, NULL, NULL, NULL, NULL, NULL, c.inside, live.capacity
FROM live CROSS JOIN LATERAL grafana.curve(live.site) AS c
ORDER BY bagian, urut, "time"
