-- The columns are the fields of Ticket in their order; durations in whole seconds, rounded half up.
SELECT day, number, tenant, service, kind, linked, priority, issued, called, ended, counter,
    (wait_ms + 500) / 1000, (walk_ms + 500) / 1000, (serve_ms + 500) / 1000, ending, settled, settled_on, void, log, n
FROM recap_ticket(%(site)s, %(first)s, %(until)s, %(settled_before)s::bigint, %(corrected_before)s::bigint)
ORDER BY day, issued, number, log, n
