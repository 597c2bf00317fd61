SELECT code AS __value, name AS __text FROM grafana.service
WHERE site = @site@ AND tenant = ANY (ARRAY[${instansi:sqlstring}]::text[]) ORDER BY name
