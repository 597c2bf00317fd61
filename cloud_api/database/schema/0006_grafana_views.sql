-- What the dashboards ask for: one row a site for the wall, local days, devices, and the dates in the plan in force.
-- Only views, and functions that read views: whoever may not see a table sees nothing of it here either.

-- Now; a replay of the past sets `lawang.now` in its own session.
CREATE FUNCTION grafana.at() RETURNS timestamptz LANGUAGE sql STABLE AS
$$ SELECT coalesce(nullif(current_setting('lawang.now', true), '')::timestamptz, now()) $$;

-- A local day's first moment. Days are sent to a browser as this, never as `date`.
CREATE FUNCTION grafana.midnight(of_day date, of_zone text) RETURNS timestamptz LANGUAGE sql STABLE AS
$$ SELECT of_day::timestamp AT TIME ZONE of_zone $$;

CREATE FUNCTION grafana.month_name(of_month integer) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT ('{Jan,Feb,Mar,Apr,Mei,Jun,Jul,Agu,Sep,Okt,Nov,Des}'::text[])[of_month] $$;

CREATE FUNCTION grafana.weekday_name(of_weekday integer) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT ('{Senin,Selasa,Rabu,Kamis,Jumat,Sabtu,Minggu}'::text[])[of_weekday] $$;

-- The local year that holds a moment: days from `first` until before `until`, and the same a year before.
CREATE FUNCTION grafana.year_of(of_site text, of_moment timestamptz)
RETURNS TABLE (year integer, first date, until date, before date, zone text) LANGUAGE sql STABLE AS $$
    SELECT y, make_date(y, 1, 1), make_date(y + 1, 1, 1), make_date(y - 1, 1, 1), s.zone
    FROM grafana.site AS s
    CROSS JOIN LATERAL (SELECT extract(year FROM of_moment AT TIME ZONE s.zone)::integer AS y) AS local
    WHERE s.site = of_site
$$;

CREATE VIEW grafana.today AS
    SELECT s.site, s.name, s.zone, s.capacity, n.at, d.day, grafana.midnight(d.day, s.zone) AS midnight
    FROM site AS s
    CROSS JOIN LATERAL (SELECT grafana.at() AS at) AS n
    CROSS JOIN LATERAL (SELECT (n.at AT TIME ZONE s.zone)::date AS day) AS d;

-- The gateway's newest log of each site: how far it is known here. Without a log the age is null.
CREATE VIEW grafana.gateway AS
    SELECT DISTINCT ON (t.site) t.site, t.name, l.log, l.next, l.head, to_timestamp(l.as_of / 1000.0) AS as_of,
        greatest(0, extract(epoch FROM t.at - to_timestamp(l.as_of / 1000.0)))::integer AS age_s,
        greatest(0, l.head - l.next) AS backlog
    FROM grafana.today AS t
    LEFT JOIN log AS l ON l.site = t.site AND l.log <> 'office' AND l.as_of > 0
    ORDER BY t.site, l.opened DESC;

CREATE VIEW grafana.day AS
    SELECT r.site, r.day, grafana.midnight(r.day, s.zone) AS midnight, r.entered, r.left_,
        to_timestamp(d.opened / 1000.0) AS opened, to_timestamp(d.closed / 1000.0) AS closed,
        to_timestamp(d.ended / 1000.0) AS ended, r.entered > 0 OR d.opened IS NOT NULL AS was_open
    FROM (
        SELECT site, day, coalesce(sum(count) FILTER (WHERE kind = 'enter'), 0)::bigint AS entered,
            coalesce(sum(count) FILTER (WHERE kind = 'leave'), 0)::bigint AS left_
        FROM rollup_day GROUP BY site, day
        UNION ALL
        SELECT site, day, 0, 0 FROM site_day AS alone
        WHERE NOT trial AND NOT EXISTS (SELECT FROM rollup_day AS r WHERE r.site = alone.site AND r.day = alone.day)
    ) AS r
    JOIN site AS s USING (site)
    LEFT JOIN site_day AS d ON d.site = r.site AND d.day = r.day AND NOT d.trial;

-- Who is inside, each five minutes of today from its first movement, and now: the arithmetic of the wall.
-- A leave takes whoever came first, nobody counts for longer than three hours, and it is never below zero.
CREATE FUNCTION grafana.curve(of_site text) RETURNS TABLE (at_minute integer, at_time timestamptz, inside integer)
LANGUAGE plpgsql STABLE AS $$
DECLARE
    longest CONSTANT bigint := 180 * 60000;
    step CONSTANT bigint := 5 * 60000;
    now_ms bigint;
    start_ms bigint;
    today date;
    came bigint[];      -- when each came, in order
    first integer := 1; -- of those inside
    last integer := 0;
    moment bigint;
    movement record;
BEGIN
    SELECT round(extract(epoch FROM t.at) * 1000), round(extract(epoch FROM t.midnight) * 1000), t.day
        INTO now_ms, start_ms, today FROM grafana.today AS t WHERE t.site = of_site;
    SELECT array_agg(f.at ORDER BY f.at) INTO came FROM grafana.fact AS f
        WHERE f.site = of_site AND f.day = today AND f.kind = 'enter' AND f.counted AND f.at BETWEEN start_ms AND now_ms;
    FOR movement IN
        SELECT f.at, f.kind = 'enter' AS inward FROM grafana.fact AS f
        WHERE f.site = of_site AND f.day = today AND f.kind IN ('enter', 'leave') AND f.counted
            AND f.at BETWEEN start_ms AND now_ms
        ORDER BY f.at, f.kind
    LOOP
        IF moment IS NULL THEN
            moment := start_ms + ceil((movement.at - start_ms)::numeric / step)::bigint * step;
        END IF;
        WHILE moment < movement.at LOOP
            WHILE first <= last AND came[first] <= moment - longest LOOP first := first + 1; END LOOP;
            RETURN QUERY SELECT ((moment - start_ms) / 60000)::integer, to_timestamp(moment / 1000.0), last - first + 1;
            moment := moment + step;
        END LOOP;
        WHILE first <= last AND came[first] <= movement.at - longest LOOP first := first + 1; END LOOP;
        IF movement.inward THEN
            last := last + 1;
        ELSIF first <= last THEN
            first := first + 1;
        END IF;
    END LOOP;
    WHILE moment < now_ms LOOP
        WHILE first <= last AND came[first] <= moment - longest LOOP first := first + 1; END LOOP;
        RETURN QUERY SELECT ((moment - start_ms) / 60000)::integer, to_timestamp(moment / 1000.0), last - first + 1;
        moment := moment + step;
    END LOOP;
    IF moment IS NOT NULL THEN
        WHILE first <= last AND came[first] <= now_ms - longest LOOP first := first + 1; END LOOP;
        RETURN QUERY SELECT ((now_ms - start_ms) / 60000)::integer, to_timestamp(now_ms / 1000.0), last - first + 1;
    END IF;
END
$$;

-- The newest ticket of each counter today that was called and has no end yet.
CREATE VIEW grafana.serving AS
    SELECT DISTINCT ON (t.site, k.counter) t.site, k.counter, coalesce(c.name, k.counter) AS counter_name, k.number,
        k.service_name, k.called_time, greatest(0, extract(epoch FROM t.at - k.called_time) / 60)::integer AS minutes
    FROM grafana.today AS t
    JOIN grafana.ticket AS k ON k.site = t.site AND k.day = t.day
    LEFT JOIN counter AS c ON c.site = k.site AND c.code = k.counter
    WHERE k.counted AND k.ending IS NULL AND k.called IS NOT NULL AND k.called_time <= t.at
    ORDER BY t.site, k.counter, k.called DESC;

-- Who waits today for their first call, by service.
CREATE VIEW grafana.queue AS
    SELECT t.site, k.service, coalesce(k.service_name, k.service) AS service_name, count(*) AS waiting,
        max(greatest(0, extract(epoch FROM t.at - k.time) / 60))::integer AS longest_min, k.max_wait_min
    FROM grafana.today AS t
    JOIN grafana.ticket AS k ON k.site = t.site AND k.day = t.day
    WHERE k.counted AND k.ending IS NULL AND k.called IS NULL AND k.time <= t.at
    GROUP BY t.site, k.service, k.service_name, k.max_wait_min;

-- The state that each counter was put into last today.
CREATE VIEW grafana.counter_now AS
    SELECT DISTINCT ON (t.site, f.counter) t.site, f.counter, f.why AS state, f.time AS since
    FROM grafana.today AS t
    JOIN grafana.fact AS f ON f.site = t.site AND f.day = t.day
    WHERE f.kind = 'counter' AND f.counted AND f.time <= t.at
    ORDER BY t.site, f.counter, f.at DESC, f.n DESC;

-- One row a site: whether it is open, and how old what is known of it is.
CREATE VIEW grafana.hall AS
    SELECT t.site, t.day, g.age_s, d.opened IS NOT NULL AND d.opened <= n.ms AND coalesce(d.closed > n.ms, true)
        AND coalesce(d.ended > n.ms, true) AS is_open
    FROM grafana.today AS t
    CROSS JOIN LATERAL (SELECT extract(epoch FROM t.at) * 1000 AS ms) AS n
    JOIN grafana.gateway AS g ON g.site = t.site
    LEFT JOIN site_day AS d ON d.site = t.site AND d.day = t.day;

-- One row a site: the figures of the wall. Nothing here is hidden when it is old; who shows it looks at `age_s`.
CREATE VIEW grafana.live AS
    SELECT t.site, t.name, t.zone, t.capacity, t.at, t.day, t.midnight, g.as_of, g.age_s,
        coalesce(r.entered, 0) AS entered, coalesce(r.left_, 0) AS left_, coalesce(i.inside, 0) AS inside,
        round(100.0 * i.inside / nullif(t.capacity, 0))::integer AS inside_pct,
        (SELECT coalesce(sum(waiting), 0) FROM grafana.queue AS q WHERE q.site = t.site)::integer AS waiting,
        (SELECT count(*) FROM grafana.counter_now AS c WHERE c.site = t.site AND c.state <> 'closed')::integer
            AS open_counters,
        d.opened IS NOT NULL AND d.opened <= n.ms AND coalesce(d.closed > n.ms, true) AND coalesce(d.ended > n.ms, true)
            AS is_open,
        to_timestamp(d.opened / 1000.0) AS opened
    FROM grafana.today AS t
    CROSS JOIN LATERAL (SELECT extract(epoch FROM t.at) * 1000 AS ms) AS n
    JOIN grafana.gateway AS g ON g.site = t.site
    LEFT JOIN grafana.day AS r ON r.site = t.site AND r.day = t.day
    LEFT JOIN site_day AS d ON d.site = t.site AND d.day = t.day
    LEFT JOIN LATERAL (SELECT c.inside FROM grafana.curve(t.site) AS c ORDER BY c.at_minute DESC LIMIT 1) AS i ON true;

-- Devices that said something in the last 28 days. The hour of the last entry is known, of a gate its moment:
-- `silent_min` counts from the later of that and today's opening, and never too long.
CREATE VIEW grafana.device AS
    SELECT t.site, h.dev, h.days, h.entries, h.entries_today, l.last,
        greatest(0, extract(epoch FROM t.at - greatest(l.last, d.opened_time)) / 60)::integer AS silent_min,
        round(o.minutes / h.entries, 1)::double precision AS usual_gap_min, f.err_ms, f.late_today
    FROM grafana.today AS t
    CROSS JOIN LATERAL (
        SELECT dev, count(DISTINCT day) AS days, sum(entries) AS entries,
            coalesce(sum(entries) FILTER (WHERE day = t.day), 0)::bigint AS entries_today,
            max((day + make_interval(hours => hour + 1)) AT TIME ZONE t.zone) AS hour_end
        FROM device_hour WHERE site = t.site AND day > t.day - 28 AND day <= t.day GROUP BY dev
    ) AS h
    CROSS JOIN LATERAL (
        SELECT sum(coalesce(closed, ended, opened + 28800000) - opened) / 60000.0 AS minutes
        FROM site_day WHERE site = t.site AND day > t.day - 28 AND day <= t.day AND opened IS NOT NULL
    ) AS o
    LEFT JOIN LATERAL (
        SELECT max(at) AS last_ms, max(err) AS err_ms, count(*) FILTER (WHERE late) AS late_today FROM fact
        WHERE site = t.site AND day = t.day AND dev = h.dev AND kind IN ('enter', 'leave') AND counted
    ) AS f ON true
    CROSS JOIN LATERAL (SELECT coalesce(to_timestamp(f.last_ms / 1000.0), least(h.hour_end, t.at)) AS last) AS l
    LEFT JOIN grafana.site_day AS d ON d.site = t.site AND d.day = t.day
    WHERE h.entries > 0;

-- The text of the plan in force, and the dates that it has closed: holidays, and days of their own of kind "closed".
CREATE VIEW grafana.plan AS
    SELECT DISTINCT ON (l.site) l.site,
        split_part(convert_from(e.leaf, 'UTF8'), E'\n', 2)::jsonb ->> 'toml' AS toml
    FROM log AS l
    JOIN log_entry AS e ON e.site = l.site AND e.log = l.log AND e.n = l.plan_n
    ORDER BY l.site, l.opened DESC;
CREATE VIEW grafana.holiday AS
    SELECT p.site, m[1]::date AS day, m[2] AS name
    FROM grafana.plan AS p
    CROSS JOIN LATERAL split_part(split_part(E'\n' || p.toml, E'\n[holidays]', 2), E'\n[', 1) AS section
    CROSS JOIN LATERAL regexp_matches(section, '^\s*"?(\d{4}-\d{2}-\d{2})"?\s*=\s*"([^"]*)"', 'gn') AS m
    UNION ALL
    SELECT p.site, substring(part FROM 'date\s*=\s*(\d{4}-\d{2}-\d{2})')::date,
        coalesce(substring(part FROM 'name\s*=\s*"([^"]*)"'), '')
    FROM grafana.plan AS p
    CROSS JOIN LATERAL regexp_split_to_table(p.toml, '\n(?=\[)') AS part
    WHERE part LIKE '[[day]]%' AND part ~ 'kind\s*=\s*"closed"' AND part ~ 'date\s*=\s*\d{4}-\d{2}-\d{2}';

-- When today should open: the median hour of this weekday over eight weeks, if at least two of them and most of those
-- that were no holiday did open, and today is no holiday. Null where the hall is not expected to open.
CREATE VIEW grafana.opening AS
    SELECT t.site, t.name, t.day, t.at, d.opened_time AS opened,
        CASE WHEN u.opened >= 2 AND u.opened * 2 > u.workdays
            AND NOT EXISTS (SELECT FROM grafana.holiday AS h WHERE h.site = t.site AND h.day = t.day)
            THEN (t.day + u.usual) AT TIME ZONE t.zone END AS expected
    FROM grafana.today AS t
    CROSS JOIN LATERAL (
        SELECT count(s.opened) AS opened, count(*) FILTER (WHERE h.day IS NULL) AS workdays,
            percentile_disc(0.5) WITHIN GROUP (ORDER BY (s.opened_time AT TIME ZONE t.zone)::time) AS usual
        FROM generate_series(1, 8) AS week
        LEFT JOIN grafana.site_day AS s ON s.site = t.site AND s.day = t.day - 7 * week
        LEFT JOIN (SELECT DISTINCT site, day FROM grafana.holiday) AS h ON h.site = t.site AND h.day = t.day - 7 * week
    ) AS u
    LEFT JOIN grafana.site_day AS d ON d.site = t.site AND d.day = t.day AND d.opened_time <= t.at;

-- Accepted tickets that the office completed later, by the ticket's day: the first settlement that was not undone.
CREATE VIEW grafana.completed_later AS
    SELECT k.site, k.day, count(*) AS count
    FROM (
        SELECT DISTINCT ON (s.site, s.log, s.ticket_n) s.site, s.log, s.ticket_n, s.outcome
        FROM settlement AS s
        WHERE NOT EXISTS (
            SELECT FROM correction AS c
            WHERE c.site = s.site AND c.log = 'office' AND c.of = s.n AND c.what = 'void'
        )
        ORDER BY s.site, s.log, s.ticket_n, s.n
    ) AS d
    JOIN ticket AS k ON k.site = d.site AND k.log = d.log AND k.n = d.ticket_n AND k.counted
    WHERE d.outcome = 'completed' AND k.ending = 'accepted'
    GROUP BY k.site, k.day;

DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'lawang_grafana') THEN
        GRANT SELECT ON ALL TABLES IN SCHEMA grafana TO lawang_grafana;
    END IF;
END
$$;
