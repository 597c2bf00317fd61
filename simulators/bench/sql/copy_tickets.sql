INSERT INTO ticket (site, log, n, day, hour, number, service, tenant, kind, visit_log, visit, linked, priority, issued,
    called, calls, counter, wait_ms, walk_ms, serve_ms, since, ending, ended, implicit, counted, trial)
SELECT site, %(name)s, n, day + %(days)s::integer, hour, number, service, tenant, kind, %(name)s, visit, linked, priority,
    issued + %(days)s * 86400000::bigint, called + %(days)s * 86400000::bigint, calls, counter, wait_ms, walk_ms,
    serve_ms, since, ending, ended + %(days)s * 86400000::bigint, implicit, counted, trial
FROM ticket WHERE site = %(site)s AND log = %(log)s
