-- Tickets that count and are not void, by day, tenant and service: every other count of tickets is a sum of these.
SELECT day, tenant, service, max(kind) AS kind,
    count(*) AS tickets,
    count(*) FILTER (WHERE kind = %(licensing)s) AS izin,
    count(*) FILTER (WHERE NOT linked) AS issued,
    count(*) FILTER (WHERE linked) AS linked,
    count(*) FILTER (WHERE ending = 'completed') AS completed,
    count(*) FILTER (WHERE ending = 'accepted') AS accepted,
    count(*) FILTER (WHERE ending = 'incomplete') AS incomplete,
    count(*) FILTER (WHERE ending = 'referred') AS referred,
    count(*) FILTER (WHERE ending = 'unstated') AS unstated,
    count(*) FILTER (WHERE ending = 'transferred') AS transferred,
    count(*) FILTER (WHERE ending = 'no_show') AS no_show,
    count(*) FILTER (WHERE ending = 'abandoned') AS abandoned,
    count(*) FILTER (WHERE ending = 'expired') AS expired,
    count(*) FILTER (WHERE ending = 'unserved') AS unserved,
    count(*) FILTER (WHERE ending IS NULL) AS open,
    count(*) FILTER (WHERE settled = 'completed') AS completed_later,
    count(*) FILTER (WHERE settled = 'rejected') AS rejected
FROM recap_ticket(%(site)s, %(first)s, %(until)s, %(settled_before)s::bigint, %(corrected_before)s::bigint)
WHERE NOT void
GROUP BY day, tenant, service
