-- Each counter that was the last to call a ticket, called as at the range's end.
SELECT
    coalesce(c.name, k.counter) AS "Loket",
    k.called AS "Dipanggil", k.served AS "Dilayani", k.no_show AS "Tidak hadir",
    k.wait AS "Tunggu", k.serve AS "Layanan"
FROM (
    SELECT t.counter, count(*) AS called,
        count(*) FILTER (WHERE t.served) AS served,
        count(*) FILTER (WHERE t.ending = 'no_show') AS no_show,
        round(avg(t.wait_ms) / 60000.0, 1)::double precision AS wait,
        round(avg(t.serve_ms) FILTER (WHERE t.served)
            / 60000.0, 1)::double precision AS serve
    FROM grafana.ticket AS t
    WHERE t.site = @site@ AND t.counted AND t.time >= $__timeFrom()::timestamptz AND t.time < $__timeTo()::timestamptz
        AND t.day >= ($__timeFrom()::timestamptz AT TIME ZONE 'UTC')::date - 1
        AND t.day <= ($__timeTo()::timestamptz AT TIME ZONE 'UTC')::date + 1
        AND t.tenant = ANY (ARRAY[${instansi:sqlstring}]::text[]) AND t.service = ANY (ARRAY[${layanan:sqlstring}]::text[])
        AND t.counter = ANY (ARRAY[${loket:sqlstring}]::text[])
    GROUP BY t.counter
) AS k
LEFT JOIN LATERAL (
    SELECT name FROM grafana.counter_period AS p
    WHERE p.site = @site@ AND p.counter = k.counter AND p.since < extract(epoch FROM $__timeTo()::timestamptz) * 1000
    ORDER BY p.since DESC LIMIT 1
) AS c ON true
ORDER BY k.called DESC, 1
