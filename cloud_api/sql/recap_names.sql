-- What tenants and services are called, by code; what left the plan is closed.
SELECT t.code AS tenant, t.name AS tenant_name, s.code AS service, s.name, s.kind, coalesce(s.closed, t.closed) AS closed
FROM tenant AS t FULL JOIN service AS s ON s.site = t.site AND s.tenant = t.code
WHERE coalesce(t.site, s.site) = %(site)s
