SELECT code AS __value, name AS __text FROM grafana.counter WHERE site = @site@ ORDER BY name
