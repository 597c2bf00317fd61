-- What the cloud recorded of a site, in the truth's words, by local day and service.
SELECT day, '' AS service, CASE kind WHEN 'enter' THEN 'entered' WHEN 'leave' THEN 'left' END AS what, count(*) AS count
FROM fact WHERE site = %(site)s AND counted AND kind IN ('enter', 'leave') GROUP BY day, kind
UNION ALL
SELECT day, '', CASE WHEN service IS NULL THEN 'refused at a pad' ELSE 'refused' END, count(*)
FROM fact WHERE site = %(site)s AND counted AND kind = 'refused' GROUP BY day, service IS NULL
UNION ALL
SELECT f.day, t.service, 'hold', count(*)
FROM fact AS f JOIN ticket AS t ON t.site = f.site AND t.log = f.ticket_log AND t.n = f.ticket_n
WHERE f.site = %(site)s AND f.counted AND f.kind = 'hold' GROUP BY f.day, t.service
UNION ALL
SELECT day, service, CASE WHEN linked THEN 'linked' ELSE 'issued' END, count(*)
FROM ticket WHERE site = %(site)s AND counted GROUP BY day, service, linked
UNION ALL
SELECT day, service, 'called', count(*)
FROM ticket WHERE site = %(site)s AND counted AND called IS NOT NULL GROUP BY day, service
UNION ALL
SELECT day, service, coalesce(ending, 'open'), count(*)
FROM ticket WHERE site = %(site)s AND counted GROUP BY day, service, ending
