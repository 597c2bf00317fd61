-- Repeats four weeks of a hall over a year, for a benchmark only: the copies have no entries in the log.
CREATE TEMPORARY TABLE turn AS
SELECT k, k * 28 AS days, k * 28 * 86400000::bigint AS ms, k * 100000000::bigint AS places FROM generate_series(1, 12) AS k;

INSERT INTO ticket (site, log, n, day, hour, number, service, tenant, kind, visit_log, visit, linked, priority, issued,
    called, calls, counter, wait_ms, walk_ms, serve_ms, since, ending, ended, implicit, counted, trial)
SELECT copy.site, copy.log, copy.n, copy.day, copy.hour, copy.number, copy.service, copy.tenant, copy.kind,
    copy.visit_log, copy.visit, copy.linked, copy.priority, copy.issued, copy.called, copy.calls, copy.counter,
    copy.wait_ms, copy.walk_ms, copy.serve_ms, copy.since, copy.ending, copy.ended, copy.implicit, copy.counted,
    copy.trial
FROM ticket AS t CROSS JOIN turn CROSS JOIN LATERAL jsonb_populate_record(t, jsonb_build_object(
    'day', t.day + days, 'n', t.n + places, 'visit', t.visit + places, 'issued', t.issued + ms,
    'called', t.called + ms, 'ended', t.ended + ms)) AS copy;

INSERT INTO fact (site, log, n, cause, day, hour, at, err, kind, late, trial, counted, dev, ticket, ticket_log,
    ticket_n, service, tenant, service_kind, target, visit_log, visit, linked, priority, counter, wait_ms, walk_ms,
    serve_ms, since, outcome, implicit, amount, why)
SELECT copy.site, copy.log, copy.n, copy.cause, copy.day, copy.hour, copy.at, copy.err, copy.kind, copy.late,
    copy.trial, copy.counted, copy.dev, copy.ticket, copy.ticket_log, copy.ticket_n, copy.service, copy.tenant,
    copy.service_kind, copy.target, copy.visit_log, copy.visit, copy.linked, copy.priority, copy.counter, copy.wait_ms,
    copy.walk_ms, copy.serve_ms, copy.since, copy.outcome, copy.implicit, copy.amount, copy.why
FROM fact AS f CROSS JOIN turn CROSS JOIN LATERAL jsonb_populate_record(f, jsonb_build_object(
    'day', f.day + days, 'n', f.n + places, 'cause', f.cause + places, 'at', f.at + ms,
    'ticket_n', f.ticket_n + places, 'visit', f.visit + places)) AS copy;

INSERT INTO site_day (site, day, opened, cutoff, closed, ended, trial)
SELECT copy.site, copy.day, copy.opened, copy.cutoff, copy.closed, copy.ended, copy.trial
FROM site_day AS d CROSS JOIN turn CROSS JOIN LATERAL jsonb_populate_record(d, jsonb_build_object(
    'day', d.day + days, 'opened', d.opened + ms, 'cutoff', d.cutoff + ms, 'closed', d.closed + ms,
    'ended', d.ended + ms)) AS copy
ON CONFLICT DO NOTHING;

INSERT INTO hall_hours (site, day, opens_at, closes_at, since)
SELECT copy.site, copy.day, copy.opens_at, copy.closes_at, copy.since
FROM hall_hours AS h CROSS JOIN turn CROSS JOIN LATERAL jsonb_populate_record(h, jsonb_build_object(
    'day', h.day + days, 'opens_at', h.opens_at + ms, 'closes_at', h.closes_at + ms)) AS copy
ON CONFLICT DO NOTHING;

INSERT INTO tenant_day (site, day, tenant, open, trial)
SELECT copy.site, copy.day, copy.tenant, copy.open, copy.trial
FROM tenant_day AS d CROSS JOIN turn
CROSS JOIN LATERAL jsonb_populate_record(d, jsonb_build_object('day', d.day + days)) AS copy
ON CONFLICT DO NOTHING;

INSERT INTO device_hour (site, day, hour, dev, entries, presses)
SELECT copy.site, copy.day, copy.hour, copy.dev, copy.entries, copy.presses
FROM device_hour AS h CROSS JOIN turn
CROSS JOIN LATERAL jsonb_populate_record(h, jsonb_build_object('day', h.day + days)) AS copy
ON CONFLICT DO NOTHING;

ANALYZE;
