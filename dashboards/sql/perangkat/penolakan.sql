-- Presses refused or too old to act on, by device. One row says so if there were none.
WITH refusal AS (
    SELECT f.dev, f.kind, f.why, count(*) AS n FROM grafana.fact AS f
    WHERE f.site = @site@ AND f.counted AND f.kind IN ('refused', 'stale')
        AND f.time >= $__timeFrom()::timestamptz AND f.time < $__timeTo()::timestamptz
        AND f.day >= ($__timeFrom()::timestamptz AT TIME ZONE 'UTC')::date - 1
        AND f.day <= ($__timeTo()::timestamptz AT TIME ZONE 'UTC')::date + 1
        AND f.dev = ANY (ARRAY[${perangkat:sqlstring}]::text[])
    GROUP BY f.dev, f.kind, f.why
)
SELECT dev AS "Perangkat", CASE kind WHEN 'stale' THEN 'terlalu lama' ELSE coalesce(why, 'ditolak') END AS "Sebab",
    n AS "Jumlah"
FROM refusal
UNION ALL
SELECT 'Tidak ada', NULL, 0 WHERE NOT EXISTS (SELECT FROM refusal)
ORDER BY 3 DESC, 1
