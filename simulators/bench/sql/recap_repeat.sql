-- Repeats four weeks of a hall over a year, for a benchmark only: the copies have no entries in the log.
CREATE TEMPORARY TABLE turn AS
SELECT k, k * 28 AS days, k * 28 * 86400000::bigint AS ms, k * 100000000::bigint AS places FROM generate_series(1, 12) AS k;

INSERT INTO ticket
SELECT copy.* FROM ticket AS t CROSS JOIN turn CROSS JOIN LATERAL jsonb_populate_record(t, jsonb_build_object(
    'day', t.day + days, 'n', t.n + places, 'visit', t.visit + places, 'issued', t.issued + ms,
    'called', t.called + ms, 'ended', t.ended + ms)) AS copy;

INSERT INTO fact
SELECT copy.* FROM fact AS f CROSS JOIN turn CROSS JOIN LATERAL jsonb_populate_record(f, jsonb_build_object(
    'day', f.day + days, 'n', f.n + places, 'cause', f.cause + places, 'at', f.at + ms,
    'ticket_n', f.ticket_n + places, 'visit', f.visit + places)) AS copy;

INSERT INTO site_day
SELECT copy.* FROM site_day AS d CROSS JOIN turn CROSS JOIN LATERAL jsonb_populate_record(d, jsonb_build_object(
    'day', d.day + days, 'opened', d.opened + ms, 'cutoff', d.cutoff + ms, 'closed', d.closed + ms,
    'ended', d.ended + ms)) AS copy
ON CONFLICT DO NOTHING;

INSERT INTO hall_hours
SELECT copy.* FROM hall_hours AS h CROSS JOIN turn CROSS JOIN LATERAL jsonb_populate_record(h, jsonb_build_object(
    'day', h.day + days, 'opens_at', h.opens_at + ms, 'closes_at', h.closes_at + ms)) AS copy
ON CONFLICT DO NOTHING;

INSERT INTO tenant_day
SELECT copy.* FROM tenant_day AS d CROSS JOIN turn
CROSS JOIN LATERAL jsonb_populate_record(d, jsonb_build_object('day', d.day + days)) AS copy
ON CONFLICT DO NOTHING;

INSERT INTO device_hour
SELECT copy.* FROM device_hour AS h CROSS JOIN turn
CROSS JOIN LATERAL jsonb_populate_record(h, jsonb_build_object('day', h.day + days)) AS copy
ON CONFLICT DO NOTHING;

ANALYZE;
