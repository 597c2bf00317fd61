-- Age in seconds of what the gateway has and the cloud has not.
SELECT site AS lokasi, CASE WHEN backlog > 0 THEN coalesce(age_s, 0) ELSE 0 END AS nilai FROM grafana.gateway
