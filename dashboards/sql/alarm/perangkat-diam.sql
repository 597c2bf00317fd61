-- Silence of each device of an open hall, in per cent of what is allowed: its own usual gap decides.
SELECT l.site AS lokasi, coalesce(d.dev, '-') AS perangkat,
    CASE WHEN l.is_open AND d.dev IS NOT NULL
        THEN 100.0 * d.silent_min / greatest(@device_silent_min@, @device_silent_gaps@ * d.usual_gap_min)
        ELSE 0 END::double precision AS nilai
FROM grafana.hall AS l LEFT JOIN grafana.device AS d USING (site)
