-- Facts after a place, in the order of logs' names and numbers.
SELECT log, n, cause, day::text AS day, hour, at, err, kind, dev, late, counted, trial, ticket, ticket_log, ticket_n,
    service, tenant, service_kind, target, visit_log, visit, linked, priority, counter, wait_ms, walk_ms, serve_ms,
    since, outcome, implicit, amount, why
FROM fact
WHERE site = %(site)s AND (log, n) > (%(log)s, %(n)s) AND log >= %(log)s
    AND (%(first)s::date IS NULL OR day >= %(first)s::date) AND (%(until)s::date IS NULL OR day < %(until)s::date)
    AND (%(kinds)s::text[] IS NULL OR kind = ANY(%(kinds)s::text[]))
ORDER BY log, n LIMIT %(limit)s
