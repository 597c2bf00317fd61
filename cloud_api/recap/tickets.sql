-- Tickets that count and are not void, by day, tenant and service: every other count of tickets is a sum of these.
SELECT day, tenant, service, max(kind) AS kind, count(*) AS in_all,
    {figures}
FROM recap_ticket(%(site)s, %(first)s, %(until)s, %(settled_before)s::bigint, %(corrected_before)s::bigint)
WHERE NOT void
GROUP BY day, tenant, service
