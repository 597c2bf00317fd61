-- Presses that could not be served, by reason. One row says so if there were none.
WITH refusal AS (
    SELECT f.why, count(*) AS n FROM grafana.fact AS f
    WHERE f.site = @site@ AND f.counted AND f.kind = 'refused'
        AND f.time >= $__timeFrom()::timestamptz AND f.time < $__timeTo()::timestamptz
        AND f.day >= ($__timeFrom()::timestamptz AT TIME ZONE 'UTC')::date - 1
        AND f.day <= ($__timeTo()::timestamptz AT TIME ZONE 'UTC')::date + 1
        AND (f.tenant IS NULL OR f.tenant = ANY (ARRAY[${instansi:sqlstring}]::text[]))
    GROUP BY f.why
)
SELECT why AS "Sebab", n AS "Jumlah" FROM refusal
UNION ALL
SELECT 'Tidak ada penolakan', 0 WHERE NOT EXISTS (SELECT FROM refusal)
ORDER BY 2 DESC, 1
