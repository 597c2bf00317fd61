-- Minutes since the hall opens by the plan in force, while the register of the day is not opened.
SELECT site AS lokasi,
    CASE WHEN expected IS NULL OR opened IS NOT NULL THEN 0
        ELSE greatest(0, extract(epoch FROM at - expected) / 60) END::double precision AS nilai
FROM grafana.opening
