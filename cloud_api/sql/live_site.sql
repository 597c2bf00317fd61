-- One row: how a site is called and up to when all its data are here.
SELECT s.site, s.name, s.zone, s.capacity,
    (SELECT as_of FROM log WHERE log.site = s.site AND log.log <> 'office' ORDER BY opened DESC LIMIT 1) AS as_of
FROM site AS s
WHERE s.site = %(site)s OR %(site)s::text IS NULL
ORDER BY s.created_at, s.site
LIMIT 1
