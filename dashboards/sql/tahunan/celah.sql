-- What is known to be missing: entries that will never come. One row says so if there is nothing.
WITH gap AS (
    SELECT f.day, f.dev, f.amount, f.why FROM grafana.year_of(@site@, $__timeFrom()::timestamptz) AS y
    JOIN grafana.fact AS f ON f.site = @site@ AND f.day >= y.first AND f.day < y.until
    WHERE f.counted AND f.kind IN ('gap', 'conflict')
)
SELECT to_char(day, 'YYYY-MM-DD') AS "Tanggal", dev AS "Perangkat", amount AS "Catatan hilang", why AS "Sebab" FROM gap
UNION ALL
SELECT 'Tidak ada celah', NULL, NULL, NULL WHERE NOT EXISTS (SELECT FROM gap)
ORDER BY 1 DESC
