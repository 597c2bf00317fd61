-- The standards of services, in minutes, by a plan that takes effect at `since`.
INSERT INTO standard (site, service, since, max_wait_min, std_service_min)
SELECT %(site)s, s.code, %(since)s, s.max_wait_min, s.std_service_min
FROM unnest(%(code)s::text[], %(max_wait_min)s::integer[], %(std_service_min)s::integer[])
    AS s (code, max_wait_min, std_service_min)
ON CONFLICT (site, service, since) DO UPDATE
    SET max_wait_min = excluded.max_wait_min, std_service_min = excluded.std_service_min
