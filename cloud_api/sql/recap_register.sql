SELECT day, number, tenant, service, kind, linked, priority, issued, called, ended, counter, wait_ms, walk_ms, serve_ms,
    ending, settled, settled_on, void, log, n
FROM recap_ticket(%(site)s, %(first)s, %(until)s, %(settled_before)s::bigint, %(corrected_before)s::bigint)
ORDER BY day, issued, number, log, n
