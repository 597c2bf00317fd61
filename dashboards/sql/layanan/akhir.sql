-- How tickets ended; each has exactly one end, or is still open.
SELECT
    CASE coalesce(t.ending, 'open')
        WHEN 'completed' THEN 'Selesai' WHEN 'accepted' THEN 'Berkas diterima' WHEN 'incomplete' THEN 'Kurang'
        WHEN 'referred' THEN 'Dirujuk' WHEN 'unstated' THEN 'Tidak dinyatakan' WHEN 'transferred' THEN 'Dialihkan'
        WHEN 'no_show' THEN 'Tidak hadir' WHEN 'abandoned' THEN 'Batal' WHEN 'expired' THEN 'Gagal cetak'
        WHEN 'unserved' THEN 'Tidak terlayani' WHEN 'open' THEN 'Belum berakhir' ELSE t.ending
    END AS akhir,
    count(*) AS "Tiket"
FROM grafana.ticket AS t
WHERE t.site = @site@ AND t.counted AND t.time >= $__timeFrom()::timestamptz AND t.time < $__timeTo()::timestamptz
    AND t.day >= ($__timeFrom()::timestamptz AT TIME ZONE 'UTC')::date - 1
    AND t.day <= ($__timeTo()::timestamptz AT TIME ZONE 'UTC')::date + 1
    AND t.tenant = ANY (ARRAY[${instansi:sqlstring}]::text[]) AND t.service = ANY (ARRAY[${layanan:sqlstring}]::text[])
GROUP BY coalesce(t.ending, 'open'), t.ending
ORDER BY count(*) DESC, 1
