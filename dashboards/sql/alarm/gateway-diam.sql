-- Seconds since the gateway of an open hall was last known here.
SELECT site AS lokasi, CASE WHEN is_open THEN coalesce(age_s, 0) ELSE 0 END AS nilai FROM grafana.hall
