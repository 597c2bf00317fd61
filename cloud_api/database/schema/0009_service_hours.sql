-- A gateway opens its register of a day at midnight, on days without service too. So a day of service is one on which
-- the plan has a tenant open, and its hours begin when buttons are first pressed, not at `opened`.

CREATE VIEW grafana.service_day AS
    SELECT site, day FROM tenant_day WHERE open AND NOT trial GROUP BY site, day;

-- Of the last 28 days of service: the local hour in which presses usually begin, and the minutes from then to closing.
CREATE VIEW grafana.usual AS
    SELECT t.site, percentile_disc(0.5) WITHIN GROUP (ORDER BY h.first)::integer AS first_hour,
        sum(extract(epoch FROM coalesce(d.closed_time, d.ended_time, m.at + interval '8 hours') - m.at) / 60.0) AS minutes
    FROM grafana.today AS t
    CROSS JOIN LATERAL (
        SELECT day, min(hour) AS first FROM device_hour
        WHERE site = t.site AND day > t.day - 28 AND day < t.day AND presses > 0 GROUP BY day
    ) AS h
    CROSS JOIN LATERAL (SELECT (h.day + make_interval(hours => h.first)) AT TIME ZONE t.zone AS at) AS m
    LEFT JOIN grafana.site_day AS d ON d.site = t.site AND d.day = h.day
    WHERE EXISTS (SELECT FROM tenant_day AS s WHERE s.site = t.site AND s.day = h.day AND s.open AND NOT s.trial)
    GROUP BY t.site;

CREATE OR REPLACE VIEW grafana.day AS
    SELECT r.site, r.day, grafana.midnight(r.day, s.zone) AS midnight, r.entered, r.left_,
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
    JOIN site AS s USING (site)
    LEFT JOIN site_day AS d ON d.site = r.site AND d.day = r.day AND NOT d.trial
    LEFT JOIN grafana.service_day AS o ON o.site = r.site AND o.day = r.day;

-- One row a site: whether it is in its hours of service, since when, and how old what is known of it is.
CREATE OR REPLACE VIEW grafana.hall AS
    SELECT t.site, t.day, g.age_s,
        EXISTS (SELECT FROM tenant_day AS s WHERE s.site = t.site AND s.day = t.day AND s.open AND NOT s.trial)
            AND t.at >= b.begins AND coalesce(d.closed_time > t.at, true) AND coalesce(d.ended_time > t.at, true) AS is_open,
        b.begins
    FROM grafana.today AS t
    LEFT JOIN grafana.usual AS u ON u.site = t.site
    CROSS JOIN LATERAL (SELECT t.midnight + make_interval(hours => coalesce(u.first_hour, 0)) AS begins) AS b
    JOIN grafana.gateway AS g ON g.site = t.site
    LEFT JOIN grafana.site_day AS d ON d.site = t.site AND d.day = t.day;

CREATE OR REPLACE VIEW grafana.live AS
    SELECT t.site, t.name, t.zone, t.capacity, t.at, t.day, t.midnight, g.as_of, g.age_s,
        coalesce(r.entered, 0) AS entered, coalesce(r.left_, 0) AS left_, coalesce(i.inside, 0) AS inside,
        round(100.0 * i.inside / nullif(t.capacity, 0))::integer AS inside_pct,
        (SELECT coalesce(sum(waiting), 0) FROM grafana.queue AS q WHERE q.site = t.site)::integer AS waiting,
        (SELECT count(*) FROM grafana.counter_now AS c WHERE c.site = t.site AND c.state <> 'closed')::integer
            AS open_counters,
        h.is_open, d.opened_time AS opened
    FROM grafana.today AS t
    JOIN grafana.gateway AS g ON g.site = t.site
    JOIN grafana.hall AS h ON h.site = t.site
    CROSS JOIN LATERAL (
        SELECT sum(count) FILTER (WHERE kind = 'enter')::bigint AS entered,
            sum(count) FILTER (WHERE kind = 'leave')::bigint AS left_
        FROM rollup_day WHERE site = t.site AND day = t.day
    ) AS r
    LEFT JOIN grafana.site_day AS d ON d.site = t.site AND d.day = t.day
    LEFT JOIN LATERAL (SELECT c.inside FROM grafana.curve(t.site) AS c ORDER BY c.at_minute DESC LIMIT 1) AS i ON true;

-- `silent_min` counts from the later of the last entry and the beginning of today's hours.
CREATE OR REPLACE VIEW grafana.device AS
    SELECT t.site, h.dev, h.days, h.entries, h.entries_today, l.last,
        greatest(0, extract(epoch FROM t.at - greatest(l.last, b.begins)) / 60)::integer AS silent_min,
        round(u.minutes / h.entries, 1)::double precision AS usual_gap_min, f.err_ms, f.late_today
    FROM grafana.today AS t
    LEFT JOIN grafana.usual AS u ON u.site = t.site
    CROSS JOIN LATERAL (SELECT t.midnight + make_interval(hours => coalesce(u.first_hour, 0)) AS begins) AS b
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

-- When the register of today must be open: the usual first hour, if most of this weekday's last eight that were no
-- holiday had service, and today is no holiday. Null where no service is expected.
CREATE OR REPLACE VIEW grafana.opening AS
    SELECT t.site, t.name, t.day, t.at, d.opened_time AS opened,
        CASE WHEN w.opened >= 2 AND w.opened * 2 > w.workdays
            AND NOT EXISTS (SELECT FROM grafana.holiday AS h WHERE h.site = t.site AND h.day = t.day)
            THEN t.midnight + make_interval(hours => u.first_hour) END AS expected
    FROM grafana.today AS t
    LEFT JOIN grafana.usual AS u ON u.site = t.site
    CROSS JOIN LATERAL (
        SELECT count(s.day) AS opened, count(*) FILTER (WHERE h.day IS NULL) AS workdays
        FROM generate_series(1, 8) AS week
        LEFT JOIN grafana.service_day AS s ON s.site = t.site AND s.day = t.day - 7 * week
        LEFT JOIN (SELECT DISTINCT site, day FROM grafana.holiday) AS h ON h.site = t.site AND h.day = t.day - 7 * week
    ) AS w
    LEFT JOIN grafana.site_day AS d ON d.site = t.site AND d.day = t.day AND d.opened_time <= t.at;

DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'lawang_grafana') THEN
        GRANT SELECT ON ALL TABLES IN SCHEMA grafana TO lawang_grafana;
    END IF;
END
$$;
