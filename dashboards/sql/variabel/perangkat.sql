SELECT DISTINCT h.dev AS __value, h.dev AS __text FROM grafana.device_hour AS h
JOIN grafana.today AS t USING (site)
WHERE h.site = @site@ AND h.day > t.day - 365 ORDER BY 1
