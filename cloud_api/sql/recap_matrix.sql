SELECT day, tenant, service, count(*) AS tickets
FROM recap_ticket(%(site)s, %(first)s, %(until)s, %(settled_before)s::bigint, %(corrected_before)s::bigint)
WHERE NOT void GROUP BY day, tenant, service
