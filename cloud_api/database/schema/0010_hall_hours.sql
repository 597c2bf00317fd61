-- What the plan said about a day is kept as a fact of that day: the hall's hours, the standards, the holidays. A gateway
-- opens its register of a day at midnight; when the hall is open is not in the register, it is in the plan in force.

-- A row a day, up to 60 days after the last plan or register. Both null: the plan has it closed. In ms since 1970, as
-- `since`: when the plan that says so took effect. `lawang cloud rebuild` makes the rows of days before this migration.
CREATE TABLE hall_hours (
    site       text NOT NULL,
    day        date NOT NULL,
    opens_at   bigint,
    closes_at  bigint,
    since      bigint NOT NULL,
    PRIMARY KEY (site, day)
);

-- What each plan promised, in minutes; the one in force at a ticket's issue judges it.
CREATE TABLE standard (
    site             text NOT NULL,
    service          text NOT NULL,
    since            bigint NOT NULL,
    max_wait_min     integer,
    std_service_min  integer,
    PRIMARY KEY (site, service, since)
);

-- Until a rebuild the newest standard judges all of the past, as before.
INSERT INTO standard (site, service, since, max_wait_min, std_service_min)
SELECT site, code, 0, max_wait_min, std_service_min FROM service;

-- Of the plan in force.
CREATE TABLE holiday (
    site  text NOT NULL,
    day   date NOT NULL,
    name  text NOT NULL,
    PRIMARY KEY (site, day)
);

-- The hours of each day that have begun when `begins` is past: an hour counts if any of it is within the hall's hours.
CREATE VIEW open_hour AS
    SELECT h.site, h.day, extract(hour FROM b.at AT TIME ZONE s.zone)::smallint AS hour,
        greatest(h.opens_at, (extract(epoch FROM b.at) * 1000)::bigint) AS begins
    FROM hall_hours AS h
    JOIN site AS s ON s.site = h.site
    CROSS JOIN LATERAL generate_series(
        date_trunc('hour', to_timestamp(h.opens_at / 1000.0), s.zone), to_timestamp((h.closes_at - 1) / 1000.0),
        interval '1 hour') AS b (at);

-- Standards as half-open periods [since, until) of a ticket's issue; the first also judges what was before it.
CREATE VIEW standard_period AS
    SELECT site, service, CASE WHEN turn = 1 THEN 0 ELSE since END AS since,
        lead(since, 1, 9223372036854775807) OVER (PARTITION BY site, service ORDER BY since) AS until,
        max_wait_min, std_service_min
    FROM (
        SELECT s.*, row_number() OVER w AS turn,
            (lag(max_wait_min) OVER w, lag(std_service_min) OVER w) IS DISTINCT FROM (max_wait_min, std_service_min)
                AS changed
        FROM standard AS s WINDOW w AS (PARTITION BY site, service ORDER BY since)
    ) AS told
    WHERE turn = 1 OR changed;

CREATE OR REPLACE VIEW grafana.ticket AS
    SELECT t.*, to_timestamp(issued / 1000.0) AS time, to_timestamp(called / 1000.0) AS called_time,
        to_timestamp(ended / 1000.0) AS ended_time, s.name AS service_name, p.max_wait_min, p.std_service_min,
        o.name AS tenant_name
    FROM ticket AS t
    LEFT JOIN service AS s ON s.site = t.site AND s.code = t.service
    LEFT JOIN standard_period AS p
        ON p.site = t.site AND p.service = t.service AND p.since <= t.issued AND t.issued < p.until
    LEFT JOIN tenant AS o ON o.site = t.site AND o.code = t.tenant;

CREATE VIEW grafana.hall_hours AS
    SELECT site, day, to_timestamp(opens_at / 1000.0) AS opens, to_timestamp(closes_at / 1000.0) AS closes FROM hall_hours;

-- One row a site: whether it is in its hours, since when, and how old what is known of it is. None in trial time.
CREATE OR REPLACE VIEW grafana.hall AS
    SELECT t.site, t.day, g.age_s, coalesce(t.at >= h.opens AND t.at < h.closes, false)
        AND coalesce(d.ended_time > t.at, true) AND NOT coalesce(l.trial, true) AS is_open, h.opens AS begins
    FROM grafana.today AS t
    JOIN grafana.gateway AS g ON g.site = t.site
    LEFT JOIN log AS l ON l.site = t.site AND l.log = g.log
    LEFT JOIN grafana.hall_hours AS h ON h.site = t.site AND h.day = t.day
    LEFT JOIN grafana.site_day AS d ON d.site = t.site AND d.day = t.day;

-- `silent_min` counts from the later of the last entry and today's opening; usual gaps are those of the hall's hours.
CREATE OR REPLACE VIEW grafana.device AS
    SELECT t.site, h.dev, h.days, h.entries, h.entries_today, l.last,
        greatest(0, extract(epoch FROM t.at - greatest(l.last, b.opens)) / 60)::integer AS silent_min,
        round(u.minutes / h.entries, 1)::double precision AS usual_gap_min, f.err_ms, f.late_today
    FROM grafana.today AS t
    LEFT JOIN grafana.hall_hours AS b ON b.site = t.site AND b.day = t.day
    CROSS JOIN LATERAL (
        SELECT sum(extract(epoch FROM least(closes, t.at) - opens) / 60.0) AS minutes FROM grafana.hall_hours
        WHERE site = t.site AND day > t.day - 28 AND day <= t.day AND opens < t.at
    ) AS u
    CROSS JOIN LATERAL (
        SELECT dev, count(DISTINCT day) AS days, sum(entries) AS entries,
            coalesce(sum(entries) FILTER (WHERE day = t.day), 0)::bigint AS entries_today,
            max((day + make_interval(hours => hour + 1)) AT TIME ZONE t.zone) AS hour_end
        FROM device_hour WHERE site = t.site AND day > t.day - 28 AND day <= t.day GROUP BY dev
    ) AS h
    LEFT JOIN LATERAL (
        SELECT max(at) AS last_ms, max(err) AS err_ms, count(*) FILTER (WHERE late) AS late_today FROM fact
        WHERE site = t.site AND day = t.day AND dev = h.dev AND kind IN ('enter', 'leave') AND counted
    ) AS f ON true
    CROSS JOIN LATERAL (SELECT coalesce(to_timestamp(f.last_ms / 1000.0), least(h.hour_end, t.at)) AS last) AS l
    WHERE h.entries > 0;

-- When the register of today must be open at the latest: when the hall opens. Null where it does not, and in trial time.
CREATE OR REPLACE VIEW grafana.opening AS
    SELECT t.site, t.name, t.day, t.at, d.opened_time AS opened, CASE WHEN NOT l.trial THEN h.opens END AS expected
    FROM grafana.today AS t
    JOIN grafana.gateway AS g ON g.site = t.site
    LEFT JOIN log AS l ON l.site = t.site AND l.log = g.log
    LEFT JOIN grafana.hall_hours AS h ON h.site = t.site AND h.day = t.day
    LEFT JOIN grafana.site_day AS d ON d.site = t.site AND d.day = t.day AND d.opened_time <= t.at;

CREATE OR REPLACE VIEW grafana.holiday AS SELECT site, day, name FROM holiday;
DROP VIEW grafana.plan;
DROP VIEW grafana.usual;

DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'lawang_app') THEN
        GRANT SELECT ON ALL TABLES IN SCHEMA public TO lawang_app;
        GRANT INSERT, UPDATE ON hall_hours, standard TO lawang_app;
        GRANT INSERT, UPDATE, DELETE ON holiday TO lawang_app;
    END IF;
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'lawang_grafana') THEN
        GRANT SELECT ON ALL TABLES IN SCHEMA grafana TO lawang_grafana;
    END IF;
END
$$;
