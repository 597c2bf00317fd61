-- Gaps and conflicts in the range. One row says so if there are none.
WITH gap AS (
    SELECT f.time, f.kind, f.dev, f.amount, f.why FROM grafana.fact AS f
    WHERE f.site = @site@ AND f.counted AND f.kind IN ('gap', 'conflict')
        AND f.time >= $__timeFrom()::timestamptz AND f.time < $__timeTo()::timestamptz
        AND f.day >= ($__timeFrom()::timestamptz AT TIME ZONE 'UTC')::date - 1
        AND f.day <= ($__timeTo()::timestamptz AT TIME ZONE 'UTC')::date + 1
)
SELECT to_char(g.time AT TIME ZONE s.zone, 'YYYY-MM-DD HH24.MI') AS "Waktu",
    CASE g.kind WHEN 'gap' THEN 'celah' ELSE 'bentrok' END AS "Jenis", g.dev AS "Perangkat",
    g.amount AS "Catatan", g.why AS "Sebab"
FROM gap AS g JOIN grafana.zone_period AS s ON s.site = @site@ AND s.since <= g.time AND g.time < s.until
UNION ALL
SELECT 'Tidak ada', NULL, NULL, NULL, NULL WHERE NOT EXISTS (SELECT FROM gap)
ORDER BY 1 DESC
