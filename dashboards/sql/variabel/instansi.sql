SELECT code AS __value, name AS __text FROM grafana.tenant WHERE site = @site@ ORDER BY name
