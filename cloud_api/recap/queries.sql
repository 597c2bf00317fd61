-- absent --
-- Days that the plan had open and of which the gateway's register says nothing. Where the last day before it that has a
-- register was of the trial time it is too, and before the first there was no hall.
SELECT h.day FROM hall_hours AS h
WHERE h.site = %(site)s AND h.day >= %(first)s AND h.day < %(until)s AND h.opens_at IS NOT NULL
    AND NOT EXISTS (
        SELECT FROM site_day AS d WHERE d.site = h.site AND d.day = h.day
            AND coalesce(d.opened, d.cutoff, d.closed, d.ended) IS NOT NULL
    )
    AND (
        SELECT NOT b.trial FROM site_day AS b WHERE b.site = h.site AND b.day < h.day ORDER BY b.day DESC LIMIT 1
    )
ORDER BY h.day

-- again --
-- Tickets beyond the first of their visit, within all, a month, a day, a tenant, and a service: what visits do not add up
-- by. Visits with one ticket, nine in ten, have none. For each figure of visits, among the tickets of its condition.
WITH t AS MATERIALIZED (
    SELECT extract(month FROM day)::integer AS month, day, tenant, service, visit, linked,
    {conditions}
    FROM recap_ticket(%(site)s, %(first)s, %(until)s, %(settled_before)s::bigint, %(corrected_before)s::bigint)
    WHERE NOT void
)
SELECT grouping(month, day, tenant, service) AS level, month, day, tenant, service,
    {figures}
FROM t WHERE visit IN (SELECT visit FROM t WHERE linked) -- of two tickets of a visit one is linked at least
GROUP BY GROUPING SETS ((), (month), (day), (tenant), (tenant, service))

-- corrections --
-- By log and number of the entry that corrects and of the one that is corrected.
SELECT o.log AS office_log, c.n - o.base AS n, c.at, c.day, coalesce(t.log, c.log) AS log,
    c.of - coalesce(t.base, 0) AS of, c.what, c.field, coalesce(c.old, c.kind) AS old, c.value, c.why, c.who, c.approved
FROM correction AS c
JOIN office_log AS o ON o.site = c.site AND c.n >= o.base AND c.n < o.base + o.next
LEFT JOIN office_log AS t ON t.site = c.site AND c.log = 'office' AND c.of >= t.base AND c.of < t.base + t.next
WHERE c.site = %(site)s AND c.day >= %(first)s AND c.day < %(until)s ORDER BY c.n

-- cut --
-- Size and root of each log as they are now, and when its last leaf was received.
SELECT l.log, l.next AS size, encode(l.root, 'hex') AS root, leaf_rx(e.leaf) AS received
FROM log AS l JOIN log_entry AS e ON e.site = l.site AND e.log = l.log AND e.n = l.next - 1
WHERE l.site = %(site)s ORDER BY l.opened

-- days --
-- Days that were opened or ended, trial time left out; a `live` alone leaves a row for a day that never was. Doors are
-- shut only on days on which the hall was open.
SELECT day, opened, closed, ended FROM site_day
WHERE site = %(site)s AND day >= %(first)s AND day < %(until)s AND NOT trial
    AND coalesce(opened, cutoff, closed, ended) IS NOT NULL

-- device_hours --
-- In which hours of the period the devices at gates and kiosks said something: pads are silent where nobody sits, and
-- what a pad issues follows from a ticket before.
SELECT h.dev, h.day, h.hour FROM device_hour AS h
WHERE h.site = %(site)s AND h.day >= %(first)s AND h.day < %(until)s AND h.dev IN (
    SELECT f.dev FROM fact AS f
    WHERE f.site = %(site)s AND f.day >= %(first)s AND f.day < %(until)s AND f.dev IS NOT NULL
        AND (f.kind IN ('enter', 'leave') OR (f.kind = 'issue' AND NOT f.linked))
)
ORDER BY h.dev, h.day, h.hour

-- facts --
-- Facts of the kinds that figures count, by day: those that corrections below `corrected_before` leave, and what facts of
-- a kind say of people.
WITH voided AS (
    SELECT c.log, c.of FROM correction AS c
    WHERE c.site = %(site)s AND c.what = 'void' AND c.log <> 'office' AND c.n < %(corrected_before)s
        AND c.n NOT IN (
            SELECT u.of FROM correction AS u
            WHERE u.site = %(site)s AND u.what = 'void' AND u.log = 'office' AND u.n < %(corrected_before)s
        )
)
SELECT f.day, f.kind, f.tenant, f.service, count(*) FILTER (WHERE v.of IS NULL) AS entries,
    coalesce(sum(f.amount), 0)::bigint AS people, count(*) FILTER (WHERE f.late) AS late
FROM fact AS f LEFT JOIN voided AS v ON v.log = f.log AND v.of = f.n
WHERE f.site = %(site)s AND f.day >= %(first)s AND f.day < %(until)s AND f.counted
    AND f.kind = ANY(%(kinds)s)
GROUP BY f.day, f.kind, f.tenant, f.service

-- gaps --
-- Gaps and conflicts, and what a log that another has succeeded had announced and never sent, on the day it last sent.
SELECT day, dev, kind, coalesce(why, 'hash') AS why, coalesce(amount, 1) AS entries, log, n FROM fact
WHERE site = %(site)s AND day >= %(first)s AND day < %(until)s AND kind IN ('gap', 'conflict') AND NOT trial
UNION ALL
SELECT s.day, l.log, 'log', 'announced', l.head - l.next, l.log, l.next
FROM log AS l
CROSS JOIN LATERAL (SELECT (to_timestamp(l.sent / 1000.0) AT TIME ZONE l.zone)::date AS day) AS s
WHERE l.site = %(site)s AND NOT is_office(l.log) AND l.head > l.next AND s.day >= %(first)s AND s.day < %(until)s
    AND NOT l.trial AND NOT EXISTS (SELECT FROM gateway_log AS g WHERE g.site = l.site AND g.log = l.log)
ORDER BY day, log, n

-- head --
-- The site by the plan in force at the period's end, up to when its gateway's log is known here, how many facts of the
-- period wait, and how many entries gateways announced that have not come.
SELECT coalesce(p.name, s.name) AS name, coalesce(p.zone, s.zone) AS zone, p.office, p.place, p.signatory,
    coalesce(g.as_of, 0) AS known_until,
    (SELECT coalesce(sum(l.head - l.next), 0)::bigint FROM log AS l
     WHERE l.site = s.site AND NOT is_office(l.log) AND l.head > l.next) AS announced,
    (SELECT count(*) FROM fact_waiting AS w
     WHERE w.site = s.site AND w.day >= %(first)s AND w.day < %(until)s) AS waiting
FROM site AS s
LEFT JOIN gateway_log AS g ON g.site = s.site
LEFT JOIN plan_day AS p ON p.site = s.site AND p.first < %(until)s AND %(until)s <= p.until
WHERE s.site = %(site)s

-- hours --
-- The hall's hours on the days of the period that are over: hours that had passed when the gateway last wrote a moment of a
-- day. Days that the plan in force had closed have none, and trial time is left out.
SELECT h.day, h.opens_at, h.closes_at FROM hall_hours AS h
WHERE h.site = %(site)s AND h.day >= %(first)s AND h.day < %(until)s
    AND h.closes_at <= (SELECT max(greatest(opened, cutoff, closed, ended)) FROM site_day WHERE site = %(site)s)
    AND NOT EXISTS (SELECT FROM site_day AS d WHERE d.site = h.site AND d.day = h.day AND d.trial)
ORDER BY h.day

-- names --
-- What tenants and services are called, by code and by tenant and code, and their turn in the plan: by the plan in force at
-- the period's end. What is not in it has the name of the last plan before that has it, else of the first after, and is
-- closed.
WITH plans AS (
    SELECT p.site, p.log, p.n, p.since, (p.log, p.n) = (f.log, f.n) AS in_force, p.since <= q.since AS told,
        abs(p.since - q.since) AS apart
    FROM plan_day AS f
    JOIN plan AS q ON q.site = f.site AND q.log = f.log AND q.n = f.n
    JOIN plan AS p ON p.site = f.site AND p.since IS NOT NULL
    WHERE f.site = %(site)s AND f.first < %(until)s AND %(until)s <= f.until
), t AS (
    SELECT DISTINCT ON (t.code) t.code, t.name, t.turn, p.in_force
    FROM planned_tenant AS t JOIN plans AS p ON p.site = t.site AND p.log = t.log AND p.n = t.n
    WHERE t.site = %(site)s ORDER BY t.code, p.told DESC, p.apart
), s AS (
    SELECT DISTINCT ON (s.tenant, s.code) s.tenant, s.code, s.name, s.kind, s.turn, p.in_force, NOT s.closed AS open
    FROM planned_service AS s JOIN plans AS p ON p.site = s.site AND p.log = s.log AND p.n = s.n
    WHERE s.site = %(site)s ORDER BY s.tenant, s.code, p.told DESC, p.apart
)
SELECT coalesce(t.code, s.tenant) AS tenant, t.name AS tenant_name, t.turn AS tenant_turn, t.in_force AS tenant_open,
    s.code AS service, s.name, s.kind, s.turn, s.in_force AS in_plan, s.in_force AND s.open AS open
FROM t FULL JOIN s ON s.tenant = t.code

-- register --
SELECT {columns}
FROM recap_ticket(%(site)s, %(first)s, %(until)s, %(settled_before)s::bigint, %(corrected_before)s::bigint)
ORDER BY day, issued, number, log, n

-- stale --
-- The button stands only in the entry itself.
SELECT f.dev, leaf_said(e.leaf) ->> 'b' AS button, count(*) AS presses
FROM fact AS f JOIN log_entry AS e ON e.site = f.site AND e.log = f.log AND e.n = f.n
WHERE f.site = %(site)s AND f.day >= %(first)s AND f.day < %(until)s AND f.kind = 'stale' AND f.counted
GROUP BY 1, 2 ORDER BY 1, 2

-- tenant_days --
SELECT tenant, day FROM tenant_day
WHERE site = %(site)s AND day >= %(first)s AND day < %(until)s AND open AND NOT trial

-- uncertain --
-- Facts of visits and tickets whose error reaches over the local midnight before or after.
SELECT day, count(*) AS facts, max(err) AS err FROM fact
WHERE site = %(site)s AND day >= %(first)s AND day < %(until)s AND counted AND kind IN ('enter', 'leave', 'issue')
    AND err > 0 AND (hour IN (0, 23) OR err > 3600000)
    AND local_day(to_timestamp((at - err) / 1000.0), %(zone)s) <> local_day(to_timestamp((at + err) / 1000.0), %(zone)s)
GROUP BY day ORDER BY day
