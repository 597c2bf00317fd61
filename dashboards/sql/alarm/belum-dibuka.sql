-- Minutes since the hour at which this weekday usually opens, while the day is not opened.
SELECT site AS lokasi,
    CASE WHEN expected IS NULL OR opened IS NOT NULL THEN 0
        ELSE greatest(0, extract(epoch FROM at - expected) / 60) END::double precision AS nilai
FROM grafana.opening
