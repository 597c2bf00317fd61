-- The facts of the generated time once more, so many days later and in a log of another name.
INSERT INTO fact (site, log, n, cause, day, hour, at, err, kind, late, trial, counted, dev, ticket, ticket_log,
    ticket_n, service, tenant, service_kind, target, visit_log, visit, linked, priority, counter, wait_ms, walk_ms,
    serve_ms, since, outcome, implicit, amount, why)
SELECT site, %(name)s, n, cause, day + %(days)s::integer, hour, at + %(days)s * 86400000::bigint, err, kind, late, trial,
    counted, dev, ticket, CASE WHEN ticket_n IS NOT NULL THEN %(name)s END, ticket_n, service, tenant, service_kind,
    target, CASE WHEN visit IS NOT NULL THEN %(name)s END, visit, linked, priority, counter, wait_ms, walk_ms, serve_ms,
    since, outcome, implicit, amount, why
FROM fact WHERE site = %(site)s AND log = %(log)s
