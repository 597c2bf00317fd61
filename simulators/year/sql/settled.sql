-- What the office decided later of a site's accepted tickets, in the truth's words, by the ticket's day and its service.
SELECT day, service, CASE settled WHEN 'completed' THEN 'completed_later' ELSE settled END AS what, count(*) AS count
FROM recap_ticket(%(site)s, '0001-01-01', '9999-12-31', 9223372036854775807, 9223372036854775807)
WHERE settled IS NOT NULL AND NOT void
GROUP BY day, service, settled
