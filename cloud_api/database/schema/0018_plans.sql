-- Each plan that a log ever had, with when it was in force: a figure of the past asks the plan of its time (ADR 32), and
-- the tables of the present become views of the plan in force now. All is read out of the logs by the rebuild that this
-- migration asks for.

ALTER TABLE log ADD COLUMN after text;
UPDATE log AS l SET after = leaf_said(e.leaf) ->> 'after' FROM log_entry AS e
WHERE e.site = l.site AND e.log = l.log AND e.n = 0 AND l.log <> 'office';

CREATE TABLE plan (
    site       text NOT NULL,
    log        text NOT NULL,
    n          bigint NOT NULL,
    at         bigint NOT NULL,
    day        date NOT NULL,
    zone       text NOT NULL,
    name       text,
    capacity   integer,
    office     text,
    place      text,
    signatory  text,
    since      bigint,
    until      bigint,
    PRIMARY KEY (site, log, n)
);

CREATE TABLE planned_tenant (
    site  text NOT NULL,
    log   text NOT NULL,
    n     bigint NOT NULL,
    turn  integer NOT NULL,
    code  text NOT NULL,
    name  text NOT NULL,
    PRIMARY KEY (site, log, n, code)
);

CREATE TABLE planned_service (
    site             text NOT NULL,
    log              text NOT NULL,
    n                bigint NOT NULL,
    turn             integer NOT NULL,
    code             text NOT NULL,
    tenant           text NOT NULL,
    name             text NOT NULL,
    kind             text NOT NULL,
    max_wait_min     integer,
    std_service_min  integer,
    std_days         integer,
    closed           boolean NOT NULL,
    PRIMARY KEY (site, log, n, code)
);

CREATE TABLE planned_counter (
    site  text NOT NULL,
    log   text NOT NULL,
    n     bigint NOT NULL,
    turn  integer NOT NULL,
    code  text NOT NULL,
    name  text NOT NULL,
    area  text NOT NULL,
    PRIMARY KEY (site, log, n, code)
);

CREATE TABLE planned_holiday (
    site  text NOT NULL,
    log   text NOT NULL,
    n     bigint NOT NULL,
    day   date NOT NULL,
    name  text NOT NULL,
    PRIMARY KEY (site, log, n, day)
);

CREATE INDEX planned_service_code ON planned_service (site, code);

-- Which plan is in force at the end of each local day, as half-open ranges of days.
CREATE VIEW plan_day AS
    SELECT site, log, n, zone, name, office, place, signatory, first,
        lead(first, 1, 'infinity'::date) OVER (PARTITION BY site ORDER BY since) AS until
    FROM (
        SELECT site, log, n, zone, name, office, place, signatory, since,
            CASE WHEN since = 0 THEN '-infinity'::date ELSE max(day) OVER (PARTITION BY site ORDER BY since) END AS first
        FROM plan WHERE since IS NOT NULL
    ) AS begun;

-- What plans in force said of a service, as half-open periods [since, until) of the same; the first also holds before it,
-- the last after it: a service that left the plan keeps its names.
CREATE VIEW service_period AS
    SELECT site, code AS service, CASE WHEN place = 1 THEN 0 ELSE since END AS since,
        lead(since, 1, 9223372036854775807) OVER (PARTITION BY site, code ORDER BY since) AS until,
        tenant, name, kind, max_wait_min, std_service_min
    FROM (
        SELECT s.site, s.code, s.tenant, s.name, s.kind, s.max_wait_min, s.std_service_min, p.since,
            row_number() OVER w AS place,
            lag(s.tenant) OVER w <> s.tenant OR lag(s.name) OVER w <> s.name OR lag(s.kind) OVER w <> s.kind
                OR lag(s.max_wait_min) OVER w IS DISTINCT FROM s.max_wait_min
                OR lag(s.std_service_min) OVER w IS DISTINCT FROM s.std_service_min AS changed
        FROM planned_service AS s
        JOIN plan AS p ON p.site = s.site AND p.log = s.log AND p.n = s.n AND p.since IS NOT NULL
        WINDOW w AS (PARTITION BY s.site, s.code ORDER BY p.since)
    ) AS told
    WHERE place = 1 OR changed;

CREATE VIEW tenant_period AS
    SELECT site, code AS tenant, CASE WHEN place = 1 THEN 0 ELSE since END AS since,
        lead(since, 1, 9223372036854775807) OVER (PARTITION BY site, code ORDER BY since) AS until, name
    FROM (
        SELECT t.site, t.code, t.name, p.since, row_number() OVER w AS place, lag(t.name) OVER w <> t.name AS changed
        FROM planned_tenant AS t
        JOIN plan AS p ON p.site = t.site AND p.log = t.log AND p.n = t.n AND p.since IS NOT NULL
        WINDOW w AS (PARTITION BY t.site, t.code ORDER BY p.since)
    ) AS told
    WHERE place = 1 OR changed;

CREATE VIEW counter_period AS
    SELECT site, code AS counter, CASE WHEN place = 1 THEN 0 ELSE since END AS since,
        lead(since, 1, 9223372036854775807) OVER (PARTITION BY site, code ORDER BY since) AS until, name
    FROM (
        SELECT c.site, c.code, c.name, p.since, row_number() OVER w AS place, lag(c.name) OVER w <> c.name AS changed
        FROM planned_counter AS c
        JOIN plan AS p ON p.site = c.site AND p.log = c.log AND p.n = c.n AND p.since IS NOT NULL
        WINDOW w AS (PARTITION BY c.site, c.code ORDER BY p.since)
    ) AS told
    WHERE place = 1 OR changed;

-- The log that a site's gateway writes now: the last to come of those that no other succeeds.
CREATE VIEW gateway_log AS
    SELECT DISTINCT ON (l.site) l.site, l.log, l.next, l.head, l.as_of, l.trial
    FROM log AS l
    WHERE l.log <> 'office' AND NOT EXISTS (
        SELECT FROM log AS s WHERE s.site = l.site AND s.after = l.log AND s.log <> l.log
    )
    ORDER BY l.site, l.opened DESC;

-- The present.
ALTER TABLE tenant RENAME TO tenant_was;
ALTER TABLE service RENAME TO service_was;
ALTER TABLE counter RENAME TO counter_was;
ALTER TABLE holiday RENAME TO holiday_was;
CREATE VIEW tenant AS
    SELECT DISTINCT ON (t.site, t.code) t.site, t.code, t.name, p.until < 9223372036854775807 AS closed
    FROM planned_tenant AS t
    JOIN plan AS p ON p.site = t.site AND p.log = t.log AND p.n = t.n AND p.since IS NOT NULL
    ORDER BY t.site, t.code, p.since DESC;
CREATE VIEW service AS
    SELECT DISTINCT ON (s.site, s.code) s.site, s.code, s.tenant, s.name, s.kind, s.max_wait_min, s.std_service_min,
        s.std_days, s.closed OR p.until < 9223372036854775807 AS closed
    FROM planned_service AS s
    JOIN plan AS p ON p.site = s.site AND p.log = s.log AND p.n = s.n AND p.since IS NOT NULL
    ORDER BY s.site, s.code, p.since DESC;
CREATE VIEW counter AS
    SELECT DISTINCT ON (c.site, c.code) c.site, c.code, c.name, c.area, p.until < 9223372036854775807 AS closed
    FROM planned_counter AS c
    JOIN plan AS p ON p.site = c.site AND p.log = c.log AND p.n = c.n AND p.since IS NOT NULL
    ORDER BY c.site, c.code, p.since DESC;
CREATE VIEW holiday AS
    SELECT h.site, h.day, h.name FROM planned_holiday AS h
    JOIN plan AS p ON p.site = h.site AND p.log = h.log AND p.n = h.n AND p.until = 9223372036854775807;

CREATE OR REPLACE VIEW grafana.tenant AS SELECT * FROM tenant;
CREATE OR REPLACE VIEW grafana.service AS SELECT * FROM service;
CREATE OR REPLACE VIEW grafana.counter AS SELECT * FROM counter;
CREATE OR REPLACE VIEW grafana.holiday AS SELECT site, day, name FROM holiday;
CREATE VIEW grafana.service_period AS SELECT * FROM service_period;
CREATE VIEW grafana.tenant_period AS SELECT * FROM tenant_period;
CREATE VIEW grafana.counter_period AS SELECT * FROM counter_period;

-- In which zone a site's clock went, as half-open periods of moments; before its first plan, as the site says.
CREATE VIEW grafana.zone_period AS
    SELECT site, to_timestamp(since / 1000.0) AS since,
        CASE WHEN until = 9223372036854775807 THEN 'infinity'::timestamptz ELSE to_timestamp(until / 1000.0) END AS until,
        zone
    FROM plan WHERE since IS NOT NULL
    UNION ALL
    SELECT site, '-infinity'::timestamptz, 'infinity'::timestamptz, zone FROM site AS s
    WHERE NOT EXISTS (SELECT FROM plan AS p WHERE p.site = s.site AND p.since IS NOT NULL);

CREATE VIEW grafana.zone_day AS
    SELECT site, first, until, zone FROM plan_day
    UNION ALL
    SELECT site, '-infinity'::date, 'infinity'::date, zone FROM site AS s
    WHERE NOT EXISTS (SELECT FROM plan AS p WHERE p.site = s.site AND p.since IS NOT NULL);

CREATE OR REPLACE VIEW grafana.ticket AS
    SELECT t.*, to_timestamp(issued / 1000.0) AS time, to_timestamp(called / 1000.0) AS called_time,
        to_timestamp(ended / 1000.0) AS ended_time, s.name AS service_name, s.max_wait_min, s.std_service_min,
        o.name AS tenant_name, served(t.ending) AS served
    FROM ticket AS t
    LEFT JOIN service_period AS s
        ON s.site = t.site AND s.service = t.service AND s.since <= t.issued AND t.issued < s.until
    LEFT JOIN tenant_period AS o
        ON o.site = t.site AND o.tenant = t.tenant AND o.since <= t.issued AND t.issued < o.until;

CREATE OR REPLACE VIEW grafana.serving AS
    SELECT DISTINCT ON (t.site, k.counter) t.site, k.counter, coalesce(c.name, k.counter) AS counter_name, k.number,
        k.service_name, k.called_time, greatest(0, extract(epoch FROM t.at - k.called_time) / 60)::integer AS minutes
    FROM grafana.today AS t
    JOIN grafana.ticket AS k ON k.site = t.site AND k.day = t.day
    LEFT JOIN counter AS c ON c.site = k.site AND c.code = k.counter
    WHERE k.counted AND k.ending IS NULL AND k.called IS NOT NULL AND k.called_time <= t.at
    ORDER BY t.site, k.counter, k.called DESC;

CREATE OR REPLACE VIEW grafana.gateway AS
    SELECT t.site, t.name, l.log, l.next, l.head, to_timestamp(l.as_of / 1000.0) AS as_of,
        greatest(0, extract(epoch FROM t.at - to_timestamp(l.as_of / 1000.0)))::integer AS age_s,
        greatest(0, l.head - l.next) AS backlog
    FROM grafana.today AS t
    LEFT JOIN gateway_log AS l ON l.site = t.site AND l.as_of > 0;

CREATE OR REPLACE VIEW grafana.day AS
    SELECT r.site, r.day, grafana.midnight(r.day, z.zone) AS midnight, r.entered, r.left_,
        to_timestamp(d.opened / 1000.0) AS opened, to_timestamp(d.closed / 1000.0) AS closed,
        to_timestamp(d.ended / 1000.0) AS ended, r.entered > 0 OR o.day IS NOT NULL AS was_open
    FROM (
        SELECT site, day, coalesce(sum(count) FILTER (WHERE kind = 'enter'), 0)::bigint AS entered,
            coalesce(sum(count) FILTER (WHERE kind = 'leave'), 0)::bigint AS left_
        FROM rollup_day GROUP BY site, day
        UNION ALL
        SELECT site, day, 0, 0 FROM grafana.service_day AS alone
        WHERE NOT EXISTS (SELECT FROM rollup_day AS r WHERE r.site = alone.site AND r.day = alone.day)
    ) AS r
    JOIN grafana.zone_day AS z ON z.site = r.site AND z.first <= r.day AND r.day < z.until
    LEFT JOIN site_day AS d ON d.site = r.site AND d.day = r.day AND NOT d.trial
    LEFT JOIN grafana.service_day AS o ON o.site = r.site AND o.day = r.day;

CREATE OR REPLACE FUNCTION grafana.year_of(of_site text, of_moment timestamptz)
RETURNS TABLE (year integer, first date, until date, before date, zone text) LANGUAGE sql STABLE AS $$
    SELECT y, make_date(y, 1, 1), make_date(y + 1, 1, 1), make_date(y - 1, 1, 1), s.zone
    FROM grafana.zone_period AS s
    CROSS JOIN LATERAL (SELECT extract(year FROM of_moment AT TIME ZONE s.zone)::integer AS y) AS local
    WHERE s.site = of_site AND s.since <= of_moment AND of_moment < s.until
$$;

CREATE OR REPLACE VIEW open_hour AS
    SELECT h.site, h.day, extract(hour FROM b.at AT TIME ZONE z.zone)::smallint AS hour,
        greatest(h.opens_at, (extract(epoch FROM b.at) * 1000)::bigint) AS begins
    FROM hall_hours AS h
    JOIN plan AS z ON z.site = h.site AND z.since <= h.opens_at AND h.opens_at < z.until
    CROSS JOIN LATERAL generate_series(
        date_trunc('hour', to_timestamp(h.opens_at / 1000.0), z.zone), to_timestamp((h.closes_at - 1) / 1000.0),
        interval '1 hour') AS b (at);

-- As before, but a ticket that was reclassified is of the tenant and kind that its service had by the plan in force when
-- that was approved.
CREATE OR REPLACE FUNCTION recap_ticket(of_site text, first date, until date, settled_before bigint, corrected_before bigint)
RETURNS TABLE (
    day date, log text, n bigint, number text, service text, tenant text, kind text, visit bigint, linked boolean,
    priority boolean, issued bigint, called bigint, ended bigint, counter text, wait_ms bigint, walk_ms bigint,
    serve_ms bigint, ending text, settled text, settled_on date, void boolean
) LANGUAGE sql STABLE AS $$
    WITH undone AS (
        SELECT c.of FROM correction AS c
        WHERE c.site = of_site AND c.n < corrected_before AND c.log = 'office' AND c.what = 'void'
    ), corrected AS (
        SELECT DISTINCT ON (c.ticket_log, c.ticket_n, c.what) c.ticket_log, c.ticket_n, c.what, c.value, c.at
        FROM correction AS c
        WHERE c.site = of_site AND c.n < corrected_before AND c.log <> 'office' AND c.ticket_n IS NOT NULL
            AND c.n NOT IN (SELECT of FROM undone)
        ORDER BY c.ticket_log, c.ticket_n, c.what, c.n DESC
    ), moved AS (
        SELECT c.ticket_log, c.ticket_n, c.value AS code, s.tenant, s.kind
        FROM corrected AS c CROSS JOIN LATERAL (
            SELECT s.tenant, s.kind FROM planned_service AS s
            JOIN plan AS p ON p.site = s.site AND p.log = s.log AND p.n = s.n AND p.since IS NOT NULL
            WHERE s.site = of_site AND s.code = c.value
            ORDER BY p.since <= c.at DESC, abs(p.since - c.at) LIMIT 1
        ) AS s
        WHERE c.what = 'reclassify'
    ), settling AS (
        SELECT DISTINCT ON (s.log, s.ticket_n) s.log, s.ticket_n, s.outcome, s.day
        FROM settlement AS s
        WHERE s.site = of_site AND s.n < settled_before AND s.n NOT IN (SELECT of FROM undone)
        ORDER BY s.log, s.ticket_n, s.n
    )
    SELECT t.day, t.log, t.n, t.number, coalesce(r.code, t.service), coalesce(r.tenant, t.tenant),
        coalesce(r.kind, t.kind),
        l.opened * 17592186044416 + t.visit, -- one number a visit: no log has 2^44 entries
        t.linked, t.priority, t.issued, t.called, t.ended, t.counter, t.wait_ms, t.walk_ms, t.serve_ms, e.ending,
        CASE WHEN e.ending = 'accepted' THEN d.outcome END, CASE WHEN e.ending = 'accepted' THEN d.day END,
        v.ticket_n IS NOT NULL
    FROM ticket AS t
    JOIN log AS l ON l.site = t.site AND l.log = t.visit_log
    LEFT JOIN corrected AS v ON v.ticket_log = t.log AND v.ticket_n = t.n AND v.what = 'void'
    LEFT JOIN corrected AS a ON a.ticket_log = t.log AND a.ticket_n = t.n AND a.what = 'amend'
    LEFT JOIN moved AS r ON r.ticket_log = t.log AND r.ticket_n = t.n
    LEFT JOIN settling AS d ON d.log = t.log AND d.ticket_n = t.n
    CROSS JOIN LATERAL (SELECT CASE WHEN served(t.ending) THEN coalesce(a.value, t.ending) ELSE t.ending END AS ending)
        AS e
    WHERE t.site = of_site AND t.day >= first AND t.day < until AND t.counted
$$;

DROP VIEW standard_period;
DROP TABLE standard, tenant_was, service_was, counter_was, holiday_was;

COMMENT ON COLUMN log.after IS 'the log that this one succeeds, as its `open` says';
COMMENT ON TABLE site IS 'A hall; its name, zone and capacity are those of the plan in force now.';
COMMENT ON TABLE plan IS 'Each plan that a log ever had: who publishes and signs, zone and name. Which is in force at a moment: `since`, `until`.';
COMMENT ON COLUMN plan.at IS 'when its record was written';
COMMENT ON COLUMN plan.day IS 'the local day of that, in its own zone';
COMMENT ON COLUMN plan.since IS 'in force from here until before `until`; of the first 0. Null: never, for a later plan of its log, or of one that succeeds it, took effect before';
COMMENT ON TABLE planned_tenant IS 'The tenants of each plan, by `turn` in its order.';
COMMENT ON TABLE planned_service IS 'The services of each plan, as `planned_tenant`.';
COMMENT ON TABLE planned_counter IS 'The counters of each plan, as `planned_tenant`.';
COMMENT ON TABLE planned_holiday IS 'The holidays of each plan.';
COMMENT ON VIEW plan_day IS 'Which plan is in force at the end of each local day, as half-open ranges of days.';
COMMENT ON VIEW service_period IS 'What plans said of a service, as half-open periods of moments; the first also holds before it, the last for a service that left the plan.';
COMMENT ON VIEW tenant_period IS 'What a tenant was called, as `service_period`.';
COMMENT ON VIEW counter_period IS 'What a counter was called, as `service_period`.';
COMMENT ON VIEW gateway_log IS 'The log that a site''s gateway writes now: the last to come of those that no other succeeds.';
COMMENT ON VIEW tenant IS 'The plan in force now, by code. What has left the plan stays, as closed. Only for what is shown of now.';
COMMENT ON VIEW service IS 'The services of the plan in force now, as `tenant`.';
COMMENT ON VIEW counter IS 'The counters of the plan in force now, as `tenant`.';
COMMENT ON VIEW holiday IS 'The holidays of the plan in force now.';
COMMENT ON VIEW grafana.zone_period IS 'In which zone a site''s clock went, as half-open periods.';
COMMENT ON VIEW grafana.zone_day IS 'In which zone each local day was cut, as half-open ranges of days.';
COMMENT ON VIEW open_hour IS 'The hours of each day that have begun when `begins` is past: an hour counts if any of it is within the hall''s hours, in the zone of the plan then in force.';
COMMENT ON FUNCTION recap_ticket IS 'The tickets of days `first` until before `until` that count, with the office''s settlements and corrections numbered below those given. One that voids an office entry undoes it; one that reclassifies fixes tenant and kind by the plan in force when it was approved; `void` tickets are in no figure; `settled` only where the ticket ended as accepted, corrections applied.';

DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'lawang_app') THEN
        GRANT SELECT ON ALL TABLES IN SCHEMA public TO lawang_app;
        GRANT INSERT ON plan, planned_tenant, planned_service, planned_counter, planned_holiday TO lawang_app;
        GRANT UPDATE ON plan TO lawang_app;
    END IF;
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'lawang_grafana') THEN
        GRANT SELECT ON ALL TABLES IN SCHEMA grafana TO lawang_grafana;
    END IF;
END
$$;

INSERT INTO rebuild_due (site) SELECT DISTINCT site FROM log ON CONFLICT DO NOTHING;
