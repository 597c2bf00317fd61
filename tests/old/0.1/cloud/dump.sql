SET check_function_bodies = false;

CREATE SCHEMA grafana;

CREATE FUNCTION grafana.at() RETURNS timestamp with time zone
    LANGUAGE sql STABLE
    AS $$ SELECT coalesce(nullif(current_setting('lawang.now', true), '')::timestamptz, now()) $$;

CREATE FUNCTION grafana.curve(of_site text) RETURNS TABLE(at_minute integer, at_time timestamp with time zone, inside integer)
    LANGUAGE plpgsql STABLE
    AS $$
DECLARE
    longest CONSTANT bigint := 180 * 60000;
    step CONSTANT bigint := 5 * 60000;
    now_ms bigint;
    start_ms bigint;
    today date;
    came bigint[] := '{}';   -- when those inside came, and how many at that moment, in order
    people bigint[] := '{}';
    first integer := 1;
    last integer := 0;
    total bigint := 0;
    more bigint;
    gone bigint;
    moment bigint;
    event record;
BEGIN
    SELECT round(extract(epoch FROM t.at) * 1000), round(extract(epoch FROM t.midnight) * 1000), t.day
        INTO now_ms, start_ms, today FROM grafana.today AS t WHERE t.site = of_site;
    FOR event IN
        SELECT f.at, CASE f.kind WHEN 'enter' THEN 1 WHEN 'leave' THEN -1 END AS delta, f.amount FROM grafana.fact AS f
        WHERE f.site = of_site AND f.day = today AND f.kind IN ('enter', 'leave', 'audit') AND f.counted
            AND f.at BETWEEN start_ms AND now_ms
        ORDER BY f.at, CASE f.kind WHEN 'enter' THEN 0 WHEN 'leave' THEN 1 ELSE 2 END, f.log, f.n
    LOOP
        IF moment IS NULL THEN
            moment := start_ms + ceil((event.at - start_ms)::numeric / step)::bigint * step;
        END IF;
        WHILE moment < event.at LOOP
            WHILE first <= last AND came[first] <= moment - longest LOOP
                total := total - people[first];
                first := first + 1;
            END LOOP;
            RETURN QUERY SELECT ((moment - start_ms) / 60000)::integer, to_timestamp(moment / 1000.0),
                least(total, 2147483647)::integer;
            moment := moment + step;
        END LOOP;
        WHILE first <= last AND came[first] <= event.at - longest LOOP
            total := total - people[first];
            first := first + 1;
        END LOOP;
        more := coalesce(event.delta, event.amount - total);
        IF more > 0 THEN
            last := last + 1;
            came[last] := event.at;
            people[last] := more;
            total := total + more;
        END IF;
        WHILE more < 0 AND first <= last LOOP
            gone := least(people[first], -more);
            more := more + gone;
            total := total - gone;
            people[first] := people[first] - gone;
            IF people[first] = 0 THEN first := first + 1; END IF;
        END LOOP;
    END LOOP;
    WHILE moment < now_ms LOOP
        WHILE first <= last AND came[first] <= moment - longest LOOP
            total := total - people[first];
            first := first + 1;
        END LOOP;
        RETURN QUERY SELECT ((moment - start_ms) / 60000)::integer, to_timestamp(moment / 1000.0),
            least(total, 2147483647)::integer;
        moment := moment + step;
    END LOOP;
    IF moment IS NOT NULL THEN
        WHILE first <= last AND came[first] <= now_ms - longest LOOP
            total := total - people[first];
            first := first + 1;
        END LOOP;
        RETURN QUERY SELECT ((now_ms - start_ms) / 60000)::integer, to_timestamp(now_ms / 1000.0),
            least(total, 2147483647)::integer;
    END IF;
END
$$;

CREATE FUNCTION grafana.midnight(of_day date, of_zone text) RETURNS timestamp with time zone
    LANGUAGE sql STABLE
    AS $$ SELECT of_day::timestamp AT TIME ZONE of_zone $$;

CREATE FUNCTION grafana.month_name(of_month integer) RETURNS text
    LANGUAGE sql IMMUTABLE
    AS $$ SELECT ('{Jan,Feb,Mar,Apr,Mei,Jun,Jul,Agu,Sep,Okt,Nov,Des}'::text[])[of_month] $$;

CREATE FUNCTION grafana.weekday_name(of_weekday integer) RETURNS text
    LANGUAGE sql IMMUTABLE
    AS $$ SELECT ('{Senin,Selasa,Rabu,Kamis,Jumat,Sabtu,Minggu}'::text[])[of_weekday] $$;

CREATE FUNCTION grafana.year_of(of_site text, of_moment timestamp with time zone) RETURNS TABLE(year integer, first date, until date, before date, zone text)
    LANGUAGE sql STABLE
    AS $$
    SELECT y, make_date(y, 1, 1), make_date(y + 1, 1, 1), make_date(y - 1, 1, 1), s.zone
    FROM grafana.site AS s
    CROSS JOIN LATERAL (SELECT extract(year FROM of_moment AT TIME ZONE s.zone)::integer AS y) AS local
    WHERE s.site = of_site
$$;

CREATE FUNCTION public.recap_ticket(of_site text, first date, until date, settled_before bigint, corrected_before bigint) RETURNS TABLE(day date, log text, n bigint, number text, service text, tenant text, kind text, visit bigint, linked boolean, priority boolean, issued bigint, called bigint, ended bigint, counter text, wait_ms bigint, walk_ms bigint, serve_ms bigint, ending text, settled text, settled_on date, void boolean)
    LANGUAGE sql STABLE
    AS $$
    WITH undone AS (
        SELECT c.of FROM correction AS c
        WHERE c.site = of_site AND c.n < corrected_before AND c.log = 'office' AND c.what = 'void'
    ), corrected AS (
        SELECT DISTINCT ON (c.ticket_log, c.ticket_n, c.what) c.ticket_log, c.ticket_n, c.what, c.value
        FROM correction AS c
        WHERE c.site = of_site AND c.n < corrected_before AND c.log <> 'office' AND c.ticket_n IS NOT NULL
            AND c.n NOT IN (SELECT of FROM undone)
        ORDER BY c.ticket_log, c.ticket_n, c.what, c.n DESC
    ), settling AS (
        SELECT DISTINCT ON (s.log, s.ticket_n) s.log, s.ticket_n, s.outcome, s.day
        FROM settlement AS s
        WHERE s.site = of_site AND s.n < settled_before AND s.n NOT IN (SELECT of FROM undone)
        ORDER BY s.log, s.ticket_n, s.n
    )
    SELECT t.day, t.log, t.n, t.number, coalesce(s.code, t.service), coalesce(s.tenant, t.tenant),
        coalesce(s.kind, t.kind),
        l.opened * 17592186044416 + t.visit, -- one number a visit: no log has 2^44 entries
        t.linked, t.priority, t.issued, t.called, t.ended, t.counter, t.wait_ms, t.walk_ms, t.serve_ms, e.ending,
        CASE WHEN e.ending = 'accepted' THEN d.outcome END, CASE WHEN e.ending = 'accepted' THEN d.day END,
        v.ticket_n IS NOT NULL
    FROM ticket AS t
    JOIN log AS l ON l.site = t.site AND l.log = t.visit_log
    LEFT JOIN corrected AS v ON v.ticket_log = t.log AND v.ticket_n = t.n AND v.what = 'void'
    LEFT JOIN corrected AS a ON a.ticket_log = t.log AND a.ticket_n = t.n AND a.what = 'amend'
    LEFT JOIN corrected AS r ON r.ticket_log = t.log AND r.ticket_n = t.n AND r.what = 'reclassify'
    LEFT JOIN service AS s ON s.site = t.site AND s.code = r.value
    LEFT JOIN settling AS d ON d.log = t.log AND d.ticket_n = t.n
    CROSS JOIN LATERAL (SELECT CASE
        WHEN t.ending IN ('completed', 'accepted', 'incomplete', 'referred', 'unstated') THEN coalesce(a.value, t.ending)
        ELSE t.ending END AS ending) AS e
    WHERE t.site = of_site AND t.day >= first AND t.day < until AND t.counted
$$;

CREATE FUNCTION public.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION 'entries of a log are never changed or deleted';
END
$$;

CREATE TABLE public.correction (
    site text NOT NULL,
    n bigint NOT NULL,
    log text NOT NULL,
    of bigint NOT NULL,
    what text NOT NULL,
    field text,
    value text,
    why text NOT NULL,
    who text NOT NULL,
    approved text NOT NULL,
    at bigint NOT NULL,
    day date,
    kind text,
    old text,
    ticket_log text,
    ticket_n bigint
);

CREATE TABLE public.settlement (
    site text NOT NULL,
    n bigint NOT NULL,
    log text NOT NULL,
    ticket_n bigint NOT NULL,
    outcome text NOT NULL,
    day date NOT NULL,
    who text NOT NULL,
    at bigint NOT NULL
);

CREATE TABLE public.ticket (
    site text NOT NULL,
    log text NOT NULL,
    n bigint NOT NULL,
    day date NOT NULL,
    hour smallint NOT NULL,
    number text NOT NULL,
    service text NOT NULL,
    tenant text NOT NULL,
    kind text NOT NULL,
    visit_log text NOT NULL,
    visit bigint NOT NULL,
    linked boolean NOT NULL,
    priority boolean NOT NULL,
    issued bigint NOT NULL,
    called bigint,
    calls integer NOT NULL,
    counter text,
    wait_ms bigint,
    walk_ms bigint,
    serve_ms bigint,
    since text,
    ending text,
    ended bigint,
    implicit boolean,
    counted boolean NOT NULL,
    trial boolean NOT NULL
);

CREATE VIEW grafana.completed_later AS
 SELECT k.site,
    k.day,
    count(*) AS count
   FROM (( SELECT DISTINCT ON (s.site, s.log, s.ticket_n) s.site,
            s.log,
            s.ticket_n,
            s.outcome
           FROM public.settlement s
          WHERE (NOT (EXISTS ( SELECT
                   FROM public.correction c
                  WHERE ((c.site = s.site) AND (c.log = 'office'::text) AND (c.of = s.n) AND (c.what = 'void'::text)))))
          ORDER BY s.site, s.log, s.ticket_n, s.n) d
     JOIN public.ticket k ON (((k.site = d.site) AND (k.log = d.log) AND (k.n = d.ticket_n) AND k.counted)))
  WHERE ((d.outcome = 'completed'::text) AND (k.ending = 'accepted'::text))
  GROUP BY k.site, k.day;

CREATE VIEW grafana.correction AS
 SELECT site,
    n,
    log,
    of,
    what,
    field,
    value,
    old,
    why,
    who,
    approved,
    day,
    to_timestamp((((at)::numeric / 1000.0))::double precision) AS "time"
   FROM public.correction;

CREATE TABLE public.counter (
    site text NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    area text NOT NULL,
    closed boolean NOT NULL
);

CREATE VIEW grafana.counter AS
 SELECT site,
    code,
    name,
    area,
    closed
   FROM public.counter;

CREATE TABLE public.fact (
    site text NOT NULL,
    log text NOT NULL,
    n bigint NOT NULL,
    cause bigint,
    day date NOT NULL,
    hour smallint NOT NULL,
    at bigint NOT NULL,
    err bigint NOT NULL,
    kind text NOT NULL,
    dev text,
    late boolean NOT NULL,
    counted boolean NOT NULL,
    trial boolean DEFAULT false NOT NULL,
    ticket text,
    ticket_log text,
    ticket_n bigint,
    service text,
    tenant text,
    service_kind text,
    target text,
    visit_log text,
    visit bigint,
    linked boolean,
    priority boolean,
    counter text,
    wait_ms bigint,
    walk_ms bigint,
    serve_ms bigint,
    since text,
    outcome text,
    implicit boolean,
    amount bigint,
    why text
);

CREATE VIEW grafana.fact AS
 SELECT site,
    log,
    n,
    cause,
    day,
    hour,
    at,
    err,
    kind,
    dev,
    late,
    counted,
    to_timestamp((((at)::numeric / 1000.0))::double precision) AS "time",
    trial,
    ticket,
    ticket_log,
    ticket_n,
    service,
    tenant,
    service_kind,
    target,
    visit_log,
    visit,
    linked,
    priority,
    counter,
    wait_ms,
    walk_ms,
    serve_ms,
    since,
    outcome,
    implicit,
    amount,
    why
   FROM public.fact;

CREATE TABLE public.site (
    site text NOT NULL,
    name text NOT NULL,
    zone text DEFAULT 'Asia/Jakarta'::text NOT NULL,
    capacity integer,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE VIEW grafana.today AS
 SELECT s.site,
    s.name,
    s.zone,
    s.capacity,
    n.at,
    d.day,
    grafana.midnight(d.day, s.zone) AS midnight
   FROM ((public.site s
     CROSS JOIN LATERAL ( SELECT grafana.at() AS at) n)
     CROSS JOIN LATERAL ( SELECT ((n.at AT TIME ZONE s.zone))::date AS day) d);

CREATE VIEW grafana.counter_now AS
 SELECT DISTINCT ON (t.site, f.counter) t.site,
    f.counter,
    f.why AS state,
    f."time" AS since
   FROM (grafana.today t
     JOIN grafana.fact f ON (((f.site = t.site) AND (f.day = t.day))))
  WHERE ((f.kind = 'counter'::text) AND f.counted AND (f."time" <= t.at))
  ORDER BY t.site, f.counter, f.at DESC, f.n DESC;

CREATE TABLE public.hall_hours (
    site text NOT NULL,
    day date NOT NULL,
    opens_at bigint,
    closes_at bigint,
    since bigint NOT NULL
);

CREATE VIEW grafana.hall_hours AS
 SELECT site,
    day,
    to_timestamp((((opens_at)::numeric / 1000.0))::double precision) AS opens,
    to_timestamp((((closes_at)::numeric / 1000.0))::double precision) AS closes
   FROM public.hall_hours;

CREATE TABLE public.tenant_day (
    site text NOT NULL,
    day date NOT NULL,
    tenant text NOT NULL,
    open boolean NOT NULL,
    trial boolean NOT NULL
);

CREATE VIEW grafana.service_day AS
 SELECT site,
    day
   FROM public.tenant_day o
  WHERE (open AND (NOT trial) AND (NOT (EXISTS ( SELECT
           FROM grafana.hall_hours h
          WHERE ((h.site = o.site) AND (h.day = o.day) AND (h.opens > grafana.at()))))))
  GROUP BY site, day;

CREATE TABLE public.rollup_day (
    site text NOT NULL,
    day date NOT NULL,
    kind text NOT NULL,
    count bigint NOT NULL,
    CONSTRAINT rollup_day_count_check CHECK ((count >= 0))
);

CREATE TABLE public.site_day (
    site text NOT NULL,
    day date NOT NULL,
    opened bigint,
    cutoff bigint,
    closed bigint,
    ended bigint,
    trial boolean NOT NULL
);

CREATE VIEW grafana.day AS
 SELECT r.site,
    r.day,
    grafana.midnight(r.day, s.zone) AS midnight,
    r.entered,
    r.left_,
    to_timestamp((((d.opened)::numeric / 1000.0))::double precision) AS opened,
    to_timestamp((((d.closed)::numeric / 1000.0))::double precision) AS closed,
    to_timestamp((((d.ended)::numeric / 1000.0))::double precision) AS ended,
    ((r.entered > 0) OR (o.day IS NOT NULL)) AS was_open
   FROM (((( SELECT rollup_day.site,
            rollup_day.day,
            (COALESCE(sum(rollup_day.count) FILTER (WHERE (rollup_day.kind = 'enter'::text)), (0)::numeric))::bigint AS entered,
            (COALESCE(sum(rollup_day.count) FILTER (WHERE (rollup_day.kind = 'leave'::text)), (0)::numeric))::bigint AS left_
           FROM public.rollup_day
          GROUP BY rollup_day.site, rollup_day.day
        UNION ALL
         SELECT alone.site,
            alone.day,
            0,
            0
           FROM grafana.service_day alone
          WHERE (NOT (EXISTS ( SELECT
                   FROM public.rollup_day r_1
                  WHERE ((r_1.site = alone.site) AND (r_1.day = alone.day)))))) r
     JOIN public.site s USING (site))
     LEFT JOIN public.site_day d ON (((d.site = r.site) AND (d.day = r.day) AND (NOT d.trial))))
     LEFT JOIN grafana.service_day o ON (((o.site = r.site) AND (o.day = r.day))));

CREATE TABLE public.device_hour (
    site text NOT NULL,
    day date NOT NULL,
    hour smallint NOT NULL,
    dev text NOT NULL,
    entries bigint NOT NULL,
    presses bigint NOT NULL
);

CREATE VIEW grafana.device AS
 SELECT t.site,
    h.dev,
    h.days,
    h.entries,
    h.entries_today,
    l.last,
    (GREATEST((0)::numeric, (EXTRACT(epoch FROM (t.at - GREATEST(l.last, b.opens))) / (60)::numeric)))::integer AS silent_min,
    (round((u.minutes / h.entries), 1))::double precision AS usual_gap_min,
    f.err_ms,
    f.late_today
   FROM (((((grafana.today t
     LEFT JOIN grafana.hall_hours b ON (((b.site = t.site) AND (b.day = t.day))))
     CROSS JOIN LATERAL ( SELECT sum((EXTRACT(epoch FROM (LEAST(hall_hours.closes, t.at) - hall_hours.opens)) / 60.0)) AS minutes
           FROM grafana.hall_hours
          WHERE ((hall_hours.site = t.site) AND (hall_hours.day > (t.day - 28)) AND (hall_hours.day <= t.day) AND (hall_hours.opens < t.at))) u)
     CROSS JOIN LATERAL ( SELECT device_hour.dev,
            count(DISTINCT device_hour.day) AS days,
            sum(device_hour.entries) AS entries,
            (COALESCE(sum(device_hour.entries) FILTER (WHERE (device_hour.day = t.day)), (0)::numeric))::bigint AS entries_today,
            max(((device_hour.day + make_interval(hours => (device_hour.hour + 1))) AT TIME ZONE t.zone)) AS hour_end
           FROM public.device_hour
          WHERE ((device_hour.site = t.site) AND (device_hour.day > (t.day - 28)) AND (device_hour.day <= t.day))
          GROUP BY device_hour.dev) h)
     LEFT JOIN LATERAL ( SELECT max(fact.at) AS last_ms,
            max(fact.err) AS err_ms,
            count(*) FILTER (WHERE fact.late) AS late_today
           FROM public.fact
          WHERE ((fact.site = t.site) AND (fact.day = t.day) AND (fact.dev = h.dev) AND (fact.kind = ANY (ARRAY['enter'::text, 'leave'::text])) AND fact.counted)) f ON (true))
     CROSS JOIN LATERAL ( SELECT COALESCE(to_timestamp((((f.last_ms)::numeric / 1000.0))::double precision), LEAST(h.hour_end, t.at)) AS last) l)
  WHERE (h.entries > (0)::numeric);

CREATE VIEW grafana.device_hour AS
 SELECT site,
    day,
    hour,
    dev,
    entries,
    presses
   FROM public.device_hour;

CREATE TABLE public.log (
    site text NOT NULL,
    log text NOT NULL,
    next bigint DEFAULT 0 NOT NULL,
    range bytea DEFAULT '\x'::bytea NOT NULL,
    root bytea NOT NULL,
    zone text NOT NULL,
    head bigint DEFAULT 0 NOT NULL,
    sent bigint DEFAULT 0 NOT NULL,
    as_of bigint DEFAULT 0 NOT NULL,
    opened bigint NOT NULL,
    trial boolean DEFAULT false NOT NULL,
    plan_n bigint,
    CONSTRAINT log_next_check CHECK ((next >= 0))
);

CREATE VIEW grafana.gateway AS
 SELECT DISTINCT ON (t.site) t.site,
    t.name,
    l.log,
    l.next,
    l.head,
    to_timestamp((((l.as_of)::numeric / 1000.0))::double precision) AS as_of,
    (GREATEST((0)::numeric, EXTRACT(epoch FROM (t.at - to_timestamp((((l.as_of)::numeric / 1000.0))::double precision)))))::integer AS age_s,
    GREATEST((0)::bigint, (l.head - l.next)) AS backlog
   FROM (grafana.today t
     LEFT JOIN public.log l ON (((l.site = t.site) AND (l.log <> 'office'::text) AND (l.as_of > 0))))
  ORDER BY t.site, l.opened DESC;

CREATE VIEW grafana.site_day AS
 SELECT site,
    day,
    opened,
    cutoff,
    closed,
    ended,
    trial,
    to_timestamp((((opened)::numeric / 1000.0))::double precision) AS opened_time,
    to_timestamp((((cutoff)::numeric / 1000.0))::double precision) AS cutoff_time,
    to_timestamp((((closed)::numeric / 1000.0))::double precision) AS closed_time,
    to_timestamp((((ended)::numeric / 1000.0))::double precision) AS ended_time
   FROM public.site_day;

CREATE VIEW grafana.hall AS
 SELECT t.site,
    t.day,
    g.age_s,
    (COALESCE(((t.at >= h.opens) AND (t.at < h.closes)), false) AND COALESCE((d.ended_time > t.at), true) AND (NOT COALESCE(l.trial, true))) AS is_open,
    h.opens AS begins
   FROM ((((grafana.today t
     JOIN grafana.gateway g ON ((g.site = t.site)))
     LEFT JOIN public.log l ON (((l.site = t.site) AND (l.log = g.log))))
     LEFT JOIN grafana.hall_hours h ON (((h.site = t.site) AND (h.day = t.day))))
     LEFT JOIN grafana.site_day d ON (((d.site = t.site) AND (d.day = t.day))));

CREATE TABLE public.holiday (
    site text NOT NULL,
    day date NOT NULL,
    name text NOT NULL
);

CREATE VIEW grafana.holiday AS
 SELECT site,
    day,
    name
   FROM public.holiday;

CREATE TABLE public.service (
    site text NOT NULL,
    code text NOT NULL,
    tenant text NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    max_wait_min integer,
    std_service_min integer,
    std_days integer,
    closed boolean NOT NULL
);

CREATE TABLE public.standard (
    site text NOT NULL,
    service text NOT NULL,
    since bigint NOT NULL,
    max_wait_min integer,
    std_service_min integer
);

CREATE VIEW public.standard_period AS
 SELECT site,
    service,
        CASE
            WHEN (turn = 1) THEN (0)::bigint
            ELSE since
        END AS since,
    lead(since, 1, '9223372036854775807'::bigint) OVER (PARTITION BY site, service ORDER BY told.since) AS until,
    max_wait_min,
    std_service_min
   FROM ( SELECT s.site,
            s.service,
            s.since,
            s.max_wait_min,
            s.std_service_min,
            row_number() OVER w AS turn,
            ((lag(s.max_wait_min) OVER w IS DISTINCT FROM s.max_wait_min) OR (lag(s.std_service_min) OVER w IS DISTINCT FROM s.std_service_min)) AS changed
           FROM public.standard s
          WINDOW w AS (PARTITION BY s.site, s.service ORDER BY s.since)) told
  WHERE ((turn = 1) OR changed);

CREATE TABLE public.tenant (
    site text NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    closed boolean NOT NULL
);

CREATE VIEW grafana.ticket AS
 SELECT t.site,
    t.log,
    t.n,
    t.day,
    t.hour,
    t.number,
    t.service,
    t.tenant,
    t.kind,
    t.visit_log,
    t.visit,
    t.linked,
    t.priority,
    t.issued,
    t.called,
    t.calls,
    t.counter,
    t.wait_ms,
    t.walk_ms,
    t.serve_ms,
    t.since,
    t.ending,
    t.ended,
    t.implicit,
    t.counted,
    t.trial,
    to_timestamp((((t.issued)::numeric / 1000.0))::double precision) AS "time",
    to_timestamp((((t.called)::numeric / 1000.0))::double precision) AS called_time,
    to_timestamp((((t.ended)::numeric / 1000.0))::double precision) AS ended_time,
    s.name AS service_name,
    p.max_wait_min,
    p.std_service_min,
    o.name AS tenant_name
   FROM (((public.ticket t
     LEFT JOIN public.service s ON (((s.site = t.site) AND (s.code = t.service))))
     LEFT JOIN public.standard_period p ON (((p.site = t.site) AND (p.service = t.service) AND (p.since <= t.issued) AND (t.issued < p.until))))
     LEFT JOIN public.tenant o ON (((o.site = t.site) AND (o.code = t.tenant))));

CREATE VIEW grafana.queue AS
 SELECT t.site,
    k.service,
    COALESCE(k.service_name, k.service) AS service_name,
    count(*) AS waiting,
    (max(GREATEST((0)::numeric, (EXTRACT(epoch FROM (t.at - k."time")) / (60)::numeric))))::integer AS longest_min,
    k.max_wait_min
   FROM (grafana.today t
     JOIN grafana.ticket k ON (((k.site = t.site) AND (k.day = t.day))))
  WHERE (k.counted AND (k.ending IS NULL) AND (k.called IS NULL) AND (k."time" <= t.at))
  GROUP BY t.site, k.service, k.service_name, k.max_wait_min;

CREATE VIEW grafana.live AS
 SELECT t.site,
    t.name,
    t.zone,
    t.capacity,
    t.at,
    t.day,
    t.midnight,
    g.as_of,
    g.age_s,
    COALESCE(r.entered, (0)::bigint) AS entered,
    COALESCE(r.left_, (0)::bigint) AS left_,
    COALESCE(i.inside, 0) AS inside,
    (round(((100.0 * (i.inside)::numeric) / (NULLIF(t.capacity, 0))::numeric)))::integer AS inside_pct,
    (( SELECT COALESCE(sum(q.waiting), (0)::numeric) AS "coalesce"
           FROM grafana.queue q
          WHERE (q.site = t.site)))::integer AS waiting,
    (( SELECT count(*) AS count
           FROM grafana.counter_now c
          WHERE ((c.site = t.site) AND (c.state <> 'closed'::text))))::integer AS open_counters,
    h.is_open,
    d.opened_time AS opened
   FROM (((((grafana.today t
     JOIN grafana.gateway g ON ((g.site = t.site)))
     JOIN grafana.hall h ON ((h.site = t.site)))
     CROSS JOIN LATERAL ( SELECT (sum(rollup_day.count) FILTER (WHERE (rollup_day.kind = 'enter'::text)))::bigint AS entered,
            (sum(rollup_day.count) FILTER (WHERE (rollup_day.kind = 'leave'::text)))::bigint AS left_
           FROM public.rollup_day
          WHERE ((rollup_day.site = t.site) AND (rollup_day.day = t.day))) r)
     LEFT JOIN grafana.site_day d ON (((d.site = t.site) AND (d.day = t.day))))
     LEFT JOIN LATERAL ( SELECT c.inside
           FROM grafana.curve(t.site) c(at_minute, at_time, inside)
          ORDER BY c.at_minute DESC
         LIMIT 1) i ON (true));

CREATE VIEW grafana.log AS
 SELECT site,
    log,
    next,
    head,
    sent,
    as_of
   FROM public.log;

CREATE VIEW grafana.opening AS
 SELECT t.site,
    t.name,
    t.day,
    t.at,
    d.opened_time AS opened,
        CASE
            WHEN (NOT l.trial) THEN h.opens
            ELSE NULL::timestamp with time zone
        END AS expected
   FROM ((((grafana.today t
     JOIN grafana.gateway g ON ((g.site = t.site)))
     LEFT JOIN public.log l ON (((l.site = t.site) AND (l.log = g.log))))
     LEFT JOIN grafana.hall_hours h ON (((h.site = t.site) AND (h.day = t.day))))
     LEFT JOIN grafana.site_day d ON (((d.site = t.site) AND (d.day = t.day) AND (d.opened_time <= t.at))));

CREATE VIEW grafana.rollup_day AS
 SELECT site,
    day,
    kind,
    count
   FROM public.rollup_day;

CREATE TABLE public.rollup_service (
    site text NOT NULL,
    day date NOT NULL,
    service text NOT NULL,
    tenant text NOT NULL,
    kind text NOT NULL,
    what text NOT NULL,
    count bigint NOT NULL
);

CREATE VIEW grafana.rollup_service AS
 SELECT site,
    day,
    service,
    tenant,
    kind,
    what,
    count
   FROM public.rollup_service;

CREATE VIEW grafana.service AS
 SELECT site,
    code,
    tenant,
    name,
    kind,
    max_wait_min,
    std_service_min,
    std_days,
    closed
   FROM public.service;

CREATE VIEW grafana.serving AS
 SELECT DISTINCT ON (t.site, k.counter) t.site,
    k.counter,
    COALESCE(c.name, k.counter) AS counter_name,
    k.number,
    k.service_name,
    k.called_time,
    (GREATEST((0)::numeric, (EXTRACT(epoch FROM (t.at - k.called_time)) / (60)::numeric)))::integer AS minutes
   FROM ((grafana.today t
     JOIN grafana.ticket k ON (((k.site = t.site) AND (k.day = t.day))))
     LEFT JOIN public.counter c ON (((c.site = k.site) AND (c.code = k.counter))))
  WHERE (k.counted AND (k.ending IS NULL) AND (k.called IS NOT NULL) AND (k.called_time <= t.at))
  ORDER BY t.site, k.counter, k.called DESC;

CREATE VIEW grafana.settlement AS
 SELECT site,
    n,
    log,
    ticket_n,
    outcome,
    day,
    who,
    to_timestamp((((at)::numeric / 1000.0))::double precision) AS "time"
   FROM public.settlement;

CREATE VIEW grafana.site AS
 SELECT site,
    name,
    zone,
    capacity
   FROM public.site;

CREATE VIEW grafana.tenant AS
 SELECT site,
    code,
    name,
    closed
   FROM public.tenant;

CREATE VIEW grafana.tenant_day AS
 SELECT site,
    day,
    tenant,
    open,
    trial
   FROM public.tenant_day;

CREATE TABLE public.year_close (
    site text NOT NULL,
    year integer NOT NULL,
    version integer NOT NULL,
    root text NOT NULL,
    who text NOT NULL,
    n bigint NOT NULL,
    at bigint NOT NULL,
    cut jsonb NOT NULL,
    body text NOT NULL,
    register text NOT NULL
);

CREATE VIEW grafana.year_close AS
 SELECT site,
    year,
    version,
    root,
    who,
    n,
    to_timestamp((((at)::numeric / 1000.0))::double precision) AS "time"
   FROM public.year_close;

CREATE TABLE public.arrival (
    turn bigint NOT NULL,
    site text NOT NULL,
    log text NOT NULL,
    first bigint NOT NULL,
    next bigint NOT NULL,
    CONSTRAINT arrival_check CHECK ((next > first))
);

ALTER TABLE public.arrival ALTER COLUMN turn ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.arrival_turn_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.device_entry (
    site text NOT NULL,
    dev text NOT NULL,
    ep text NOT NULL,
    seq bigint NOT NULL,
    hash text NOT NULL,
    log text NOT NULL,
    n bigint NOT NULL,
    status text NOT NULL,
    CONSTRAINT device_entry_status_check CHECK ((status = ANY (ARRAY['first'::text, 'repeat'::text, 'conflict'::text])))
);

CREATE TABLE public.fact_waiting (
    site text CONSTRAINT fact_site_not_null NOT NULL,
    log text CONSTRAINT fact_log_not_null NOT NULL,
    n bigint CONSTRAINT fact_n_not_null NOT NULL,
    cause bigint,
    day date CONSTRAINT fact_day_not_null NOT NULL,
    hour smallint CONSTRAINT fact_hour_not_null NOT NULL,
    at bigint CONSTRAINT fact_at_not_null NOT NULL,
    err bigint CONSTRAINT fact_err_not_null NOT NULL,
    kind text CONSTRAINT fact_kind_not_null NOT NULL,
    dev text,
    late boolean CONSTRAINT fact_late_not_null NOT NULL,
    counted boolean CONSTRAINT fact_counted_not_null NOT NULL,
    trial boolean DEFAULT false CONSTRAINT fact_trial_not_null NOT NULL,
    ticket text,
    ticket_log text,
    ticket_n bigint,
    service text,
    tenant text,
    service_kind text,
    target text,
    visit_log text,
    visit bigint,
    linked boolean,
    priority boolean,
    counter text,
    wait_ms bigint,
    walk_ms bigint,
    serve_ms bigint,
    since text,
    outcome text,
    implicit boolean,
    amount bigint,
    why text
);

CREATE TABLE public.log_entry (
    site text NOT NULL,
    log text NOT NULL,
    n bigint NOT NULL,
    leaf bytea NOT NULL
);

ALTER TABLE public.log ALTER COLUMN opened ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.log_opened_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.login (
    hash bytea NOT NULL,
    token bigint NOT NULL,
    until timestamp with time zone NOT NULL
);

CREATE TABLE public.migration (
    number integer NOT NULL,
    name text NOT NULL,
    checksum text NOT NULL,
    applied_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE public.office_key (
    site text NOT NULL,
    seed bytea NOT NULL,
    CONSTRAINT office_key_seed_check CHECK ((length(seed) = 32))
);

CREATE VIEW public.open_hour AS
 SELECT h.site,
    h.day,
    (EXTRACT(hour FROM (b.at AT TIME ZONE s.zone)))::smallint AS hour,
    GREATEST(h.opens_at, ((EXTRACT(epoch FROM b.at) * (1000)::numeric))::bigint) AS begins
   FROM ((public.hall_hours h
     JOIN public.site s ON ((s.site = h.site)))
     CROSS JOIN LATERAL generate_series(date_trunc('hour'::text, to_timestamp((((h.opens_at)::numeric / 1000.0))::double precision), s.zone), to_timestamp(((((h.closes_at - 1))::numeric / 1000.0))::double precision), '01:00:00'::interval) b(at));

CREATE TABLE public.proposal (
    id bigint NOT NULL,
    site text NOT NULL,
    log text NOT NULL,
    of bigint NOT NULL,
    what text NOT NULL,
    field text,
    value text,
    why text NOT NULL,
    who text NOT NULL,
    token bigint NOT NULL,
    at bigint NOT NULL,
    state text DEFAULT 'open'::text NOT NULL,
    decided_by text,
    decided_at bigint,
    n bigint,
    CONSTRAINT proposal_state_check CHECK ((state = ANY (ARRAY['open'::text, 'approved'::text, 'declined'::text, 'withdrawn'::text])))
);

ALTER TABLE public.proposal ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.proposal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.token (
    hash bytea NOT NULL,
    role text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    revoked_at timestamp with time zone,
    id bigint NOT NULL,
    label text DEFAULT ''::text NOT NULL,
    CONSTRAINT token_role_check CHECK ((role = ANY (ARRAY['gateway'::text, 'viewer'::text, 'reporter'::text, 'corrector'::text, 'approver'::text, 'admin'::text])))
);

ALTER TABLE public.token ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.token_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.token_site (
    token bigint NOT NULL,
    site text NOT NULL
);

RESET check_function_bodies;

INSERT INTO public.arrival (turn, site, log, first, next) OVERRIDING SYSTEM VALUE VALUES
(1, 'serang', 'gw-7b0ac1e6', 0, 310),
(2, 'serang', 'gw-7b0ac1e6', 310, 660),
(3, 'serang', 'gw-5f5ad412', 0, 71),
(4, 'serang', 'gw-78a4dd46', 0, 79);

INSERT INTO public.correction (site, n, log, of, what, field, value, why, who, approved, at, day, kind, old, ticket_log, ticket_n) VALUES
('serang', 3, 'gw-7b0ac1e6', 48, 'void', NULL, NULL, 'Tombol tertekan dua kali', 'Petugas rekap', 'Kepala bidang', 1768878000000, '2026-01-08', 'enter', NULL, NULL, NULL),
('serang', 4, 'gw-7b0ac1e6', 50, 'reclassify', 'service', 'pbg', 'Tombol tertekan dua kali', 'Petugas rekap', 'Kepala bidang', 1768881600000, '2026-01-08', 'issue', 'ktp', 'gw-7b0ac1e6', 50),
('serang', 7, 'gw-7b0ac1e6', 114, 'void', NULL, NULL, 'Tombol tertekan dua kali', 'Petugas rekap', 'Kepala bidang', 1799204400000, '2026-01-08', 'enter', NULL, NULL, NULL),
('serang', 10, 'gw-7b0ac1e6', 79, 'amend', 'outcome', 'completed', 'Tombol tertekan dua kali', 'Petugas rekap', 'Kepala bidang', 1799377200000, '2026-01-08', 'finish', 'incomplete', 'gw-7b0ac1e6', 75),
('serang', 11, 'office', 1, 'void', NULL, NULL, 'Tombol tertekan dua kali', 'Petugas rekap', 'Kepala bidang', 1799380800000, '2026-01-08', 'settle', 'completed', NULL, NULL);

INSERT INTO public.counter (site, code, name, area, closed) VALUES
('serang', '1', 'Loket 1', 'a', 'false'),
('serang', '2', 'Loket 2', 'a', 'false'),
('serang', '3', 'Loket 3', 'b', 'false'),
('serang', '4', 'Loket 4', 'b', 'false'),
('serang', '5', 'Loket 5', 'b', 'false');

INSERT INTO public.device_entry (site, dev, ep, seq, hash, log, n, status) VALUES
('serang', 'gate-a', 'd954ae7e40ebd5e5', 115, 'c1b536be4cb57587', 'gw-5f5ad412', 3, 'first'),
('serang', 'gate-b', '80923f2c5f8a6524', 17, '65a95da7e23867c4', 'gw-5f5ad412', 4, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 51, '0da7a7667eb5cea2', 'gw-5f5ad412', 5, 'first'),
('serang', 'pad-1', '21bd76e57fcd9117', 26, 'a0259e618a255f7f', 'gw-5f5ad412', 6, 'first'),
('serang', 'pad-2', '2e18faa16959ab75', 23, '0546cf8fe5740749', 'gw-5f5ad412', 7, 'first'),
('serang', 'pad-3', '11049dc2f3778d45', 32, 'a702cbc9b2c6e659', 'gw-5f5ad412', 8, 'first'),
('serang', 'pad-4', '95756eab90874d4c', 26, '9e0127e85e60196a', 'gw-5f5ad412', 9, 'first'),
('serang', 'pad-5', '62f2130b831b0d9b', 5, 'aae05bf08da43d00', 'gw-5f5ad412', 10, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 116, '5dab69b8fdaea10d', 'gw-5f5ad412', 11, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 52, 'f88e69f33e70334d', 'gw-5f5ad412', 13, 'first'),
('serang', 'pad-1', '21bd76e57fcd9117', 27, 'cc3e7c9835c9f9ff', 'gw-5f5ad412', 15, 'first'),
('serang', 'pad-1', '21bd76e57fcd9117', 28, '0916dc21b2eac3b5', 'gw-5f5ad412', 18, 'first'),
('serang', 'pad-1', '21bd76e57fcd9117', 29, '6255cd4cb78610fa', 'gw-5f5ad412', 20, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 117, '9a82840813ef3b0c', 'gw-5f5ad412', 22, 'first'),
('serang', 'pad-1', '21bd76e57fcd9117', 30, 'e5a60861f51e489c', 'gw-5f5ad412', 24, 'first'),
('serang', 'pad-1', '21bd76e57fcd9117', 31, '70e4fce5e70eba72', 'gw-5f5ad412', 26, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 53, '156ce7f2e65e1910', 'gw-5f5ad412', 28, 'first'),
('serang', 'pad-2', '2e18faa16959ab75', 24, '5773706b82d50ccf', 'gw-5f5ad412', 30, 'first'),
('serang', 'pad-2', '2e18faa16959ab75', 25, '359f6541fea6575b', 'gw-5f5ad412', 33, 'first'),
('serang', 'gate-b', '80923f2c5f8a6524', 18, '5ff2a96597ac468b', 'gw-5f5ad412', 35, 'first'),
('serang', 'pad-1', '21bd76e57fcd9117', 32, 'd91085e4e1d9811e', 'gw-5f5ad412', 37, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 118, '916dd9cc258a7008', 'gw-5f5ad412', 39, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 119, '90c5ff2909827f5e', 'gw-5f5ad412', 41, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 54, 'c47f3345cfd7f8c7', 'gw-5f5ad412', 43, 'first'),
('serang', 'pad-2', '2e18faa16959ab75', 26, '4234b2e3866b2b8a', 'gw-5f5ad412', 45, 'first'),
('serang', 'pad-2', '2e18faa16959ab75', 27, '2899c31e32c1c978', 'gw-5f5ad412', 47, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 120, '50bebe6ef7f50486', 'gw-5f5ad412', 49, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 55, 'f12a6b1d1a7beaf7', 'gw-5f5ad412', 51, 'first'),
('serang', 'gate-b', '80923f2c5f8a6524', 19, '41d4284e5677c448', 'gw-5f5ad412', 53, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 56, '2af793c2b6c8d3ac', 'gw-5f5ad412', 55, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 57, '09f8b487b495fc86', 'gw-5f5ad412', 57, 'first'),
('serang', 'pad-2', '2e18faa16959ab75', 28, 'b7f10da41282c412', 'gw-5f5ad412', 59, 'first'),
('serang', 'pad-2', '2e18faa16959ab75', 29, 'bf4d6faa050d0926', 'gw-5f5ad412', 61, 'first'),
('serang', 'gate-b', '80923f2c5f8a6524', 20, '064428fb5737a9c0', 'gw-5f5ad412', 63, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 58, '4d60f0882cfb4358', 'gw-5f5ad412', 65, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 59, '29ef990aaec59c26', 'gw-5f5ad412', 67, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 60, 'c0d9ba63af418e61', 'gw-5f5ad412', 69, 'first'),
('serang', 'pad-2', '2e18faa16959ab75', 30, 'd8be5058c0bbd2ba', 'gw-78a4dd46', 2, 'first'),
('serang', 'pad-4', '95756eab90874d4c', 27, '2ce0f27505fb2235', 'gw-78a4dd46', 4, 'first'),
('serang', 'pad-2', '2e18faa16959ab75', 31, '7858a7ffd5d61f6b', 'gw-78a4dd46', 7, 'first'),
('serang', 'pad-3', '11049dc2f3778d45', 33, '4a7495ff84d9d14d', 'gw-78a4dd46', 9, 'first'),
('serang', 'pad-1', '21bd76e57fcd9117', 33, 'f22a42977e8aab7b', 'gw-78a4dd46', 11, 'first'),
('serang', 'pad-4', '95756eab90874d4c', 28, '23678ac0769356f8', 'gw-78a4dd46', 13, 'first'),
('serang', 'pad-1', '21bd76e57fcd9117', 34, 'b692dff1b47a823c', 'gw-78a4dd46', 15, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 121, '20ce33aef40f46d5', 'gw-78a4dd46', 17, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 122, 'b3a630e80c659ffc', 'gw-78a4dd46', 19, 'first'),
('serang', 'pad-1', '21bd76e57fcd9117', 35, '91ae4c509a12083f', 'gw-78a4dd46', 21, 'first'),
('serang', 'pad-4', '95756eab90874d4c', 29, 'bc4f9d0205c83b48', 'gw-78a4dd46', 24, 'first'),
('serang', 'pad-3', '11049dc2f3778d45', 34, '59d293ad88eee2a8', 'gw-78a4dd46', 26, 'first'),
('serang', 'pad-4', '95756eab90874d4c', 30, '21f21755dad7d57a', 'gw-78a4dd46', 28, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 123, '4112393830693304', 'gw-78a4dd46', 30, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 124, 'fc88109136068767', 'gw-78a4dd46', 32, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 61, 'f24ba197b6a93c7e', 'gw-78a4dd46', 34, 'first'),
('serang', 'pad-3', '11049dc2f3778d45', 35, '8c3c9dc89d2f7fbe', 'gw-78a4dd46', 36, 'first'),
('serang', 'pad-4', '95756eab90874d4c', 31, '177485f62fb01878', 'gw-78a4dd46', 38, 'first'),
('serang', 'pad-3', '11049dc2f3778d45', 36, 'f047a2337b9c6f7e', 'gw-78a4dd46', 40, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 125, '06a838e52d99c777', 'gw-78a4dd46', 43, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 62, 'e09ccd6fbb05911c', 'gw-78a4dd46', 45, 'first'),
('serang', 'pad-2', '2e18faa16959ab75', 32, 'ecee47f783947d94', 'gw-78a4dd46', 47, 'first'),
('serang', 'pad-2', '2e18faa16959ab75', 33, '3e55e26af7183218', 'gw-78a4dd46', 49, 'first'),
('serang', 'pad-2', '2e18faa16959ab75', 34, '83c62f02b4090ce8', 'gw-78a4dd46', 51, 'first'),
('serang', 'gate-b', '80923f2c5f8a6524', 21, '59d5ce795fe86674', 'gw-78a4dd46', 53, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 63, 'a92d8d98d46a1ad3', 'gw-78a4dd46', 55, 'first'),
('serang', 'pad-2', '2e18faa16959ab75', 35, '9360eedec1966564', 'gw-78a4dd46', 57, 'first'),
('serang', 'pad-1', '21bd76e57fcd9117', 36, 'b68bd9b636f02d6f', 'gw-78a4dd46', 59, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 126, 'c61723418c9ed008', 'gw-78a4dd46', 61, 'first'),
('serang', 'pad-1', '21bd76e57fcd9117', 37, 'ef9cfe6e419399a8', 'gw-78a4dd46', 63, 'first'),
('serang', 'pad-1', '21bd76e57fcd9117', 38, '117c12bcf2c97998', 'gw-78a4dd46', 65, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 127, '02b52fd6dc2dadc2', 'gw-78a4dd46', 67, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 64, '41353073d9435f3e', 'gw-78a4dd46', 69, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 1, '427e0e8e2276589a', 'gw-7b0ac1e6', 4, 'first'),
('serang', 'gate-b', 'f4f4fe62d9049907', 1, '7ec09306576ebb5f', 'gw-7b0ac1e6', 5, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 1, 'c37f92dfec95b999', 'gw-7b0ac1e6', 6, 'first'),
('serang', 'pad-1', '21bd76e57fcd9117', 1, '3f78a7b953e03ad2', 'gw-7b0ac1e6', 7, 'first'),
('serang', 'pad-2', '2e18faa16959ab75', 1, 'b4bcb9e97cf031b9', 'gw-7b0ac1e6', 8, 'first'),
('serang', 'pad-3', '11049dc2f3778d45', 1, 'a58c8e7bbe5e078a', 'gw-7b0ac1e6', 9, 'first'),
('serang', 'pad-4', '95756eab90874d4c', 1, '0bdcad7afd7facda', 'gw-7b0ac1e6', 10, 'first'),
('serang', 'pad-5', '62f2130b831b0d9b', 1, '5a7ee8ca11da743c', 'gw-7b0ac1e6', 11, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 2, '4e7d65bb2f7e1928', 'gw-7b0ac1e6', 12, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 2, '6869d22f4f71e8cf', 'gw-7b0ac1e6', 14, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 3, '3a99b6d3726c92e9', 'gw-7b0ac1e6', 16, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 4, '03c370dbdeaa881c', 'gw-7b0ac1e6', 19, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 3, '8af62effe239fe81', 'gw-7b0ac1e6', 21, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 5, 'ec3c58952b397135', 'gw-7b0ac1e6', 23, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 4, '688d87721405430c', 'gw-7b0ac1e6', 25, 'first'),
('serang', 'pad-4', '95756eab90874d4c', 2, '81b61987998d2ad8', 'gw-7b0ac1e6', 27, 'first'),
('serang', 'pad-4', '95756eab90874d4c', 3, '057d1bc94a8a8bf4', 'gw-7b0ac1e6', 30, 'first'),
('serang', 'pad-1', '21bd76e57fcd9117', 2, 'ed528ac06ae9a158', 'gw-7b0ac1e6', 32, 'first'),
('serang', 'pad-1', '21bd76e57fcd9117', 3, '1a7e5e3a1e2c6751', 'gw-7b0ac1e6', 35, 'first'),
('serang', 'pad-1', '21bd76e57fcd9117', 4, '0ca1a32f066aa712', 'gw-7b0ac1e6', 37, 'first'),
('serang', 'pad-4', '95756eab90874d4c', 4, '6201eb7fb2e018a1', 'gw-7b0ac1e6', 39, 'first'),
('serang', 'gate-b', 'f4f4fe62d9049907', 2, '3fac557ae1cb1c41', 'gw-7b0ac1e6', 41, 'first'),
('serang', 'gate-b', 'f4f4fe62d9049907', 3, '990a41f214ebef30', 'gw-7b0ac1e6', 43, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 6, '5433b9326f1fc553', 'gw-7b0ac1e6', 45, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 7, '460d7a36d67c4408', 'gw-7b0ac1e6', 47, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 5, 'dc2f00f3d6239f08', 'gw-7b0ac1e6', 49, 'first'),
('serang', 'pad-1', '21bd76e57fcd9117', 5, '2686d2b8b50d6789', 'gw-7b0ac1e6', 51, 'first'),
('serang', 'pad-1', '21bd76e57fcd9117', 6, '734e945ececc132c', 'gw-7b0ac1e6', 53, 'first'),
('serang', 'gate-b', 'f4f4fe62d9049907', 4, 'd32efcd6ee296746', 'gw-7b0ac1e6', 55, 'first'),
('serang', 'pad-1', '21bd76e57fcd9117', 7, 'edb354bfe0060adf', 'gw-7b0ac1e6', 57, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 8, '9329877c701d6ed8', 'gw-7b0ac1e6', 59, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 9, '64c8a9c7bc7ed88a', 'gw-7b0ac1e6', 61, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 6, 'f9195a9485e760e9', 'gw-7b0ac1e6', 63, 'first'),
('serang', 'pad-2', '2e18faa16959ab75', 2, '7c1506c4bad74d64', 'gw-7b0ac1e6', 65, 'first'),
('serang', 'pad-2', '2e18faa16959ab75', 3, 'e6b550898b7ab74d', 'gw-7b0ac1e6', 68, 'first'),
('serang', 'gate-b', 'f4f4fe62d9049907', 5, '825e1670d66efbf9', 'gw-7b0ac1e6', 70, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 10, '4f05152a05f3259e', 'gw-7b0ac1e6', 72, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 7, 'ccf2fd499f0d9400', 'gw-7b0ac1e6', 74, 'first'),
('serang', 'pad-2', '2e18faa16959ab75', 4, '1587feeddeb6a1c8', 'gw-7b0ac1e6', 76, 'first'),
('serang', 'pad-2', '2e18faa16959ab75', 5, '54d21fdf9df0490b', 'gw-7b0ac1e6', 78, 'first'),
('serang', 'gate-b', 'f4f4fe62d9049907', 6, '5db57585611bae0b', 'gw-7b0ac1e6', 80, 'first'),
('serang', 'gate-b', 'f4f4fe62d9049907', 7, '6359cff7026633c8', 'gw-7b0ac1e6', 82, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 8, '16e79e76bc24e40b', 'gw-7b0ac1e6', 84, 'first'),
('serang', 'pad-2', '2e18faa16959ab75', 6, 'f1a286813887a04e', 'gw-7b0ac1e6', 86, 'first'),
('serang', 'pad-2', '2e18faa16959ab75', 7, 'f66bfdab991502b5', 'gw-7b0ac1e6', 88, 'first'),
('serang', 'gate-b', 'f4f4fe62d9049907', 8, 'e429b15068148912', 'gw-7b0ac1e6', 90, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 9, '4564b993ee7b1ff1', 'gw-7b0ac1e6', 92, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 10, 'd64955aa3700c91c', 'gw-7b0ac1e6', 94, 'first'),
('serang', 'gate-b', 'f4f4fe62d9049907', 9, '1e9eaa30a5c30d93', 'gw-7b0ac1e6', 96, 'first'),
('serang', 'pad-2', '2e18faa16959ab75', 8, '2122b10bd9a2f6f5', 'gw-7b0ac1e6', 98, 'first'),
('serang', 'pad-2', '2e18faa16959ab75', 9, '3ffeb45e5c5d251d', 'gw-7b0ac1e6', 100, 'first'),
('serang', 'gate-b', 'f4f4fe62d9049907', 10, 'ce310c86fb5172c0', 'gw-7b0ac1e6', 102, 'first'),
('serang', 'gate-b', 'f4f4fe62d9049907', 11, '10534f6eeebfed89', 'gw-7b0ac1e6', 104, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 11, '10e76704f7e23921', 'gw-7b0ac1e6', 106, 'first'),
('serang', 'pad-3', '11049dc2f3778d45', 2, '47d6e565d43356a5', 'gw-7b0ac1e6', 108, 'first'),
('serang', 'pad-3', '11049dc2f3778d45', 3, '9ec4bc12f6acbc37', 'gw-7b0ac1e6', 111, 'first'),
('serang', 'gate-b', 'f4f4fe62d9049907', 12, 'a138a244f599d6c4', 'gw-7b0ac1e6', 113, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 12, 'ae595263b808eeff', 'gw-7b0ac1e6', 115, 'first'),
('serang', 'pad-1', '21bd76e57fcd9117', 8, '225e2be9739e4f24', 'gw-7b0ac1e6', 117, 'first'),
('serang', 'pad-1', '21bd76e57fcd9117', 9, 'e14257d1ce61883e', 'gw-7b0ac1e6', 119, 'first'),
('serang', 'pad-3', '11049dc2f3778d45', 4, 'b0b689c7412232cc', 'gw-7b0ac1e6', 121, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 11, 'a36f678b03fdb957', 'gw-7b0ac1e6', 123, 'first'),
('serang', 'pad-1', '21bd76e57fcd9117', 10, '646bbb3da81ec444', 'gw-7b0ac1e6', 125, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 12, '51fc81419e7a189f', 'gw-7b0ac1e6', 129, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 13, '875327897192730f', 'gw-7b0ac1e6', 131, 'first'),
('serang', 'pad-3', '11049dc2f3778d45', 5, '842bc03003d8dadd', 'gw-7b0ac1e6', 133, 'first'),
('serang', 'pad-3', '11049dc2f3778d45', 6, '8c1d50c217d2c3a2', 'gw-7b0ac1e6', 135, 'first'),
('serang', 'pad-3', '11049dc2f3778d45', 7, 'fd4d07ae20efb717', 'gw-7b0ac1e6', 137, 'first'),
('serang', 'gate-b', 'f4f4fe62d9049907', 13, '69a05a93576d1503', 'gw-7b0ac1e6', 139, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 13, '9a05798d34db3056', 'gw-7b0ac1e6', 141, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 14, 'def66fd6fa66396f', 'gw-7b0ac1e6', 143, 'first'),
('serang', 'pad-1', '21bd76e57fcd9117', 11, '3f1ce6b0b489969e', 'gw-7b0ac1e6', 145, 'first'),
('serang', 'pad-1', '21bd76e57fcd9117', 12, '02fb43cfcbe73745', 'gw-7b0ac1e6', 147, 'first'),
('serang', 'pad-1', '21bd76e57fcd9117', 13, '4cbdff80bad4bb85', 'gw-7b0ac1e6', 149, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 14, '5b5a52caa3b834d0', 'gw-7b0ac1e6', 151, 'first'),
('serang', 'gate-b', 'f4f4fe62d9049907', 14, 'eae3b6ce6768dd4d', 'gw-7b0ac1e6', 153, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 15, '4a98bbaf8114048d', 'gw-7b0ac1e6', 155, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 16, '0d1a4042f40a2947', 'gw-7b0ac1e6', 157, 'first'),
('serang', 'pad-3', '11049dc2f3778d45', 8, '007b7417c3ce1ca0', 'gw-7b0ac1e6', 159, 'first'),
('serang', 'pad-3', '11049dc2f3778d45', 9, 'c9789f039430465f', 'gw-7b0ac1e6', 161, 'first'),
('serang', 'pad-3', '11049dc2f3778d45', 10, 'd0caffab0565ac2c', 'gw-7b0ac1e6', 163, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 15, '1213ed07e1e5faae', 'gw-7b0ac1e6', 165, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 17, '8d08876396063460', 'gw-7b0ac1e6', 167, 'first'),
('serang', 'pad-1', '21bd76e57fcd9117', 14, '3adff2b9c209eb21', 'gw-7b0ac1e6', 169, 'first'),
('serang', 'pad-1', '21bd76e57fcd9117', 15, '75b83c22b5fb4113', 'gw-7b0ac1e6', 171, 'first'),
('serang', 'pad-1', '21bd76e57fcd9117', 16, 'd42054b29e7edd82', 'gw-7b0ac1e6', 173, 'first'),
('serang', 'gate-b', 'f4f4fe62d9049907', 15, '732a92b52d16b9cb', 'gw-7b0ac1e6', 175, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 16, '6a3842bbf4084d69', 'gw-7b0ac1e6', 177, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 18, '7a46d47bdcd19615', 'gw-7b0ac1e6', 179, 'first'),
('serang', 'pad-1', '21bd76e57fcd9117', 17, 'def0929444cf6f08', 'gw-7b0ac1e6', 181, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 17, '0734b31b5a0d54d9', 'gw-7b0ac1e6', 183, 'first'),
('serang', 'pad-1', '21bd76e57fcd9117', 18, 'd7bdb0aec2d419bb', 'gw-7b0ac1e6', 185, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 19, '02aa34875c2efd4e', 'gw-7b0ac1e6', 187, 'first'),
('serang', 'pad-4', '95756eab90874d4c', 5, '9a3baf6b6f232abb', 'gw-7b0ac1e6', 189, 'first'),
('serang', 'pad-4', '95756eab90874d4c', 6, '4b4a1c7266ebcd4d', 'gw-7b0ac1e6', 191, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 18, 'd415d0b51a33299c', 'gw-7b0ac1e6', 193, 'first'),
('serang', 'pad-1', '21bd76e57fcd9117', 19, '998b16ce7748134a', 'gw-7b0ac1e6', 195, 'first'),
('serang', 'pad-3', '11049dc2f3778d45', 11, '9ce367cc20822929', 'gw-7b0ac1e6', 198, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 20, '1cc32605ed1f8f92', 'gw-7b0ac1e6', 200, 'first'),
('serang', 'pad-3', '11049dc2f3778d45', 12, '37b3b08c99e5a181', 'gw-7b0ac1e6', 202, 'first'),
('serang', 'pad-4', '95756eab90874d4c', 7, 'cc85d531854098c3', 'gw-7b0ac1e6', 204, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 19, 'c51ef78b0f8b396f', 'gw-7b0ac1e6', 206, 'first'),
('serang', 'pad-3', '11049dc2f3778d45', 13, '9c385c9acc5e1c68', 'gw-7b0ac1e6', 208, 'first'),
('serang', 'pad-1', '21bd76e57fcd9117', 20, 'fc076e11219753f4', 'gw-7b0ac1e6', 210, 'first'),
('serang', 'pad-3', '11049dc2f3778d45', 14, 'bee6f9f153fdb161', 'gw-7b0ac1e6', 212, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 20, 'c4b5d8dd0d5c647e', 'gw-7b0ac1e6', 214, 'first'),
('serang', 'pad-3', '11049dc2f3778d45', 15, '03063d2b239679a3', 'gw-7b0ac1e6', 216, 'first'),
('serang', 'pad-3', '11049dc2f3778d45', 16, 'a56fad9d8a2d58af', 'gw-7b0ac1e6', 218, 'first'),
('serang', 'pad-3', '11049dc2f3778d45', 17, '9b1f2a37a1298f67', 'gw-7b0ac1e6', 220, 'first'),
('serang', 'pad-4', '95756eab90874d4c', 8, '5d437610a64fc6d6', 'gw-7b0ac1e6', 223, 'first'),
('serang', 'pad-4', '95756eab90874d4c', 9, 'ffe3c803ebef4d4a', 'gw-7b0ac1e6', 225, 'first'),
('serang', 'pad-4', '95756eab90874d4c', 10, '8787d807fcb6ac69', 'gw-7b0ac1e6', 227, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 21, 'ae69ff7ec5640f70', 'gw-7b0ac1e6', 229, 'first'),
('serang', 'gate-b', 'f4f4fe62d9049907', 16, 'e90f78c8092f8e2c', 'gw-7b0ac1e6', 231, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 21, 'e2f637ba040dd282', 'gw-7b0ac1e6', 233, 'first'),
('serang', 'pad-5', '62f2130b831b0d9b', 2, 'a730c4ff66c8c0bb', 'gw-7b0ac1e6', 235, 'first'),
('serang', 'pad-5', '62f2130b831b0d9b', 3, 'b7f2fd0b624295c7', 'gw-7b0ac1e6', 238, 'first'),
('serang', 'gate-b', 'f4f4fe62d9049907', 17, '9f745c99aa217d13', 'gw-7b0ac1e6', 240, 'first'),
('serang', 'pad-1', '21bd76e57fcd9117', 21, 'ba36157a00cc0bd8', 'gw-7b0ac1e6', 242, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 22, '78ad1e3e77118e5f', 'gw-7b0ac1e6', 244, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 22, '6693eac442d98585', 'gw-7b0ac1e6', 246, 'first'),
('serang', 'pad-4', '95756eab90874d4c', 11, '99316e14d9ef5748', 'gw-7b0ac1e6', 248, 'first'),
('serang', 'pad-4', '95756eab90874d4c', 12, 'f24e9e3f798c90e2', 'gw-7b0ac1e6', 251, 'first'),
('serang', 'pad-4', '95756eab90874d4c', 13, '0aff36933edc0d35', 'gw-7b0ac1e6', 253, 'first'),
('serang', 'gate-b', 'f4f4fe62d9049907', 18, 'da3a7d723b9f4834', 'gw-7b0ac1e6', 255, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 23, '87fcb91a9f942763', 'gw-7b0ac1e6', 257, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 23, '495742e558fdca0c', 'gw-7b0ac1e6', 259, 'first'),
('serang', 'pad-1', '21bd76e57fcd9117', 22, '6478fbe961ae3164', 'gw-7b0ac1e6', 261, 'first'),
('serang', 'pad-1', '21bd76e57fcd9117', 23, '41d295faa1737e1d', 'gw-7b0ac1e6', 263, 'first'),
('serang', 'pad-1', '21bd76e57fcd9117', 24, 'db010a36f4cea189', 'gw-7b0ac1e6', 267, 'first');

INSERT INTO public.device_entry (site, dev, ep, seq, hash, log, n, status) VALUES
('serang', 'gate-a', 'd954ae7e40ebd5e5', 24, '1a5e46ee8a4fff13', 'gw-7b0ac1e6', 269, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 24, '984ce1b2b531643d', 'gw-7b0ac1e6', 271, 'first'),
('serang', 'pad-3', '11049dc2f3778d45', 18, '082b70f14e0dbcd2', 'gw-7b0ac1e6', 273, 'first'),
('serang', 'gate-b', 'f4f4fe62d9049907', 19, '130fa0d261cb6298', 'gw-7b0ac1e6', 275, 'first'),
('serang', 'pad-3', '11049dc2f3778d45', 19, '3190eb4264a19391', 'gw-7b0ac1e6', 277, 'first'),
('serang', 'pad-3', '11049dc2f3778d45', 20, 'e59271bcec3431cc', 'gw-7b0ac1e6', 279, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 25, 'fc35f7fcc5a095df', 'gw-7b0ac1e6', 281, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 25, '58f0604c5ce8c6bd', 'gw-7b0ac1e6', 283, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 26, '4d63831311671012', 'gw-7b0ac1e6', 285, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 27, 'b705cc847e9867bb', 'gw-7b0ac1e6', 287, 'first'),
('serang', 'pad-2', '2e18faa16959ab75', 10, '4518550ae4df21f9', 'gw-7b0ac1e6', 289, 'first'),
('serang', 'pad-2', '2e18faa16959ab75', 11, '6a4612e661525d9e', 'gw-7b0ac1e6', 291, 'first'),
('serang', 'pad-2', '2e18faa16959ab75', 12, '7b3d6e8fa7cd77ad', 'gw-7b0ac1e6', 294, 'first'),
('serang', 'pad-2', '2e18faa16959ab75', 13, '1aecff1967bba5ae', 'gw-7b0ac1e6', 297, 'first'),
('serang', 'gate-b', 'f4f4fe62d9049907', 20, '88176f52bf884e69', 'gw-7b0ac1e6', 299, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 26, 'f2b5bbc447034d42', 'gw-7b0ac1e6', 312, 'first'),
('serang', 'gate-b', 'f4f4fe62d9049907', 21, '608ed582803e0ff4', 'gw-7b0ac1e6', 313, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 28, '9fd4ca53ecea6dd2', 'gw-7b0ac1e6', 314, 'first'),
('serang', 'pad-1', '21bd76e57fcd9117', 25, '350c33c54e646cce', 'gw-7b0ac1e6', 315, 'first'),
('serang', 'pad-2', '2e18faa16959ab75', 14, 'f7872f170e0e2192', 'gw-7b0ac1e6', 316, 'first'),
('serang', 'pad-3', '11049dc2f3778d45', 21, '61bc62d3be32f9f7', 'gw-7b0ac1e6', 317, 'first'),
('serang', 'pad-4', '95756eab90874d4c', 14, '0692480d8d4310a3', 'gw-7b0ac1e6', 318, 'first'),
('serang', 'pad-5', '62f2130b831b0d9b', 4, '5c088fc19d0ce930', 'gw-7b0ac1e6', 319, 'first'),
('serang', 'gate-b', 'f4f4fe62d9049907', 22, 'a284382e58831b22', 'gw-7b0ac1e6', 320, 'first'),
('serang', 'gate-b', 'f4f4fe62d9049907', 23, '02398fe50d73bcb8', 'gw-7b0ac1e6', 322, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 27, '50ef06eb9061af7d', 'gw-7b0ac1e6', 326, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 28, 'edf79c7f3640d965', 'gw-7b0ac1e6', 328, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 29, 'fd69d72d52a63b5d', 'gw-7b0ac1e6', 330, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 30, '826b8b21d7474e8d', 'gw-7b0ac1e6', 332, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 31, 'b5ff9696f1c8dc24', 'gw-7b0ac1e6', 334, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 32, '16034a86ed1c5f5f', 'gw-7b0ac1e6', 336, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 33, '60cce72c5b4706cc', 'gw-7b0ac1e6', 338, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 34, '254cc799de242f0d', 'gw-7b0ac1e6', 340, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 35, '38f8bc7445d9cb87', 'gw-7b0ac1e6', 342, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 36, 'f62d3dd86f0803f1', 'gw-7b0ac1e6', 344, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 37, '5018469ac369c60c', 'gw-7b0ac1e6', 346, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 38, 'f1c6f9b15e0964f7', 'gw-7b0ac1e6', 348, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 39, '33174d4144ceea46', 'gw-7b0ac1e6', 350, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 40, '3dd535ca10f56f7b', 'gw-7b0ac1e6', 352, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 41, '265a0c9130693079', 'gw-7b0ac1e6', 354, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 42, '75fb7d4da557cce9', 'gw-7b0ac1e6', 356, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 43, '7edf5467c5319778', 'gw-7b0ac1e6', 358, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 44, '838c810a45d46e82', 'gw-7b0ac1e6', 360, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 45, 'ec6c4fc129b25a55', 'gw-7b0ac1e6', 362, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 46, 'b5209a16d890caf1', 'gw-7b0ac1e6', 364, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 47, 'feb18d4146bda2db', 'gw-7b0ac1e6', 366, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 48, '836ca2a618227569', 'gw-7b0ac1e6', 368, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 49, 'f7f48bd4e444b6b2', 'gw-7b0ac1e6', 370, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 50, '052d3db2b45cb25b', 'gw-7b0ac1e6', 372, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 51, '61df7ec3586e6bc9', 'gw-7b0ac1e6', 374, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 52, 'ef034a1bf7158da3', 'gw-7b0ac1e6', 376, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 53, '47a6cc61fb70fb3d', 'gw-7b0ac1e6', 378, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 54, '99eb42100118226e', 'gw-7b0ac1e6', 380, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 55, '8664d99e76621cf6', 'gw-7b0ac1e6', 382, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 56, '7a6f468beeb637fd', 'gw-7b0ac1e6', 384, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 57, '158f865b2199262f', 'gw-7b0ac1e6', 386, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 58, '676053992b4f20f4', 'gw-7b0ac1e6', 388, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 59, '596b53262dce4464', 'gw-7b0ac1e6', 390, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 60, '164d4fc68ac0b649', 'gw-7b0ac1e6', 392, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 61, 'a527f32dfddc4625', 'gw-7b0ac1e6', 394, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 62, 'd397f532a9170f36', 'gw-7b0ac1e6', 396, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 63, 'e4b199cb57e1f5f0', 'gw-7b0ac1e6', 398, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 64, '57056d3ab47bdab8', 'gw-7b0ac1e6', 400, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 65, '78b23be5aa107e9a', 'gw-7b0ac1e6', 402, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 66, '7148605d4cd49630', 'gw-7b0ac1e6', 404, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 67, '51146dfafa0fdafb', 'gw-7b0ac1e6', 406, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 68, 'a8c4f7323beef005', 'gw-7b0ac1e6', 408, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 69, 'e72a2522af9a1028', 'gw-7b0ac1e6', 410, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 70, 'c93732a711bdc64c', 'gw-7b0ac1e6', 412, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 71, '02cf6b5f7ba25ea0', 'gw-7b0ac1e6', 414, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 72, '262ecf21d49db1ab', 'gw-7b0ac1e6', 416, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 73, '1a4d14c56fc58938', 'gw-7b0ac1e6', 418, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 74, '5a86ad44800ff573', 'gw-7b0ac1e6', 420, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 75, '21ff993e5aeffc3c', 'gw-7b0ac1e6', 422, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 76, 'c6e8f90ce4631d6c', 'gw-7b0ac1e6', 424, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 77, '819d8a847d55451e', 'gw-7b0ac1e6', 426, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 78, '052b56edf0d34565', 'gw-7b0ac1e6', 428, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 79, '80d1a4ac183f53dd', 'gw-7b0ac1e6', 430, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 80, '3edb60fcdd11319f', 'gw-7b0ac1e6', 432, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 81, '0d2829f55c86823a', 'gw-7b0ac1e6', 434, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 82, '734ab08502f1626b', 'gw-7b0ac1e6', 436, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 83, 'ff6c9bc6afa5fc9b', 'gw-7b0ac1e6', 438, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 84, 'df18b45b9518ab03', 'gw-7b0ac1e6', 440, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 85, '0dc3d5ede325e18c', 'gw-7b0ac1e6', 442, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 86, '080de8fcb86d5f51', 'gw-7b0ac1e6', 444, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 87, '009e9a0e70f2dba3', 'gw-7b0ac1e6', 446, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 88, 'ee04f5388d20790e', 'gw-7b0ac1e6', 448, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 89, '0317b68e78b922d2', 'gw-7b0ac1e6', 450, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 90, '7450a7446725f00b', 'gw-7b0ac1e6', 452, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 91, '43f02ab3390a8199', 'gw-7b0ac1e6', 454, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 92, 'decfd80858b25a29', 'gw-7b0ac1e6', 456, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 93, 'c7d54faaab9c9bbd', 'gw-7b0ac1e6', 458, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 94, '416f69e95fc46f9d', 'gw-7b0ac1e6', 460, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 95, '28ffab90e9334d9a', 'gw-7b0ac1e6', 462, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 96, '1f0cf9885f94b329', 'gw-7b0ac1e6', 464, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 97, '2b2bb89e5e36d7a7', 'gw-7b0ac1e6', 466, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 98, '1289dab590864bab', 'gw-7b0ac1e6', 468, 'first'),
('serang', 'gate-b', 'f4f4fe62d9049907', 24, '6f67565b9f9c9d6c', 'gw-7b0ac1e6', 470, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 99, '99d5d543971b2688', 'gw-7b0ac1e6', 472, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 29, '5c7e97e85caceae2', 'gw-7b0ac1e6', 474, 'first'),
('serang', 'pad-3', '11049dc2f3778d45', 22, '3b438539a4fe1232', 'gw-7b0ac1e6', 476, 'first'),
('serang', 'pad-3', '11049dc2f3778d45', 23, '4a7bac36443153d3', 'gw-7b0ac1e6', 479, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 30, 'bd2c586db5092dc9', 'gw-7b0ac1e6', 481, 'first'),
('serang', 'pad-2', '2e18faa16959ab75', 15, '8df220f2a6cf0dfd', 'gw-7b0ac1e6', 483, 'first'),
('serang', 'pad-3', '11049dc2f3778d45', 24, 'e1ba7c9d822924d7', 'gw-7b0ac1e6', 486, 'first'),
('serang', 'pad-2', '2e18faa16959ab75', 16, 'b8e422de8442de31', 'gw-7b0ac1e6', 488, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 100, '7533512d9e4c9e41', 'gw-7b0ac1e6', 490, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 31, 'a14adf0cb356db73', 'gw-7b0ac1e6', 492, 'first'),
('serang', 'pad-3', '11049dc2f3778d45', 25, '662ce357196237d3', 'gw-7b0ac1e6', 494, 'first'),
('serang', 'pad-3', '11049dc2f3778d45', 26, '8fcda07e66b0ad65', 'gw-7b0ac1e6', 496, 'first'),
('serang', 'pad-3', '11049dc2f3778d45', 27, 'a48534363cb09b00', 'gw-7b0ac1e6', 498, 'first'),
('serang', 'gate-b', 'f4f4fe62d9049907', 25, '7fa3ede9abdc1dd7', 'gw-7b0ac1e6', 500, 'first'),
('serang', 'pad-3', '11049dc2f3778d45', 28, 'e11857d3780e0244', 'gw-7b0ac1e6', 502, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 101, 'c5b7c6cce3de1663', 'gw-7b0ac1e6', 504, 'first'),
('serang', 'gate-b', '80923f2c5f8a6524', 1, '4824bef5ea6e8f28', 'gw-7b0ac1e6', 506, 'first'),
('serang', 'gate-b', '80923f2c5f8a6524', 2, 'a3e9199e2d133825', 'gw-7b0ac1e6', 507, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 102, '9cf96f0b79df8f52', 'gw-7b0ac1e6', 508, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 32, '6ae21291c1bff0a2', 'gw-7b0ac1e6', 510, 'first'),
('serang', 'pad-2', '2e18faa16959ab75', 17, '4983a54cb50806e6', 'gw-7b0ac1e6', 512, 'first'),
('serang', 'pad-2', '2e18faa16959ab75', 18, 'bcaa92b73c066ce2', 'gw-7b0ac1e6', 514, 'first'),
('serang', 'pad-2', '2e18faa16959ab75', 19, 'f05e7081e0f8f9ff', 'gw-7b0ac1e6', 516, 'first'),
('serang', 'gate-b', '80923f2c5f8a6524', 3, 'cc95a56954291ed6', 'gw-7b0ac1e6', 518, 'first'),
('serang', 'pad-2', '2e18faa16959ab75', 20, '406d01455bd2e7e3', 'gw-7b0ac1e6', 520, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 33, 'd7d72e0c4e4f1dd0', 'gw-7b0ac1e6', 522, 'first'),
('serang', 'pad-4', '95756eab90874d4c', 15, 'c720d1213a38c5ba', 'gw-7b0ac1e6', 524, 'first'),
('serang', 'pad-4', '95756eab90874d4c', 16, 'bcba40eacab4670c', 'gw-7b0ac1e6', 527, 'first'),
('serang', 'gate-b', '80923f2c5f8a6524', 4, '97b6b027b90aff43', 'gw-7b0ac1e6', 529, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 103, 'd2659183f3324fea', 'gw-7b0ac1e6', 531, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 34, 'dc6a2a6789bb7a13', 'gw-7b0ac1e6', 533, 'first'),
('serang', 'pad-4', '95756eab90874d4c', 17, '6e2c3845629ed23d', 'gw-7b0ac1e6', 535, 'first'),
('serang', 'pad-4', '95756eab90874d4c', 18, 'c45315b57e9e695d', 'gw-7b0ac1e6', 537, 'first'),
('serang', 'pad-4', '95756eab90874d4c', 19, '1f4aa2ff9f4b96dd', 'gw-7b0ac1e6', 539, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 104, '6bacef1bde4d536c', 'gw-7b0ac1e6', 541, 'first'),
('serang', 'gate-b', '80923f2c5f8a6524', 5, '23cfa278fba97c65', 'gw-7b0ac1e6', 543, 'first'),
('serang', 'gate-b', '80923f2c5f8a6524', 7, '7338769a8a5c185e', 'gw-7b0ac1e6', 546, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 35, 'ec096ed75a10fe09', 'gw-7b0ac1e6', 548, 'first'),
('serang', 'pad-3', '11049dc2f3778d45', 29, '7b83ed0a2146167e', 'gw-7b0ac1e6', 550, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 105, 'c30bd03045cac7f4', 'gw-7b0ac1e6', 552, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 106, '60cdc427a17feb36', 'gw-7b0ac1e6', 554, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 36, '82ff5a33316fb7d0', 'gw-7b0ac1e6', 556, 'first'),
('serang', 'pad-4', '95756eab90874d4c', 20, '20c1c73e198406de', 'gw-7b0ac1e6', 558, 'first'),
('serang', 'pad-4', '95756eab90874d4c', 21, '2fc1166706495c0d', 'gw-7b0ac1e6', 560, 'first'),
('serang', 'pad-4', '95756eab90874d4c', 22, '473ef7b23a2fc479', 'gw-7b0ac1e6', 562, 'first'),
('serang', 'gate-b', '80923f2c5f8a6524', 8, 'f07529568402e1e5', 'gw-7b0ac1e6', 564, 'first'),
('serang', 'gate-b', '80923f2c5f8a6524', 9, '3621b3d4c804cb75', 'gw-7b0ac1e6', 568, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 37, 'cc71c74796737439', 'gw-7b0ac1e6', 570, 'first'),
('serang', 'pad-3', '11049dc2f3778d45', 30, 'a9b9e206d9beecb5', 'gw-7b0ac1e6', 572, 'first'),
('serang', 'pad-4', '95756eab90874d4c', 23, 'c1653ad8159c9333', 'gw-7b0ac1e6', 574, 'first'),
('serang', 'gate-b', '80923f2c5f8a6524', 10, 'fcbc2ce76efbf09b', 'gw-7b0ac1e6', 576, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 38, '543b99fc5acf552e', 'gw-7b0ac1e6', 578, 'first'),
('serang', 'gate-b', '80923f2c5f8a6524', 11, '1e76b2b02938cd7c', 'gw-7b0ac1e6', 580, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 39, 'ed04b54af02a49f9', 'gw-7b0ac1e6', 582, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 40, '071c9271bc718c8a', 'gw-7b0ac1e6', 584, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 107, '0332d47a8ab6db9b', 'gw-7b0ac1e6', 586, 'first'),
('serang', 'gate-b', '80923f2c5f8a6524', 12, 'c5a3f64959c65556', 'gw-7b0ac1e6', 588, 'first'),
('serang', 'gate-b', '80923f2c5f8a6524', 13, '27f023a5c94f407d', 'gw-7b0ac1e6', 590, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 41, 'bc3a46bbf6d2adc4', 'gw-7b0ac1e6', 592, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 108, '84822d8a71b6d889', 'gw-7b0ac1e6', 594, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 42, 'f5a734344f50a388', 'gw-7b0ac1e6', 596, 'first'),
('serang', 'gate-b', '80923f2c5f8a6524', 14, '354c8b229c984efb', 'gw-7b0ac1e6', 598, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 43, 'bc1d1fbf5a862486', 'gw-7b0ac1e6', 600, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 44, '9334c9627417e905', 'gw-7b0ac1e6', 602, 'first'),
('serang', 'gate-b', '80923f2c5f8a6524', 15, '05fe3fb496eea248', 'gw-7b0ac1e6', 604, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 45, '131305cb7bb9a345', 'gw-7b0ac1e6', 606, 'first'),
('serang', 'pad-2', '2e18faa16959ab75', 21, 'bae13c97c27ade25', 'gw-7b0ac1e6', 608, 'first'),
('serang', 'pad-2', '2e18faa16959ab75', 22, '176b4358a6252357', 'gw-7b0ac1e6', 610, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 109, 'bc035a281d69baf9', 'gw-7b0ac1e6', 612, 'first'),
('serang', 'gate-b', '80923f2c5f8a6524', 16, '438ddf8f91d9544e', 'gw-7b0ac1e6', 614, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 46, '61f3d325f633a29c', 'gw-7b0ac1e6', 616, 'first'),
('serang', 'pad-4', '95756eab90874d4c', 24, 'f19497f25cd57fef', 'gw-7b0ac1e6', 618, 'first'),
('serang', 'pad-3', '11049dc2f3778d45', 31, 'a5b0d58853efe69d', 'gw-7b0ac1e6', 620, 'first'),
('serang', 'pad-4', '95756eab90874d4c', 25, 'cfa4a83f1e70297e', 'gw-7b0ac1e6', 622, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 110, 'bedea41fb9fe4a23', 'gw-7b0ac1e6', 624, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 111, '02231dd0a3478ee7', 'gw-7b0ac1e6', 627, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 47, '56b9740cd1ad28d7', 'gw-7b0ac1e6', 629, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 112, '484ebd033c02687f', 'gw-7b0ac1e6', 631, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 48, 'ac1791a1da6f79ac', 'gw-7b0ac1e6', 633, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 113, 'e87ab7584ce653a4', 'gw-7b0ac1e6', 635, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 49, 'd4be9a5d5b167a35', 'gw-7b0ac1e6', 637, 'first'),
('serang', 'gate-a', 'd954ae7e40ebd5e5', 114, 'bbac5e976b867135', 'gw-7b0ac1e6', 639, 'first'),
('serang', 'kiosk-1', 'be7784ae702ba69f', 50, 'fda5c08fa23a7494', 'gw-7b0ac1e6', 641, 'first');

INSERT INTO public.device_hour (site, day, hour, dev, entries, presses) VALUES
('serang', '2026-01-08', 6, 'gate-a', 3, 2),
('serang', '2026-01-08', 6, 'gate-b', 1, 0),
('serang', '2026-01-08', 6, 'kiosk-1', 2, 1),
('serang', '2026-01-08', 6, 'pad-1', 1, 0),
('serang', '2026-01-08', 6, 'pad-2', 1, 0),
('serang', '2026-01-08', 6, 'pad-3', 1, 0),
('serang', '2026-01-08', 6, 'pad-4', 1, 0),
('serang', '2026-01-08', 6, 'pad-5', 1, 0),
('serang', '2026-01-08', 7, 'gate-a', 2, 2),
('serang', '2026-01-08', 7, 'kiosk-1', 2, 2),
('serang', '2026-01-08', 7, 'pad-1', 2, 2),
('serang', '2026-01-08', 7, 'pad-4', 2, 2),
('serang', '2026-01-08', 8, 'gate-a', 5, 5),
('serang', '2026-01-08', 8, 'gate-b', 5, 5),
('serang', '2026-01-08', 8, 'kiosk-1', 3, 3),
('serang', '2026-01-08', 8, 'pad-1', 4, 4),
('serang', '2026-01-08', 8, 'pad-2', 4, 4),
('serang', '2026-01-08', 8, 'pad-4', 1, 1),
('serang', '2026-01-08', 9, 'gate-a', 1, 1),
('serang', '2026-01-08', 9, 'gate-b', 6, 6),
('serang', '2026-01-08', 9, 'kiosk-1', 5, 5),
('serang', '2026-01-08', 9, 'pad-1', 3, 3),
('serang', '2026-01-08', 9, 'pad-2', 4, 4),
('serang', '2026-01-08', 9, 'pad-3', 3, 3),
('serang', '2026-01-08', 10, 'gate-a', 4, 4),
('serang', '2026-01-08', 10, 'gate-b', 2, 2),
('serang', '2026-01-08', 10, 'kiosk-1', 5, 5),
('serang', '2026-01-08', 10, 'pad-1', 5, 5),
('serang', '2026-01-08', 10, 'pad-3', 6, 6),
('serang', '2026-01-08', 11, 'gate-a', 4, 4),
('serang', '2026-01-08', 11, 'gate-b', 1, 1),
('serang', '2026-01-08', 11, 'kiosk-1', 3, 3),
('serang', '2026-01-08', 11, 'pad-1', 4, 4),
('serang', '2026-01-08', 11, 'pad-3', 3, 3),
('serang', '2026-01-08', 11, 'pad-4', 3, 3),
('serang', '2026-01-08', 12, 'gate-a', 3, 3),
('serang', '2026-01-08', 12, 'gate-b', 2, 2),
('serang', '2026-01-08', 12, 'kiosk-1', 2, 2),
('serang', '2026-01-08', 12, 'pad-1', 2, 2),
('serang', '2026-01-08', 12, 'pad-3', 4, 4),
('serang', '2026-01-08', 12, 'pad-4', 4, 4),
('serang', '2026-01-08', 12, 'pad-5', 2, 2),
('serang', '2026-01-08', 13, 'gate-a', 3, 3),
('serang', '2026-01-08', 13, 'gate-b', 2, 2),
('serang', '2026-01-08', 13, 'kiosk-1', 2, 2),
('serang', '2026-01-08', 13, 'pad-1', 3, 3),
('serang', '2026-01-08', 13, 'pad-3', 3, 3),
('serang', '2026-01-08', 13, 'pad-4', 2, 2),
('serang', '2026-01-08', 14, 'gate-b', 1, 1),
('serang', '2026-01-08', 14, 'kiosk-1', 3, 3),
('serang', '2026-01-08', 14, 'pad-2', 4, 4),
('serang', '2026-01-09', 5, 'gate-a', 1, 0),
('serang', '2026-01-09', 5, 'gate-b', 2, 0),
('serang', '2026-01-09', 5, 'kiosk-1', 1, 0),
('serang', '2026-01-09', 5, 'pad-1', 1, 0),
('serang', '2026-01-09', 5, 'pad-2', 1, 0),
('serang', '2026-01-09', 5, 'pad-3', 1, 0),
('serang', '2026-01-09', 5, 'pad-4', 1, 0),
('serang', '2026-01-09', 5, 'pad-5', 1, 0),
('serang', '2026-01-09', 6, 'gate-b', 2, 2),
('serang', '2026-01-09', 8, 'gate-a', 75, 75),
('serang', '2026-01-09', 8, 'gate-b', 2, 2),
('serang', '2026-01-09', 8, 'kiosk-1', 3, 3),
('serang', '2026-01-09', 8, 'pad-2', 2, 2),
('serang', '2026-01-09', 8, 'pad-3', 7, 7),
('serang', '2026-01-09', 9, 'gate-a', 3, 3),
('serang', '2026-01-09', 9, 'gate-b', 3, 2),
('serang', '2026-01-09', 9, 'kiosk-1', 3, 3),
('serang', '2026-01-09', 9, 'pad-2', 4, 4),
('serang', '2026-01-09', 9, 'pad-4', 5, 5),
('serang', '2026-01-09', 10, 'gate-a', 2, 2),
('serang', '2026-01-09', 10, 'gate-b', 3, 3),
('serang', '2026-01-09', 10, 'kiosk-1', 2, 2),
('serang', '2026-01-09', 10, 'pad-3', 1, 1),
('serang', '2026-01-09', 10, 'pad-4', 3, 3),
('serang', '2026-01-09', 11, 'gate-a', 1, 1),
('serang', '2026-01-09', 11, 'gate-b', 3, 3),
('serang', '2026-01-09', 11, 'kiosk-1', 4, 4),
('serang', '2026-01-09', 11, 'pad-3', 1, 1),
('serang', '2026-01-09', 11, 'pad-4', 1, 1),
('serang', '2026-01-09', 12, 'gate-a', 1, 1),
('serang', '2026-01-09', 12, 'gate-b', 3, 3),
('serang', '2026-01-09', 12, 'kiosk-1', 4, 4),
('serang', '2026-01-09', 13, 'gate-a', 2, 2),
('serang', '2026-01-09', 13, 'gate-b', 2, 2),
('serang', '2026-01-09', 13, 'kiosk-1', 2, 2),
('serang', '2026-01-09', 13, 'pad-2', 2, 2),
('serang', '2026-01-09', 13, 'pad-3', 1, 1),
('serang', '2026-01-09', 13, 'pad-4', 2, 2),
('serang', '2026-01-09', 14, 'gate-a', 4, 4),
('serang', '2026-01-09', 14, 'kiosk-1', 4, 4),
('serang', '2026-01-12', 6, 'gate-a', 1, 0),
('serang', '2026-01-12', 6, 'gate-b', 1, 0),
('serang', '2026-01-12', 6, 'kiosk-1', 1, 0),
('serang', '2026-01-12', 6, 'pad-1', 1, 0),
('serang', '2026-01-12', 6, 'pad-2', 1, 0),
('serang', '2026-01-12', 6, 'pad-3', 1, 0),
('serang', '2026-01-12', 6, 'pad-4', 1, 0),
('serang', '2026-01-12', 6, 'pad-5', 1, 0),
('serang', '2026-01-12', 9, 'gate-a', 4, 4),
('serang', '2026-01-12', 9, 'gate-b', 1, 1),
('serang', '2026-01-12', 9, 'kiosk-1', 3, 3),
('serang', '2026-01-12', 9, 'pad-1', 6, 6),
('serang', '2026-01-12', 9, 'pad-2', 4, 4),
('serang', '2026-01-12', 10, 'gate-a', 1, 1),
('serang', '2026-01-12', 10, 'gate-b', 2, 2),
('serang', '2026-01-12', 10, 'kiosk-1', 3, 3),
('serang', '2026-01-12', 10, 'pad-2', 2, 2),
('serang', '2026-01-12', 11, 'gate-a', 3, 3),
('serang', '2026-01-12', 11, 'kiosk-1', 3, 3),
('serang', '2026-01-12', 11, 'pad-1', 3, 3),
('serang', '2026-01-12', 11, 'pad-2', 2, 2),
('serang', '2026-01-12', 11, 'pad-3', 2, 2),
('serang', '2026-01-12', 11, 'pad-4', 4, 4),
('serang', '2026-01-12', 12, 'gate-a', 4, 4),
('serang', '2026-01-12', 12, 'gate-b', 1, 1),
('serang', '2026-01-12', 12, 'kiosk-1', 4, 4),
('serang', '2026-01-12', 12, 'pad-1', 3, 3),
('serang', '2026-01-12', 12, 'pad-2', 4, 4),
('serang', '2026-01-12', 12, 'pad-3', 2, 2),
('serang', '2026-01-12', 12, 'pad-4', 1, 1);

INSERT INTO public.fact (site, log, n, cause, day, hour, at, err, kind, dev, late, counted, trial, ticket, ticket_log, ticket_n, service, tenant, service_kind, target, visit_log, visit, linked, priority, counter, wait_ms, walk_ms, serve_ms, since, outcome, implicit, amount, why) VALUES
('serang', 'gw-5f5ad412', 2, NULL, '2026-01-12', 6, 1768174202712, 0, 'day', NULL, 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'opened'),
('serang', 'gw-5f5ad412', 12, 11, '2026-01-12', 9, 1768184186165, 513, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-5f5ad412', 14, 13, '2026-01-12', 9, 1768184234407, 515, 'issue', 'kiosk-1', 'false', 'true', 'false', 'A001', 'gw-5f5ad412', 14, 'ktp', 'disdukcapil', 'nonizin', NULL, 'gw-5f5ad412', 13, 'false', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-5f5ad412', 16, 15, '2026-01-12', 9, 1768184252739, 20, 'counter', NULL, 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '1', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'open'),
('serang', 'gw-5f5ad412', 17, 15, '2026-01-12', 9, 1768184252739, 20, 'call', NULL, 'false', 'true', 'false', 'A001', 'gw-5f5ad412', 14, 'ktp', 'disdukcapil', 'nonizin', NULL, 'gw-5f5ad412', 13, NULL, NULL, '1', 18332, NULL, NULL, NULL, NULL, NULL, NULL, 'arrival'),
('serang', 'gw-5f5ad412', 19, 18, '2026-01-12', 9, 1768184290774, 22, 'start', NULL, 'false', 'true', 'false', 'A001', 'gw-5f5ad412', 14, 'ktp', 'disdukcapil', 'nonizin', NULL, 'gw-5f5ad412', 13, NULL, NULL, '1', NULL, 38035, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-5f5ad412', 21, 20, '2026-01-12', 9, 1768184651448, 40, 'hold', NULL, 'false', 'true', 'false', 'A001', 'gw-5f5ad412', 14, 'ktp', 'disdukcapil', 'nonizin', NULL, 'gw-5f5ad412', 13, NULL, NULL, '1', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-5f5ad412', 23, 22, '2026-01-12', 9, 1768184688088, 39, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-5f5ad412', 25, 24, '2026-01-12', 9, 1768184701447, 43, 'resume', NULL, 'false', 'true', 'false', 'A001', 'gw-5f5ad412', 14, 'ktp', 'disdukcapil', 'nonizin', NULL, 'gw-5f5ad412', 13, NULL, NULL, '1', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-5f5ad412', 27, 26, '2026-01-12', 9, 1768184766038, 46, 'start', NULL, 'false', 'true', 'false', 'A001', 'gw-5f5ad412', 14, 'ktp', 'disdukcapil', 'nonizin', NULL, 'gw-5f5ad412', 13, NULL, NULL, '1', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-5f5ad412', 29, 28, '2026-01-12', 9, 1768184803204, 42, 'issue', 'kiosk-1', 'false', 'true', 'false', 'B001', 'gw-5f5ad412', 29, 'kk', 'disdukcapil', 'nonizin', NULL, 'gw-5f5ad412', 28, 'false', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-5f5ad412', 31, 30, '2026-01-12', 9, 1768184848283, 62, 'counter', NULL, 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'open'),
('serang', 'gw-5f5ad412', 32, 30, '2026-01-12', 9, 1768184848283, 62, 'call', NULL, 'false', 'true', 'false', 'B001', 'gw-5f5ad412', 29, 'kk', 'disdukcapil', 'nonizin', NULL, 'gw-5f5ad412', 28, NULL, NULL, '2', 45079, NULL, NULL, NULL, NULL, NULL, NULL, 'arrival'),
('serang', 'gw-5f5ad412', 34, 33, '2026-01-12', 9, 1768184877706, 64, 'finish', NULL, 'false', 'true', 'false', 'B001', 'gw-5f5ad412', 29, 'kk', 'disdukcapil', 'nonizin', NULL, 'gw-5f5ad412', 28, NULL, NULL, '2', 45079, NULL, 29423, 'call', 'completed', 'false', NULL, NULL),
('serang', 'gw-5f5ad412', 36, 35, '2026-01-12', 9, 1768184924866, 550, 'leave', 'gate-b', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-5f5ad412', 38, 37, '2026-01-12', 9, 1768185074263, 61, 'finish', NULL, 'false', 'true', 'false', 'A001', 'gw-5f5ad412', 14, 'ktp', 'disdukcapil', 'nonizin', NULL, 'gw-5f5ad412', 13, NULL, NULL, '1', 18332, 38035, 783489, 'start', 'completed', 'false', NULL, NULL),
('serang', 'gw-5f5ad412', 40, 39, '2026-01-12', 9, 1768185191821, 64, 'leave', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-5f5ad412', 42, 41, '2026-01-12', 9, 1768186145812, 111, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-5f5ad412', 44, 43, '2026-01-12', 9, 1768186236080, 114, 'issue', 'kiosk-1', 'false', 'true', 'false', 'A002', 'gw-5f5ad412', 44, 'ktp', 'disdukcapil', 'nonizin', NULL, 'gw-5f5ad412', 43, 'false', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-5f5ad412', 46, 45, '2026-01-12', 9, 1768186266080, 133, 'call', NULL, 'false', 'true', 'false', 'A002', 'gw-5f5ad412', 44, 'ktp', 'disdukcapil', 'nonizin', NULL, 'gw-5f5ad412', 43, NULL, NULL, '2', 30000, NULL, NULL, NULL, NULL, NULL, NULL, 'arrival'),
('serang', 'gw-5f5ad412', 48, 47, '2026-01-12', 9, 1768186295927, 135, 'finish', NULL, 'false', 'true', 'false', 'A002', 'gw-5f5ad412', 44, 'ktp', 'disdukcapil', 'nonizin', NULL, 'gw-5f5ad412', 43, NULL, NULL, '2', 30000, NULL, 29847, 'call', 'incomplete', 'false', NULL, NULL),
('serang', 'gw-5f5ad412', 50, 49, '2026-01-12', 10, 1768186993096, 154, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-5f5ad412', 52, 51, '2026-01-12', 10, 1768187046437, 154, 'refused', 'kiosk-1', 'false', 'true', 'false', NULL, NULL, NULL, 'paspor', 'imigrasi', 'nonizin', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'closed'),
('serang', 'gw-5f5ad412', 54, 53, '2026-01-12', 10, 1768188658225, 200, 'enter', 'gate-b', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-5f5ad412', 58, 57, '2026-01-12', 10, 1768188738498, 14, 'issue', 'kiosk-1', 'false', 'true', 'false', 'B002', 'gw-5f5ad412', 58, 'kk', 'disdukcapil', 'nonizin', NULL, 'gw-5f5ad412', 57, 'false', 'true', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-5f5ad412', 60, 59, '2026-01-12', 10, 1768188764094, 33, 'call', NULL, 'false', 'true', 'false', 'B002', 'gw-5f5ad412', 58, 'kk', 'disdukcapil', 'nonizin', NULL, 'gw-5f5ad412', 57, NULL, NULL, '2', 25596, NULL, NULL, NULL, NULL, NULL, NULL, 'priority-one-in-3'),
('serang', 'gw-5f5ad412', 62, 61, '2026-01-12', 10, 1768188795133, 34, 'finish', NULL, 'false', 'true', 'false', 'B002', 'gw-5f5ad412', 58, 'kk', 'disdukcapil', 'nonizin', NULL, 'gw-5f5ad412', 57, NULL, NULL, '2', 25596, NULL, 31039, 'call', 'completed', 'false', NULL, NULL),
('serang', 'gw-5f5ad412', 64, 63, '2026-01-12', 10, 1768188895922, 25, 'leave', 'gate-b', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-5f5ad412', 66, 65, '2026-01-12', 11, 1768190400110, 97, 'issue', 'kiosk-1', 'false', 'true', 'false', 'A003', 'gw-5f5ad412', 66, 'ktp', 'disdukcapil', 'nonizin', NULL, 'gw-5f5ad412', 65, 'false', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-5f5ad412', 68, 67, '2026-01-12', 11, 1768190400675, 97, 'issue', 'kiosk-1', 'false', 'true', 'false', 'C001', 'gw-5f5ad412', 68, 'nib', 'dpmptsp', 'izin', NULL, 'gw-5f5ad412', 67, 'false', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-5f5ad412', 70, 69, '2026-01-12', 11, 1768190401217, 97, 'issue', 'kiosk-1', 'false', 'true', 'false', 'B003', 'gw-5f5ad412', 70, 'kk', 'disdukcapil', 'nonizin', NULL, 'gw-5f5ad412', 69, 'false', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-78a4dd46', 3, 2, '2026-01-12', 11, 1768190408196, 14, 'call', NULL, 'false', 'true', 'false', 'A003', 'gw-5f5ad412', 66, 'ktp', 'disdukcapil', 'nonizin', NULL, 'gw-5f5ad412', 65, NULL, NULL, '2', 8086, NULL, NULL, NULL, NULL, NULL, NULL, 'arrival'),
('serang', 'gw-78a4dd46', 5, 4, '2026-01-12', 11, 1768190434313, 15, 'counter', NULL, 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '3', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'open'),
('serang', 'gw-78a4dd46', 6, 4, '2026-01-12', 11, 1768190434313, 15, 'call', NULL, 'false', 'true', 'false', 'C001', 'gw-5f5ad412', 68, 'nib', 'dpmptsp', 'izin', NULL, 'gw-5f5ad412', 67, NULL, NULL, '3', 33638, NULL, NULL, NULL, NULL, NULL, NULL, 'arrival'),
('serang', 'gw-78a4dd46', 8, 7, '2026-01-12', 11, 1768190435228, 15, 'finish', NULL, 'false', 'true', 'false', 'A003', 'gw-5f5ad412', 66, 'ktp', 'disdukcapil', 'nonizin', NULL, 'gw-5f5ad412', 65, NULL, NULL, '2', 8086, NULL, 27032, 'call', 'completed', 'false', NULL, NULL),
('serang', 'gw-78a4dd46', 10, 9, '2026-01-12', 11, 1768190444344, 16, 'start', NULL, 'false', 'true', 'false', 'C001', 'gw-5f5ad412', 68, 'nib', 'dpmptsp', 'izin', NULL, 'gw-5f5ad412', 67, NULL, NULL, '3', NULL, 10031, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-78a4dd46', 12, 11, '2026-01-12', 11, 1768190456500, 16, 'call', NULL, 'false', 'true', 'false', 'B003', 'gw-5f5ad412', 70, 'kk', 'disdukcapil', 'nonizin', NULL, 'gw-5f5ad412', 69, NULL, NULL, '1', 55283, NULL, NULL, NULL, NULL, NULL, NULL, 'arrival'),
('serang', 'gw-78a4dd46', 14, 13, '2026-01-12', 11, 1768190469923, 17, 'finish', NULL, 'false', 'true', 'false', 'C001', 'gw-5f5ad412', 68, 'nib', 'dpmptsp', 'izin', NULL, 'gw-5f5ad412', 67, NULL, NULL, '3', 33638, 10031, 25579, 'start', 'completed', 'false', NULL, NULL),
('serang', 'gw-78a4dd46', 16, 15, '2026-01-12', 11, 1768190489962, 18, 'start', NULL, 'false', 'true', 'false', 'B003', 'gw-5f5ad412', 70, 'kk', 'disdukcapil', 'nonizin', NULL, 'gw-5f5ad412', 69, NULL, NULL, '1', NULL, 33462, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-78a4dd46', 18, 17, '2026-01-12', 11, 1768190527041, 20, 'leave', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-78a4dd46', 20, 19, '2026-01-12', 11, 1768190620262, 24, 'leave', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-78a4dd46', 22, 21, '2026-01-12', 11, 1768190761821, 32, 'transfer', NULL, 'false', 'true', 'false', 'B003', 'gw-5f5ad412', 70, 'kk', 'disdukcapil', 'nonizin', 'nib', 'gw-5f5ad412', 69, NULL, NULL, '1', NULL, NULL, 271859, 'start', NULL, NULL, NULL, NULL),
('serang', 'gw-78a4dd46', 23, 21, '2026-01-12', 11, 1768190761821, 32, 'issue', 'pad-1', 'false', 'true', 'false', 'C002', 'gw-78a4dd46', 23, 'nib', 'dpmptsp', 'izin', NULL, 'gw-5f5ad412', 69, 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-78a4dd46', 25, 24, '2026-01-12', 11, 1768190804658, 34, 'call', NULL, 'false', 'true', 'false', 'C002', 'gw-78a4dd46', 23, 'nib', 'dpmptsp', 'izin', NULL, 'gw-5f5ad412', 69, NULL, NULL, '3', 42837, NULL, NULL, NULL, NULL, NULL, NULL, 'arrival'),
('serang', 'gw-78a4dd46', 27, 26, '2026-01-12', 11, 1768190819549, 34, 'start', NULL, 'false', 'true', 'false', 'C002', 'gw-78a4dd46', 23, 'nib', 'dpmptsp', 'izin', NULL, 'gw-5f5ad412', 69, NULL, NULL, '3', NULL, 14891, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-78a4dd46', 29, 28, '2026-01-12', 11, 1768190831481, 35, 'finish', NULL, 'false', 'true', 'false', 'C002', 'gw-78a4dd46', 23, 'nib', 'dpmptsp', 'izin', NULL, 'gw-5f5ad412', 69, NULL, NULL, '3', 42837, 14891, 11932, 'start', 'referred', 'false', NULL, NULL),
('serang', 'gw-78a4dd46', 31, 30, '2026-01-12', 11, 1768190963765, 42, 'leave', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-78a4dd46', 33, 32, '2026-01-12', 12, 1768194028744, 195, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-78a4dd46', 35, 34, '2026-01-12', 12, 1768194129983, 200, 'issue', 'kiosk-1', 'false', 'true', 'false', 'C003', 'gw-78a4dd46', 35, 'nib', 'dpmptsp', 'izin', NULL, 'gw-78a4dd46', 34, 'false', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-78a4dd46', 37, 36, '2026-01-12', 12, 1768194137774, 20, 'call', NULL, 'false', 'true', 'false', 'C003', 'gw-78a4dd46', 35, 'nib', 'dpmptsp', 'izin', NULL, 'gw-78a4dd46', 34, NULL, NULL, '3', 7791, NULL, NULL, NULL, NULL, NULL, NULL, 'arrival'),
('serang', 'gw-78a4dd46', 39, 38, '2026-01-12', 12, 1768194147733, 32, 'start', NULL, 'false', 'true', 'false', 'C003', 'gw-78a4dd46', 35, 'nib', 'dpmptsp', 'izin', NULL, 'gw-78a4dd46', 34, NULL, NULL, '3', NULL, 9959, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-78a4dd46', 41, 40, '2026-01-12', 12, 1768194167251, 21, 'transfer', NULL, 'false', 'true', 'false', 'C003', 'gw-78a4dd46', 35, 'nib', 'dpmptsp', 'izin', 'pengaduan', 'gw-78a4dd46', 34, NULL, NULL, '3', NULL, NULL, 19518, 'start', NULL, NULL, NULL, NULL),
('serang', 'gw-78a4dd46', 42, 40, '2026-01-12', 12, 1768194167251, 21, 'issue', 'pad-3', 'false', 'true', 'false', 'P001', 'gw-78a4dd46', 42, 'pengaduan', 'dpmptsp', 'pengaduan', NULL, 'gw-78a4dd46', 34, 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-78a4dd46', 44, 43, '2026-01-12', 12, 1768194230955, 24, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-78a4dd46', 46, 45, '2026-01-12', 12, 1768194299625, 22, 'issue', 'kiosk-1', 'false', 'true', 'false', 'A004', 'gw-78a4dd46', 46, 'ktp', 'disdukcapil', 'nonizin', NULL, 'gw-78a4dd46', 45, 'false', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-78a4dd46', 48, 47, '2026-01-12', 12, 1768194326428, 33, 'call', NULL, 'false', 'true', 'false', 'A004', 'gw-78a4dd46', 46, 'ktp', 'disdukcapil', 'nonizin', NULL, 'gw-78a4dd46', 45, NULL, NULL, '2', 26803, NULL, NULL, NULL, NULL, NULL, NULL, 'arrival'),
('serang', 'gw-78a4dd46', 50, 49, '2026-01-12', 12, 1768194366184, 35, 'hold', NULL, 'false', 'true', 'false', 'A004', 'gw-78a4dd46', 46, 'ktp', 'disdukcapil', 'nonizin', NULL, 'gw-78a4dd46', 45, NULL, NULL, '2', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-78a4dd46', 52, 51, '2026-01-12', 12, 1768194418609, 37, 'resume', NULL, 'false', 'true', 'false', 'A004', 'gw-78a4dd46', 46, 'ktp', 'disdukcapil', 'nonizin', NULL, 'gw-78a4dd46', 45, NULL, NULL, '2', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-78a4dd46', 54, 53, '2026-01-12', 12, 1768194455398, 216, 'enter', 'gate-b', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-78a4dd46', 56, 55, '2026-01-12', 12, 1768194496734, 32, 'issue', 'kiosk-1', 'false', 'true', 'false', 'B004', 'gw-78a4dd46', 56, 'kk', 'disdukcapil', 'nonizin', NULL, 'gw-78a4dd46', 55, 'false', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-78a4dd46', 58, 57, '2026-01-12', 12, 1768194505826, 42, 'finish', NULL, 'false', 'true', 'false', 'A004', 'gw-78a4dd46', 46, 'ktp', 'disdukcapil', 'nonizin', NULL, 'gw-78a4dd46', 45, NULL, NULL, '2', 26803, NULL, 87217, 'call', 'completed', 'false', NULL, NULL),
('serang', 'gw-78a4dd46', 60, 59, '2026-01-12', 12, 1768194532512, 31, 'call', NULL, 'false', 'true', 'false', 'B004', 'gw-78a4dd46', 56, 'kk', 'disdukcapil', 'nonizin', NULL, 'gw-78a4dd46', 55, NULL, NULL, '1', 35778, NULL, NULL, NULL, NULL, NULL, NULL, 'arrival'),
('serang', 'gw-78a4dd46', 62, 61, '2026-01-12', 12, 1768194566048, 40, 'leave', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-78a4dd46', 64, 63, '2026-01-12', 12, 1768194573831, 33, 'start', NULL, 'false', 'true', 'false', 'B004', 'gw-78a4dd46', 56, 'kk', 'disdukcapil', 'nonizin', NULL, 'gw-78a4dd46', 55, NULL, NULL, '1', NULL, 41319, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-78a4dd46', 66, 65, '2026-01-12', 12, 1768194870327, 48, 'finish', NULL, 'false', 'true', 'false', 'B004', 'gw-78a4dd46', 56, 'kk', 'disdukcapil', 'nonizin', NULL, 'gw-78a4dd46', 55, NULL, NULL, '1', 35778, 41319, 296496, 'start', 'completed', 'false', NULL, NULL),
('serang', 'gw-78a4dd46', 68, 67, '2026-01-12', 12, 1768195045438, 64, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-78a4dd46', 70, 69, '2026-01-12', 12, 1768195094658, 62, 'refused', 'kiosk-1', 'false', 'true', 'false', NULL, NULL, NULL, 'paspor', 'imigrasi', 'nonizin', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'closed'),
('serang', 'gw-78a4dd46', 71, NULL, '2026-01-12', 13, 1768199400000, 0, 'day', NULL, 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'cutoff'),
('serang', 'gw-78a4dd46', 72, NULL, '2026-01-12', 14, 1768201200000, 0, 'day', NULL, 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'closed'),
('serang', 'gw-78a4dd46', 73, NULL, '2026-01-12', 20, 1768222800000, 0, 'day', NULL, 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'ended'),
('serang', 'gw-78a4dd46', 74, NULL, '2026-01-12', 20, 1768222800000, 0, 'unserved', NULL, 'false', 'true', 'false', 'P001', 'gw-78a4dd46', 42, 'pengaduan', 'dpmptsp', 'pengaduan', NULL, 'gw-78a4dd46', 34, NULL, NULL, NULL, 28632749, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-78a4dd46', 75, 73, '2026-01-12', 20, 1768222800000, 0, 'counter', NULL, 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '1', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'closed'),
('serang', 'gw-78a4dd46', 76, 73, '2026-01-12', 20, 1768222800000, 0, 'counter', NULL, 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'closed'),
('serang', 'gw-78a4dd46', 77, 73, '2026-01-12', 20, 1768222800000, 0, 'counter', NULL, 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '3', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'closed'),
('serang', 'gw-78a4dd46', 78, NULL, '2026-01-12', 20, 1768222800000, 0, 'write_off', NULL, 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 2, NULL),
('serang', 'gw-7b0ac1e6', 3, NULL, '2026-01-08', 6, 1767826802712, 0, 'day', NULL, 'false', 'false', 'true', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'opened'),
('serang', 'gw-7b0ac1e6', 13, 12, '2026-01-08', 6, 1767828600100, 103, 'enter', 'gate-a', 'false', 'false', 'true', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 15, 14, '2026-01-08', 6, 1767829200080, 133, 'refused', 'kiosk-1', 'false', 'false', 'true', NULL, NULL, NULL, 'ktp', 'disdukcapil', 'nonizin', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'early'),
('serang', 'gw-7b0ac1e6', 17, 16, '2026-01-08', 6, 1767829800125, 163, 'leave', 'gate-a', 'false', 'false', 'true', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 20, 19, '2026-01-08', 7, 1767833067378, 327, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 22, 21, '2026-01-08', 7, 1767833164935, 332, 'issue', 'kiosk-1', 'false', 'true', 'false', 'C001', 'gw-7b0ac1e6', 22, 'nib', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 21, 'false', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 24, 23, '2026-01-08', 7, 1767833339039, 27, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 26, 25, '2026-01-08', 7, 1767833410525, 26, 'issue', 'kiosk-1', 'false', 'true', 'false', 'A001', 'gw-7b0ac1e6', 26, 'ktp', 'disdukcapil', 'nonizin', NULL, 'gw-7b0ac1e6', 25, 'false', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 28, 27, '2026-01-08', 7, 1767833704063, 58, 'counter', NULL, 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '4', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'open'),
('serang', 'gw-7b0ac1e6', 29, 27, '2026-01-08', 7, 1767833704063, 58, 'call', NULL, 'false', 'true', 'false', 'C001', 'gw-7b0ac1e6', 22, 'nib', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 21, NULL, NULL, '4', 539128, NULL, NULL, NULL, NULL, NULL, NULL, 'arrival'),
('serang', 'gw-7b0ac1e6', 31, 30, '2026-01-08', 7, 1767833734493, 60, 'start', NULL, 'false', 'true', 'false', 'C001', 'gw-7b0ac1e6', 22, 'nib', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 21, NULL, NULL, '4', NULL, 30430, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 33, 32, '2026-01-08', 7, 1767833744658, 36, 'counter', NULL, 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '1', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'open'),
('serang', 'gw-7b0ac1e6', 34, 32, '2026-01-08', 7, 1767833744658, 36, 'call', NULL, 'false', 'true', 'false', 'A001', 'gw-7b0ac1e6', 26, 'ktp', 'disdukcapil', 'nonizin', NULL, 'gw-7b0ac1e6', 25, NULL, NULL, '1', 334133, NULL, NULL, NULL, NULL, NULL, NULL, 'arrival'),
('serang', 'gw-7b0ac1e6', 36, 35, '2026-01-08', 7, 1767833776500, 38, 'start', NULL, 'false', 'true', 'false', 'A001', 'gw-7b0ac1e6', 26, 'ktp', 'disdukcapil', 'nonizin', NULL, 'gw-7b0ac1e6', 25, NULL, NULL, '1', NULL, 31842, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 38, 37, '2026-01-08', 8, 1767834017044, 50, 'finish', NULL, 'false', 'true', 'false', 'A001', 'gw-7b0ac1e6', 26, 'ktp', 'disdukcapil', 'nonizin', NULL, 'gw-7b0ac1e6', 25, NULL, NULL, '1', 334133, 31842, 240544, 'start', 'accepted', 'false', NULL, NULL),
('serang', 'gw-7b0ac1e6', 40, 39, '2026-01-08', 8, 1767834055964, 76, 'finish', NULL, 'false', 'true', 'false', 'C001', 'gw-7b0ac1e6', 22, 'nib', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 21, NULL, NULL, '4', 539128, 30430, 321471, 'start', 'referred', 'false', NULL, NULL),
('serang', 'gw-7b0ac1e6', 42, 41, '2026-01-08', 8, 1767834155432, 381, 'leave', 'gate-b', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 44, 43, '2026-01-08', 8, 1767834201270, 16, 'leave', 'gate-b', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 46, 45, '2026-01-08', 8, 1767834368308, 79, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 48, 47, '2026-01-08', 8, 1767834998211, 110, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 50, 49, '2026-01-08', 8, 1767835113922, 111, 'issue', 'kiosk-1', 'false', 'true', 'false', 'A002', 'gw-7b0ac1e6', 50, 'ktp', 'disdukcapil', 'nonizin', NULL, 'gw-7b0ac1e6', 49, 'false', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 52, 51, '2026-01-08', 8, 1767835139115, 106, 'call', NULL, 'false', 'true', 'false', 'A002', 'gw-7b0ac1e6', 50, 'ktp', 'disdukcapil', 'nonizin', NULL, 'gw-7b0ac1e6', 49, NULL, NULL, '1', 25193, NULL, NULL, NULL, NULL, NULL, NULL, 'arrival'),
('serang', 'gw-7b0ac1e6', 54, 53, '2026-01-08', 8, 1767835174714, 108, 'start', NULL, 'false', 'true', 'false', 'A002', 'gw-7b0ac1e6', 50, 'ktp', 'disdukcapil', 'nonizin', NULL, 'gw-7b0ac1e6', 49, NULL, NULL, '1', NULL, 35599, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 56, 55, '2026-01-08', 8, 1767835364453, 74, 'leave', 'gate-b', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 58, 57, '2026-01-08', 8, 1767835465065, 122, 'finish', NULL, 'false', 'true', 'false', 'A002', 'gw-7b0ac1e6', 50, 'ktp', 'disdukcapil', 'nonizin', NULL, 'gw-7b0ac1e6', 49, NULL, NULL, '1', 25193, 35599, 290351, 'start', 'accepted', 'false', NULL, NULL),
('serang', 'gw-7b0ac1e6', 60, 59, '2026-01-08', 8, 1767835552280, 138, 'leave', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 62, 61, '2026-01-08', 8, 1767835683865, 144, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 64, 63, '2026-01-08', 8, 1767835779375, 144, 'issue', 'kiosk-1', 'false', 'true', 'false', 'B001', 'gw-7b0ac1e6', 64, 'kk', 'disdukcapil', 'nonizin', NULL, 'gw-7b0ac1e6', 63, 'false', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 66, 65, '2026-01-08', 8, 1767835791804, 151, 'counter', NULL, 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'open'),
('serang', 'gw-7b0ac1e6', 67, 65, '2026-01-08', 8, 1767835791804, 151, 'call', NULL, 'false', 'true', 'false', 'B001', 'gw-7b0ac1e6', 64, 'kk', 'disdukcapil', 'nonizin', NULL, 'gw-7b0ac1e6', 63, NULL, NULL, '2', 12429, NULL, NULL, NULL, NULL, NULL, NULL, 'arrival'),
('serang', 'gw-7b0ac1e6', 69, 68, '2026-01-08', 8, 1767835829931, 152, 'finish', NULL, 'false', 'true', 'false', 'B001', 'gw-7b0ac1e6', 64, 'kk', 'disdukcapil', 'nonizin', NULL, 'gw-7b0ac1e6', 63, NULL, NULL, '2', 12429, NULL, 38127, 'call', 'completed', 'false', NULL, NULL),
('serang', 'gw-7b0ac1e6', 71, 70, '2026-01-08', 8, 1767835976959, 105, 'leave', 'gate-b', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 73, 72, '2026-01-08', 8, 1767836346419, 177, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 75, 74, '2026-01-08', 8, 1767836465495, 179, 'issue', 'kiosk-1', 'false', 'true', 'false', 'I001', 'gw-7b0ac1e6', 75, 'skck', 'polres', 'nonizin', NULL, 'gw-7b0ac1e6', 74, 'false', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 77, 76, '2026-01-08', 8, 1767836468187, 184, 'call', NULL, 'false', 'true', 'false', 'I001', 'gw-7b0ac1e6', 75, 'skck', 'polres', 'nonizin', NULL, 'gw-7b0ac1e6', 74, NULL, NULL, '2', 2692, NULL, NULL, NULL, NULL, NULL, NULL, 'arrival'),
('serang', 'gw-7b0ac1e6', 79, 78, '2026-01-08', 8, 1767836495425, 186, 'finish', NULL, 'false', 'true', 'false', 'I001', 'gw-7b0ac1e6', 75, 'skck', 'polres', 'nonizin', NULL, 'gw-7b0ac1e6', 74, NULL, NULL, '2', 2692, NULL, 27238, 'call', 'incomplete', 'false', NULL, NULL),
('serang', 'gw-7b0ac1e6', 81, 80, '2026-01-08', 8, 1767836628028, 137, 'leave', 'gate-b', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 83, 82, '2026-01-08', 9, 1767837673971, 189, 'enter', 'gate-b', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 85, 84, '2026-01-08', 9, 1767837728422, 242, 'issue', 'kiosk-1', 'false', 'true', 'false', 'A003', 'gw-7b0ac1e6', 85, 'ktp', 'disdukcapil', 'nonizin', NULL, 'gw-7b0ac1e6', 84, 'false', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 87, 86, '2026-01-08', 9, 1767837760996, 33, 'call', NULL, 'false', 'true', 'false', 'A003', 'gw-7b0ac1e6', 85, 'ktp', 'disdukcapil', 'nonizin', NULL, 'gw-7b0ac1e6', 84, NULL, NULL, '2', 32574, NULL, NULL, NULL, NULL, NULL, NULL, 'arrival'),
('serang', 'gw-7b0ac1e6', 89, 88, '2026-01-08', 9, 1767837795343, 35, 'finish', NULL, 'false', 'true', 'false', 'A003', 'gw-7b0ac1e6', 85, 'ktp', 'disdukcapil', 'nonizin', NULL, 'gw-7b0ac1e6', 84, NULL, NULL, '2', 32574, NULL, 34347, 'call', 'completed', 'false', NULL, NULL),
('serang', 'gw-7b0ac1e6', 91, 90, '2026-01-08', 9, 1767837860691, 199, 'enter', 'gate-b', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 95, 94, '2026-01-08', 9, 1767837902879, 22, 'issue', 'kiosk-1', 'false', 'true', 'false', 'B002', 'gw-7b0ac1e6', 95, 'kk', 'disdukcapil', 'nonizin', NULL, 'gw-7b0ac1e6', 94, 'false', 'true', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 97, 96, '2026-01-08', 9, 1767837908853, 16, 'leave', 'gate-b', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 99, 98, '2026-01-08', 9, 1767837918663, 41, 'call', NULL, 'false', 'true', 'false', 'B002', 'gw-7b0ac1e6', 95, 'kk', 'disdukcapil', 'nonizin', NULL, 'gw-7b0ac1e6', 94, NULL, NULL, '2', 15784, NULL, NULL, NULL, NULL, NULL, NULL, 'priority-one-in-3'),
('serang', 'gw-7b0ac1e6', 101, 100, '2026-01-08', 9, 1767837959090, 43, 'finish', NULL, 'false', 'true', 'false', 'B002', 'gw-7b0ac1e6', 95, 'kk', 'disdukcapil', 'nonizin', NULL, 'gw-7b0ac1e6', 94, NULL, NULL, '2', 15784, NULL, 40427, 'call', 'incomplete', 'false', NULL, NULL),
('serang', 'gw-7b0ac1e6', 103, 102, '2026-01-08', 9, 1767838135966, 27, 'leave', 'gate-b', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 105, 104, '2026-01-08', 9, 1767840637189, 152, 'enter', 'gate-b', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 107, 106, '2026-01-08', 9, 1767840715431, 163, 'issue', 'kiosk-1', 'false', 'true', 'false', 'C002', 'gw-7b0ac1e6', 107, 'nib', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 106, 'false', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 109, 108, '2026-01-08', 9, 1767840753144, 21, 'counter', NULL, 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '3', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'open'),
('serang', 'gw-7b0ac1e6', 110, 108, '2026-01-08', 9, 1767840753144, 21, 'call', NULL, 'false', 'true', 'false', 'C002', 'gw-7b0ac1e6', 107, 'nib', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 106, NULL, NULL, '3', 37713, NULL, NULL, NULL, NULL, NULL, NULL, 'arrival'),
('serang', 'gw-7b0ac1e6', 112, 111, '2026-01-08', 9, 1767840788133, 23, 'start', NULL, 'false', 'true', 'false', 'C002', 'gw-7b0ac1e6', 107, 'nib', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 106, NULL, NULL, '3', NULL, 34989, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 114, 113, '2026-01-08', 9, 1767840825851, 162, 'enter', 'gate-b', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 116, 115, '2026-01-08', 9, 1767840869488, 171, 'issue', 'kiosk-1', 'false', 'true', 'false', 'B003', 'gw-7b0ac1e6', 116, 'kk', 'disdukcapil', 'nonizin', NULL, 'gw-7b0ac1e6', 115, 'false', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 118, 117, '2026-01-08', 9, 1767840913300, 179, 'call', NULL, 'false', 'true', 'false', 'B003', 'gw-7b0ac1e6', 116, 'kk', 'disdukcapil', 'nonizin', NULL, 'gw-7b0ac1e6', 115, NULL, NULL, '1', 43812, NULL, NULL, NULL, NULL, NULL, NULL, 'arrival'),
('serang', 'gw-7b0ac1e6', 120, 119, '2026-01-08', 9, 1767840941057, 180, 'start', NULL, 'false', 'true', 'false', 'B003', 'gw-7b0ac1e6', 116, 'kk', 'disdukcapil', 'nonizin', NULL, 'gw-7b0ac1e6', 115, NULL, NULL, '1', NULL, 27757, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 122, 121, '2026-01-08', 9, 1767841151788, 41, 'finish', NULL, 'false', 'true', 'false', 'C002', 'gw-7b0ac1e6', 107, 'nib', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 106, NULL, NULL, '3', 37713, 34989, 363655, 'start', 'completed', 'false', NULL, NULL),
('serang', 'gw-7b0ac1e6', 124, 123, '2026-01-08', 9, 1767841196764, 420, 'leave', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 126, 125, '2026-01-08', 9, 1767841197218, 193, 'finish', NULL, 'false', 'true', 'false', 'B003', 'gw-7b0ac1e6', 116, 'kk', 'disdukcapil', 'nonizin', NULL, 'gw-7b0ac1e6', 115, NULL, NULL, '1', 43812, 27757, 256161, 'start', 'referred', 'false', NULL, NULL),
('serang', 'gw-7b0ac1e6', 127, NULL, '2026-01-08', 10, 1767841200000, 0, 'audit', NULL, 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 2, NULL),
('serang', 'gw-7b0ac1e6', 128, NULL, '2026-01-08', 10, 1767841200000, 0, 'adjust', NULL, 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, -1, 'audit'),
('serang', 'gw-7b0ac1e6', 130, 129, '2026-01-08', 10, 1767841413867, 24, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 132, 131, '2026-01-08', 10, 1767841493334, 202, 'issue', 'kiosk-1', 'false', 'true', 'false', 'C003', 'gw-7b0ac1e6', 132, 'nib', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 131, 'false', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 134, 133, '2026-01-08', 10, 1767841495171, 58, 'call', NULL, 'false', 'true', 'false', 'C003', 'gw-7b0ac1e6', 132, 'nib', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 131, NULL, NULL, '3', 1837, NULL, NULL, NULL, NULL, NULL, NULL, 'arrival'),
('serang', 'gw-7b0ac1e6', 136, 135, '2026-01-08', 10, 1767841529442, 60, 'start', NULL, 'false', 'true', 'false', 'C003', 'gw-7b0ac1e6', 132, 'nib', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 131, NULL, NULL, '3', NULL, 34271, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 138, 137, '2026-01-08', 10, 1767841832077, 75, 'finish', NULL, 'false', 'true', 'false', 'C003', 'gw-7b0ac1e6', 132, 'nib', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 131, NULL, NULL, '3', 1837, 34271, 302635, 'start', 'completed', 'false', NULL, NULL),
('serang', 'gw-7b0ac1e6', 140, 139, '2026-01-08', 10, 1767842022501, 222, 'leave', 'gate-b', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 142, 141, '2026-01-08', 10, 1767842170487, 62, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 144, 143, '2026-01-08', 10, 1767842243846, 51, 'issue', 'kiosk-1', 'false', 'true', 'false', 'A004', 'gw-7b0ac1e6', 144, 'ktp', 'disdukcapil', 'nonizin', NULL, 'gw-7b0ac1e6', 143, 'false', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 146, 145, '2026-01-08', 10, 1767842271174, 21, 'call', NULL, 'false', 'true', 'false', 'A004', 'gw-7b0ac1e6', 144, 'ktp', 'disdukcapil', 'nonizin', NULL, 'gw-7b0ac1e6', 143, NULL, NULL, '1', 27328, NULL, NULL, NULL, NULL, NULL, NULL, 'arrival'),
('serang', 'gw-7b0ac1e6', 148, 147, '2026-01-08', 10, 1767842310689, 23, 'start', NULL, 'false', 'true', 'false', 'A004', 'gw-7b0ac1e6', 144, 'ktp', 'disdukcapil', 'nonizin', NULL, 'gw-7b0ac1e6', 143, NULL, NULL, '1', NULL, 39515, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 150, 149, '2026-01-08', 10, 1767842664810, 41, 'finish', NULL, 'false', 'true', 'false', 'A004', 'gw-7b0ac1e6', 144, 'ktp', 'disdukcapil', 'nonizin', NULL, 'gw-7b0ac1e6', 143, NULL, NULL, '1', 27328, 39515, 354121, 'start', 'completed', 'false', NULL, NULL),
('serang', 'gw-7b0ac1e6', 152, 151, '2026-01-08', 10, 1767842678599, 88, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 154, 153, '2026-01-08', 10, 1767842705919, 48, 'leave', 'gate-b', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 158, 157, '2026-01-08', 10, 1767842736288, 76, 'issue', 'kiosk-1', 'false', 'true', 'false', 'C004', 'gw-7b0ac1e6', 158, 'nib', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 157, 'false', 'true', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 160, 159, '2026-01-08', 10, 1767842736804, 121, 'call', NULL, 'false', 'true', 'false', 'C004', 'gw-7b0ac1e6', 158, 'nib', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 157, NULL, NULL, '3', 516, NULL, NULL, NULL, NULL, NULL, NULL, 'priority-one-in-3'),
('serang', 'gw-7b0ac1e6', 162, 161, '2026-01-08', 10, 1767842765952, 122, 'start', NULL, 'false', 'true', 'false', 'C004', 'gw-7b0ac1e6', 158, 'nib', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 157, NULL, NULL, '3', NULL, 29148, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 164, 163, '2026-01-08', 10, 1767843096420, 139, 'finish', NULL, 'false', 'true', 'false', 'C004', 'gw-7b0ac1e6', 158, 'nib', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 157, NULL, NULL, '3', 516, 29148, 330468, 'start', 'completed', 'false', NULL, NULL),
('serang', 'gw-7b0ac1e6', 166, 165, '2026-01-08', 10, 1767844573374, 182, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 168, 167, '2026-01-08', 10, 1767844670526, 172, 'issue', 'kiosk-1', 'false', 'true', 'false', 'A005', 'gw-7b0ac1e6', 168, 'ktp', 'disdukcapil', 'nonizin', NULL, 'gw-7b0ac1e6', 167, 'false', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 170, 169, '2026-01-08', 10, 1767844710292, 143, 'call', NULL, 'false', 'true', 'false', 'A005', 'gw-7b0ac1e6', 168, 'ktp', 'disdukcapil', 'nonizin', NULL, 'gw-7b0ac1e6', 167, NULL, NULL, '1', 39766, NULL, NULL, NULL, NULL, NULL, NULL, 'arrival'),
('serang', 'gw-7b0ac1e6', 172, 171, '2026-01-08', 10, 1767844749740, 145, 'start', NULL, 'false', 'true', 'false', 'A005', 'gw-7b0ac1e6', 168, 'ktp', 'disdukcapil', 'nonizin', NULL, 'gw-7b0ac1e6', 167, NULL, NULL, '1', NULL, 39448, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 174, 173, '2026-01-08', 11, 1767845075657, 161, 'finish', NULL, 'false', 'true', 'false', 'A005', 'gw-7b0ac1e6', 168, 'ktp', 'disdukcapil', 'nonizin', NULL, 'gw-7b0ac1e6', 167, NULL, NULL, '1', 39766, 39448, 325917, 'start', 'accepted', 'false', NULL, NULL),
('serang', 'gw-7b0ac1e6', 176, 175, '2026-01-08', 11, 1767845187620, 172, 'leave', 'gate-b', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 178, 177, '2026-01-08', 11, 1767847590627, 333, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 180, 179, '2026-01-08', 11, 1767847649862, 321, 'issue', 'kiosk-1', 'false', 'true', 'false', 'B004', 'gw-7b0ac1e6', 180, 'kk', 'disdukcapil', 'nonizin', NULL, 'gw-7b0ac1e6', 179, 'false', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 182, 181, '2026-01-08', 11, 1767847655600, 20, 'call', NULL, 'false', 'true', 'false', 'B004', 'gw-7b0ac1e6', 180, 'kk', 'disdukcapil', 'nonizin', NULL, 'gw-7b0ac1e6', 179, NULL, NULL, '1', 5738, NULL, NULL, NULL, NULL, NULL, NULL, 'arrival'),
('serang', 'gw-7b0ac1e6', 184, 183, '2026-01-08', 11, 1767847673502, 18, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 186, 185, '2026-01-08', 11, 1767847697361, 22, 'start', NULL, 'false', 'true', 'false', 'B004', 'gw-7b0ac1e6', 180, 'kk', 'disdukcapil', 'nonizin', NULL, 'gw-7b0ac1e6', 179, NULL, NULL, '1', NULL, 41761, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 188, 187, '2026-01-08', 11, 1767847779865, 20, 'issue', 'kiosk-1', 'false', 'true', 'false', 'C005', 'gw-7b0ac1e6', 188, 'nib', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 187, 'false', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 190, 189, '2026-01-08', 11, 1767847787479, 32, 'call', NULL, 'false', 'true', 'false', 'C005', 'gw-7b0ac1e6', 188, 'nib', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 187, NULL, NULL, '4', 7614, NULL, NULL, NULL, NULL, NULL, NULL, 'arrival'),
('serang', 'gw-7b0ac1e6', 192, 191, '2026-01-08', 11, 1767847815167, 33, 'start', NULL, 'false', 'true', 'false', 'C005', 'gw-7b0ac1e6', 188, 'nib', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 187, NULL, NULL, '4', NULL, 27688, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 194, 193, '2026-01-08', 11, 1767847956316, 32, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 196, 195, '2026-01-08', 11, 1767847996710, 37, 'transfer', NULL, 'false', 'true', 'false', 'B004', 'gw-7b0ac1e6', 180, 'kk', 'disdukcapil', 'nonizin', 'nib', 'gw-7b0ac1e6', 179, NULL, NULL, '1', NULL, NULL, 299349, 'start', NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 197, 195, '2026-01-08', 11, 1767847996710, 37, 'issue', 'pad-1', 'false', 'true', 'false', 'C006', 'gw-7b0ac1e6', 197, 'nib', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 179, 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 199, 198, '2026-01-08', 11, 1767848012928, 31, 'call', NULL, 'false', 'true', 'false', 'C006', 'gw-7b0ac1e6', 197, 'nib', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 179, NULL, NULL, '3', 16218, NULL, NULL, NULL, NULL, NULL, NULL, 'arrival'),
('serang', 'gw-7b0ac1e6', 201, 200, '2026-01-08', 11, 1767848029176, 32, 'issue', 'kiosk-1', 'false', 'true', 'false', 'D001', 'gw-7b0ac1e6', 201, 'pbg', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 200, 'false', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 203, 202, '2026-01-08', 11, 1767848047931, 33, 'start', NULL, 'false', 'true', 'false', 'C006', 'gw-7b0ac1e6', 197, 'nib', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 179, NULL, NULL, '3', NULL, 35003, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 205, 204, '2026-01-08', 11, 1767848151703, 50, 'finish', NULL, 'false', 'true', 'false', 'C005', 'gw-7b0ac1e6', 188, 'nib', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 187, NULL, NULL, '4', 7614, 27688, 336536, 'start', 'completed', 'false', NULL, NULL),
('serang', 'gw-7b0ac1e6', 207, 206, '2026-01-08', 11, 1767848207680, 44, 'leave', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 209, 208, '2026-01-08', 11, 1767848369368, 49, 'finish', NULL, 'false', 'true', 'false', 'C006', 'gw-7b0ac1e6', 197, 'nib', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 179, NULL, NULL, '3', 16218, 35003, 321437, 'start', 'incomplete', 'false', NULL, NULL),
('serang', 'gw-7b0ac1e6', 211, 210, '2026-01-08', 12, 1767848400206, 57, 'counter', NULL, 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '1', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'paused'),
('serang', 'gw-7b0ac1e6', 213, 212, '2026-01-08', 12, 1767848431016, 52, 'call', NULL, 'false', 'true', 'false', 'D001', 'gw-7b0ac1e6', 201, 'pbg', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 200, NULL, NULL, '3', 401840, NULL, NULL, NULL, NULL, NULL, NULL, 'arrival'),
('serang', 'gw-7b0ac1e6', 215, 214, '2026-01-08', 12, 1767848455373, 57, 'leave', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 217, 216, '2026-01-08', 12, 1767848471261, 54, 'recall', NULL, 'false', 'true', 'false', 'D001', 'gw-7b0ac1e6', 201, 'pbg', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 200, NULL, NULL, '3', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 219, 218, '2026-01-08', 12, 1767848503671, 56, 'start', NULL, 'false', 'true', 'false', 'D001', 'gw-7b0ac1e6', 201, 'pbg', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 200, NULL, NULL, '3', NULL, 32410, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 221, 220, '2026-01-08', 12, 1767848758735, 68, 'transfer', NULL, 'false', 'true', 'false', 'D001', 'gw-7b0ac1e6', 201, 'pbg', 'dpmptsp', 'izin', 'pengaduan', 'gw-7b0ac1e6', 200, NULL, NULL, '3', NULL, NULL, 255064, 'start', NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 222, 220, '2026-01-08', 12, 1767848758735, 68, 'issue', 'pad-3', 'false', 'true', 'false', 'P001', 'gw-7b0ac1e6', 222, 'pengaduan', 'dpmptsp', 'pengaduan', NULL, 'gw-7b0ac1e6', 200, 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 224, 223, '2026-01-08', 12, 1767848798280, 82, 'call', NULL, 'false', 'true', 'false', 'P001', 'gw-7b0ac1e6', 222, 'pengaduan', 'dpmptsp', 'pengaduan', NULL, 'gw-7b0ac1e6', 200, NULL, NULL, '4', 39545, NULL, NULL, NULL, NULL, NULL, NULL, 'arrival'),
('serang', 'gw-7b0ac1e6', 226, 225, '2026-01-08', 12, 1767848835965, 84, 'start', NULL, 'false', 'true', 'false', 'P001', 'gw-7b0ac1e6', 222, 'pengaduan', 'dpmptsp', 'pengaduan', NULL, 'gw-7b0ac1e6', 200, NULL, NULL, '4', NULL, 37685, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 228, 227, '2026-01-08', 12, 1767848876170, 86, 'finish', NULL, 'false', 'true', 'false', 'P001', 'gw-7b0ac1e6', 222, 'pengaduan', 'dpmptsp', 'pengaduan', NULL, 'gw-7b0ac1e6', 200, NULL, NULL, '4', 39545, 37685, 40205, 'start', 'completed', 'false', NULL, NULL),
('serang', 'gw-7b0ac1e6', 230, 229, '2026-01-08', 12, 1767848955587, 82, 'leave', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 232, 231, '2026-01-08', 12, 1767850433062, 434, 'enter', 'gate-b', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 234, 233, '2026-01-08', 12, 1767850496735, 156, 'issue', 'kiosk-1', 'false', 'true', 'false', 'N001', 'gw-7b0ac1e6', 234, 'paspor', 'imigrasi', 'nonizin', NULL, 'gw-7b0ac1e6', 233, 'false', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 236, 235, '2026-01-08', 12, 1767850525195, 15, 'counter', NULL, 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '5', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'open'),
('serang', 'gw-7b0ac1e6', 237, 235, '2026-01-08', 12, 1767850525195, 15, 'call', NULL, 'false', 'true', 'false', 'N001', 'gw-7b0ac1e6', 234, 'paspor', 'imigrasi', 'nonizin', NULL, 'gw-7b0ac1e6', 233, NULL, NULL, '5', 28460, NULL, NULL, NULL, NULL, NULL, NULL, 'arrival'),
('serang', 'gw-7b0ac1e6', 239, 238, '2026-01-08', 12, 1767850555836, 16, 'finish', NULL, 'false', 'true', 'false', 'N001', 'gw-7b0ac1e6', 234, 'paspor', 'imigrasi', 'nonizin', NULL, 'gw-7b0ac1e6', 233, NULL, NULL, '5', 28460, NULL, 30641, 'call', 'completed', 'false', NULL, NULL),
('serang', 'gw-7b0ac1e6', 241, 240, '2026-01-08', 12, 1767850714316, 28, 'leave', 'gate-b', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 243, 242, '2026-01-08', 12, 1767850800086, 177, 'counter', NULL, 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '1', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'open'),
('serang', 'gw-7b0ac1e6', 245, 244, '2026-01-08', 12, 1767851885016, 228, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 247, 246, '2026-01-08', 12, 1767851981189, 230, 'issue', 'kiosk-1', 'false', 'true', 'false', 'C007', 'gw-7b0ac1e6', 247, 'nib', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 246, 'false', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 249, 248, '2026-01-08', 12, 1767851981808, 32, 'call', NULL, 'false', 'true', 'false', 'C007', 'gw-7b0ac1e6', 247, 'nib', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 246, NULL, NULL, '4', 619, NULL, NULL, NULL, NULL, NULL, NULL, 'arrival'),
('serang', 'gw-7b0ac1e6', 252, 251, '2026-01-08', 13, 1767852008341, 33, 'start', NULL, 'false', 'true', 'false', 'C007', 'gw-7b0ac1e6', 247, 'nib', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 246, NULL, NULL, '4', NULL, 26533, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 254, 253, '2026-01-08', 13, 1767852294041, 47, 'finish', NULL, 'false', 'true', 'false', 'C007', 'gw-7b0ac1e6', 247, 'nib', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 246, NULL, NULL, '4', 619, 26533, 285700, 'start', 'accepted', 'false', NULL, NULL),
('serang', 'gw-7b0ac1e6', 256, 255, '2026-01-08', 13, 1767852404453, 112, 'enter', 'gate-b', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);

INSERT INTO public.fact (site, log, n, cause, day, hour, at, err, kind, dev, late, counted, trial, ticket, ticket_log, ticket_n, service, tenant, service_kind, target, visit_log, visit, linked, priority, counter, wait_ms, walk_ms, serve_ms, since, outcome, implicit, amount, why) VALUES
('serang', 'gw-7b0ac1e6', 258, 257, '2026-01-08', 13, 1767852438304, 36, 'issue', 'kiosk-1', 'false', 'true', 'false', 'A006', 'gw-7b0ac1e6', 258, 'ktp', 'disdukcapil', 'nonizin', NULL, 'gw-7b0ac1e6', 257, 'false', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 260, 259, '2026-01-08', 13, 1767852440177, 41, 'leave', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 262, 261, '2026-01-08', 13, 1767852483568, 22, 'call', NULL, 'false', 'true', 'false', 'A006', 'gw-7b0ac1e6', 258, 'ktp', 'disdukcapil', 'nonizin', NULL, 'gw-7b0ac1e6', 257, NULL, NULL, '1', 45264, NULL, NULL, NULL, NULL, NULL, NULL, 'arrival'),
('serang', 'gw-7b0ac1e6', 264, 263, '2026-01-08', 13, 1767852523029, 24, 'start', NULL, 'false', 'true', 'false', 'A006', 'gw-7b0ac1e6', 258, 'ktp', 'disdukcapil', 'nonizin', NULL, 'gw-7b0ac1e6', 257, NULL, NULL, '1', NULL, 39461, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 268, 267, '2026-01-08', 13, 1767852850343, 40, 'finish', NULL, 'false', 'true', 'false', 'A006', 'gw-7b0ac1e6', 258, 'ktp', 'disdukcapil', 'nonizin', NULL, 'gw-7b0ac1e6', 257, NULL, NULL, '1', 45264, 39461, 327314, 'start', 'completed', 'false', NULL, NULL),
('serang', 'gw-7b0ac1e6', 270, 269, '2026-01-08', 13, 1767852857581, 62, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 272, 271, '2026-01-08', 13, 1767852895953, 59, 'issue', 'kiosk-1', 'false', 'true', 'false', 'C008', 'gw-7b0ac1e6', 272, 'nib', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 271, 'false', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 274, 273, '2026-01-08', 13, 1767852899550, 65, 'call', NULL, 'false', 'true', 'false', 'C008', 'gw-7b0ac1e6', 272, 'nib', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 271, NULL, NULL, '3', 3597, NULL, NULL, NULL, NULL, NULL, NULL, 'arrival'),
('serang', 'gw-7b0ac1e6', 276, 275, '2026-01-08', 13, 1767852904998, 137, 'leave', 'gate-b', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 278, 277, '2026-01-08', 13, 1767852935752, 67, 'start', NULL, 'false', 'true', 'false', 'C008', 'gw-7b0ac1e6', 272, 'nib', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 271, NULL, NULL, '3', NULL, 36202, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 280, 279, '2026-01-08', 13, 1767853239898, 82, 'finish', NULL, 'false', 'true', 'false', 'C008', 'gw-7b0ac1e6', 272, 'nib', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 271, NULL, NULL, '3', 3597, 36202, 304146, 'start', 'completed', 'false', NULL, NULL),
('serang', 'gw-7b0ac1e6', 282, 281, '2026-01-08', 13, 1767853439948, 91, 'leave', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 284, 283, '2026-01-08', 14, 1767856800150, 254, 'issue', 'kiosk-1', 'false', 'true', 'false', 'B005', 'gw-7b0ac1e6', 284, 'kk', 'disdukcapil', 'nonizin', NULL, 'gw-7b0ac1e6', 283, 'false', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 286, 285, '2026-01-08', 14, 1767856800681, 14, 'issue', 'kiosk-1', 'false', 'true', 'false', 'B006', 'gw-7b0ac1e6', 286, 'kk', 'disdukcapil', 'nonizin', NULL, 'gw-7b0ac1e6', 285, 'false', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 288, 287, '2026-01-08', 14, 1767856801236, 14, 'issue', 'kiosk-1', 'false', 'true', 'false', 'B007', 'gw-7b0ac1e6', 288, 'kk', 'disdukcapil', 'nonizin', NULL, 'gw-7b0ac1e6', 287, 'false', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 290, 289, '2026-01-08', 14, 1767856801759, 32, 'call', NULL, 'false', 'true', 'false', 'B005', 'gw-7b0ac1e6', 284, 'kk', 'disdukcapil', 'nonizin', NULL, 'gw-7b0ac1e6', 283, NULL, NULL, '2', 1609, NULL, NULL, NULL, NULL, NULL, NULL, 'arrival'),
('serang', 'gw-7b0ac1e6', 292, 291, '2026-01-08', 14, 1767856812192, 32, 'no_show', NULL, 'false', 'true', 'false', 'B005', 'gw-7b0ac1e6', 284, 'kk', 'disdukcapil', 'nonizin', NULL, 'gw-7b0ac1e6', 283, NULL, NULL, '2', 1609, NULL, NULL, NULL, NULL, 'true', NULL, NULL),
('serang', 'gw-7b0ac1e6', 293, 291, '2026-01-08', 14, 1767856812192, 32, 'call', NULL, 'false', 'true', 'false', 'B006', 'gw-7b0ac1e6', 286, 'kk', 'disdukcapil', 'nonizin', NULL, 'gw-7b0ac1e6', 285, NULL, NULL, '2', 11511, NULL, NULL, NULL, NULL, NULL, NULL, 'arrival'),
('serang', 'gw-7b0ac1e6', 295, 294, '2026-01-08', 14, 1767856882740, 36, 'finish', NULL, 'false', 'true', 'false', 'B006', 'gw-7b0ac1e6', 286, 'kk', 'disdukcapil', 'nonizin', NULL, 'gw-7b0ac1e6', 285, NULL, NULL, '2', 11511, NULL, 70548, 'call', 'unstated', 'true', NULL, NULL),
('serang', 'gw-7b0ac1e6', 296, 294, '2026-01-08', 14, 1767856882740, 36, 'call', NULL, 'false', 'true', 'false', 'B007', 'gw-7b0ac1e6', 288, 'kk', 'disdukcapil', 'nonizin', NULL, 'gw-7b0ac1e6', 287, NULL, NULL, '2', 81504, NULL, NULL, NULL, NULL, NULL, NULL, 'arrival'),
('serang', 'gw-7b0ac1e6', 298, 297, '2026-01-08', 14, 1767856888208, 36, 'finish', NULL, 'false', 'true', 'false', 'B007', 'gw-7b0ac1e6', 288, 'kk', 'disdukcapil', 'nonizin', NULL, 'gw-7b0ac1e6', 287, NULL, NULL, '2', 81504, NULL, 5468, 'call', 'completed', 'false', NULL, NULL),
('serang', 'gw-7b0ac1e6', 300, 299, '2026-01-08', 14, 1767856932950, 338, 'leave', 'gate-b', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 301, NULL, '2026-01-08', 14, 1767857400000, 0, 'day', NULL, 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'cutoff'),
('serang', 'gw-7b0ac1e6', 302, NULL, '2026-01-08', 15, 1767859200000, 0, 'day', NULL, 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'closed'),
('serang', 'gw-7b0ac1e6', 303, NULL, '2026-01-08', 20, 1767877200000, 0, 'day', NULL, 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'ended'),
('serang', 'gw-7b0ac1e6', 304, 303, '2026-01-08', 20, 1767877200000, 0, 'counter', NULL, 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '4', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'closed'),
('serang', 'gw-7b0ac1e6', 305, 303, '2026-01-08', 20, 1767877200000, 0, 'counter', NULL, 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '1', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'closed'),
('serang', 'gw-7b0ac1e6', 306, 303, '2026-01-08', 20, 1767877200000, 0, 'counter', NULL, 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'closed'),
('serang', 'gw-7b0ac1e6', 307, 303, '2026-01-08', 20, 1767877200000, 0, 'counter', NULL, 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '3', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'closed'),
('serang', 'gw-7b0ac1e6', 308, 303, '2026-01-08', 20, 1767877200000, 0, 'counter', NULL, 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '5', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'closed'),
('serang', 'gw-7b0ac1e6', 309, NULL, '2026-01-08', 20, 1767877200000, 0, 'write_off', NULL, 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 2, NULL),
('serang', 'gw-7b0ac1e6', 310, NULL, '2026-01-09', 0, 1767891600500, 0, 'day', NULL, 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'opened'),
('serang', 'gw-7b0ac1e6', 321, 320, '2026-01-09', 6, 1767913800130, 73, 'enter', 'gate-b', 'true', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 323, 322, '2026-01-09', 6, 1767914040120, 85, 'leave', 'gate-b', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 327, 326, '2026-01-09', 8, 1767921600085, 463, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 329, 328, '2026-01-09', 8, 1767921602153, 14, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 331, 330, '2026-01-09', 8, 1767921604082, 14, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 333, 332, '2026-01-09', 8, 1767921606121, 14, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 335, 334, '2026-01-09', 8, 1767921608145, 14, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 337, 336, '2026-01-09', 8, 1767921610049, 14, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 339, 338, '2026-01-09', 8, 1767921612013, 14, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 341, 340, '2026-01-09', 8, 1767921613997, 14, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 343, 342, '2026-01-09', 8, 1767921615946, 14, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 345, 344, '2026-01-09', 8, 1767921617885, 14, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 347, 346, '2026-01-09', 8, 1767921619844, 14, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 349, 348, '2026-01-09', 8, 1767921621873, 15, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 351, 350, '2026-01-09', 8, 1767921623897, 15, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 353, 352, '2026-01-09', 8, 1767921625846, 15, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 355, 354, '2026-01-09', 8, 1767921627885, 15, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 357, 356, '2026-01-09', 8, 1767921629779, 15, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 359, 358, '2026-01-09', 8, 1767921631718, 15, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 361, 360, '2026-01-09', 8, 1767921633702, 15, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 363, 362, '2026-01-09', 8, 1767921635741, 15, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 365, 364, '2026-01-09', 8, 1767921637685, 15, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 367, 366, '2026-01-09', 8, 1767921639584, 15, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 369, 368, '2026-01-09', 8, 1767921641568, 16, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 371, 370, '2026-01-09', 8, 1767921643607, 16, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 373, 372, '2026-01-09', 8, 1767921645546, 16, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 375, 374, '2026-01-09', 8, 1767921647525, 16, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 377, 376, '2026-01-09', 8, 1767921649574, 16, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 379, 378, '2026-01-09', 8, 1767921651538, 16, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 381, 380, '2026-01-09', 8, 1767921653487, 16, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 383, 382, '2026-01-09', 8, 1767921655536, 16, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 385, 384, '2026-01-09', 8, 1767921657585, 16, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 387, 386, '2026-01-09', 8, 1767921659539, 16, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 389, 388, '2026-01-09', 8, 1767921661433, 17, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 391, 390, '2026-01-09', 8, 1767921663352, 17, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 393, 392, '2026-01-09', 8, 1767921665301, 17, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 395, 394, '2026-01-09', 8, 1767921667235, 17, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 397, 396, '2026-01-09', 8, 1767921669259, 17, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 399, 398, '2026-01-09', 8, 1767921671318, 17, 'leave', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 401, 400, '2026-01-09', 8, 1767921673362, 17, 'leave', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 403, 402, '2026-01-09', 8, 1767921675301, 17, 'leave', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 405, 404, '2026-01-09', 8, 1767921677355, 17, 'leave', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 407, 406, '2026-01-09', 8, 1767921679399, 17, 'leave', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 409, 408, '2026-01-09', 8, 1767921681438, 18, 'leave', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 411, 410, '2026-01-09', 8, 1767921683507, 18, 'leave', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 413, 412, '2026-01-09', 8, 1767921685531, 18, 'leave', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 415, 414, '2026-01-09', 8, 1767921687510, 18, 'leave', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 417, 416, '2026-01-09', 8, 1767921689459, 18, 'leave', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 419, 418, '2026-01-09', 8, 1767921691423, 18, 'leave', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 421, 420, '2026-01-09', 8, 1767921693447, 18, 'leave', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 423, 422, '2026-01-09', 8, 1767921695471, 18, 'leave', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 425, 424, '2026-01-09', 8, 1767921697505, 18, 'leave', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 427, 426, '2026-01-09', 8, 1767921699499, 18, 'leave', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 429, 428, '2026-01-09', 8, 1767921701558, 19, 'leave', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 431, 430, '2026-01-09', 8, 1767921703477, 19, 'leave', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 433, 432, '2026-01-09', 8, 1767921705466, 19, 'leave', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 435, 434, '2026-01-09', 8, 1767921707520, 19, 'leave', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 437, 436, '2026-01-09', 8, 1767921709524, 19, 'leave', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 439, 438, '2026-01-09', 8, 1767921711538, 19, 'leave', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 441, 440, '2026-01-09', 8, 1767921713567, 19, 'leave', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 443, 442, '2026-01-09', 8, 1767921715601, 19, 'leave', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 445, 444, '2026-01-09', 8, 1767921717560, 19, 'leave', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 447, 446, '2026-01-09', 8, 1767921719484, 19, 'leave', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 449, 448, '2026-01-09', 8, 1767921721408, 20, 'leave', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 451, 450, '2026-01-09', 8, 1767921723437, 20, 'leave', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 453, 452, '2026-01-09', 8, 1767921725416, 20, 'leave', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 455, 454, '2026-01-09', 8, 1767921727380, 20, 'leave', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 457, 456, '2026-01-09', 8, 1767921729429, 20, 'leave', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 459, 458, '2026-01-09', 8, 1767921731473, 20, 'leave', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 461, 460, '2026-01-09', 8, 1767921733407, 20, 'leave', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 463, 462, '2026-01-09', 8, 1767921735321, 20, 'leave', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 465, 464, '2026-01-09', 8, 1767921737335, 20, 'leave', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 467, 466, '2026-01-09', 8, 1767921739259, 20, 'leave', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 469, 468, '2026-01-09', 8, 1767921741218, 21, 'leave', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 471, 470, '2026-01-09', 8, 1767921743192, 471, 'enter', 'gate-b', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 473, 472, '2026-01-09', 8, 1767921829511, 25, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 475, 474, '2026-01-09', 8, 1767921830097, 475, 'issue', 'kiosk-1', 'false', 'true', 'false', 'D001', 'gw-7b0ac1e6', 475, 'pbg', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 474, 'false', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 477, 476, '2026-01-09', 8, 1767921853453, 15, 'counter', NULL, 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '3', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'open'),
('serang', 'gw-7b0ac1e6', 478, 476, '2026-01-09', 8, 1767921853453, 15, 'call', NULL, 'false', 'true', 'false', 'D001', 'gw-7b0ac1e6', 475, 'pbg', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 474, NULL, NULL, '3', 23356, NULL, NULL, NULL, NULL, NULL, NULL, 'arrival'),
('serang', 'gw-7b0ac1e6', 480, 479, '2026-01-09', 8, 1767921892436, 17, 'recall', NULL, 'false', 'true', 'false', 'D001', 'gw-7b0ac1e6', 475, 'pbg', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 474, NULL, NULL, '3', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 482, 481, '2026-01-09', 8, 1767921913141, 18, 'issue', 'kiosk-1', 'false', 'true', 'false', 'A001', 'gw-7b0ac1e6', 482, 'ktp', 'disdukcapil', 'nonizin', NULL, 'gw-7b0ac1e6', 481, 'false', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 484, 483, '2026-01-09', 8, 1767921924535, 32, 'counter', NULL, 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'open'),
('serang', 'gw-7b0ac1e6', 485, 483, '2026-01-09', 8, 1767921924535, 32, 'call', NULL, 'false', 'true', 'false', 'A001', 'gw-7b0ac1e6', 482, 'ktp', 'disdukcapil', 'nonizin', NULL, 'gw-7b0ac1e6', 481, NULL, NULL, '2', 11394, NULL, NULL, NULL, NULL, NULL, NULL, 'arrival'),
('serang', 'gw-7b0ac1e6', 487, 486, '2026-01-09', 8, 1767921927627, 18, 'start', NULL, 'false', 'true', 'false', 'D001', 'gw-7b0ac1e6', 475, 'pbg', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 474, NULL, NULL, '3', NULL, 35191, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 489, 488, '2026-01-09', 8, 1767921966312, 34, 'finish', NULL, 'false', 'true', 'false', 'A001', 'gw-7b0ac1e6', 482, 'ktp', 'disdukcapil', 'nonizin', NULL, 'gw-7b0ac1e6', 481, NULL, NULL, '2', 11394, NULL, 41777, 'call', 'incomplete', 'false', NULL, NULL),
('serang', 'gw-7b0ac1e6', 491, 490, '2026-01-09', 8, 1767922152739, 41, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 493, 492, '2026-01-09', 8, 1767922187342, 31, 'issue', 'kiosk-1', 'false', 'true', 'false', 'C001', 'gw-7b0ac1e6', 493, 'nib', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 492, 'false', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 495, 494, '2026-01-09', 8, 1767922196732, 32, 'finish', NULL, 'false', 'true', 'false', 'D001', 'gw-7b0ac1e6', 475, 'pbg', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 474, NULL, NULL, '3', 23356, 35191, 269105, 'start', 'completed', 'false', NULL, NULL),
('serang', 'gw-7b0ac1e6', 497, 496, '2026-01-09', 8, 1767922239233, 34, 'call', NULL, 'false', 'true', 'false', 'C001', 'gw-7b0ac1e6', 493, 'nib', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 492, NULL, NULL, '3', 51891, NULL, NULL, NULL, NULL, NULL, NULL, 'arrival'),
('serang', 'gw-7b0ac1e6', 499, 498, '2026-01-09', 8, 1767922267171, 35, 'start', NULL, 'false', 'true', 'false', 'C001', 'gw-7b0ac1e6', 493, 'nib', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 492, NULL, NULL, '3', NULL, 27938, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 501, 500, '2026-01-09', 8, 1767922310778, 42, 'leave', 'gate-b', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 503, 502, '2026-01-09', 8, 1767922585002, 51, 'finish', NULL, 'false', 'true', 'false', 'C001', 'gw-7b0ac1e6', 493, 'nib', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 492, NULL, NULL, '3', 51891, 27938, 317831, 'start', 'completed', 'false', NULL, NULL),
('serang', 'gw-7b0ac1e6', 505, 504, '2026-01-09', 8, 1767922764856, 72, 'leave', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 509, 508, '2026-01-09', 9, 1767926028268, 235, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 511, 510, '2026-01-09', 9, 1767926107080, 227, 'issue', 'kiosk-1', 'false', 'true', 'false', 'I001', 'gw-7b0ac1e6', 511, 'skck', 'polres', 'nonizin', NULL, 'gw-7b0ac1e6', 510, 'false', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 513, 512, '2026-01-09', 9, 1767926133834, 15, 'call', NULL, 'false', 'true', 'false', 'I001', 'gw-7b0ac1e6', 511, 'skck', 'polres', 'nonizin', NULL, 'gw-7b0ac1e6', 510, NULL, NULL, '2', 26754, NULL, NULL, NULL, NULL, NULL, NULL, 'arrival'),
('serang', 'gw-7b0ac1e6', 515, 514, '2026-01-09', 9, 1767926164454, 16, 'hold', NULL, 'false', 'true', 'false', 'I001', 'gw-7b0ac1e6', 511, 'skck', 'polres', 'nonizin', NULL, 'gw-7b0ac1e6', 510, NULL, NULL, '2', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 517, 516, '2026-01-09', 9, 1767926207609, 19, 'resume', NULL, 'false', 'true', 'false', 'I001', 'gw-7b0ac1e6', 511, 'skck', 'polres', 'nonizin', NULL, 'gw-7b0ac1e6', 510, NULL, NULL, '2', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 519, 518, '2026-01-09', 9, 1767926212135, 34, 'enter', 'gate-b', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 521, 520, '2026-01-09', 9, 1767926276674, 22, 'finish', NULL, 'false', 'true', 'false', 'I001', 'gw-7b0ac1e6', 511, 'skck', 'polres', 'nonizin', NULL, 'gw-7b0ac1e6', 510, NULL, NULL, '2', 26754, NULL, 69065, 'call', 'completed', 'false', NULL, NULL),
('serang', 'gw-7b0ac1e6', 523, 522, '2026-01-09', 9, 1767926314052, 24, 'issue', 'kiosk-1', 'false', 'true', 'false', 'P001', 'gw-7b0ac1e6', 523, 'pengaduan', 'dpmptsp', 'pengaduan', NULL, 'gw-7b0ac1e6', 522, 'false', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 525, 524, '2026-01-09', 9, 1767926342707, 15, 'counter', NULL, 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '4', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'open'),
('serang', 'gw-7b0ac1e6', 526, 524, '2026-01-09', 9, 1767926342707, 15, 'call', NULL, 'false', 'true', 'false', 'P001', 'gw-7b0ac1e6', 523, 'pengaduan', 'dpmptsp', 'pengaduan', NULL, 'gw-7b0ac1e6', 522, NULL, NULL, '4', 28655, NULL, NULL, NULL, NULL, NULL, NULL, 'arrival'),
('serang', 'gw-7b0ac1e6', 528, 527, '2026-01-09', 9, 1767926369148, 16, 'no_show', NULL, 'false', 'true', 'false', 'P001', 'gw-7b0ac1e6', 523, 'pengaduan', 'dpmptsp', 'pengaduan', NULL, 'gw-7b0ac1e6', 522, NULL, NULL, '4', 28655, NULL, NULL, NULL, NULL, 'false', NULL, NULL),
('serang', 'gw-7b0ac1e6', 530, 529, '2026-01-09', 9, 1767926443548, 46, 'leave', 'gate-b', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 532, 531, '2026-01-09', 9, 1767927206969, 72, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 534, 533, '2026-01-09', 9, 1767927305442, 73, 'issue', 'kiosk-1', 'false', 'true', 'false', 'C002', 'gw-7b0ac1e6', 534, 'nib', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 533, 'false', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 536, 535, '2026-01-09', 9, 1767927337155, 65, 'call', NULL, 'false', 'true', 'false', 'C002', 'gw-7b0ac1e6', 534, 'nib', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 533, NULL, NULL, '4', 31713, NULL, NULL, NULL, NULL, NULL, NULL, 'arrival'),
('serang', 'gw-7b0ac1e6', 538, 537, '2026-01-09', 9, 1767927379580, 67, 'start', NULL, 'false', 'true', 'false', 'C002', 'gw-7b0ac1e6', 534, 'nib', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 533, NULL, NULL, '4', NULL, 42425, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 540, 539, '2026-01-09', 9, 1767927415278, 69, 'finish', NULL, 'false', 'true', 'false', 'C002', 'gw-7b0ac1e6', 534, 'nib', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 533, NULL, NULL, '4', 31713, 42425, 35698, 'start', 'accepted', 'false', NULL, NULL),
('serang', 'gw-7b0ac1e6', 542, 541, '2026-01-09', 9, 1767927524916, 88, 'leave', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 544, 543, '2026-01-09', 10, 1767928200200, 133, 'enter', 'gate-b', 'true', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 545, NULL, '2026-01-09', 10, 1767928261430, 0, 'gap', 'gate-b', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, 'torn'),
('serang', 'gw-7b0ac1e6', 547, 546, '2026-01-09', 10, 1767928201075, 134, 'enter', 'gate-b', 'true', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 549, 548, '2026-01-09', 10, 1767930000110, 208, 'stale', 'kiosk-1', 'true', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 121171, NULL),
('serang', 'gw-7b0ac1e6', 551, 550, '2026-01-09', 10, 1767930000541, 154, 'stale', 'pad-3', 'true', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 120812, NULL),
('serang', 'gw-7b0ac1e6', 553, 552, '2026-01-09', 10, 1767930000950, 212, 'enter', 'gate-a', 'true', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 555, 554, '2026-01-09', 10, 1767930121635, 14, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 557, 556, '2026-01-09', 10, 1767930199267, 17, 'issue', 'kiosk-1', 'false', 'true', 'false', 'P002', 'gw-7b0ac1e6', 557, 'pengaduan', 'dpmptsp', 'pengaduan', NULL, 'gw-7b0ac1e6', 556, 'false', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 559, 558, '2026-01-09', 10, 1767930227329, 15, 'call', NULL, 'false', 'true', 'false', 'P002', 'gw-7b0ac1e6', 557, 'pengaduan', 'dpmptsp', 'pengaduan', NULL, 'gw-7b0ac1e6', 556, NULL, NULL, '4', 28062, NULL, NULL, NULL, NULL, NULL, NULL, 'arrival'),
('serang', 'gw-7b0ac1e6', 561, 560, '2026-01-09', 10, 1767930259129, 16, 'start', NULL, 'false', 'true', 'false', 'P002', 'gw-7b0ac1e6', 557, 'pengaduan', 'dpmptsp', 'pengaduan', NULL, 'gw-7b0ac1e6', 556, NULL, NULL, '4', NULL, 31800, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 563, 562, '2026-01-09', 10, 1767930533146, 30, 'finish', NULL, 'false', 'true', 'false', 'P002', 'gw-7b0ac1e6', 557, 'pengaduan', 'dpmptsp', 'pengaduan', NULL, 'gw-7b0ac1e6', 556, NULL, NULL, '4', 28062, 31800, 274017, 'start', 'completed', 'false', NULL, NULL),
('serang', 'gw-7b0ac1e6', 565, 564, '2026-01-09', 10, 1767930686886, 135, 'leave', 'gate-b', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 567, NULL, '2026-01-09', 11, 1767931800000, 0, 'conflict', 'kiosk-1', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 569, 568, '2026-01-09', 11, 1767932243192, 213, 'enter', 'gate-b', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 571, 570, '2026-01-09', 11, 1767932356909, 125, 'issue', 'kiosk-1', 'false', 'true', 'false', 'D002', 'gw-7b0ac1e6', 571, 'pbg', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 570, 'false', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 573, 572, '2026-01-09', 11, 1767932367537, 126, 'call', NULL, 'false', 'true', 'false', 'D002', 'gw-7b0ac1e6', 571, 'pbg', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 570, NULL, NULL, '3', 10628, NULL, NULL, NULL, NULL, NULL, NULL, 'arrival'),
('serang', 'gw-7b0ac1e6', 575, 574, '2026-01-09', 11, 1767932371712, 122, 'no_show', NULL, 'false', 'true', 'false', 'D002', 'gw-7b0ac1e6', 571, 'pbg', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 570, NULL, NULL, '3', 10628, NULL, NULL, NULL, NULL, 'false', NULL, NULL),
('serang', 'gw-7b0ac1e6', 577, 576, '2026-01-09', 11, 1767933332284, 68, 'enter', 'gate-b', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 579, 578, '2026-01-09', 11, 1767933392676, 177, 'refused', 'kiosk-1', 'false', 'true', 'false', NULL, NULL, NULL, 'paspor', 'imigrasi', 'nonizin', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'closed'),
('serang', 'gw-7b0ac1e6', 581, 580, '2026-01-09', 11, 1767933979482, 100, 'enter', 'gate-b', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 585, 584, '2026-01-09', 11, 1767934047117, 14, 'refused', 'kiosk-1', 'false', 'true', 'false', NULL, NULL, NULL, 'ktp', 'disdukcapil', 'nonizin', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'break'),
('serang', 'gw-7b0ac1e6', 587, 586, '2026-01-09', 11, 1767934098253, 212, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 589, 588, '2026-01-09', 12, 1767934822084, 142, 'leave', 'gate-b', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 591, 590, '2026-01-09', 12, 1767936399596, 221, 'enter', 'gate-b', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 593, 592, '2026-01-09', 12, 1767936490177, 136, 'refused', 'kiosk-1', 'false', 'true', 'false', NULL, NULL, NULL, 'skck', 'polres', 'nonizin', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'break'),
('serang', 'gw-7b0ac1e6', 595, 594, '2026-01-09', 12, 1767936510669, 134, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 597, 596, '2026-01-09', 12, 1767936553177, 139, 'refused', 'kiosk-1', 'false', 'true', 'false', NULL, NULL, NULL, 'ktp', 'disdukcapil', 'nonizin', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'break'),
('serang', 'gw-7b0ac1e6', 599, 598, '2026-01-09', 12, 1767938129962, 100, 'enter', 'gate-b', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 603, 602, '2026-01-09', 12, 1767938188086, 14, 'refused', 'kiosk-1', 'false', 'true', 'false', NULL, NULL, NULL, 'nib', 'dpmptsp', 'izin', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'break'),
('serang', 'gw-7b0ac1e6', 605, 604, '2026-01-09', 13, 1767938613250, 124, 'enter', 'gate-b', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 607, 606, '2026-01-09', 13, 1767938666304, 38, 'issue', 'kiosk-1', 'false', 'true', 'false', 'I002', 'gw-7b0ac1e6', 607, 'skck', 'polres', 'nonizin', NULL, 'gw-7b0ac1e6', 606, 'false', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 609, 608, '2026-01-09', 13, 1767938683836, 14, 'call', NULL, 'false', 'true', 'false', 'I002', 'gw-7b0ac1e6', 607, 'skck', 'polres', 'nonizin', NULL, 'gw-7b0ac1e6', 606, NULL, NULL, '2', 17532, NULL, NULL, NULL, NULL, NULL, NULL, 'arrival'),
('serang', 'gw-7b0ac1e6', 611, 610, '2026-01-09', 13, 1767938720191, 16, 'finish', NULL, 'false', 'true', 'false', 'I002', 'gw-7b0ac1e6', 607, 'skck', 'polres', 'nonizin', NULL, 'gw-7b0ac1e6', 606, NULL, NULL, '2', 17532, NULL, 36355, 'call', 'completed', 'false', NULL, NULL),
('serang', 'gw-7b0ac1e6', 613, 612, '2026-01-09', 13, 1767938821919, 250, 'leave', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 615, 614, '2026-01-09', 13, 1767938866117, 137, 'enter', 'gate-b', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 617, 616, '2026-01-09', 13, 1767938971378, 53, 'issue', 'kiosk-1', 'false', 'true', 'false', 'D003', 'gw-7b0ac1e6', 617, 'pbg', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 616, 'false', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 619, 618, '2026-01-09', 13, 1767938990412, 32, 'call', NULL, 'false', 'true', 'false', 'D003', 'gw-7b0ac1e6', 617, 'pbg', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 616, NULL, NULL, '3', 19034, NULL, NULL, NULL, NULL, NULL, NULL, 'arrival'),
('serang', 'gw-7b0ac1e6', 621, 620, '2026-01-09', 13, 1767939016304, 22, 'start', NULL, 'false', 'true', 'false', 'D003', 'gw-7b0ac1e6', 617, 'pbg', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 616, NULL, NULL, '3', NULL, 25892, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 623, 622, '2026-01-09', 13, 1767939019534, 34, 'finish', NULL, 'false', 'true', 'false', 'D003', 'gw-7b0ac1e6', 617, 'pbg', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 616, NULL, NULL, '3', 19034, 25892, 3230, 'start', 'completed', 'false', NULL, NULL),
('serang', 'gw-7b0ac1e6', 625, 624, '2026-01-09', 13, 1767939092047, 27, 'leave', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 628, 627, '2026-01-09', 14, 1767943200170, 232, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 630, 629, '2026-01-09', 14, 1767943200728, 264, 'issue', 'kiosk-1', 'false', 'true', 'false', 'A002', 'gw-7b0ac1e6', 630, 'ktp', 'disdukcapil', 'nonizin', NULL, 'gw-7b0ac1e6', 629, 'false', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 632, 631, '2026-01-09', 14, 1767943221339, 15, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 634, 633, '2026-01-09', 14, 1767943221823, 15, 'issue', 'kiosk-1', 'false', 'true', 'false', 'B001', 'gw-7b0ac1e6', 634, 'kk', 'disdukcapil', 'nonizin', NULL, 'gw-7b0ac1e6', 633, 'false', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 636, 635, '2026-01-09', 14, 1767943242333, 16, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 638, 637, '2026-01-09', 14, 1767943242842, 16, 'issue', 'kiosk-1', 'false', 'true', 'false', 'C003', 'gw-7b0ac1e6', 638, 'nib', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 637, 'false', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 640, 639, '2026-01-09', 14, 1767943263359, 17, 'enter', 'gate-a', 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 642, 641, '2026-01-09', 14, 1767943263828, 17, 'issue', 'kiosk-1', 'false', 'true', 'false', 'C004', 'gw-7b0ac1e6', 642, 'nib', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 641, 'false', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 644, 643, '2026-01-09', 14, 1767943500000, 0, 'abandon', NULL, 'false', 'true', 'false', 'A002', 'gw-7b0ac1e6', 630, 'ktp', 'disdukcapil', 'nonizin', NULL, 'gw-7b0ac1e6', 629, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 646, 645, '2026-01-09', 14, 1767943500000, 0, 'return', NULL, 'false', 'true', 'false', 'D002', 'gw-7b0ac1e6', 571, 'pbg', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 570, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 648, 647, '2026-01-09', 14, 1767943500000, 0, 'counter', NULL, 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'paused'),
('serang', 'gw-7b0ac1e6', 649, NULL, '2026-01-09', 14, 1767943800000, 0, 'day', NULL, 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'cutoff'),
('serang', 'gw-7b0ac1e6', 650, NULL, '2026-01-09', 15, 1767945600000, 0, 'day', NULL, 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'closed'),
('serang', 'gw-7b0ac1e6', 651, NULL, '2026-01-09', 20, 1767963600000, 0, 'day', NULL, 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'ended'),
('serang', 'gw-7b0ac1e6', 652, NULL, '2026-01-09', 20, 1767963600000, 0, 'unserved', NULL, 'false', 'true', 'false', 'D002', 'gw-7b0ac1e6', 571, 'pbg', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 570, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 653, NULL, '2026-01-09', 20, 1767963600000, 0, 'unserved', NULL, 'false', 'true', 'false', 'B001', 'gw-7b0ac1e6', 634, 'kk', 'disdukcapil', 'nonizin', NULL, 'gw-7b0ac1e6', 633, NULL, NULL, NULL, 20378177, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 654, NULL, '2026-01-09', 20, 1767963600000, 0, 'unserved', NULL, 'false', 'true', 'false', 'C003', 'gw-7b0ac1e6', 638, 'nib', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 637, NULL, NULL, NULL, 20357158, NULL, NULL, NULL, NULL, NULL, NULL, NULL);

INSERT INTO public.fact (site, log, n, cause, day, hour, at, err, kind, dev, late, counted, trial, ticket, ticket_log, ticket_n, service, tenant, service_kind, target, visit_log, visit, linked, priority, counter, wait_ms, walk_ms, serve_ms, since, outcome, implicit, amount, why) VALUES
('serang', 'gw-7b0ac1e6', 655, NULL, '2026-01-09', 20, 1767963600000, 0, 'unserved', NULL, 'false', 'true', 'false', 'C004', 'gw-7b0ac1e6', 642, 'nib', 'dpmptsp', 'izin', NULL, 'gw-7b0ac1e6', 641, NULL, NULL, NULL, 20336172, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('serang', 'gw-7b0ac1e6', 656, 651, '2026-01-09', 20, 1767963600000, 0, 'counter', NULL, 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '3', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'closed'),
('serang', 'gw-7b0ac1e6', 657, 651, '2026-01-09', 20, 1767963600000, 0, 'counter', NULL, 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'closed'),
('serang', 'gw-7b0ac1e6', 658, 651, '2026-01-09', 20, 1767963600000, 0, 'counter', NULL, 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '4', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'closed'),
('serang', 'gw-7b0ac1e6', 659, NULL, '2026-01-09', 20, 1767963600000, 0, 'write_off', NULL, 'false', 'true', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 15, NULL);

INSERT INTO public.hall_hours (site, day, opens_at, closes_at, since) VALUES
('serang', '2026-01-08', 1767834000000, 1767859200000, 1767852000000),
('serang', '2026-01-09', 1767920400000, 1767945600000, 1767939600000),
('serang', '2026-01-10', NULL, NULL, 1767826800000),
('serang', '2026-01-11', NULL, NULL, 1767826800000),
('serang', '2026-01-12', 1768179600000, 1768201200000, 1768190401572),
('serang', '2026-01-13', 1768266000000, 1768291200000, 1768190401572),
('serang', '2026-01-14', 1768352400000, 1768377600000, 1768190401572),
('serang', '2026-01-15', 1768438800000, 1768464000000, 1768190401572),
('serang', '2026-01-16', NULL, NULL, 1767826800000),
('serang', '2026-01-17', NULL, NULL, 1767826800000),
('serang', '2026-01-18', NULL, NULL, 1767826800000),
('serang', '2026-01-19', 1768784400000, 1768809600000, 1768190401572),
('serang', '2026-01-20', 1768870800000, 1768896000000, 1768190401572),
('serang', '2026-01-21', 1768957200000, 1768982400000, 1768190401572),
('serang', '2026-01-22', 1769043600000, 1769068800000, 1768190401572),
('serang', '2026-01-23', 1769130000000, 1769155200000, 1768190401572),
('serang', '2026-01-24', NULL, NULL, 1767826800000),
('serang', '2026-01-25', NULL, NULL, 1767826800000),
('serang', '2026-01-26', 1769389200000, 1769414400000, 1768190401572),
('serang', '2026-01-27', 1769475600000, 1769500800000, 1768190401572),
('serang', '2026-01-28', 1769562000000, 1769587200000, 1768190401572),
('serang', '2026-01-29', 1769648400000, 1769673600000, 1768190401572),
('serang', '2026-01-30', 1769734800000, 1769760000000, 1768190401572),
('serang', '2026-01-31', NULL, NULL, 1767826800000),
('serang', '2026-02-01', NULL, NULL, 1767826800000),
('serang', '2026-02-02', 1769994000000, 1770019200000, 1768190401572),
('serang', '2026-02-03', 1770080400000, 1770105600000, 1768190401572),
('serang', '2026-02-04', 1770166800000, 1770192000000, 1768190401572),
('serang', '2026-02-05', 1770253200000, 1770278400000, 1768190401572),
('serang', '2026-02-06', 1770339600000, 1770364800000, 1768190401572),
('serang', '2026-02-07', NULL, NULL, 1767826800000),
('serang', '2026-02-08', NULL, NULL, 1767826800000),
('serang', '2026-02-09', 1770598800000, 1770624000000, 1768190401572),
('serang', '2026-02-10', 1770685200000, 1770710400000, 1768190401572),
('serang', '2026-02-11', 1770771600000, 1770796800000, 1768190401572),
('serang', '2026-02-12', 1770858000000, 1770883200000, 1768190401572),
('serang', '2026-02-13', 1770944400000, 1770969600000, 1768190401572),
('serang', '2026-02-14', NULL, NULL, 1767826800000),
('serang', '2026-02-15', NULL, NULL, 1767826800000),
('serang', '2026-02-16', 1771203600000, 1771228800000, 1768190401572),
('serang', '2026-02-17', NULL, NULL, 1767826800000),
('serang', '2026-02-18', 1771376400000, 1771398000000, 1768190401572),
('serang', '2026-02-19', 1771462800000, 1771484400000, 1768190401572),
('serang', '2026-02-20', 1771549200000, 1771572600000, 1768190401572),
('serang', '2026-02-21', NULL, NULL, 1767826800000),
('serang', '2026-02-22', NULL, NULL, 1767826800000),
('serang', '2026-02-23', 1771808400000, 1771830000000, 1768190401572),
('serang', '2026-02-24', 1771894800000, 1771916400000, 1768190401572),
('serang', '2026-02-25', 1771981200000, 1772002800000, 1768190401572),
('serang', '2026-02-26', 1772067600000, 1772089200000, 1768190401572),
('serang', '2026-02-27', 1772154000000, 1772177400000, 1768190401572),
('serang', '2026-02-28', NULL, NULL, 1767826800000),
('serang', '2026-03-01', NULL, NULL, 1767826800000),
('serang', '2026-03-02', 1772413200000, 1772434800000, 1768190401572),
('serang', '2026-03-03', 1772499600000, 1772521200000, 1768190401572),
('serang', '2026-03-04', 1772586000000, 1772607600000, 1768190401572),
('serang', '2026-03-05', 1772672400000, 1772694000000, 1768190401572),
('serang', '2026-03-06', 1772758800000, 1772782200000, 1768190401572),
('serang', '2026-03-07', NULL, NULL, 1767826800000),
('serang', '2026-03-08', NULL, NULL, 1767826800000),
('serang', '2026-03-09', 1773018000000, 1773039600000, 1768190401572),
('serang', '2026-03-10', 1773104400000, 1773126000000, 1768190401572),
('serang', '2026-03-11', 1773190800000, 1773212400000, 1768190401572),
('serang', '2026-03-12', 1773277200000, 1773298800000, 1768190401572),
('serang', '2026-03-13', 1773363600000, 1773387000000, 1768190401572);

INSERT INTO public.holiday (site, day, name) VALUES
('serang', '2026-01-01', 'Tahun Baru 2026'),
('serang', '2026-01-16', 'Isra Mikraj'),
('serang', '2026-02-17', 'Tahun Baru Imlek'),
('serang', '2026-03-20', 'Idulfitri (perkiraan)');

INSERT INTO public.log (site, log, next, range, root, zone, head, sent, as_of, opened, trial, plan_n) OVERRIDING SYSTEM VALUE VALUES
('serang', 'gw-5f5ad412', 71, '\x67797ca44e8b6a83197c4ad8882e54672294a45ef319ec3f16d4dcce7fe6e83d5c1e25970bc5b8a14941e4a3dcccdcd86235ded621e0f770acd694f9b3e4d9ff6d51747ed7928379e52cf9f8e3bf108e8c3a178694ef44599e14ef8db51c5e49a43b25d44fc7f7a0a03c6f3e32333854f949d1a66005e591aef4e7f09c8ec3f5', '\x6eb3f5fbb012848bc8db0e1da64f21866ad2e38e81735de71a8253fabe19a768', 'Asia/Jakarta', 71, 1768190401572, 1768190401572, 2, 'false', 1),
('serang', 'gw-78a4dd46', 79, '\x182a211c23c15eb7dc465034dd41385f6a777dc9dc476b03a748e781169c159f3e02812a67fbc801ea8abb53dc4c1fd904a3146d0e20db33cbbb8aad5f86335dd7fb155959a9ab89d916e2b7659a35827fb9ddebf5201ce5600f9fe8855be1eb837888e00e3a12ed4e4fe3d03d58eea20e64bd970d5c6aaead4866a0794cbe4349ab6c5b9c57f38cd0daa8dc0e7d4aa113eaac3db58ec69ed2607b260e6e8013', '\x8d03a8c7e77ec021f67a4c4b32e9d7973c9427fb29e48afc98ebcb7f26c86694', 'Asia/Jakarta', 79, 1799024400000, 1799024400000, 3, 'false', 1),
('serang', 'gw-7b0ac1e6', 660, '\xa65589937869bfccc1facfff801db1461e8d2cb2bae900fca30fe1ed9925c9d5c956b496dc0a0ba3549acb6f73d9aaab96e501a2837d884d04ab05d9feb717244ef84afdf0d482edf9e76cc6c75eaf310de82a94b1b6d23ad5a808ed50cd033b5a21326a8eddea067cc28310f417984f885fce9205965e027bb5a348f7d31e8a', '\x5c85c95e714297ac802348bcbc1bdfa771e66912c0b9486527057a305492050e', 'Asia/Jakarta', 660, 1767963660000, 1767963660000, 1, 'false', 626),
('serang', 'office', 12, '\x2c967f04447cc2110b6246b96489b1389413cc30909bccbfcf3eb2c8e15b24b5dce4c942de12291613a16521b1657eee843039aaaa7e09e731fea69e11689322', '\x40eede1e2057c7bc31315faaeb52db61deb845585c46687df1704b3fe6a00756', 'Asia/Jakarta', 12, 1799380800000, 1799380800000, 4, 'false', NULL);

INSERT INTO public.log_entry (site, log, n, leaf) VALUES
('serang', 'gw-5f5ad412', 0, 'lawang-site/1 0 1768174200000 0 1768174200000 gateway\012{"after":"gw-7b0ac1e6","after_root":"5c85c95e714297ac802348bcbc1bdfa771e66912c0b9486527057a305492050e","after_size":660,"cloud":1,"engine":"lawang-hall/2","k":"open","key":"134b19f0a9928b8cecb4ca33775f99243b9480581cd4c7fb81aa74cc63a09003","log":"gw-5f5ad412","site":"serang","v":1,"why":"restored"}'),
('serang', 'gw-5f5ad412', 1, 'lawang-site/1 1 1768174200000 0 1768174200000 gateway\012{"k":"plan","toml":"# Rencana gedung untuk berkas uji versi 0.1: sedikit instansi, tetapi setiap bagian yang dikenal rencana dipakai.\\n\\n[site]\\ncode = \\"serang\\"\\nname = \\"MPP Kabupaten Serang\\"\\nzone = \\"Asia/Jakarta\\"\\ncapacity = 60\\noffice = \\"DPMPTSP Kabupaten Serang\\"\\nplace = \\"Kragilan\\"\\nsignatory = \\"Kepala DPMPTSP Kabupaten Serang\\"\\n\\n[hours]\\nweek = { mon = \\"08:00-15:00\\", tue = \\"08:00-15:00\\", wed = \\"08:00-15:00\\", thu = \\"08:00-15:00\\", fri = \\"08:00-15:00\\" }\\nbreak = { fri = \\"11:30-13:00\\" }\\nearly_min = 30\\ncutoff_min = 30\\nend = \\"20:00\\"\\n\\n[rules]\\npriority = \\"one-in-3\\"\\nnext_guard_s = 3\\nmin_serve_s = 30\\npriority_s = 20\\n\\n[[tenant]]\\ncode = \\"disdukcapil\\"\\nname = \\"Disdukcapil\\"\\n\\n[[tenant]]\\ncode = \\"dpmptsp\\"\\nname = \\"DPMPTSP\\"\\n\\n[[tenant]]\\ncode = \\"polres\\"\\nname = \\"Polres Serang (SKCK)\\"\\n\\n[[tenant]]\\ncode = \\"imigrasi\\"\\nname = \\"Kantor Imigrasi Serang\\"\\nopen = [\\"tue\\", \\"thu\\"]\\n\\n[[service]]\\ncode = \\"ktp\\"\\ntenant = \\"disdukcapil\\"\\nname = \\"KTP elektronik\\"\\nprefix = \\"A\\"\\nkind = \\"nonizin\\"\\nmax_wait_min = 45\\nstd_service_min = 15\\nstd_days = 1\\n\\n[[service]]\\ncode = \\"kk\\"\\ntenant = \\"disdukcapil\\"\\nname = \\"Kartu Keluarga \\u2013 baru dan pecah\\"\\nprefix = \\"B\\"\\nkind = \\"nonizin\\"\\nmax_wait_min = 45\\nstd_service_min = 20\\nstd_days = 1\\n\\n[[service]]\\ncode = \\"nib\\"\\ntenant = \\"dpmptsp\\"\\nname = \\"NIB dan OSS\\"\\nprefix = \\"C\\"\\nkind = \\"izin\\"\\nmax_wait_min = 30\\nstd_service_min = 30\\nstd_days = 1\\n\\n[[service]]\\ncode = \\"pbg\\"\\ntenant = \\"dpmptsp\\"\\nname = \\"Persetujuan Bangunan Gedung\\"\\nprefix = \\"D\\"\\nkind = \\"izin\\"\\nmax_wait_min = 30\\nstd_service_min = 30\\nstd_days = 28\\n\\n[[service]]\\ncode = \\"pengaduan\\"\\ntenant = \\"dpmptsp\\"\\nname = \\"Pengaduan\\"\\nprefix = \\"P\\"\\nkind = \\"pengaduan\\"\\nmax_wait_min = 20\\ncutoff_min = 0\\n\\n[[service]]\\ncode = \\"skck\\"\\ntenant = \\"polres\\"\\nname = \\"SKCK\\"\\nprefix = \\"I\\"\\nkind = \\"nonizin\\"\\ncapacity = 2\\n\\n[[service]]\\ncode = \\"paspor\\"\\ntenant = \\"imigrasi\\"\\nname = \\"Paspor\\"\\nprefix = \\"N\\"\\nkind = \\"nonizin\\"\\nmax_wait_min = 60\\nstd_service_min = 25\\nstd_days = 4\\nopen = { tue = \\"08:00-14:00\\", thu = \\"08:00-14:00\\" }\\n\\n[[service]]\\ncode = \\"siup\\"\\ntenant = \\"dpmptsp\\"\\nname = \\"SIUP (lama)\\"\\nprefix = \\"Z\\"\\nkind = \\"izin\\"\\nclosed = true\\n\\n[[counter]]\\ncode = \\"1\\"\\nname = \\"Loket 1\\"\\narea = \\"a\\"\\ntakes = [\\"ktp\\", \\"kk\\"]\\n\\n[[counter]]\\ncode = \\"2\\"\\nname = \\"Loket 2\\"\\narea = \\"a\\"\\ntakes = [\\"kk\\", \\"ktp\\", \\"skck\\"]\\n\\n[[counter]]\\ncode = \\"3\\"\\nname = \\"Loket 3\\"\\narea = \\"b\\"\\ntakes = [\\"nib\\", \\"pbg\\"]\\n\\n[[counter]]\\ncode = \\"4\\"\\nname = \\"Loket 4\\"\\narea = \\"b\\"\\ntakes = [\\"pengaduan\\", \\"nib\\"]\\n\\n[[counter]]\\ncode = \\"5\\"\\nname = \\"Loket 5\\"\\narea = \\"b\\"\\ntakes = [\\"paspor\\"]\\n\\n[[device]]\\nname = \\"gate-a\\"\\nbuttons = { in = \\"enter\\", out = \\"leave\\" }\\n\\n[[device]]\\nname = \\"gate-b\\"\\nbuttons = { in = \\"enter\\", out = \\"leave\\" }\\n\\n[[device]]\\nname = \\"gate-c\\"\\nbuttons = { ktp = \\"enter+issue:ktp\\", out = \\"leave\\" }\\n\\n[[device]]\\nname = \\"kiosk-1\\"\\nbuttons = { prio = \\"priority\\", a = \\"issue:ktp\\", b = \\"issue:kk\\", c = \\"issue:nib\\", d = \\"issue:pbg\\", p = \\"issue:pengaduan\\", i = \\"issue:skck\\", n = \\"issue:paspor\\" }\\n\\n[[device]]\\nname = \\"pad-1\\"\\ncounter = \\"1\\"\\nbuttons = { next = \\"next\\", recall = \\"recall\\", start = \\"start\\", absent = \\"no_show\\", hold = \\"hold\\", pause = \\"pause\\", done = \\"finish:completed\\", taken = \\"finish:accepted\\", less = \\"finish:incomplete\\", refer = \\"finish:referred\\", move = \\"transfer:nib\\" }\\n\\n[[device]]\\nname = \\"pad-2\\"\\ncounter = \\"2\\"\\nbuttons = { next = \\"next\\", recall = \\"recall\\", absent = \\"no_show\\", hold = \\"hold\\", done = \\"finish:completed\\", less = \\"finish:incomplete\\" }\\n\\n[[device]]\\nname = \\"pad-3\\"\\ncounter = \\"3\\"\\nbuttons = { next = \\"next\\", recall = \\"recall\\", start = \\"start\\", absent = \\"no_show\\", hold = \\"hold\\", done = \\"finish:completed\\", taken = \\"finish:accepted\\", less = \\"finish:incomplete\\", move = \\"transfer:pengaduan\\" }\\n\\n[[device]]\\nname = \\"pad-4\\"\\ncounter = \\"3\\"\\nbuttons = { next = \\"next\\", start = \\"start\\", absent = \\"no_show\\", done = \\"finish:completed\\", taken = \\"finish:accepted\\", refer = \\"finish:referred\\" }\\n\\n[[device]]\\nname = \\"pad-5\\"\\ncounter = \\"5\\"\\nbuttons = { next = \\"next\\", absent = \\"no_show\\", done = \\"finish:completed\\", taken = \\"finish:accepted\\" }\\n\\n[[season]]\\nname = \\"Ramadan 2026\\"\\nfrom = 2026-02-18\\nto = 2026-03-19\\nweek = { mon = \\"08:00-14:00\\", tue = \\"08:00-14:00\\", wed = \\"08:00-14:00\\", thu = \\"08:00-14:00\\", fri = \\"08:00-14:30\\" }\\nbreak = { fri = \\"11:30-12:30\\" }\\n\\n[[day]]\\ndate = 2026-01-12\\nkind = \\"early\\"\\nhours = \\"08:00-14:00\\"\\nname = \\"Rapat evaluasi\\"\\n\\n[[day]]\\ndate = 2026-01-17\\nkind = \\"extra\\"\\nhours = \\"08:00-12:00\\"\\ntenants = [\\"disdukcapil\\"]\\nname = \\"Sabtu melayani\\"\\n\\n[holidays]\\n2026-01-01 = \\"Tahun Baru 2026\\"\\n2026-01-16 = \\"Isra Mikraj\\"\\n2026-02-17 = \\"Tahun Baru Imlek\\"\\n2026-03-20 = \\"Idulfitri (perkiraan)\\"\\n","v":1,"who":"operator","zone":"Asia/Jakarta"}'),
('serang', 'gw-5f5ad412', 2, 'lawang-site/1 2 1768174202712 0 1768174202712 gateway\012{"day":"2026-01-12","k":"day","state":"opened","v":1}'),
('serang', 'gw-5f5ad412', 3, 'lawang-site/1 3 1768174200012 2000 1768174202736 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":115,"boot":3,"up":0,"utc":null,"err":null,"k":"boot","why":"power","fw":"0.1.0","prev":"bbac5e976b867135"}.f549f9573d5683d0fd99a50dbf41c3e1'),
('serang', 'gw-5f5ad412', 4, 'lawang-site/1 4 1768174200312 2000 1768174202784 device\012{"v":1,"dev":"gate-b","ep":"80923f2c5f8a6524","seq":17,"boot":3,"up":0,"utc":null,"err":null,"k":"boot","why":"power","fw":"0.1.0","prev":"438ddf8f91d9544e"}.13a15271f0575831b91452702274f8f2'),
('serang', 'gw-5f5ad412', 5, 'lawang-site/1 5 1768174200912 2000 1768174202844 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":51,"boot":3,"up":0,"utc":null,"err":null,"k":"boot","why":"power","fw":"0.1.0","prev":"fda5c08fa23a7494"}.fa0f4e5b861239f2c09655f578fbd199'),
('serang', 'gw-5f5ad412', 6, 'lawang-site/1 6 1768174201212 2000 1768174202904 device\012{"v":1,"dev":"pad-1","ep":"21bd76e57fcd9117","seq":26,"boot":3,"up":0,"utc":null,"err":null,"k":"boot","why":"power","fw":"0.1.0","prev":"350c33c54e646cce"}.69137769a9826a0761754f38b7b9b757'),
('serang', 'gw-5f5ad412', 7, 'lawang-site/1 7 1768174201512 2000 1768174202964 device\012{"v":1,"dev":"pad-2","ep":"2e18faa16959ab75","seq":23,"boot":3,"up":0,"utc":null,"err":null,"k":"boot","why":"power","fw":"0.1.0","prev":"176b4358a6252357"}.d0adcedb45897e4888b30ea8001c823f'),
('serang', 'gw-5f5ad412', 8, 'lawang-site/1 8 1768174201812 2000 1768174203024 device\012{"v":1,"dev":"pad-3","ep":"11049dc2f3778d45","seq":32,"boot":3,"up":0,"utc":null,"err":null,"k":"boot","why":"power","fw":"0.1.0","prev":"a5b0d58853efe69d"}.d851191bc7ca8e0dab4e53eb5a99a726'),
('serang', 'gw-5f5ad412', 9, 'lawang-site/1 9 1768174202112 2000 1768174203084 device\012{"v":1,"dev":"pad-4","ep":"95756eab90874d4c","seq":26,"boot":3,"up":0,"utc":null,"err":null,"k":"boot","why":"power","fw":"0.1.0","prev":"cfa4a83f1e70297e"}.0689df330797eef9f9328fb62e4f903f'),
('serang', 'gw-5f5ad412', 10, 'lawang-site/1 10 1768174202412 2000 1768174203144 device\012{"v":1,"dev":"pad-5","ep":"62f2130b831b0d9b","seq":5,"boot":3,"up":0,"utc":null,"err":null,"k":"boot","why":"power","fw":"0.1.0","prev":"5c088fc19d0ce930"}.542cb3012dbee8dc9c8e5141f7ea06c1'),
('serang', 'gw-5f5ad412', 11, 'lawang-site/1 11 1768184186165 513 1768184186496 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":116,"boot":3,"up":9986165,"utc":1768184186165,"err":513,"k":"press","b":"in","ms":215,"prev":"c1b536be4cb57587"}.1dc1c0158d202090dfe6a91d26bf6454'),
('serang', 'gw-5f5ad412', 12, 'lawang-site/1 12 1768184186165 513 1768184186496 gateway\012{"by":11,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-5f5ad412', 13, 'lawang-site/1 13 1768184234407 515 1768184234738 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":52,"boot":3,"up":10033507,"utc":1768184234407,"err":515,"k":"press","b":"a","ms":155,"prev":"0da7a7667eb5cea2"}.2dd483d2663dcf86c6d2e36ebe52a238'),
('serang', 'gw-5f5ad412', 14, 'lawang-site/1 14 1768184234407 515 1768184234738 gateway\012{"by":13,"dev":"kiosk-1","k":"issue","kind":"nonizin","priority":0,"service":"ktp","tenant":"disdukcapil","ticket":"A001","v":1,"visit":13}'),
('serang', 'gw-5f5ad412', 15, 'lawang-site/1 15 1768184252739 20 1768184253040 device\012{"v":1,"dev":"pad-1","ep":"21bd76e57fcd9117","seq":27,"boot":3,"up":10051533,"utc":1768184252739,"err":20,"k":"press","b":"next","ms":220,"prev":"a0259e618a255f7f"}.ae9b5a40180a23010c50ff7494545383'),
('serang', 'gw-5f5ad412', 16, 'lawang-site/1 16 1768184252739 20 1768184253040 gateway\012{"by":15,"counter":"1","k":"counter","state":"open","v":1}'),
('serang', 'gw-5f5ad412', 17, 'lawang-site/1 17 1768184252739 20 1768184253040 gateway\012{"by":15,"counter":"1","k":"call","rule":"arrival","ticket":"A001","v":1,"wait_ms":18332}'),
('serang', 'gw-5f5ad412', 18, 'lawang-site/1 18 1768184290774 22 1768184291075 device\012{"v":1,"dev":"pad-1","ep":"21bd76e57fcd9117","seq":28,"boot":3,"up":10089568,"utc":1768184290774,"err":22,"k":"press","b":"start","ms":150,"prev":"cc3e7c9835c9f9ff"}.78a482b5d02ffde379331aad9ba46548'),
('serang', 'gw-5f5ad412', 19, 'lawang-site/1 19 1768184290774 22 1768184291075 gateway\012{"by":18,"counter":"1","k":"start","ticket":"A001","v":1,"walk_ms":38035}'),
('serang', 'gw-5f5ad412', 20, 'lawang-site/1 20 1768184651448 40 1768184651749 device\012{"v":1,"dev":"pad-1","ep":"21bd76e57fcd9117","seq":29,"boot":3,"up":10450242,"utc":1768184651448,"err":40,"k":"press","b":"hold","ms":90,"prev":"0916dc21b2eac3b5"}.d440c643d3c7b2f0e598c8d513642de6'),
('serang', 'gw-5f5ad412', 21, 'lawang-site/1 21 1768184651448 40 1768184651749 gateway\012{"by":20,"counter":"1","k":"hold","ticket":"A001","v":1}'),
('serang', 'gw-5f5ad412', 22, 'lawang-site/1 22 1768184688088 39 1768184688395 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":117,"boot":3,"up":10488088,"utc":1768184688088,"err":39,"k":"press","b":"in","ms":130,"prev":"5dab69b8fdaea10d"}.7c46b9b49163653ee47f4817908ede64'),
('serang', 'gw-5f5ad412', 23, 'lawang-site/1 23 1768184688088 39 1768184688395 gateway\012{"by":22,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-5f5ad412', 24, 'lawang-site/1 24 1768184701447 43 1768184701748 device\012{"v":1,"dev":"pad-1","ep":"21bd76e57fcd9117","seq":30,"boot":3,"up":10500241,"utc":1768184701447,"err":43,"k":"press","b":"hold","ms":150,"prev":"6255cd4cb78610fa"}.672e9333d403299c1149ec1508cfb528'),
('serang', 'gw-5f5ad412', 25, 'lawang-site/1 25 1768184701447 43 1768184701748 gateway\012{"by":24,"counter":"1","k":"resume","ticket":"A001","v":1}'),
('serang', 'gw-5f5ad412', 26, 'lawang-site/1 26 1768184766038 46 1768184766339 device\012{"v":1,"dev":"pad-1","ep":"21bd76e57fcd9117","seq":31,"boot":3,"up":10564832,"utc":1768184766038,"err":46,"k":"press","b":"start","ms":185,"prev":"e5a60861f51e489c"}.f2a09b2c4330e6d887c5297f3351bb13'),
('serang', 'gw-5f5ad412', 27, 'lawang-site/1 27 1768184766038 46 1768184766339 gateway\012{"by":26,"counter":"1","k":"start","ticket":"A001","v":1,"walk_ms":null}'),
('serang', 'gw-5f5ad412', 28, 'lawang-site/1 28 1768184803204 42 1768184803511 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":53,"boot":3,"up":10602304,"utc":1768184803204,"err":42,"k":"press","b":"b","ms":100,"prev":"f88e69f33e70334d"}.29ecf90da3cf1a759baa6494da61b5dc'),
('serang', 'gw-5f5ad412', 29, 'lawang-site/1 29 1768184803204 42 1768184803511 gateway\012{"by":28,"dev":"kiosk-1","k":"issue","kind":"nonizin","priority":0,"service":"kk","tenant":"disdukcapil","ticket":"B001","v":1,"visit":28}'),
('serang', 'gw-5f5ad412', 30, 'lawang-site/1 30 1768184848283 62 1768184848572 device\012{"v":1,"dev":"pad-2","ep":"2e18faa16959ab75","seq":24,"boot":3,"up":10646765,"utc":1768184848283,"err":62,"k":"press","b":"next","ms":230,"prev":"0546cf8fe5740749"}.207f166792bab126da2c03e99008b520'),
('serang', 'gw-5f5ad412', 31, 'lawang-site/1 31 1768184848283 62 1768184848572 gateway\012{"by":30,"counter":"2","k":"counter","state":"open","v":1}'),
('serang', 'gw-5f5ad412', 32, 'lawang-site/1 32 1768184848283 62 1768184848572 gateway\012{"by":30,"counter":"2","k":"call","rule":"arrival","ticket":"B001","v":1,"wait_ms":45079}'),
('serang', 'gw-5f5ad412', 33, 'lawang-site/1 33 1768184877706 64 1768184877995 device\012{"v":1,"dev":"pad-2","ep":"2e18faa16959ab75","seq":25,"boot":3,"up":10676188,"utc":1768184877706,"err":64,"k":"press","b":"done","ms":75,"prev":"5773706b82d50ccf"}.f00da47206201c4508074ff69e101257'),
('serang', 'gw-5f5ad412', 34, 'lawang-site/1 34 1768184877706 64 1768184877995 gateway\012{"by":33,"counter":"2","implicit":0,"k":"finish","outcome":"completed","serve_ms":29423,"since":"call","ticket":"B001","v":1,"wait_ms":45079,"walk_ms":null}'),
('serang', 'gw-5f5ad412', 35, 'lawang-site/1 35 1768184924866 550 1768184925197 device\012{"v":1,"dev":"gate-b","ep":"80923f2c5f8a6524","seq":18,"boot":3,"up":10724566,"utc":1768184924866,"err":550,"k":"press","b":"out","ms":210,"prev":"65a95da7e23867c4"}.3ab01e89f654c2cc989bb72ebbedd839'),
('serang', 'gw-5f5ad412', 36, 'lawang-site/1 36 1768184924866 550 1768184925197 gateway\012{"by":35,"dev":"gate-b","k":"leave","late":0,"v":1}'),
('serang', 'gw-5f5ad412', 37, 'lawang-site/1 37 1768185074263 61 1768185074564 device\012{"v":1,"dev":"pad-1","ep":"21bd76e57fcd9117","seq":32,"boot":3,"up":10873057,"utc":1768185074263,"err":61,"k":"press","b":"done","ms":190,"prev":"70e4fce5e70eba72"}.3218e5092d4330b5fadd5b903214894c'),
('serang', 'gw-5f5ad412', 38, 'lawang-site/1 38 1768185074263 61 1768185074564 gateway\012{"by":37,"counter":"1","implicit":0,"k":"finish","outcome":"completed","serve_ms":783489,"since":"start","ticket":"A001","v":1,"wait_ms":18332,"walk_ms":38035}'),
('serang', 'gw-5f5ad412', 39, 'lawang-site/1 39 1768185191821 64 1768185192128 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":118,"boot":3,"up":10991821,"utc":1768185191821,"err":64,"k":"press","b":"out","ms":160,"prev":"9a82840813ef3b0c"}.cff5081080e8fc8631416d07752d871f'),
('serang', 'gw-5f5ad412', 40, 'lawang-site/1 40 1768185191821 64 1768185192128 gateway\012{"by":39,"dev":"gate-a","k":"leave","late":0,"v":1}'),
('serang', 'gw-5f5ad412', 41, 'lawang-site/1 41 1768186145812 111 1768186146119 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":119,"boot":3,"up":11945812,"utc":1768186145812,"err":111,"k":"press","b":"in","ms":160,"prev":"916dd9cc258a7008"}.39fa0ea810c2ff565110837723596404'),
('serang', 'gw-5f5ad412', 42, 'lawang-site/1 42 1768186145812 111 1768186146119 gateway\012{"by":41,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-5f5ad412', 43, 'lawang-site/1 43 1768186236080 114 1768186236387 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":54,"boot":3,"up":12035180,"utc":1768186236080,"err":114,"k":"press","b":"a","ms":115,"prev":"156ce7f2e65e1910"}.39c192a9b882b5b7d3ebf714e2c569c4'),
('serang', 'gw-5f5ad412', 44, 'lawang-site/1 44 1768186236080 114 1768186236387 gateway\012{"by":43,"dev":"kiosk-1","k":"issue","kind":"nonizin","priority":0,"service":"ktp","tenant":"disdukcapil","ticket":"A002","v":1,"visit":43}'),
('serang', 'gw-5f5ad412', 45, 'lawang-site/1 45 1768186266080 133 1768186266369 device\012{"v":1,"dev":"pad-2","ep":"2e18faa16959ab75","seq":26,"boot":3,"up":12064562,"utc":1768186266080,"err":133,"k":"press","b":"next","ms":215,"prev":"359f6541fea6575b"}.0428a9499ef5ff84f8bfd55b4b618c29'),
('serang', 'gw-5f5ad412', 46, 'lawang-site/1 46 1768186266080 133 1768186266369 gateway\012{"by":45,"counter":"2","k":"call","rule":"arrival","ticket":"A002","v":1,"wait_ms":30000}'),
('serang', 'gw-5f5ad412', 47, 'lawang-site/1 47 1768186295927 135 1768186296216 device\012{"v":1,"dev":"pad-2","ep":"2e18faa16959ab75","seq":27,"boot":3,"up":12094409,"utc":1768186295927,"err":135,"k":"press","b":"less","ms":65,"prev":"4234b2e3866b2b8a"}.0b4ea962502a3712a2b12ba33f1ebc46'),
('serang', 'gw-5f5ad412', 48, 'lawang-site/1 48 1768186295927 135 1768186296216 gateway\012{"by":47,"counter":"2","implicit":0,"k":"finish","outcome":"incomplete","serve_ms":29847,"since":"call","ticket":"A002","v":1,"wait_ms":30000,"walk_ms":null}'),
('serang', 'gw-5f5ad412', 49, 'lawang-site/1 49 1768186993096 154 1768186993403 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":120,"boot":3,"up":12793096,"utc":1768186993096,"err":154,"k":"press","b":"in","ms":190,"prev":"90c5ff2909827f5e"}.a45f81721d1846cb886c6bcbda878891'),
('serang', 'gw-5f5ad412', 50, 'lawang-site/1 50 1768186993096 154 1768186993403 gateway\012{"by":49,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-5f5ad412', 51, 'lawang-site/1 51 1768187046437 154 1768187046744 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":55,"boot":3,"up":12845537,"utc":1768187046437,"err":154,"k":"press","b":"n","ms":130,"prev":"c47f3345cfd7f8c7"}.4ba27ae3f6b6835e442a7d58d2d8e49a'),
('serang', 'gw-5f5ad412', 52, 'lawang-site/1 52 1768187046437 154 1768187046744 gateway\012{"by":51,"dev":"kiosk-1","k":"refused","service":"paspor","v":1,"why":"closed"}'),
('serang', 'gw-5f5ad412', 53, 'lawang-site/1 53 1768188658225 200 1768188658556 device\012{"v":1,"dev":"gate-b","ep":"80923f2c5f8a6524","seq":19,"boot":3,"up":14457925,"utc":1768188658225,"err":200,"k":"press","b":"in","ms":160,"prev":"5ff2a96597ac468b"}.eff35845fc8f2bbb0ec4f7ba47dd0f7c'),
('serang', 'gw-5f5ad412', 54, 'lawang-site/1 54 1768188658225 200 1768188658556 gateway\012{"by":53,"dev":"gate-b","k":"enter","late":0,"v":1}'),
('serang', 'gw-5f5ad412', 55, 'lawang-site/1 55 1768188733908 238 1768188734239 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":56,"boot":3,"up":14533008,"utc":1768188733908,"err":238,"k":"press","b":"prio","ms":145,"prev":"f12a6b1d1a7beaf7"}.338d0557d8b7e05eeaa3d01d37abfaec'),
('serang', 'gw-5f5ad412', 56, 'lawang-site/1 56 1768188733908 238 1768188734239 gateway\012{"by":55,"dev":"kiosk-1","k":"priority","v":1}'),
('serang', 'gw-5f5ad412', 57, 'lawang-site/1 57 1768188738498 14 1768188738805 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":57,"boot":3,"up":14537598,"utc":1768188738498,"err":14,"k":"press","b":"b","ms":220,"prev":"2af793c2b6c8d3ac"}.16f6cfac42a75a9ae742eacc83d9289e'),
('serang', 'gw-5f5ad412', 58, 'lawang-site/1 58 1768188738498 14 1768188738805 gateway\012{"by":57,"dev":"kiosk-1","k":"issue","kind":"nonizin","priority":1,"service":"kk","tenant":"disdukcapil","ticket":"B002","v":1,"visit":57}'),
('serang', 'gw-5f5ad412', 59, 'lawang-site/1 59 1768188764094 33 1768188764383 device\012{"v":1,"dev":"pad-2","ep":"2e18faa16959ab75","seq":28,"boot":3,"up":14562576,"utc":1768188764094,"err":33,"k":"press","b":"next","ms":115,"prev":"2899c31e32c1c978"}.17b36e404d2dae0c8913d63c9ba171f6'),
('serang', 'gw-5f5ad412', 60, 'lawang-site/1 60 1768188764094 33 1768188764383 gateway\012{"by":59,"counter":"2","k":"call","rule":"priority-one-in-3","ticket":"B002","v":1,"wait_ms":25596}'),
('serang', 'gw-5f5ad412', 61, 'lawang-site/1 61 1768188795133 34 1768188795422 device\012{"v":1,"dev":"pad-2","ep":"2e18faa16959ab75","seq":29,"boot":3,"up":14593615,"utc":1768188795133,"err":34,"k":"press","b":"done","ms":115,"prev":"b7f10da41282c412"}.8561ac40b62dec6c25b021695913d7d7'),
('serang', 'gw-5f5ad412', 62, 'lawang-site/1 62 1768188795133 34 1768188795422 gateway\012{"by":61,"counter":"2","implicit":0,"k":"finish","outcome":"completed","serve_ms":31039,"since":"call","ticket":"B002","v":1,"wait_ms":25596,"walk_ms":null}'),
('serang', 'gw-5f5ad412', 63, 'lawang-site/1 63 1768188895922 25 1768188896229 device\012{"v":1,"dev":"gate-b","ep":"80923f2c5f8a6524","seq":20,"boot":3,"up":14695622,"utc":1768188895922,"err":25,"k":"press","b":"out","ms":120,"prev":"41d4284e5677c448"}.8963e7399db6b49bf9af67437cf731ad'),
('serang', 'gw-5f5ad412', 64, 'lawang-site/1 64 1768188895922 25 1768188896229 gateway\012{"by":63,"dev":"gate-b","k":"leave","late":0,"v":1}'),
('serang', 'gw-5f5ad412', 65, 'lawang-site/1 65 1768190400110 97 1768190400417 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":58,"boot":3,"up":16199210,"utc":1768190400110,"err":97,"k":"press","b":"a","ms":95,"prev":"09f8b487b495fc86"}.4afd139f2844f95b4645dc0998bceeac'),
('serang', 'gw-5f5ad412', 66, 'lawang-site/1 66 1768190400110 97 1768190400417 gateway\012{"by":65,"dev":"kiosk-1","k":"issue","kind":"nonizin","priority":0,"service":"ktp","tenant":"disdukcapil","ticket":"A003","v":1,"visit":65}'),
('serang', 'gw-5f5ad412', 67, 'lawang-site/1 67 1768190400675 97 1768190400982 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":59,"boot":3,"up":16199775,"utc":1768190400675,"err":97,"k":"press","b":"c","ms":195,"prev":"4d60f0882cfb4358"}.e65911ccd317cc7b867d9a30defed072'),
('serang', 'gw-5f5ad412', 68, 'lawang-site/1 68 1768190400675 97 1768190400982 gateway\012{"by":67,"dev":"kiosk-1","k":"issue","kind":"izin","priority":0,"service":"nib","tenant":"dpmptsp","ticket":"C001","v":1,"visit":67}'),
('serang', 'gw-5f5ad412', 69, 'lawang-site/1 69 1768190401217 97 1768190401524 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":60,"boot":3,"up":16200317,"utc":1768190401217,"err":97,"k":"press","b":"b","ms":100,"prev":"29ef990aaec59c26"}.b4bbe13915dbedfadab37d96391aec6f'),
('serang', 'gw-5f5ad412', 70, 'lawang-site/1 70 1768190401217 97 1768190401524 gateway\012{"by":69,"dev":"kiosk-1","k":"issue","kind":"nonizin","priority":0,"service":"kk","tenant":"disdukcapil","ticket":"B003","v":1,"visit":69}'),
('serang', 'gw-78a4dd46', 0, 'lawang-site/1 0 1768190401572 0 1768190401572 gateway\012{"after":"gw-5f5ad412","after_root":"6eb3f5fbb012848bc8db0e1da64f21866ad2e38e81735de71a8253fabe19a768","after_size":71,"cloud":1,"engine":"lawang-hall/2","k":"open","key":"134b19f0a9928b8cecb4ca33775f99243b9480581cd4c7fb81aa74cc63a09003","log":"gw-78a4dd46","site":"serang","v":1,"why":"rejoin"}'),
('serang', 'gw-78a4dd46', 1, 'lawang-site/1 1 1768190401572 0 1768190401572 gateway\012{"k":"plan","toml":"# Rencana gedung untuk berkas uji versi 0.1: sedikit instansi, tetapi setiap bagian yang dikenal rencana dipakai.\\n\\n[site]\\ncode = \\"serang\\"\\nname = \\"MPP Kabupaten Serang\\"\\nzone = \\"Asia/Jakarta\\"\\ncapacity = 60\\noffice = \\"DPMPTSP Kabupaten Serang\\"\\nplace = \\"Kragilan\\"\\nsignatory = \\"Kepala DPMPTSP Kabupaten Serang\\"\\n\\n[hours]\\nweek = { mon = \\"08:00-15:00\\", tue = \\"08:00-15:00\\", wed = \\"08:00-15:00\\", thu = \\"08:00-15:00\\", fri = \\"08:00-15:00\\" }\\nbreak = { fri = \\"11:30-13:00\\" }\\nearly_min = 30\\ncutoff_min = 30\\nend = \\"20:00\\"\\n\\n[rules]\\npriority = \\"one-in-3\\"\\nnext_guard_s = 3\\nmin_serve_s = 30\\npriority_s = 20\\n\\n[[tenant]]\\ncode = \\"disdukcapil\\"\\nname = \\"Disdukcapil\\"\\n\\n[[tenant]]\\ncode = \\"dpmptsp\\"\\nname = \\"DPMPTSP\\"\\n\\n[[tenant]]\\ncode = \\"polres\\"\\nname = \\"Polres Serang (SKCK)\\"\\n\\n[[tenant]]\\ncode = \\"imigrasi\\"\\nname = \\"Kantor Imigrasi Serang\\"\\nopen = [\\"tue\\", \\"thu\\"]\\n\\n[[service]]\\ncode = \\"ktp\\"\\ntenant = \\"disdukcapil\\"\\nname = \\"KTP elektronik\\"\\nprefix = \\"A\\"\\nkind = \\"nonizin\\"\\nmax_wait_min = 45\\nstd_service_min = 15\\nstd_days = 1\\n\\n[[service]]\\ncode = \\"kk\\"\\ntenant = \\"disdukcapil\\"\\nname = \\"Kartu Keluarga \\u2013 baru dan pecah\\"\\nprefix = \\"B\\"\\nkind = \\"nonizin\\"\\nmax_wait_min = 45\\nstd_service_min = 20\\nstd_days = 1\\n\\n[[service]]\\ncode = \\"nib\\"\\ntenant = \\"dpmptsp\\"\\nname = \\"NIB dan OSS\\"\\nprefix = \\"C\\"\\nkind = \\"izin\\"\\nmax_wait_min = 30\\nstd_service_min = 30\\nstd_days = 1\\n\\n[[service]]\\ncode = \\"pbg\\"\\ntenant = \\"dpmptsp\\"\\nname = \\"Persetujuan Bangunan Gedung\\"\\nprefix = \\"D\\"\\nkind = \\"izin\\"\\nmax_wait_min = 30\\nstd_service_min = 30\\nstd_days = 28\\n\\n[[service]]\\ncode = \\"pengaduan\\"\\ntenant = \\"dpmptsp\\"\\nname = \\"Pengaduan\\"\\nprefix = \\"P\\"\\nkind = \\"pengaduan\\"\\nmax_wait_min = 20\\ncutoff_min = 0\\n\\n[[service]]\\ncode = \\"skck\\"\\ntenant = \\"polres\\"\\nname = \\"SKCK\\"\\nprefix = \\"I\\"\\nkind = \\"nonizin\\"\\ncapacity = 2\\n\\n[[service]]\\ncode = \\"paspor\\"\\ntenant = \\"imigrasi\\"\\nname = \\"Paspor\\"\\nprefix = \\"N\\"\\nkind = \\"nonizin\\"\\nmax_wait_min = 60\\nstd_service_min = 25\\nstd_days = 4\\nopen = { tue = \\"08:00-14:00\\", thu = \\"08:00-14:00\\" }\\n\\n[[service]]\\ncode = \\"siup\\"\\ntenant = \\"dpmptsp\\"\\nname = \\"SIUP (lama)\\"\\nprefix = \\"Z\\"\\nkind = \\"izin\\"\\nclosed = true\\n\\n[[counter]]\\ncode = \\"1\\"\\nname = \\"Loket 1\\"\\narea = \\"a\\"\\ntakes = [\\"ktp\\", \\"kk\\"]\\n\\n[[counter]]\\ncode = \\"2\\"\\nname = \\"Loket 2\\"\\narea = \\"a\\"\\ntakes = [\\"kk\\", \\"ktp\\", \\"skck\\"]\\n\\n[[counter]]\\ncode = \\"3\\"\\nname = \\"Loket 3\\"\\narea = \\"b\\"\\ntakes = [\\"nib\\", \\"pbg\\"]\\n\\n[[counter]]\\ncode = \\"4\\"\\nname = \\"Loket 4\\"\\narea = \\"b\\"\\ntakes = [\\"pengaduan\\", \\"nib\\"]\\n\\n[[counter]]\\ncode = \\"5\\"\\nname = \\"Loket 5\\"\\narea = \\"b\\"\\ntakes = [\\"paspor\\"]\\n\\n[[device]]\\nname = \\"gate-a\\"\\nbuttons = { in = \\"enter\\", out = \\"leave\\" }\\n\\n[[device]]\\nname = \\"gate-b\\"\\nbuttons = { in = \\"enter\\", out = \\"leave\\" }\\n\\n[[device]]\\nname = \\"gate-c\\"\\nbuttons = { ktp = \\"enter+issue:ktp\\", out = \\"leave\\" }\\n\\n[[device]]\\nname = \\"kiosk-1\\"\\nbuttons = { prio = \\"priority\\", a = \\"issue:ktp\\", b = \\"issue:kk\\", c = \\"issue:nib\\", d = \\"issue:pbg\\", p = \\"issue:pengaduan\\", i = \\"issue:skck\\", n = \\"issue:paspor\\" }\\n\\n[[device]]\\nname = \\"pad-1\\"\\ncounter = \\"1\\"\\nbuttons = { next = \\"next\\", recall = \\"recall\\", start = \\"start\\", absent = \\"no_show\\", hold = \\"hold\\", pause = \\"pause\\", done = \\"finish:completed\\", taken = \\"finish:accepted\\", less = \\"finish:incomplete\\", refer = \\"finish:referred\\", move = \\"transfer:nib\\" }\\n\\n[[device]]\\nname = \\"pad-2\\"\\ncounter = \\"2\\"\\nbuttons = { next = \\"next\\", recall = \\"recall\\", absent = \\"no_show\\", hold = \\"hold\\", done = \\"finish:completed\\", less = \\"finish:incomplete\\" }\\n\\n[[device]]\\nname = \\"pad-3\\"\\ncounter = \\"3\\"\\nbuttons = { next = \\"next\\", recall = \\"recall\\", start = \\"start\\", absent = \\"no_show\\", hold = \\"hold\\", done = \\"finish:completed\\", taken = \\"finish:accepted\\", less = \\"finish:incomplete\\", move = \\"transfer:pengaduan\\" }\\n\\n[[device]]\\nname = \\"pad-4\\"\\ncounter = \\"3\\"\\nbuttons = { next = \\"next\\", start = \\"start\\", absent = \\"no_show\\", done = \\"finish:completed\\", taken = \\"finish:accepted\\", refer = \\"finish:referred\\" }\\n\\n[[device]]\\nname = \\"pad-5\\"\\ncounter = \\"5\\"\\nbuttons = { next = \\"next\\", absent = \\"no_show\\", done = \\"finish:completed\\", taken = \\"finish:accepted\\" }\\n\\n[[season]]\\nname = \\"Ramadan 2026\\"\\nfrom = 2026-02-18\\nto = 2026-03-19\\nweek = { mon = \\"08:00-14:00\\", tue = \\"08:00-14:00\\", wed = \\"08:00-14:00\\", thu = \\"08:00-14:00\\", fri = \\"08:00-14:30\\" }\\nbreak = { fri = \\"11:30-12:30\\" }\\n\\n[[day]]\\ndate = 2026-01-12\\nkind = \\"early\\"\\nhours = \\"08:00-14:00\\"\\nname = \\"Rapat evaluasi\\"\\n\\n[[day]]\\ndate = 2026-01-17\\nkind = \\"extra\\"\\nhours = \\"08:00-12:00\\"\\ntenants = [\\"disdukcapil\\"]\\nname = \\"Sabtu melayani\\"\\n\\n[holidays]\\n2026-01-01 = \\"Tahun Baru 2026\\"\\n2026-01-16 = \\"Isra Mikraj\\"\\n2026-02-17 = \\"Tahun Baru Imlek\\"\\n2026-03-20 = \\"Idulfitri (perkiraan)\\"\\n","v":1,"who":"operator","zone":"Asia/Jakarta"}'),
('serang', 'gw-78a4dd46', 2, 'lawang-site/1 2 1768190408196 14 1768190408503 device\012{"v":1,"dev":"pad-2","ep":"2e18faa16959ab75","seq":30,"boot":3,"up":16206696,"utc":1768190408196,"err":14,"k":"press","b":"next","ms":105,"prev":"bf4d6faa050d0926"}.b50a2d9cf0278bdc3a930631e3a550ff'),
('serang', 'gw-78a4dd46', 3, 'lawang-site/1 3 1768190408196 14 1768190408503 gateway\012{"by":2,"counter":"2","k":"call","rule":"arrival","ticket":"A003","v":1,"wait_ms":8086}'),
('serang', 'gw-78a4dd46', 4, 'lawang-site/1 4 1768190434313 15 1768190434620 device\012{"v":1,"dev":"pad-4","ep":"95756eab90874d4c","seq":27,"boot":3,"up":16232213,"utc":1768190434313,"err":15,"k":"press","b":"next","ms":200,"prev":"9e0127e85e60196a"}.90f98ccd7445c1616efab369dc031690'),
('serang', 'gw-78a4dd46', 5, 'lawang-site/1 5 1768190434313 15 1768190434620 gateway\012{"by":4,"counter":"3","k":"counter","state":"open","v":1}'),
('serang', 'gw-78a4dd46', 6, 'lawang-site/1 6 1768190434313 15 1768190434620 gateway\012{"by":4,"counter":"3","k":"call","rule":"arrival","ticket":"C001","v":1,"wait_ms":33638}'),
('serang', 'gw-78a4dd46', 7, 'lawang-site/1 7 1768190435228 15 1768190435535 device\012{"v":1,"dev":"pad-2","ep":"2e18faa16959ab75","seq":31,"boot":3,"up":16233728,"utc":1768190435228,"err":15,"k":"press","b":"done","ms":185,"prev":"d8be5058c0bbd2ba"}.de6582f1c709b204e500858ba005d6fa'),
('serang', 'gw-78a4dd46', 8, 'lawang-site/1 8 1768190435228 15 1768190435535 gateway\012{"by":7,"counter":"2","implicit":0,"k":"finish","outcome":"completed","serve_ms":27032,"since":"call","ticket":"A003","v":1,"wait_ms":8086,"walk_ms":null}'),
('serang', 'gw-78a4dd46', 9, 'lawang-site/1 9 1768190444344 16 1768190444651 device\012{"v":1,"dev":"pad-3","ep":"11049dc2f3778d45","seq":33,"boot":3,"up":16242544,"utc":1768190444344,"err":16,"k":"press","b":"start","ms":60,"prev":"a702cbc9b2c6e659"}.37c31b6bbdd3cb96c836b1b54943712c'),
('serang', 'gw-78a4dd46', 10, 'lawang-site/1 10 1768190444344 16 1768190444651 gateway\012{"by":9,"counter":"3","k":"start","ticket":"C001","v":1,"walk_ms":10031}'),
('serang', 'gw-78a4dd46', 11, 'lawang-site/1 11 1768190456500 16 1768190456807 device\012{"v":1,"dev":"pad-1","ep":"21bd76e57fcd9117","seq":33,"boot":3,"up":16255300,"utc":1768190456500,"err":16,"k":"press","b":"next","ms":125,"prev":"d91085e4e1d9811e"}.cd98f43ba4e9a8c8aa73476b9aa173eb'),
('serang', 'gw-78a4dd46', 12, 'lawang-site/1 12 1768190456500 16 1768190456807 gateway\012{"by":11,"counter":"1","k":"call","rule":"arrival","ticket":"B003","v":1,"wait_ms":55283}'),
('serang', 'gw-78a4dd46', 13, 'lawang-site/1 13 1768190469923 17 1768190470230 device\012{"v":1,"dev":"pad-4","ep":"95756eab90874d4c","seq":28,"boot":3,"up":16267823,"utc":1768190469923,"err":17,"k":"press","b":"done","ms":230,"prev":"2ce0f27505fb2235"}.d65057c36bf29d5e1d5e38120ccd5d39'),
('serang', 'gw-78a4dd46', 14, 'lawang-site/1 14 1768190469923 17 1768190470230 gateway\012{"by":13,"counter":"3","implicit":0,"k":"finish","outcome":"completed","serve_ms":25579,"since":"start","ticket":"C001","v":1,"wait_ms":33638,"walk_ms":10031}'),
('serang', 'gw-78a4dd46', 15, 'lawang-site/1 15 1768190489962 18 1768190490269 device\012{"v":1,"dev":"pad-1","ep":"21bd76e57fcd9117","seq":34,"boot":3,"up":16288762,"utc":1768190489962,"err":18,"k":"press","b":"start","ms":195,"prev":"f22a42977e8aab7b"}.3a32b5be253c8f1a731979925dcc7db3'),
('serang', 'gw-78a4dd46', 16, 'lawang-site/1 16 1768190489962 18 1768190490269 gateway\012{"by":15,"counter":"1","k":"start","ticket":"B003","v":1,"walk_ms":33462}'),
('serang', 'gw-78a4dd46', 17, 'lawang-site/1 17 1768190527041 20 1768190527348 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":121,"boot":3,"up":16327041,"utc":1768190527041,"err":20,"k":"press","b":"out","ms":215,"prev":"50bebe6ef7f50486"}.b84e0a14f8af0032fd79ccaa9e07e2dc'),
('serang', 'gw-78a4dd46', 18, 'lawang-site/1 18 1768190527041 20 1768190527348 gateway\012{"by":17,"dev":"gate-a","k":"leave","late":0,"v":1}'),
('serang', 'gw-78a4dd46', 19, 'lawang-site/1 19 1768190620262 24 1768190620569 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":122,"boot":3,"up":16420262,"utc":1768190620262,"err":24,"k":"press","b":"out","ms":140,"prev":"20ce33aef40f46d5"}.f0c3b20d7c656d87329bcc9178a73f18'),
('serang', 'gw-78a4dd46', 20, 'lawang-site/1 20 1768190620262 24 1768190620569 gateway\012{"by":19,"dev":"gate-a","k":"leave","late":0,"v":1}'),
('serang', 'gw-78a4dd46', 21, 'lawang-site/1 21 1768190761821 32 1768190762128 device\012{"v":1,"dev":"pad-1","ep":"21bd76e57fcd9117","seq":35,"boot":3,"up":16560621,"utc":1768190761821,"err":32,"k":"press","b":"move","ms":130,"prev":"b692dff1b47a823c"}.e2e513ac206fa35ec16791276829edb9'),
('serang', 'gw-78a4dd46', 22, 'lawang-site/1 22 1768190761821 32 1768190762128 gateway\012{"by":21,"counter":"1","k":"transfer","serve_ms":271859,"service":"nib","since":"start","ticket":"B003","v":1}'),
('serang', 'gw-78a4dd46', 23, 'lawang-site/1 23 1768190761821 32 1768190762128 gateway\012{"by":21,"dev":"pad-1","k":"issue","kind":"izin","priority":0,"service":"nib","tenant":"dpmptsp","ticket":"C002","v":1,"visit":69}'),
('serang', 'gw-78a4dd46', 24, 'lawang-site/1 24 1768190804658 34 1768190804965 device\012{"v":1,"dev":"pad-4","ep":"95756eab90874d4c","seq":29,"boot":3,"up":16602558,"utc":1768190804658,"err":34,"k":"press","b":"next","ms":225,"prev":"23678ac0769356f8"}.de58826162c6779acd60ea14fa29a24b'),
('serang', 'gw-78a4dd46', 25, 'lawang-site/1 25 1768190804658 34 1768190804965 gateway\012{"by":24,"counter":"3","k":"call","rule":"arrival","ticket":"C002","v":1,"wait_ms":42837}'),
('serang', 'gw-78a4dd46', 26, 'lawang-site/1 26 1768190819549 34 1768190819856 device\012{"v":1,"dev":"pad-3","ep":"11049dc2f3778d45","seq":34,"boot":3,"up":16617749,"utc":1768190819549,"err":34,"k":"press","b":"start","ms":155,"prev":"4a7495ff84d9d14d"}.424c2276b7438e19dc4b062cb7af0891'),
('serang', 'gw-78a4dd46', 27, 'lawang-site/1 27 1768190819549 34 1768190819856 gateway\012{"by":26,"counter":"3","k":"start","ticket":"C002","v":1,"walk_ms":14891}'),
('serang', 'gw-78a4dd46', 28, 'lawang-site/1 28 1768190831481 35 1768190831788 device\012{"v":1,"dev":"pad-4","ep":"95756eab90874d4c","seq":30,"boot":3,"up":16629381,"utc":1768190831481,"err":35,"k":"press","b":"refer","ms":110,"prev":"bc4f9d0205c83b48"}.18baf219df4e27916b502a2d35483574'),
('serang', 'gw-78a4dd46', 29, 'lawang-site/1 29 1768190831481 35 1768190831788 gateway\012{"by":28,"counter":"3","implicit":0,"k":"finish","outcome":"referred","serve_ms":11932,"since":"start","ticket":"C002","v":1,"wait_ms":42837,"walk_ms":14891}'),
('serang', 'gw-78a4dd46', 30, 'lawang-site/1 30 1768190963765 42 1768190964072 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":123,"boot":3,"up":16763765,"utc":1768190963765,"err":42,"k":"press","b":"out","ms":140,"prev":"b3a630e80c659ffc"}.96d24ea90033ba7bdfc38c6d117be489'),
('serang', 'gw-78a4dd46', 31, 'lawang-site/1 31 1768190963765 42 1768190964072 gateway\012{"by":30,"dev":"gate-a","k":"leave","late":0,"v":1}'),
('serang', 'gw-78a4dd46', 32, 'lawang-site/1 32 1768194028744 195 1768194029075 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":124,"boot":3,"up":19828744,"utc":1768194028744,"err":195,"k":"press","b":"in","ms":115,"prev":"4112393830693304"}.1f106b871da57547f4697a11ab7b23f3'),
('serang', 'gw-78a4dd46', 33, 'lawang-site/1 33 1768194028744 195 1768194029075 gateway\012{"by":32,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-78a4dd46', 34, 'lawang-site/1 34 1768194129983 200 1768194130314 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":61,"boot":3,"up":19929083,"utc":1768194129983,"err":200,"k":"press","b":"c","ms":70,"prev":"c0d9ba63af418e61"}.cec4e9176328dcd6b27a3f907da448a3'),
('serang', 'gw-78a4dd46', 35, 'lawang-site/1 35 1768194129983 200 1768194130314 gateway\012{"by":34,"dev":"kiosk-1","k":"issue","kind":"izin","priority":0,"service":"nib","tenant":"dpmptsp","ticket":"C003","v":1,"visit":34}'),
('serang', 'gw-78a4dd46', 36, 'lawang-site/1 36 1768194137774 20 1768194138075 device\012{"v":1,"dev":"pad-3","ep":"11049dc2f3778d45","seq":35,"boot":3,"up":19935968,"utc":1768194137774,"err":20,"k":"press","b":"next","ms":100,"prev":"59d293ad88eee2a8"}.d8e3a78746f222a71a2434ceb670a1ff'),
('serang', 'gw-78a4dd46', 37, 'lawang-site/1 37 1768194137774 20 1768194138075 gateway\012{"by":36,"counter":"3","k":"call","rule":"arrival","ticket":"C003","v":1,"wait_ms":7791}'),
('serang', 'gw-78a4dd46', 38, 'lawang-site/1 38 1768194147733 32 1768194148022 device\012{"v":1,"dev":"pad-4","ep":"95756eab90874d4c","seq":31,"boot":3,"up":19945615,"utc":1768194147733,"err":32,"k":"press","b":"start","ms":105,"prev":"21f21755dad7d57a"}.763b273607e7503a3066804bb99ce9a2'),
('serang', 'gw-78a4dd46', 39, 'lawang-site/1 39 1768194147733 32 1768194148022 gateway\012{"by":38,"counter":"3","k":"start","ticket":"C003","v":1,"walk_ms":9959}'),
('serang', 'gw-78a4dd46', 40, 'lawang-site/1 40 1768194167251 21 1768194167552 device\012{"v":1,"dev":"pad-3","ep":"11049dc2f3778d45","seq":36,"boot":3,"up":19965445,"utc":1768194167251,"err":21,"k":"press","b":"move","ms":110,"prev":"8c3c9dc89d2f7fbe"}.98c4e119877de33c2de60ec22f675b5d'),
('serang', 'gw-78a4dd46', 41, 'lawang-site/1 41 1768194167251 21 1768194167552 gateway\012{"by":40,"counter":"3","k":"transfer","serve_ms":19518,"service":"pengaduan","since":"start","ticket":"C003","v":1}'),
('serang', 'gw-78a4dd46', 42, 'lawang-site/1 42 1768194167251 21 1768194167552 gateway\012{"by":40,"dev":"pad-3","k":"issue","kind":"pengaduan","priority":0,"service":"pengaduan","tenant":"dpmptsp","ticket":"P001","v":1,"visit":34}'),
('serang', 'gw-78a4dd46', 43, 'lawang-site/1 43 1768194230955 24 1768194231262 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":125,"boot":3,"up":20030955,"utc":1768194230955,"err":24,"k":"press","b":"in","ms":220,"prev":"fc88109136068767"}.c158d40958a6f9d679cc0d4593c699a4'),
('serang', 'gw-78a4dd46', 44, 'lawang-site/1 44 1768194230955 24 1768194231262 gateway\012{"by":43,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-78a4dd46', 45, 'lawang-site/1 45 1768194299625 22 1768194299932 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":62,"boot":3,"up":20098725,"utc":1768194299625,"err":22,"k":"press","b":"a","ms":80,"prev":"f24ba197b6a93c7e"}.ca8f0f682ee320dfc849200c097b624d'),
('serang', 'gw-78a4dd46', 46, 'lawang-site/1 46 1768194299625 22 1768194299932 gateway\012{"by":45,"dev":"kiosk-1","k":"issue","kind":"nonizin","priority":0,"service":"ktp","tenant":"disdukcapil","ticket":"A004","v":1,"visit":45}'),
('serang', 'gw-78a4dd46', 47, 'lawang-site/1 47 1768194326428 33 1768194326717 device\012{"v":1,"dev":"pad-2","ep":"2e18faa16959ab75","seq":32,"boot":3,"up":20124910,"utc":1768194326428,"err":33,"k":"press","b":"next","ms":170,"prev":"7858a7ffd5d61f6b"}.4fb9956de5a3e7d738e5ead2de16d77e'),
('serang', 'gw-78a4dd46', 48, 'lawang-site/1 48 1768194326428 33 1768194326717 gateway\012{"by":47,"counter":"2","k":"call","rule":"arrival","ticket":"A004","v":1,"wait_ms":26803}'),
('serang', 'gw-78a4dd46', 49, 'lawang-site/1 49 1768194366184 35 1768194366473 device\012{"v":1,"dev":"pad-2","ep":"2e18faa16959ab75","seq":33,"boot":3,"up":20164666,"utc":1768194366184,"err":35,"k":"press","b":"hold","ms":180,"prev":"ecee47f783947d94"}.ab9ed9eec95882c43ab1671df0a3e3ef'),
('serang', 'gw-78a4dd46', 50, 'lawang-site/1 50 1768194366184 35 1768194366473 gateway\012{"by":49,"counter":"2","k":"hold","ticket":"A004","v":1}'),
('serang', 'gw-78a4dd46', 51, 'lawang-site/1 51 1768194418609 37 1768194418898 device\012{"v":1,"dev":"pad-2","ep":"2e18faa16959ab75","seq":34,"boot":3,"up":20217091,"utc":1768194418609,"err":37,"k":"press","b":"hold","ms":115,"prev":"3e55e26af7183218"}.d5fb705d796c849a02c3408275fe639c'),
('serang', 'gw-78a4dd46', 52, 'lawang-site/1 52 1768194418609 37 1768194418898 gateway\012{"by":51,"counter":"2","k":"resume","ticket":"A004","v":1}'),
('serang', 'gw-78a4dd46', 53, 'lawang-site/1 53 1768194455398 216 1768194455729 device\012{"v":1,"dev":"gate-b","ep":"80923f2c5f8a6524","seq":21,"boot":3,"up":20255098,"utc":1768194455398,"err":216,"k":"press","b":"in","ms":235,"prev":"064428fb5737a9c0"}.f14d0360fca90a600a5cea82f2df502c'),
('serang', 'gw-78a4dd46', 54, 'lawang-site/1 54 1768194455398 216 1768194455729 gateway\012{"by":53,"dev":"gate-b","k":"enter","late":0,"v":1}'),
('serang', 'gw-78a4dd46', 55, 'lawang-site/1 55 1768194496734 32 1768194497041 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":63,"boot":3,"up":20295834,"utc":1768194496734,"err":32,"k":"press","b":"b","ms":150,"prev":"e09ccd6fbb05911c"}.def13af37b5e25e223228489e09f735e'),
('serang', 'gw-78a4dd46', 56, 'lawang-site/1 56 1768194496734 32 1768194497041 gateway\012{"by":55,"dev":"kiosk-1","k":"issue","kind":"nonizin","priority":0,"service":"kk","tenant":"disdukcapil","ticket":"B004","v":1,"visit":55}'),
('serang', 'gw-78a4dd46', 57, 'lawang-site/1 57 1768194505826 42 1768194506115 device\012{"v":1,"dev":"pad-2","ep":"2e18faa16959ab75","seq":35,"boot":3,"up":20304308,"utc":1768194505826,"err":42,"k":"press","b":"done","ms":155,"prev":"83c62f02b4090ce8"}.87d97a21c498a07426155445b17a2623'),
('serang', 'gw-78a4dd46', 58, 'lawang-site/1 58 1768194505826 42 1768194506115 gateway\012{"by":57,"counter":"2","implicit":0,"k":"finish","outcome":"completed","serve_ms":87217,"since":"call","ticket":"A004","v":1,"wait_ms":26803,"walk_ms":null}'),
('serang', 'gw-78a4dd46', 59, 'lawang-site/1 59 1768194532512 31 1768194532813 device\012{"v":1,"dev":"pad-1","ep":"21bd76e57fcd9117","seq":36,"boot":3,"up":20331306,"utc":1768194532512,"err":31,"k":"press","b":"next","ms":190,"prev":"91ae4c509a12083f"}.ea08a8549ee39c80c0793b16ee8b4a66'),
('serang', 'gw-78a4dd46', 60, 'lawang-site/1 60 1768194532512 31 1768194532813 gateway\012{"by":59,"counter":"1","k":"call","rule":"arrival","ticket":"B004","v":1,"wait_ms":35778}'),
('serang', 'gw-78a4dd46', 61, 'lawang-site/1 61 1768194566048 40 1768194566355 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":126,"boot":3,"up":20366048,"utc":1768194566048,"err":40,"k":"press","b":"out","ms":85,"prev":"06a838e52d99c777"}.443e9a486f39e3a6a1a3c57d24f9e8aa'),
('serang', 'gw-78a4dd46', 62, 'lawang-site/1 62 1768194566048 40 1768194566355 gateway\012{"by":61,"dev":"gate-a","k":"leave","late":0,"v":1}'),
('serang', 'gw-78a4dd46', 63, 'lawang-site/1 63 1768194573831 33 1768194574132 device\012{"v":1,"dev":"pad-1","ep":"21bd76e57fcd9117","seq":37,"boot":3,"up":20372625,"utc":1768194573831,"err":33,"k":"press","b":"start","ms":220,"prev":"b68bd9b636f02d6f"}.80603fe0a9fd8e55dfbdbfe5adb1a9b3'),
('serang', 'gw-78a4dd46', 64, 'lawang-site/1 64 1768194573831 33 1768194574132 gateway\012{"by":63,"counter":"1","k":"start","ticket":"B004","v":1,"walk_ms":41319}'),
('serang', 'gw-78a4dd46', 65, 'lawang-site/1 65 1768194870327 48 1768194870628 device\012{"v":1,"dev":"pad-1","ep":"21bd76e57fcd9117","seq":38,"boot":3,"up":20669121,"utc":1768194870327,"err":48,"k":"press","b":"done","ms":220,"prev":"ef9cfe6e419399a8"}.07d4e772cbdf0ae2124da1542f01ac25'),
('serang', 'gw-78a4dd46', 66, 'lawang-site/1 66 1768194870327 48 1768194870628 gateway\012{"by":65,"counter":"1","implicit":0,"k":"finish","outcome":"completed","serve_ms":296496,"since":"start","ticket":"B004","v":1,"wait_ms":35778,"walk_ms":41319}'),
('serang', 'gw-78a4dd46', 67, 'lawang-site/1 67 1768195045438 64 1768195045745 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":127,"boot":3,"up":20845438,"utc":1768195045438,"err":64,"k":"press","b":"in","ms":110,"prev":"c61723418c9ed008"}.4d693622ee2f1039ae6f7e190a0f55c3'),
('serang', 'gw-78a4dd46', 68, 'lawang-site/1 68 1768195045438 64 1768195045745 gateway\012{"by":67,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-78a4dd46', 69, 'lawang-site/1 69 1768195094658 62 1768195094965 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":64,"boot":3,"up":20893758,"utc":1768195094658,"err":62,"k":"press","b":"n","ms":140,"prev":"a92d8d98d46a1ad3"}.fccb1ea17b74719147106cd396c77f51'),
('serang', 'gw-78a4dd46', 70, 'lawang-site/1 70 1768195094658 62 1768195094965 gateway\012{"by":69,"dev":"kiosk-1","k":"refused","service":"paspor","v":1,"why":"closed"}'),
('serang', 'gw-78a4dd46', 71, 'lawang-site/1 71 1768199400000 0 1768199400500 gateway\012{"day":"2026-01-12","k":"day","state":"cutoff","v":1}'),
('serang', 'gw-78a4dd46', 72, 'lawang-site/1 72 1768201200000 0 1768201200500 gateway\012{"day":"2026-01-12","k":"day","state":"closed","v":1}'),
('serang', 'gw-78a4dd46', 73, 'lawang-site/1 73 1768222800000 0 1768222800500 gateway\012{"day":"2026-01-12","k":"day","state":"ended","v":1}'),
('serang', 'gw-78a4dd46', 74, 'lawang-site/1 74 1768222800000 0 1768222800500 gateway\012{"k":"unserved","ticket":"P001","v":1,"wait_ms":28632749}'),
('serang', 'gw-78a4dd46', 75, 'lawang-site/1 75 1768222800000 0 1768222800500 gateway\012{"by":73,"counter":"1","k":"counter","state":"closed","v":1}'),
('serang', 'gw-78a4dd46', 76, 'lawang-site/1 76 1768222800000 0 1768222800500 gateway\012{"by":73,"counter":"2","k":"counter","state":"closed","v":1}'),
('serang', 'gw-78a4dd46', 77, 'lawang-site/1 77 1768222800000 0 1768222800500 gateway\012{"by":73,"counter":"3","k":"counter","state":"closed","v":1}'),
('serang', 'gw-78a4dd46', 78, 'lawang-site/1 78 1768222800000 0 1768222800500 gateway\012{"day":"2026-01-12","k":"write_off","n":2,"v":1}'),
('serang', 'gw-7b0ac1e6', 0, 'lawang-site/1 0 1767826800000 0 1767826800000 gateway\012{"after":null,"after_root":null,"after_size":null,"cloud":1,"engine":"lawang-hall/2","k":"open","key":"134b19f0a9928b8cecb4ca33775f99243b9480581cd4c7fb81aa74cc63a09003","log":"gw-7b0ac1e6","site":"serang","v":1,"why":"first"}'),
('serang', 'gw-7b0ac1e6', 1, 'lawang-site/1 1 1767826800000 0 1767826800000 gateway\012{"k":"plan","toml":"# Rencana gedung untuk berkas uji versi 0.1: sedikit instansi, tetapi setiap bagian yang dikenal rencana dipakai.\\n\\n[site]\\ncode = \\"serang\\"\\nname = \\"MPP Kabupaten Serang\\"\\nzone = \\"Asia/Jakarta\\"\\ncapacity = 60\\noffice = \\"DPMPTSP Kabupaten Serang\\"\\nplace = \\"Kragilan\\"\\nsignatory = \\"Kepala DPMPTSP Kabupaten Serang\\"\\n\\n[hours]\\nweek = { mon = \\"08:00-15:00\\", tue = \\"08:00-15:00\\", wed = \\"08:00-15:00\\", thu = \\"08:00-15:00\\", fri = \\"08:00-15:00\\" }\\nbreak = { fri = \\"11:30-13:00\\" }\\nearly_min = 30\\ncutoff_min = 30\\nend = \\"20:00\\"\\n\\n[rules]\\npriority = \\"one-in-3\\"\\nnext_guard_s = 3\\nmin_serve_s = 30\\npriority_s = 20\\n\\n[[tenant]]\\ncode = \\"disdukcapil\\"\\nname = \\"Disdukcapil\\"\\n\\n[[tenant]]\\ncode = \\"dpmptsp\\"\\nname = \\"DPMPTSP\\"\\n\\n[[tenant]]\\ncode = \\"polres\\"\\nname = \\"Polres Serang (SKCK)\\"\\n\\n[[tenant]]\\ncode = \\"imigrasi\\"\\nname = \\"Kantor Imigrasi Serang\\"\\nopen = [\\"tue\\", \\"thu\\"]\\n\\n[[service]]\\ncode = \\"ktp\\"\\ntenant = \\"disdukcapil\\"\\nname = \\"KTP elektronik\\"\\nprefix = \\"A\\"\\nkind = \\"nonizin\\"\\nmax_wait_min = 45\\nstd_service_min = 15\\nstd_days = 1\\n\\n[[service]]\\ncode = \\"kk\\"\\ntenant = \\"disdukcapil\\"\\nname = \\"Kartu Keluarga \\u2013 baru dan pecah\\"\\nprefix = \\"B\\"\\nkind = \\"nonizin\\"\\nmax_wait_min = 45\\nstd_service_min = 20\\nstd_days = 1\\n\\n[[service]]\\ncode = \\"nib\\"\\ntenant = \\"dpmptsp\\"\\nname = \\"NIB dan OS\\"\\nprefix = \\"C\\"\\nkind = \\"izin\\"\\nmax_wait_min = 30\\nstd_service_min = 30\\nstd_days = 1\\n\\n[[service]]\\ncode = \\"pbg\\"\\ntenant = \\"dpmptsp\\"\\nname = \\"Persetujuan Bangunan Gedung\\"\\nprefix = \\"D\\"\\nkind = \\"izin\\"\\nmax_wait_min = 30\\nstd_service_min = 30\\nstd_days = 28\\n\\n[[service]]\\ncode = \\"pengaduan\\"\\ntenant = \\"dpmptsp\\"\\nname = \\"Pengaduan\\"\\nprefix = \\"P\\"\\nkind = \\"pengaduan\\"\\nmax_wait_min = 15\\ncutoff_min = 0\\n\\n[[service]]\\ncode = \\"skck\\"\\ntenant = \\"polres\\"\\nname = \\"SKCK\\"\\nprefix = \\"I\\"\\nkind = \\"nonizin\\"\\ncapacity = 2\\n\\n[[service]]\\ncode = \\"paspor\\"\\ntenant = \\"imigrasi\\"\\nname = \\"Paspor\\"\\nprefix = \\"N\\"\\nkind = \\"nonizin\\"\\nmax_wait_min = 60\\nstd_service_min = 25\\nstd_days = 4\\nopen = { tue = \\"08:00-14:00\\", thu = \\"08:00-14:00\\" }\\n\\n[[service]]\\ncode = \\"siup\\"\\ntenant = \\"dpmptsp\\"\\nname = \\"SIUP (lama)\\"\\nprefix = \\"Z\\"\\nkind = \\"izin\\"\\nclosed = true\\n\\n[[counter]]\\ncode = \\"1\\"\\nname = \\"Loket 1\\"\\narea = \\"a\\"\\ntakes = [\\"ktp\\", \\"kk\\"]\\n\\n[[counter]]\\ncode = \\"2\\"\\nname = \\"Loket 2\\"\\narea = \\"a\\"\\ntakes = [\\"kk\\", \\"ktp\\", \\"skck\\"]\\n\\n[[counter]]\\ncode = \\"3\\"\\nname = \\"Loket 3\\"\\narea = \\"b\\"\\ntakes = [\\"nib\\", \\"pbg\\"]\\n\\n[[counter]]\\ncode = \\"4\\"\\nname = \\"Loket 4\\"\\narea = \\"b\\"\\ntakes = [\\"pengaduan\\", \\"nib\\"]\\n\\n[[counter]]\\ncode = \\"5\\"\\nname = \\"Loket 5\\"\\narea = \\"b\\"\\ntakes = [\\"paspor\\"]\\n\\n[[device]]\\nname = \\"gate-a\\"\\nbuttons = { in = \\"enter\\", out = \\"leave\\" }\\n\\n[[device]]\\nname = \\"gate-b\\"\\nbuttons = { in = \\"enter\\", out = \\"leave\\" }\\n\\n[[device]]\\nname = \\"gate-c\\"\\nbuttons = { ktp = \\"enter+issue:ktp\\", out = \\"leave\\" }\\n\\n[[device]]\\nname = \\"kiosk-1\\"\\nbuttons = { prio = \\"priority\\", a = \\"issue:ktp\\", b = \\"issue:kk\\", c = \\"issue:nib\\", d = \\"issue:pbg\\", p = \\"issue:pengaduan\\", i = \\"issue:skck\\", n = \\"issue:paspor\\" }\\n\\n[[device]]\\nname = \\"pad-1\\"\\ncounter = \\"1\\"\\nbuttons = { next = \\"next\\", recall = \\"recall\\", start = \\"start\\", absent = \\"no_show\\", hold = \\"hold\\", pause = \\"pause\\", done = \\"finish:completed\\", taken = \\"finish:accepted\\", less = \\"finish:incomplete\\", refer = \\"finish:referred\\", move = \\"transfer:nib\\" }\\n\\n[[device]]\\nname = \\"pad-2\\"\\ncounter = \\"2\\"\\nbuttons = { next = \\"next\\", recall = \\"recall\\", absent = \\"no_show\\", hold = \\"hold\\", done = \\"finish:completed\\", less = \\"finish:incomplete\\" }\\n\\n[[device]]\\nname = \\"pad-3\\"\\ncounter = \\"3\\"\\nbuttons = { next = \\"next\\", recall = \\"recall\\", start = \\"start\\", absent = \\"no_show\\", hold = \\"hold\\", done = \\"finish:completed\\", taken = \\"finish:accepted\\", less = \\"finish:incomplete\\", move = \\"transfer:pengaduan\\" }\\n\\n[[device]]\\nname = \\"pad-4\\"\\ncounter = \\"4\\"\\nbuttons = { next = \\"next\\", start = \\"start\\", absent = \\"no_show\\", done = \\"finish:completed\\", taken = \\"finish:accepted\\", refer = \\"finish:referred\\" }\\n\\n[[device]]\\nname = \\"pad-5\\"\\ncounter = \\"5\\"\\nbuttons = { next = \\"next\\", absent = \\"no_show\\", done = \\"finish:completed\\", taken = \\"finish:accepted\\" }\\n\\n[[season]]\\nname = \\"Ramadan 2026\\"\\nfrom = 2026-02-18\\nto = 2026-03-19\\nweek = { mon = \\"08:00-14:00\\", tue = \\"08:00-14:00\\", wed = \\"08:00-14:00\\", thu = \\"08:00-14:00\\", fri = \\"08:00-14:30\\" }\\nbreak = { fri = \\"11:30-12:30\\" }\\n\\n[[day]]\\ndate = 2026-01-12\\nkind = \\"early\\"\\nhours = \\"08:00-14:00\\"\\nname = \\"Rapat evaluasi\\"\\n\\n[[day]]\\ndate = 2026-01-17\\nkind = \\"extra\\"\\nhours = \\"08:00-12:00\\"\\ntenants = [\\"disdukcapil\\"]\\nname = \\"Sabtu melayani\\"\\n\\n[holidays]\\n2026-01-01 = \\"Tahun Baru 2026\\"\\n2026-01-16 = \\"Isra Mikraj\\"\\n2026-02-17 = \\"Tahun Baru Imlek\\"\\n","v":1,"who":"operator","zone":"Asia/Jakarta"}'),
('serang', 'gw-7b0ac1e6', 2, 'lawang-site/1 2 1767826800000 0 1767826800000 gateway\012{"k":"trial","v":1,"who":"operator"}'),
('serang', 'gw-7b0ac1e6', 3, 'lawang-site/1 3 1767826802712 0 1767826802712 gateway\012{"day":"2026-01-08","k":"day","state":"opened","v":1}'),
('serang', 'gw-7b0ac1e6', 4, 'lawang-site/1 4 1767826800012 2000 1767826802736 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":1,"boot":1,"up":0,"utc":null,"err":null,"k":"boot","why":"power","fw":"0.1.0","prev":"0000000000000000"}.7f9673fed0b5a5155ea472b56ccd9891'),
('serang', 'gw-7b0ac1e6', 5, 'lawang-site/1 5 1767826800312 2000 1767826802784 device\012{"v":1,"dev":"gate-b","ep":"f4f4fe62d9049907","seq":1,"boot":1,"up":0,"utc":null,"err":null,"k":"boot","why":"power","fw":"0.1.0","prev":"0000000000000000"}.ee7bf946bccb6060e47cf4115a8d4050'),
('serang', 'gw-7b0ac1e6', 6, 'lawang-site/1 6 1767826800912 2000 1767826802844 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":1,"boot":1,"up":0,"utc":null,"err":null,"k":"boot","why":"power","fw":"0.1.0","prev":"0000000000000000"}.e48d368715492dc35d3de0eead4f5e14'),
('serang', 'gw-7b0ac1e6', 7, 'lawang-site/1 7 1767826801212 2000 1767826802904 device\012{"v":1,"dev":"pad-1","ep":"21bd76e57fcd9117","seq":1,"boot":1,"up":0,"utc":null,"err":null,"k":"boot","why":"power","fw":"0.1.0","prev":"0000000000000000"}.38b8429034867cc31945189091a4ae2f'),
('serang', 'gw-7b0ac1e6', 8, 'lawang-site/1 8 1767826801512 2000 1767826802964 device\012{"v":1,"dev":"pad-2","ep":"2e18faa16959ab75","seq":1,"boot":1,"up":0,"utc":null,"err":null,"k":"boot","why":"power","fw":"0.1.0","prev":"0000000000000000"}.bcce2c57e39c5b673d8a41649e86c58f'),
('serang', 'gw-7b0ac1e6', 9, 'lawang-site/1 9 1767826801812 2000 1767826803024 device\012{"v":1,"dev":"pad-3","ep":"11049dc2f3778d45","seq":1,"boot":1,"up":0,"utc":null,"err":null,"k":"boot","why":"power","fw":"0.1.0","prev":"0000000000000000"}.b4c4177bb0691fc462a05f779b618e04'),
('serang', 'gw-7b0ac1e6', 10, 'lawang-site/1 10 1767826802112 2000 1767826803084 device\012{"v":1,"dev":"pad-4","ep":"95756eab90874d4c","seq":1,"boot":1,"up":0,"utc":null,"err":null,"k":"boot","why":"power","fw":"0.1.0","prev":"0000000000000000"}.4d1262e3adba76e43d522e7ff84fb44f'),
('serang', 'gw-7b0ac1e6', 11, 'lawang-site/1 11 1767826802412 2000 1767826803144 device\012{"v":1,"dev":"pad-5","ep":"62f2130b831b0d9b","seq":1,"boot":1,"up":0,"utc":null,"err":null,"k":"boot","why":"power","fw":"0.1.0","prev":"0000000000000000"}.460b8dc515f5cacbe88c42ec2a68c9c2'),
('serang', 'gw-7b0ac1e6', 12, 'lawang-site/1 12 1767828600100 103 1767828600407 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":2,"boot":1,"up":1800100,"utc":1767828600100,"err":103,"k":"press","b":"in","ms":85,"prev":"427e0e8e2276589a"}.287ff5f75e8eb89902bd12051b00c9c3'),
('serang', 'gw-7b0ac1e6', 13, 'lawang-site/1 13 1767828600100 103 1767828600407 gateway\012{"by":12,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 14, 'lawang-site/1 14 1767829200080 133 1767829200387 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":2,"boot":1,"up":2399180,"utc":1767829200080,"err":133,"k":"press","b":"a","ms":65,"prev":"c37f92dfec95b999"}.768a5466174a7a8054686de5cca47b8c'),
('serang', 'gw-7b0ac1e6', 15, 'lawang-site/1 15 1767829200080 133 1767829200387 gateway\012{"by":14,"dev":"kiosk-1","k":"refused","service":"ktp","v":1,"why":"early"}'),
('serang', 'gw-7b0ac1e6', 16, 'lawang-site/1 16 1767829800125 163 1767829800432 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":3,"boot":1,"up":3000125,"utc":1767829800125,"err":163,"k":"press","b":"out","ms":110,"prev":"4e7d65bb2f7e1928"}.68d89bf585243175699cb48158f1848e'),
('serang', 'gw-7b0ac1e6', 17, 'lawang-site/1 17 1767829800125 163 1767829800432 gateway\012{"by":16,"dev":"gate-a","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 18, 'lawang-site/1 18 1767831300000 0 1767831300000 gateway\012{"k":"live","v":1,"who":"operator"}'),
('serang', 'gw-7b0ac1e6', 19, 'lawang-site/1 19 1767833067378 327 1767833067709 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":4,"boot":1,"up":6267378,"utc":1767833067378,"err":327,"k":"press","b":"in","ms":155,"prev":"3a99b6d3726c92e9"}.c6f0eaf762f542254e807faf8aebec83'),
('serang', 'gw-7b0ac1e6', 20, 'lawang-site/1 20 1767833067378 327 1767833067709 gateway\012{"by":19,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 21, 'lawang-site/1 21 1767833164935 332 1767833165266 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":3,"boot":1,"up":6364035,"utc":1767833164935,"err":332,"k":"press","b":"c","ms":120,"prev":"6869d22f4f71e8cf"}.53f7be8d1f1bd5985dd9ed13708d1c3c'),
('serang', 'gw-7b0ac1e6', 22, 'lawang-site/1 22 1767833164935 332 1767833165266 gateway\012{"by":21,"dev":"kiosk-1","k":"issue","kind":"izin","priority":0,"service":"nib","tenant":"dpmptsp","ticket":"C001","v":1,"visit":21}'),
('serang', 'gw-7b0ac1e6', 23, 'lawang-site/1 23 1767833339039 27 1767833339346 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":5,"boot":1,"up":6539039,"utc":1767833339039,"err":27,"k":"press","b":"in","ms":100,"prev":"03c370dbdeaa881c"}.9772b1a5b1c729ae669668a6ce61b8c6'),
('serang', 'gw-7b0ac1e6', 24, 'lawang-site/1 24 1767833339039 27 1767833339346 gateway\012{"by":23,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 25, 'lawang-site/1 25 1767833410525 26 1767833410832 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":4,"boot":1,"up":6609625,"utc":1767833410525,"err":26,"k":"press","b":"a","ms":110,"prev":"8af62effe239fe81"}.be71dd3492842b17bdc1d81be7eacbf9'),
('serang', 'gw-7b0ac1e6', 26, 'lawang-site/1 26 1767833410525 26 1767833410832 gateway\012{"by":25,"dev":"kiosk-1","k":"issue","kind":"nonizin","priority":0,"service":"ktp","tenant":"disdukcapil","ticket":"A001","v":1,"visit":25}'),
('serang', 'gw-7b0ac1e6', 27, 'lawang-site/1 27 1767833704063 58 1767833704352 device\012{"v":1,"dev":"pad-4","ep":"95756eab90874d4c","seq":2,"boot":1,"up":6901945,"utc":1767833704063,"err":58,"k":"press","b":"next","ms":165,"prev":"0bdcad7afd7facda"}.dce1ca1fc94ee49b9d30045e96c52ad0'),
('serang', 'gw-7b0ac1e6', 28, 'lawang-site/1 28 1767833704063 58 1767833704352 gateway\012{"by":27,"counter":"4","k":"counter","state":"open","v":1}'),
('serang', 'gw-7b0ac1e6', 29, 'lawang-site/1 29 1767833704063 58 1767833704352 gateway\012{"by":27,"counter":"4","k":"call","rule":"arrival","ticket":"C001","v":1,"wait_ms":539128}'),
('serang', 'gw-7b0ac1e6', 30, 'lawang-site/1 30 1767833734493 60 1767833734782 device\012{"v":1,"dev":"pad-4","ep":"95756eab90874d4c","seq":3,"boot":1,"up":6932375,"utc":1767833734493,"err":60,"k":"press","b":"start","ms":185,"prev":"81b61987998d2ad8"}.39664e60ef0c839745aa6c7f4a642c2b'),
('serang', 'gw-7b0ac1e6', 31, 'lawang-site/1 31 1767833734493 60 1767833734782 gateway\012{"by":30,"counter":"4","k":"start","ticket":"C001","v":1,"walk_ms":30430}'),
('serang', 'gw-7b0ac1e6', 32, 'lawang-site/1 32 1767833744658 36 1767833744959 device\012{"v":1,"dev":"pad-1","ep":"21bd76e57fcd9117","seq":2,"boot":1,"up":6943452,"utc":1767833744658,"err":36,"k":"press","b":"next","ms":100,"prev":"3f78a7b953e03ad2"}.debf641a91d71d92c0d2c2f1bd35abbd'),
('serang', 'gw-7b0ac1e6', 33, 'lawang-site/1 33 1767833744658 36 1767833744959 gateway\012{"by":32,"counter":"1","k":"counter","state":"open","v":1}'),
('serang', 'gw-7b0ac1e6', 34, 'lawang-site/1 34 1767833744658 36 1767833744959 gateway\012{"by":32,"counter":"1","k":"call","rule":"arrival","ticket":"A001","v":1,"wait_ms":334133}'),
('serang', 'gw-7b0ac1e6', 35, 'lawang-site/1 35 1767833776500 38 1767833776801 device\012{"v":1,"dev":"pad-1","ep":"21bd76e57fcd9117","seq":3,"boot":1,"up":6975294,"utc":1767833776500,"err":38,"k":"press","b":"start","ms":160,"prev":"ed528ac06ae9a158"}.e3fdf4928945827965d9228be74c7ddd'),
('serang', 'gw-7b0ac1e6', 36, 'lawang-site/1 36 1767833776500 38 1767833776801 gateway\012{"by":35,"counter":"1","k":"start","ticket":"A001","v":1,"walk_ms":31842}'),
('serang', 'gw-7b0ac1e6', 37, 'lawang-site/1 37 1767834017044 50 1767834017345 device\012{"v":1,"dev":"pad-1","ep":"21bd76e57fcd9117","seq":4,"boot":1,"up":7215838,"utc":1767834017044,"err":50,"k":"press","b":"taken","ms":80,"prev":"1a7e5e3a1e2c6751"}.d1e48c8226d68a04fb11572b7ae6aea5'),
('serang', 'gw-7b0ac1e6', 38, 'lawang-site/1 38 1767834017044 50 1767834017345 gateway\012{"by":37,"counter":"1","implicit":0,"k":"finish","outcome":"accepted","serve_ms":240544,"since":"start","ticket":"A001","v":1,"wait_ms":334133,"walk_ms":31842}'),
('serang', 'gw-7b0ac1e6', 39, 'lawang-site/1 39 1767834055964 76 1767834056253 device\012{"v":1,"dev":"pad-4","ep":"95756eab90874d4c","seq":4,"boot":1,"up":7253846,"utc":1767834055964,"err":76,"k":"press","b":"refer","ms":175,"prev":"057d1bc94a8a8bf4"}.958594dd0b5bc4ea77cca6842112f0e7'),
('serang', 'gw-7b0ac1e6', 40, 'lawang-site/1 40 1767834055964 76 1767834056253 gateway\012{"by":39,"counter":"4","implicit":0,"k":"finish","outcome":"referred","serve_ms":321471,"since":"start","ticket":"C001","v":1,"wait_ms":539128,"walk_ms":30430}'),
('serang', 'gw-7b0ac1e6', 41, 'lawang-site/1 41 1767834155432 381 1767834155763 device\012{"v":1,"dev":"gate-b","ep":"f4f4fe62d9049907","seq":2,"boot":1,"up":7355132,"utc":1767834155432,"err":381,"k":"press","b":"out","ms":200,"prev":"7ec09306576ebb5f"}.0dcf6b85610e9be55a7c4a4a4a7a35e0'),
('serang', 'gw-7b0ac1e6', 42, 'lawang-site/1 42 1767834155432 381 1767834155763 gateway\012{"by":41,"dev":"gate-b","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 43, 'lawang-site/1 43 1767834201270 16 1767834201577 device\012{"v":1,"dev":"gate-b","ep":"f4f4fe62d9049907","seq":3,"boot":1,"up":7400970,"utc":1767834201270,"err":16,"k":"press","b":"out","ms":110,"prev":"3fac557ae1cb1c41"}.adf8b7fd7df86f8048066554b76df2b2'),
('serang', 'gw-7b0ac1e6', 44, 'lawang-site/1 44 1767834201270 16 1767834201577 gateway\012{"by":43,"dev":"gate-b","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 45, 'lawang-site/1 45 1767834368308 79 1767834368615 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":6,"boot":1,"up":7568308,"utc":1767834368308,"err":79,"k":"press","b":"in","ms":70,"prev":"ec3c58952b397135"}.3ec7258a2a8882ff982d49c4abc81407'),
('serang', 'gw-7b0ac1e6', 46, 'lawang-site/1 46 1767834368308 79 1767834368615 gateway\012{"by":45,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 47, 'lawang-site/1 47 1767834998211 110 1767834998518 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":7,"boot":1,"up":8198211,"utc":1767834998211,"err":110,"k":"press","b":"in","ms":140,"prev":"5433b9326f1fc553"}.0331c380ee9854a8cac39031634408d6'),
('serang', 'gw-7b0ac1e6', 48, 'lawang-site/1 48 1767834998211 110 1767834998518 gateway\012{"by":47,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 49, 'lawang-site/1 49 1767835113922 111 1767835114229 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":5,"boot":1,"up":8313022,"utc":1767835113922,"err":111,"k":"press","b":"a","ms":210,"prev":"688d87721405430c"}.b3d8025b541375a16389c82258a6f879');

INSERT INTO public.log_entry (site, log, n, leaf) VALUES
('serang', 'gw-7b0ac1e6', 50, 'lawang-site/1 50 1767835113922 111 1767835114229 gateway\012{"by":49,"dev":"kiosk-1","k":"issue","kind":"nonizin","priority":0,"service":"ktp","tenant":"disdukcapil","ticket":"A002","v":1,"visit":49}'),
('serang', 'gw-7b0ac1e6', 51, 'lawang-site/1 51 1767835139115 106 1767835139416 device\012{"v":1,"dev":"pad-1","ep":"21bd76e57fcd9117","seq":5,"boot":1,"up":8337909,"utc":1767835139115,"err":106,"k":"press","b":"next","ms":140,"prev":"0ca1a32f066aa712"}.925ef339c7454938da14bc0b03d18b2c'),
('serang', 'gw-7b0ac1e6', 52, 'lawang-site/1 52 1767835139115 106 1767835139416 gateway\012{"by":51,"counter":"1","k":"call","rule":"arrival","ticket":"A002","v":1,"wait_ms":25193}'),
('serang', 'gw-7b0ac1e6', 53, 'lawang-site/1 53 1767835174714 108 1767835175015 device\012{"v":1,"dev":"pad-1","ep":"21bd76e57fcd9117","seq":6,"boot":1,"up":8373508,"utc":1767835174714,"err":108,"k":"press","b":"start","ms":230,"prev":"2686d2b8b50d6789"}.f558a0291fb84b8947f480ba6fdff0ad'),
('serang', 'gw-7b0ac1e6', 54, 'lawang-site/1 54 1767835174714 108 1767835175015 gateway\012{"by":53,"counter":"1","k":"start","ticket":"A002","v":1,"walk_ms":35599}'),
('serang', 'gw-7b0ac1e6', 55, 'lawang-site/1 55 1767835364453 74 1767835364760 device\012{"v":1,"dev":"gate-b","ep":"f4f4fe62d9049907","seq":4,"boot":1,"up":8564153,"utc":1767835364453,"err":74,"k":"press","b":"out","ms":110,"prev":"990a41f214ebef30"}.ce9e80637c7a884ccf2d142831cf464c'),
('serang', 'gw-7b0ac1e6', 56, 'lawang-site/1 56 1767835364453 74 1767835364760 gateway\012{"by":55,"dev":"gate-b","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 57, 'lawang-site/1 57 1767835465065 122 1767835465366 device\012{"v":1,"dev":"pad-1","ep":"21bd76e57fcd9117","seq":7,"boot":1,"up":8663859,"utc":1767835465065,"err":122,"k":"press","b":"taken","ms":100,"prev":"734e945ececc132c"}.8177781e02f5f9a6d4f8dacd3b8d0a6e'),
('serang', 'gw-7b0ac1e6', 58, 'lawang-site/1 58 1767835465065 122 1767835465366 gateway\012{"by":57,"counter":"1","implicit":0,"k":"finish","outcome":"accepted","serve_ms":290351,"since":"start","ticket":"A002","v":1,"wait_ms":25193,"walk_ms":35599}'),
('serang', 'gw-7b0ac1e6', 59, 'lawang-site/1 59 1767835552280 138 1767835552587 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":8,"boot":1,"up":8752280,"utc":1767835552280,"err":138,"k":"press","b":"out","ms":135,"prev":"460d7a36d67c4408"}.f111c92540a3d29ca74b01d1ce34058b'),
('serang', 'gw-7b0ac1e6', 60, 'lawang-site/1 60 1767835552280 138 1767835552587 gateway\012{"by":59,"dev":"gate-a","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 61, 'lawang-site/1 61 1767835683865 144 1767835684172 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":9,"boot":1,"up":8883865,"utc":1767835683865,"err":144,"k":"press","b":"in","ms":225,"prev":"9329877c701d6ed8"}.994bf100e518c04798c67aa24ffdb560'),
('serang', 'gw-7b0ac1e6', 62, 'lawang-site/1 62 1767835683865 144 1767835684172 gateway\012{"by":61,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 63, 'lawang-site/1 63 1767835779375 144 1767835779682 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":6,"boot":1,"up":8978475,"utc":1767835779375,"err":144,"k":"press","b":"b","ms":220,"prev":"dc2f00f3d6239f08"}.0cdf234bdd64ff54067990df72a1470a'),
('serang', 'gw-7b0ac1e6', 64, 'lawang-site/1 64 1767835779375 144 1767835779682 gateway\012{"by":63,"dev":"kiosk-1","k":"issue","kind":"nonizin","priority":0,"service":"kk","tenant":"disdukcapil","ticket":"B001","v":1,"visit":63}'),
('serang', 'gw-7b0ac1e6', 65, 'lawang-site/1 65 1767835791804 151 1767835792093 device\012{"v":1,"dev":"pad-2","ep":"2e18faa16959ab75","seq":2,"boot":1,"up":8990286,"utc":1767835791804,"err":151,"k":"press","b":"next","ms":185,"prev":"b4bcb9e97cf031b9"}.dbeeb24f31257e3d0cba4a9e84bec547'),
('serang', 'gw-7b0ac1e6', 66, 'lawang-site/1 66 1767835791804 151 1767835792093 gateway\012{"by":65,"counter":"2","k":"counter","state":"open","v":1}'),
('serang', 'gw-7b0ac1e6', 67, 'lawang-site/1 67 1767835791804 151 1767835792093 gateway\012{"by":65,"counter":"2","k":"call","rule":"arrival","ticket":"B001","v":1,"wait_ms":12429}'),
('serang', 'gw-7b0ac1e6', 68, 'lawang-site/1 68 1767835829931 152 1767835830220 device\012{"v":1,"dev":"pad-2","ep":"2e18faa16959ab75","seq":3,"boot":1,"up":9028413,"utc":1767835829931,"err":152,"k":"press","b":"done","ms":200,"prev":"7c1506c4bad74d64"}.795f1ce541b573ba87f66a7ecac6101d'),
('serang', 'gw-7b0ac1e6', 69, 'lawang-site/1 69 1767835829931 152 1767835830220 gateway\012{"by":68,"counter":"2","implicit":0,"k":"finish","outcome":"completed","serve_ms":38127,"since":"call","ticket":"B001","v":1,"wait_ms":12429,"walk_ms":null}'),
('serang', 'gw-7b0ac1e6', 70, 'lawang-site/1 70 1767835976959 105 1767835977266 device\012{"v":1,"dev":"gate-b","ep":"f4f4fe62d9049907","seq":5,"boot":1,"up":9176659,"utc":1767835976959,"err":105,"k":"press","b":"out","ms":90,"prev":"d32efcd6ee296746"}.48624c90062d7ed23b57d05d7a575369'),
('serang', 'gw-7b0ac1e6', 71, 'lawang-site/1 71 1767835976959 105 1767835977266 gateway\012{"by":70,"dev":"gate-b","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 72, 'lawang-site/1 72 1767836346419 177 1767836346726 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":10,"boot":1,"up":9546419,"utc":1767836346419,"err":177,"k":"press","b":"in","ms":210,"prev":"64c8a9c7bc7ed88a"}.79a4e7d1b1685bfec1222835c7970662'),
('serang', 'gw-7b0ac1e6', 73, 'lawang-site/1 73 1767836346419 177 1767836346726 gateway\012{"by":72,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 74, 'lawang-site/1 74 1767836465495 179 1767836465802 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":7,"boot":1,"up":9664595,"utc":1767836465495,"err":179,"k":"press","b":"i","ms":65,"prev":"f9195a9485e760e9"}.34d410a7175a580b6ea5a594bcf22f6d'),
('serang', 'gw-7b0ac1e6', 75, 'lawang-site/1 75 1767836465495 179 1767836465802 gateway\012{"by":74,"dev":"kiosk-1","k":"issue","kind":"nonizin","priority":0,"service":"skck","tenant":"polres","ticket":"I001","v":1,"visit":74}'),
('serang', 'gw-7b0ac1e6', 76, 'lawang-site/1 76 1767836468187 184 1767836468476 device\012{"v":1,"dev":"pad-2","ep":"2e18faa16959ab75","seq":4,"boot":1,"up":9666669,"utc":1767836468187,"err":184,"k":"press","b":"next","ms":150,"prev":"e6b550898b7ab74d"}.fdaa513fcc827c95116bf9a432509ff1'),
('serang', 'gw-7b0ac1e6', 77, 'lawang-site/1 77 1767836468187 184 1767836468476 gateway\012{"by":76,"counter":"2","k":"call","rule":"arrival","ticket":"I001","v":1,"wait_ms":2692}'),
('serang', 'gw-7b0ac1e6', 78, 'lawang-site/1 78 1767836495425 186 1767836495714 device\012{"v":1,"dev":"pad-2","ep":"2e18faa16959ab75","seq":5,"boot":1,"up":9693907,"utc":1767836495425,"err":186,"k":"press","b":"less","ms":135,"prev":"1587feeddeb6a1c8"}.e2384dfcc7481334b066c38280a4ca13'),
('serang', 'gw-7b0ac1e6', 79, 'lawang-site/1 79 1767836495425 186 1767836495714 gateway\012{"by":78,"counter":"2","implicit":0,"k":"finish","outcome":"incomplete","serve_ms":27238,"since":"call","ticket":"I001","v":1,"wait_ms":2692,"walk_ms":null}'),
('serang', 'gw-7b0ac1e6', 80, 'lawang-site/1 80 1767836628028 137 1767836628335 device\012{"v":1,"dev":"gate-b","ep":"f4f4fe62d9049907","seq":6,"boot":1,"up":9827728,"utc":1767836628028,"err":137,"k":"press","b":"out","ms":65,"prev":"825e1670d66efbf9"}.f398f70032f50c18027cba88ed08daa9'),
('serang', 'gw-7b0ac1e6', 81, 'lawang-site/1 81 1767836628028 137 1767836628335 gateway\012{"by":80,"dev":"gate-b","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 82, 'lawang-site/1 82 1767837673971 189 1767837674278 device\012{"v":1,"dev":"gate-b","ep":"f4f4fe62d9049907","seq":7,"boot":1,"up":10873671,"utc":1767837673971,"err":189,"k":"press","b":"in","ms":145,"prev":"5db57585611bae0b"}.194d65deb3e28e9f38be9ed8cd3eea64'),
('serang', 'gw-7b0ac1e6', 83, 'lawang-site/1 83 1767837673971 189 1767837674278 gateway\012{"by":82,"dev":"gate-b","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 84, 'lawang-site/1 84 1767837728422 242 1767837728753 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":8,"boot":1,"up":10927522,"utc":1767837728422,"err":242,"k":"press","b":"a","ms":150,"prev":"ccf2fd499f0d9400"}.a9091e20c7fb7f9e6e13ece223703767'),
('serang', 'gw-7b0ac1e6', 85, 'lawang-site/1 85 1767837728422 242 1767837728753 gateway\012{"by":84,"dev":"kiosk-1","k":"issue","kind":"nonizin","priority":0,"service":"ktp","tenant":"disdukcapil","ticket":"A003","v":1,"visit":84}'),
('serang', 'gw-7b0ac1e6', 86, 'lawang-site/1 86 1767837760996 33 1767837761285 device\012{"v":1,"dev":"pad-2","ep":"2e18faa16959ab75","seq":6,"boot":1,"up":10959478,"utc":1767837760996,"err":33,"k":"press","b":"next","ms":110,"prev":"54d21fdf9df0490b"}.4278379076dead975469774ab0272ed1'),
('serang', 'gw-7b0ac1e6', 87, 'lawang-site/1 87 1767837760996 33 1767837761285 gateway\012{"by":86,"counter":"2","k":"call","rule":"arrival","ticket":"A003","v":1,"wait_ms":32574}'),
('serang', 'gw-7b0ac1e6', 88, 'lawang-site/1 88 1767837795343 35 1767837795632 device\012{"v":1,"dev":"pad-2","ep":"2e18faa16959ab75","seq":7,"boot":1,"up":10993825,"utc":1767837795343,"err":35,"k":"press","b":"done","ms":105,"prev":"f1a286813887a04e"}.38e0e7103c65644c0af043d4a2ad85f9'),
('serang', 'gw-7b0ac1e6', 89, 'lawang-site/1 89 1767837795343 35 1767837795632 gateway\012{"by":88,"counter":"2","implicit":0,"k":"finish","outcome":"completed","serve_ms":34347,"since":"call","ticket":"A003","v":1,"wait_ms":32574,"walk_ms":null}'),
('serang', 'gw-7b0ac1e6', 90, 'lawang-site/1 90 1767837860691 199 1767837861022 device\012{"v":1,"dev":"gate-b","ep":"f4f4fe62d9049907","seq":8,"boot":1,"up":11060391,"utc":1767837860691,"err":199,"k":"press","b":"in","ms":195,"prev":"6359cff7026633c8"}.0eef6e0dad39af67639eb85960cd73dc'),
('serang', 'gw-7b0ac1e6', 91, 'lawang-site/1 91 1767837860691 199 1767837861022 gateway\012{"by":90,"dev":"gate-b","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 92, 'lawang-site/1 92 1767837898333 22 1767837898640 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":9,"boot":1,"up":11097433,"utc":1767837898333,"err":22,"k":"press","b":"prio","ms":205,"prev":"16e79e76bc24e40b"}.98a5e0586676c3f669023ea819296d14'),
('serang', 'gw-7b0ac1e6', 93, 'lawang-site/1 93 1767837898333 22 1767837898640 gateway\012{"by":92,"dev":"kiosk-1","k":"priority","v":1}'),
('serang', 'gw-7b0ac1e6', 94, 'lawang-site/1 94 1767837902879 22 1767837903186 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":10,"boot":1,"up":11101979,"utc":1767837902879,"err":22,"k":"press","b":"b","ms":200,"prev":"4564b993ee7b1ff1"}.00cb784a4c584db067f958b533544edd'),
('serang', 'gw-7b0ac1e6', 95, 'lawang-site/1 95 1767837902879 22 1767837903186 gateway\012{"by":94,"dev":"kiosk-1","k":"issue","kind":"nonizin","priority":1,"service":"kk","tenant":"disdukcapil","ticket":"B002","v":1,"visit":94}'),
('serang', 'gw-7b0ac1e6', 96, 'lawang-site/1 96 1767837908853 16 1767837909160 device\012{"v":1,"dev":"gate-b","ep":"f4f4fe62d9049907","seq":9,"boot":1,"up":11108553,"utc":1767837908853,"err":16,"k":"press","b":"out","ms":180,"prev":"e429b15068148912"}.63bdea30e6165b245edff043803af591'),
('serang', 'gw-7b0ac1e6', 97, 'lawang-site/1 97 1767837908853 16 1767837909160 gateway\012{"by":96,"dev":"gate-b","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 98, 'lawang-site/1 98 1767837918663 41 1767837918952 device\012{"v":1,"dev":"pad-2","ep":"2e18faa16959ab75","seq":8,"boot":1,"up":11117145,"utc":1767837918663,"err":41,"k":"press","b":"next","ms":230,"prev":"f66bfdab991502b5"}.aeb0d77b82be367e4904c63e901c2fae'),
('serang', 'gw-7b0ac1e6', 99, 'lawang-site/1 99 1767837918663 41 1767837918952 gateway\012{"by":98,"counter":"2","k":"call","rule":"priority-one-in-3","ticket":"B002","v":1,"wait_ms":15784}'),
('serang', 'gw-7b0ac1e6', 100, 'lawang-site/1 100 1767837959090 43 1767837959379 device\012{"v":1,"dev":"pad-2","ep":"2e18faa16959ab75","seq":9,"boot":1,"up":11157572,"utc":1767837959090,"err":43,"k":"press","b":"less","ms":125,"prev":"2122b10bd9a2f6f5"}.3a411565af63e74f7a4a4e42602ed7c1'),
('serang', 'gw-7b0ac1e6', 101, 'lawang-site/1 101 1767837959090 43 1767837959379 gateway\012{"by":100,"counter":"2","implicit":0,"k":"finish","outcome":"incomplete","serve_ms":40427,"since":"call","ticket":"B002","v":1,"wait_ms":15784,"walk_ms":null}'),
('serang', 'gw-7b0ac1e6', 102, 'lawang-site/1 102 1767838135966 27 1767838136273 device\012{"v":1,"dev":"gate-b","ep":"f4f4fe62d9049907","seq":10,"boot":1,"up":11335666,"utc":1767838135966,"err":27,"k":"press","b":"out","ms":65,"prev":"1e9eaa30a5c30d93"}.1bf5c4adf051b77a813673676701b52d'),
('serang', 'gw-7b0ac1e6', 103, 'lawang-site/1 103 1767838135966 27 1767838136273 gateway\012{"by":102,"dev":"gate-b","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 104, 'lawang-site/1 104 1767840637189 152 1767840637496 device\012{"v":1,"dev":"gate-b","ep":"f4f4fe62d9049907","seq":11,"boot":1,"up":13836889,"utc":1767840637189,"err":152,"k":"press","b":"in","ms":125,"prev":"ce310c86fb5172c0"}.664d2d2cea0218c735125448c95b915d'),
('serang', 'gw-7b0ac1e6', 105, 'lawang-site/1 105 1767840637189 152 1767840637496 gateway\012{"by":104,"dev":"gate-b","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 106, 'lawang-site/1 106 1767840715431 163 1767840715738 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":11,"boot":1,"up":13914531,"utc":1767840715431,"err":163,"k":"press","b":"c","ms":145,"prev":"d64955aa3700c91c"}.8e30094974fdd5616a9cf69b14f7bbb8'),
('serang', 'gw-7b0ac1e6', 107, 'lawang-site/1 107 1767840715431 163 1767840715738 gateway\012{"by":106,"dev":"kiosk-1","k":"issue","kind":"izin","priority":0,"service":"nib","tenant":"dpmptsp","ticket":"C002","v":1,"visit":106}'),
('serang', 'gw-7b0ac1e6', 108, 'lawang-site/1 108 1767840753144 21 1767840753445 device\012{"v":1,"dev":"pad-3","ep":"11049dc2f3778d45","seq":2,"boot":1,"up":13951338,"utc":1767840753144,"err":21,"k":"press","b":"next","ms":160,"prev":"a58c8e7bbe5e078a"}.4491b1b7b938039df8f465cadbd9a877'),
('serang', 'gw-7b0ac1e6', 109, 'lawang-site/1 109 1767840753144 21 1767840753445 gateway\012{"by":108,"counter":"3","k":"counter","state":"open","v":1}'),
('serang', 'gw-7b0ac1e6', 110, 'lawang-site/1 110 1767840753144 21 1767840753445 gateway\012{"by":108,"counter":"3","k":"call","rule":"arrival","ticket":"C002","v":1,"wait_ms":37713}'),
('serang', 'gw-7b0ac1e6', 111, 'lawang-site/1 111 1767840788133 23 1767840788434 device\012{"v":1,"dev":"pad-3","ep":"11049dc2f3778d45","seq":3,"boot":1,"up":13986327,"utc":1767840788133,"err":23,"k":"press","b":"start","ms":215,"prev":"47d6e565d43356a5"}.9cecbd9eb7af6ad1e6c695f8122dd064'),
('serang', 'gw-7b0ac1e6', 112, 'lawang-site/1 112 1767840788133 23 1767840788434 gateway\012{"by":111,"counter":"3","k":"start","ticket":"C002","v":1,"walk_ms":34989}'),
('serang', 'gw-7b0ac1e6', 113, 'lawang-site/1 113 1767840825851 162 1767840826158 device\012{"v":1,"dev":"gate-b","ep":"f4f4fe62d9049907","seq":12,"boot":1,"up":14025551,"utc":1767840825851,"err":162,"k":"press","b":"in","ms":155,"prev":"10534f6eeebfed89"}.661fcf57361e3a44f951c9b0ed6fcd64'),
('serang', 'gw-7b0ac1e6', 114, 'lawang-site/1 114 1767840825851 162 1767840826158 gateway\012{"by":113,"dev":"gate-b","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 115, 'lawang-site/1 115 1767840869488 171 1767840869795 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":12,"boot":1,"up":14068588,"utc":1767840869488,"err":171,"k":"press","b":"b","ms":160,"prev":"10e76704f7e23921"}.7fc36906f354b388e7d28da3085387d2'),
('serang', 'gw-7b0ac1e6', 116, 'lawang-site/1 116 1767840869488 171 1767840869795 gateway\012{"by":115,"dev":"kiosk-1","k":"issue","kind":"nonizin","priority":0,"service":"kk","tenant":"disdukcapil","ticket":"B003","v":1,"visit":115}'),
('serang', 'gw-7b0ac1e6', 117, 'lawang-site/1 117 1767840913300 179 1767840913601 device\012{"v":1,"dev":"pad-1","ep":"21bd76e57fcd9117","seq":8,"boot":1,"up":14112094,"utc":1767840913300,"err":179,"k":"press","b":"next","ms":75,"prev":"edb354bfe0060adf"}.c180f1f87a445d226387813a184d01be'),
('serang', 'gw-7b0ac1e6', 118, 'lawang-site/1 118 1767840913300 179 1767840913601 gateway\012{"by":117,"counter":"1","k":"call","rule":"arrival","ticket":"B003","v":1,"wait_ms":43812}'),
('serang', 'gw-7b0ac1e6', 119, 'lawang-site/1 119 1767840941057 180 1767840941358 device\012{"v":1,"dev":"pad-1","ep":"21bd76e57fcd9117","seq":9,"boot":1,"up":14139851,"utc":1767840941057,"err":180,"k":"press","b":"start","ms":150,"prev":"225e2be9739e4f24"}.8e93b00b92ec39ac87f4d2c57ce135e8'),
('serang', 'gw-7b0ac1e6', 120, 'lawang-site/1 120 1767840941057 180 1767840941358 gateway\012{"by":119,"counter":"1","k":"start","ticket":"B003","v":1,"walk_ms":27757}'),
('serang', 'gw-7b0ac1e6', 121, 'lawang-site/1 121 1767841151788 41 1767841152089 device\012{"v":1,"dev":"pad-3","ep":"11049dc2f3778d45","seq":4,"boot":1,"up":14349982,"utc":1767841151788,"err":41,"k":"press","b":"done","ms":65,"prev":"9ec4bc12f6acbc37"}.42bfb6020813b7c85f9208bb50c0e933'),
('serang', 'gw-7b0ac1e6', 122, 'lawang-site/1 122 1767841151788 41 1767841152089 gateway\012{"by":121,"counter":"3","implicit":0,"k":"finish","outcome":"completed","serve_ms":363655,"since":"start","ticket":"C002","v":1,"wait_ms":37713,"walk_ms":34989}'),
('serang', 'gw-7b0ac1e6', 123, 'lawang-site/1 123 1767841196764 420 1767841197095 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":11,"boot":1,"up":14396764,"utc":1767841196764,"err":420,"k":"press","b":"out","ms":220,"prev":"4f05152a05f3259e"}.971b0ba7acfe87fe7ba7791d07787d8f'),
('serang', 'gw-7b0ac1e6', 124, 'lawang-site/1 124 1767841196764 420 1767841197095 gateway\012{"by":123,"dev":"gate-a","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 125, 'lawang-site/1 125 1767841197218 193 1767841197519 device\012{"v":1,"dev":"pad-1","ep":"21bd76e57fcd9117","seq":10,"boot":1,"up":14396012,"utc":1767841197218,"err":193,"k":"press","b":"refer","ms":90,"prev":"e14257d1ce61883e"}.e3544577900621af8d6a92a2700c0687'),
('serang', 'gw-7b0ac1e6', 126, 'lawang-site/1 126 1767841197218 193 1767841197519 gateway\012{"by":125,"counter":"1","implicit":0,"k":"finish","outcome":"referred","serve_ms":256161,"since":"start","ticket":"B003","v":1,"wait_ms":43812,"walk_ms":27757}'),
('serang', 'gw-7b0ac1e6', 127, 'lawang-site/1 127 1767841200000 0 1767841200000 gateway\012{"k":"audit","n":2,"v":1,"who":"Rina"}'),
('serang', 'gw-7b0ac1e6', 128, 'lawang-site/1 128 1767841200000 0 1767841200000 gateway\012{"k":"adjust","n":-1,"v":1,"who":"Rina","why":"audit"}'),
('serang', 'gw-7b0ac1e6', 129, 'lawang-site/1 129 1767841413867 24 1767841414174 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":12,"boot":1,"up":14613867,"utc":1767841413867,"err":24,"k":"press","b":"in","ms":230,"prev":"a36f678b03fdb957"}.15af443b2aa24226f2fb81cc76a99967'),
('serang', 'gw-7b0ac1e6', 130, 'lawang-site/1 130 1767841413867 24 1767841414174 gateway\012{"by":129,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 131, 'lawang-site/1 131 1767841493334 202 1767841493665 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":13,"boot":1,"up":14692434,"utc":1767841493334,"err":202,"k":"press","b":"c","ms":230,"prev":"ae595263b808eeff"}.d2528daf6555afaffb4760d79a14401c'),
('serang', 'gw-7b0ac1e6', 132, 'lawang-site/1 132 1767841493334 202 1767841493665 gateway\012{"by":131,"dev":"kiosk-1","k":"issue","kind":"izin","priority":0,"service":"nib","tenant":"dpmptsp","ticket":"C003","v":1,"visit":131}'),
('serang', 'gw-7b0ac1e6', 133, 'lawang-site/1 133 1767841495171 58 1767841495472 device\012{"v":1,"dev":"pad-3","ep":"11049dc2f3778d45","seq":5,"boot":1,"up":14693365,"utc":1767841495171,"err":58,"k":"press","b":"next","ms":200,"prev":"b0b689c7412232cc"}.49ffa888c0840c57fc19da5b785742dd'),
('serang', 'gw-7b0ac1e6', 134, 'lawang-site/1 134 1767841495171 58 1767841495472 gateway\012{"by":133,"counter":"3","k":"call","rule":"arrival","ticket":"C003","v":1,"wait_ms":1837}'),
('serang', 'gw-7b0ac1e6', 135, 'lawang-site/1 135 1767841529442 60 1767841529743 device\012{"v":1,"dev":"pad-3","ep":"11049dc2f3778d45","seq":6,"boot":1,"up":14727636,"utc":1767841529442,"err":60,"k":"press","b":"start","ms":230,"prev":"842bc03003d8dadd"}.7cdc4735c8e1bbd6c4c78e7bfe0a6cab'),
('serang', 'gw-7b0ac1e6', 136, 'lawang-site/1 136 1767841529442 60 1767841529743 gateway\012{"by":135,"counter":"3","k":"start","ticket":"C003","v":1,"walk_ms":34271}'),
('serang', 'gw-7b0ac1e6', 137, 'lawang-site/1 137 1767841832077 75 1767841832378 device\012{"v":1,"dev":"pad-3","ep":"11049dc2f3778d45","seq":7,"boot":1,"up":15030271,"utc":1767841832077,"err":75,"k":"press","b":"done","ms":90,"prev":"8c1d50c217d2c3a2"}.40f87f72a526b1e0acdd1ffc5fa8a366'),
('serang', 'gw-7b0ac1e6', 138, 'lawang-site/1 138 1767841832077 75 1767841832378 gateway\012{"by":137,"counter":"3","implicit":0,"k":"finish","outcome":"completed","serve_ms":302635,"since":"start","ticket":"C003","v":1,"wait_ms":1837,"walk_ms":34271}'),
('serang', 'gw-7b0ac1e6', 139, 'lawang-site/1 139 1767842022501 222 1767842022832 device\012{"v":1,"dev":"gate-b","ep":"f4f4fe62d9049907","seq":13,"boot":1,"up":15222201,"utc":1767842022501,"err":222,"k":"press","b":"out","ms":105,"prev":"a138a244f599d6c4"}.9a6729c01fd726193f2c425fad6f4816'),
('serang', 'gw-7b0ac1e6', 140, 'lawang-site/1 140 1767842022501 222 1767842022832 gateway\012{"by":139,"dev":"gate-b","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 141, 'lawang-site/1 141 1767842170487 62 1767842170794 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":13,"boot":1,"up":15370487,"utc":1767842170487,"err":62,"k":"press","b":"in","ms":155,"prev":"51fc81419e7a189f"}.ef78843a693020b218d8460cc31cf326'),
('serang', 'gw-7b0ac1e6', 142, 'lawang-site/1 142 1767842170487 62 1767842170794 gateway\012{"by":141,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 143, 'lawang-site/1 143 1767842243846 51 1767842244153 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":14,"boot":1,"up":15442946,"utc":1767842243846,"err":51,"k":"press","b":"a","ms":175,"prev":"875327897192730f"}.d1cf910ca806369c0e63d1eb9b42be80'),
('serang', 'gw-7b0ac1e6', 144, 'lawang-site/1 144 1767842243846 51 1767842244153 gateway\012{"by":143,"dev":"kiosk-1","k":"issue","kind":"nonizin","priority":0,"service":"ktp","tenant":"disdukcapil","ticket":"A004","v":1,"visit":143}'),
('serang', 'gw-7b0ac1e6', 145, 'lawang-site/1 145 1767842271174 21 1767842271475 device\012{"v":1,"dev":"pad-1","ep":"21bd76e57fcd9117","seq":11,"boot":1,"up":15469968,"utc":1767842271174,"err":21,"k":"press","b":"next","ms":205,"prev":"646bbb3da81ec444"}.1fd5a9de2d19db96f195ef2841c9f408'),
('serang', 'gw-7b0ac1e6', 146, 'lawang-site/1 146 1767842271174 21 1767842271475 gateway\012{"by":145,"counter":"1","k":"call","rule":"arrival","ticket":"A004","v":1,"wait_ms":27328}'),
('serang', 'gw-7b0ac1e6', 147, 'lawang-site/1 147 1767842310689 23 1767842310990 device\012{"v":1,"dev":"pad-1","ep":"21bd76e57fcd9117","seq":12,"boot":1,"up":15509483,"utc":1767842310689,"err":23,"k":"press","b":"start","ms":180,"prev":"3f1ce6b0b489969e"}.6ef4a73d350fe74a60f9283c34627edd'),
('serang', 'gw-7b0ac1e6', 148, 'lawang-site/1 148 1767842310689 23 1767842310990 gateway\012{"by":147,"counter":"1","k":"start","ticket":"A004","v":1,"walk_ms":39515}'),
('serang', 'gw-7b0ac1e6', 149, 'lawang-site/1 149 1767842664810 41 1767842665111 device\012{"v":1,"dev":"pad-1","ep":"21bd76e57fcd9117","seq":13,"boot":1,"up":15863604,"utc":1767842664810,"err":41,"k":"press","b":"done","ms":235,"prev":"02fb43cfcbe73745"}.f185ad711b537431e0caf49ed9eeef46'),
('serang', 'gw-7b0ac1e6', 150, 'lawang-site/1 150 1767842664810 41 1767842665111 gateway\012{"by":149,"counter":"1","implicit":0,"k":"finish","outcome":"completed","serve_ms":354121,"since":"start","ticket":"A004","v":1,"wait_ms":27328,"walk_ms":39515}'),
('serang', 'gw-7b0ac1e6', 151, 'lawang-site/1 151 1767842678599 88 1767842678906 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":14,"boot":1,"up":15878599,"utc":1767842678599,"err":88,"k":"press","b":"in","ms":200,"prev":"9a05798d34db3056"}.ddda4b549ced6400e1a606fff2a6cf66'),
('serang', 'gw-7b0ac1e6', 152, 'lawang-site/1 152 1767842678599 88 1767842678906 gateway\012{"by":151,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 153, 'lawang-site/1 153 1767842705919 48 1767842706226 device\012{"v":1,"dev":"gate-b","ep":"f4f4fe62d9049907","seq":14,"boot":1,"up":15905619,"utc":1767842705919,"err":48,"k":"press","b":"out","ms":145,"prev":"69a05a93576d1503"}.003cc97e6f4aa54c1d2877b57b39d6af'),
('serang', 'gw-7b0ac1e6', 154, 'lawang-site/1 154 1767842705919 48 1767842706226 gateway\012{"by":153,"dev":"gate-b","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 155, 'lawang-site/1 155 1767842731742 75 1767842732049 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":15,"boot":1,"up":15930842,"utc":1767842731742,"err":75,"k":"press","b":"prio","ms":155,"prev":"def66fd6fa66396f"}.c21fd9fafa83b513643546f51ce8506f'),
('serang', 'gw-7b0ac1e6', 156, 'lawang-site/1 156 1767842731742 75 1767842732049 gateway\012{"by":155,"dev":"kiosk-1","k":"priority","v":1}'),
('serang', 'gw-7b0ac1e6', 157, 'lawang-site/1 157 1767842736288 76 1767842736595 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":16,"boot":1,"up":15935388,"utc":1767842736288,"err":76,"k":"press","b":"c","ms":200,"prev":"4a98bbaf8114048d"}.accc080396ba51b0e891707dcb699acd'),
('serang', 'gw-7b0ac1e6', 158, 'lawang-site/1 158 1767842736288 76 1767842736595 gateway\012{"by":157,"dev":"kiosk-1","k":"issue","kind":"izin","priority":1,"service":"nib","tenant":"dpmptsp","ticket":"C004","v":1,"visit":157}'),
('serang', 'gw-7b0ac1e6', 159, 'lawang-site/1 159 1767842736804 121 1767842737105 device\012{"v":1,"dev":"pad-3","ep":"11049dc2f3778d45","seq":8,"boot":1,"up":15934998,"utc":1767842736804,"err":121,"k":"press","b":"next","ms":140,"prev":"fd4d07ae20efb717"}.76f82f0d6bcb387b65eb6e124a2872c3'),
('serang', 'gw-7b0ac1e6', 160, 'lawang-site/1 160 1767842736804 121 1767842737105 gateway\012{"by":159,"counter":"3","k":"call","rule":"priority-one-in-3","ticket":"C004","v":1,"wait_ms":516}'),
('serang', 'gw-7b0ac1e6', 161, 'lawang-site/1 161 1767842765952 122 1767842766253 device\012{"v":1,"dev":"pad-3","ep":"11049dc2f3778d45","seq":9,"boot":1,"up":15964146,"utc":1767842765952,"err":122,"k":"press","b":"start","ms":200,"prev":"007b7417c3ce1ca0"}.14c6f14e370112ead51e468247d488d5'),
('serang', 'gw-7b0ac1e6', 162, 'lawang-site/1 162 1767842765952 122 1767842766253 gateway\012{"by":161,"counter":"3","k":"start","ticket":"C004","v":1,"walk_ms":29148}'),
('serang', 'gw-7b0ac1e6', 163, 'lawang-site/1 163 1767843096420 139 1767843096721 device\012{"v":1,"dev":"pad-3","ep":"11049dc2f3778d45","seq":10,"boot":1,"up":16294614,"utc":1767843096420,"err":139,"k":"press","b":"done","ms":160,"prev":"c9789f039430465f"}.cc2b13d45acf7c8cdddd974afaccc9be'),
('serang', 'gw-7b0ac1e6', 164, 'lawang-site/1 164 1767843096420 139 1767843096721 gateway\012{"by":163,"counter":"3","implicit":0,"k":"finish","outcome":"completed","serve_ms":330468,"since":"start","ticket":"C004","v":1,"wait_ms":516,"walk_ms":29148}'),
('serang', 'gw-7b0ac1e6', 165, 'lawang-site/1 165 1767844573374 182 1767844573681 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":15,"boot":1,"up":17773374,"utc":1767844573374,"err":182,"k":"press","b":"in","ms":70,"prev":"5b5a52caa3b834d0"}.2302d75efa33214303bbc95ba5cb087d'),
('serang', 'gw-7b0ac1e6', 166, 'lawang-site/1 166 1767844573374 182 1767844573681 gateway\012{"by":165,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 167, 'lawang-site/1 167 1767844670526 172 1767844670833 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":17,"boot":1,"up":17869626,"utc":1767844670526,"err":172,"k":"press","b":"a","ms":95,"prev":"0d1a4042f40a2947"}.362e7f2437e731609be7ce58d8ce116b'),
('serang', 'gw-7b0ac1e6', 168, 'lawang-site/1 168 1767844670526 172 1767844670833 gateway\012{"by":167,"dev":"kiosk-1","k":"issue","kind":"nonizin","priority":0,"service":"ktp","tenant":"disdukcapil","ticket":"A005","v":1,"visit":167}'),
('serang', 'gw-7b0ac1e6', 169, 'lawang-site/1 169 1767844710292 143 1767844710593 device\012{"v":1,"dev":"pad-1","ep":"21bd76e57fcd9117","seq":14,"boot":1,"up":17909086,"utc":1767844710292,"err":143,"k":"press","b":"next","ms":125,"prev":"4cbdff80bad4bb85"}.3242c9f6ba41e86c8d4f52a92287609d'),
('serang', 'gw-7b0ac1e6', 170, 'lawang-site/1 170 1767844710292 143 1767844710593 gateway\012{"by":169,"counter":"1","k":"call","rule":"arrival","ticket":"A005","v":1,"wait_ms":39766}'),
('serang', 'gw-7b0ac1e6', 171, 'lawang-site/1 171 1767844749740 145 1767844750041 device\012{"v":1,"dev":"pad-1","ep":"21bd76e57fcd9117","seq":15,"boot":1,"up":17948534,"utc":1767844749740,"err":145,"k":"press","b":"start","ms":210,"prev":"3adff2b9c209eb21"}.b16b40b93660b2837a3fc3ce79aa4fcd'),
('serang', 'gw-7b0ac1e6', 172, 'lawang-site/1 172 1767844749740 145 1767844750041 gateway\012{"by":171,"counter":"1","k":"start","ticket":"A005","v":1,"walk_ms":39448}'),
('serang', 'gw-7b0ac1e6', 173, 'lawang-site/1 173 1767845075657 161 1767845075958 device\012{"v":1,"dev":"pad-1","ep":"21bd76e57fcd9117","seq":16,"boot":1,"up":18274451,"utc":1767845075657,"err":161,"k":"press","b":"taken","ms":120,"prev":"75b83c22b5fb4113"}.26bc4fd737c70b87bcdd58024b17f906'),
('serang', 'gw-7b0ac1e6', 174, 'lawang-site/1 174 1767845075657 161 1767845075958 gateway\012{"by":173,"counter":"1","implicit":0,"k":"finish","outcome":"accepted","serve_ms":325917,"since":"start","ticket":"A005","v":1,"wait_ms":39766,"walk_ms":39448}'),
('serang', 'gw-7b0ac1e6', 175, 'lawang-site/1 175 1767845187620 172 1767845187927 device\012{"v":1,"dev":"gate-b","ep":"f4f4fe62d9049907","seq":15,"boot":1,"up":18387320,"utc":1767845187620,"err":172,"k":"press","b":"out","ms":230,"prev":"eae3b6ce6768dd4d"}.414b593984d7dda0580896e170cb4a10'),
('serang', 'gw-7b0ac1e6', 176, 'lawang-site/1 176 1767845187620 172 1767845187927 gateway\012{"by":175,"dev":"gate-b","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 177, 'lawang-site/1 177 1767847590627 333 1767847590958 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":16,"boot":1,"up":20790627,"utc":1767847590627,"err":333,"k":"press","b":"in","ms":115,"prev":"1213ed07e1e5faae"}.5d208de415296e1cc21f6eba00ca7e2b'),
('serang', 'gw-7b0ac1e6', 178, 'lawang-site/1 178 1767847590627 333 1767847590958 gateway\012{"by":177,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 179, 'lawang-site/1 179 1767847649862 321 1767847650193 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":18,"boot":1,"up":20848962,"utc":1767847649862,"err":321,"k":"press","b":"b","ms":220,"prev":"8d08876396063460"}.e3551499adaaa425e65ab963304241ff'),
('serang', 'gw-7b0ac1e6', 180, 'lawang-site/1 180 1767847649862 321 1767847650193 gateway\012{"by":179,"dev":"kiosk-1","k":"issue","kind":"nonizin","priority":0,"service":"kk","tenant":"disdukcapil","ticket":"B004","v":1,"visit":179}'),
('serang', 'gw-7b0ac1e6', 181, 'lawang-site/1 181 1767847655600 20 1767847655901 device\012{"v":1,"dev":"pad-1","ep":"21bd76e57fcd9117","seq":17,"boot":1,"up":20854394,"utc":1767847655600,"err":20,"k":"press","b":"next","ms":115,"prev":"d42054b29e7edd82"}.2d15f9db49e3e93551a09421b0fb8503'),
('serang', 'gw-7b0ac1e6', 182, 'lawang-site/1 182 1767847655600 20 1767847655901 gateway\012{"by":181,"counter":"1","k":"call","rule":"arrival","ticket":"B004","v":1,"wait_ms":5738}'),
('serang', 'gw-7b0ac1e6', 183, 'lawang-site/1 183 1767847673502 18 1767847673809 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":17,"boot":1,"up":20873502,"utc":1767847673502,"err":18,"k":"press","b":"in","ms":220,"prev":"6a3842bbf4084d69"}.3b1ae9043e8ae001218e5ce9cd8c0a64'),
('serang', 'gw-7b0ac1e6', 184, 'lawang-site/1 184 1767847673502 18 1767847673809 gateway\012{"by":183,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 185, 'lawang-site/1 185 1767847697361 22 1767847697662 device\012{"v":1,"dev":"pad-1","ep":"21bd76e57fcd9117","seq":18,"boot":1,"up":20896155,"utc":1767847697361,"err":22,"k":"press","b":"start","ms":190,"prev":"def0929444cf6f08"}.f9f9af8f4401a0fc2bf7425f36bed361'),
('serang', 'gw-7b0ac1e6', 186, 'lawang-site/1 186 1767847697361 22 1767847697662 gateway\012{"by":185,"counter":"1","k":"start","ticket":"B004","v":1,"walk_ms":41761}'),
('serang', 'gw-7b0ac1e6', 187, 'lawang-site/1 187 1767847779865 20 1767847780172 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":19,"boot":1,"up":20978965,"utc":1767847779865,"err":20,"k":"press","b":"c","ms":235,"prev":"7a46d47bdcd19615"}.226b427540d406e1598eb22e0c1b63c2'),
('serang', 'gw-7b0ac1e6', 188, 'lawang-site/1 188 1767847779865 20 1767847780172 gateway\012{"by":187,"dev":"kiosk-1","k":"issue","kind":"izin","priority":0,"service":"nib","tenant":"dpmptsp","ticket":"C005","v":1,"visit":187}'),
('serang', 'gw-7b0ac1e6', 189, 'lawang-site/1 189 1767847787479 32 1767847787768 device\012{"v":1,"dev":"pad-4","ep":"95756eab90874d4c","seq":5,"boot":1,"up":20985361,"utc":1767847787479,"err":32,"k":"press","b":"next","ms":120,"prev":"6201eb7fb2e018a1"}.8b59385811fc02b762813cdc4fa81d72'),
('serang', 'gw-7b0ac1e6', 190, 'lawang-site/1 190 1767847787479 32 1767847787768 gateway\012{"by":189,"counter":"4","k":"call","rule":"arrival","ticket":"C005","v":1,"wait_ms":7614}'),
('serang', 'gw-7b0ac1e6', 191, 'lawang-site/1 191 1767847815167 33 1767847815456 device\012{"v":1,"dev":"pad-4","ep":"95756eab90874d4c","seq":6,"boot":1,"up":21013049,"utc":1767847815167,"err":33,"k":"press","b":"start","ms":85,"prev":"9a3baf6b6f232abb"}.8e730f806efbaa0c2b5f882aa14cc7ec'),
('serang', 'gw-7b0ac1e6', 192, 'lawang-site/1 192 1767847815167 33 1767847815456 gateway\012{"by":191,"counter":"4","k":"start","ticket":"C005","v":1,"walk_ms":27688}'),
('serang', 'gw-7b0ac1e6', 193, 'lawang-site/1 193 1767847956316 32 1767847956623 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":18,"boot":1,"up":21156316,"utc":1767847956316,"err":32,"k":"press","b":"in","ms":60,"prev":"0734b31b5a0d54d9"}.d164fe1e51ad6d3d01aab3496edd2059'),
('serang', 'gw-7b0ac1e6', 194, 'lawang-site/1 194 1767847956316 32 1767847956623 gateway\012{"by":193,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 195, 'lawang-site/1 195 1767847996710 37 1767847997011 device\012{"v":1,"dev":"pad-1","ep":"21bd76e57fcd9117","seq":19,"boot":1,"up":21195504,"utc":1767847996710,"err":37,"k":"press","b":"move","ms":155,"prev":"d7bdb0aec2d419bb"}.f678580a137441244d89941a2a1b57d2'),
('serang', 'gw-7b0ac1e6', 196, 'lawang-site/1 196 1767847996710 37 1767847997011 gateway\012{"by":195,"counter":"1","k":"transfer","serve_ms":299349,"service":"nib","since":"start","ticket":"B004","v":1}'),
('serang', 'gw-7b0ac1e6', 197, 'lawang-site/1 197 1767847996710 37 1767847997011 gateway\012{"by":195,"dev":"pad-1","k":"issue","kind":"izin","priority":0,"service":"nib","tenant":"dpmptsp","ticket":"C006","v":1,"visit":179}'),
('serang', 'gw-7b0ac1e6', 198, 'lawang-site/1 198 1767848012928 31 1767848013229 device\012{"v":1,"dev":"pad-3","ep":"11049dc2f3778d45","seq":11,"boot":1,"up":21211122,"utc":1767848012928,"err":31,"k":"press","b":"next","ms":65,"prev":"d0caffab0565ac2c"}.7b60b11262f3e82b03ebad3339a393f1'),
('serang', 'gw-7b0ac1e6', 199, 'lawang-site/1 199 1767848012928 31 1767848013229 gateway\012{"by":198,"counter":"3","k":"call","rule":"arrival","ticket":"C006","v":1,"wait_ms":16218}'),
('serang', 'gw-7b0ac1e6', 200, 'lawang-site/1 200 1767848029176 32 1767848029483 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":20,"boot":1,"up":21228276,"utc":1767848029176,"err":32,"k":"press","b":"d","ms":85,"prev":"02aa34875c2efd4e"}.2b8c529da3e2f44246f5b2b9f08d13ed'),
('serang', 'gw-7b0ac1e6', 201, 'lawang-site/1 201 1767848029176 32 1767848029483 gateway\012{"by":200,"dev":"kiosk-1","k":"issue","kind":"izin","priority":0,"service":"pbg","tenant":"dpmptsp","ticket":"D001","v":1,"visit":200}'),
('serang', 'gw-7b0ac1e6', 202, 'lawang-site/1 202 1767848047931 33 1767848048232 device\012{"v":1,"dev":"pad-3","ep":"11049dc2f3778d45","seq":12,"boot":1,"up":21246125,"utc":1767848047931,"err":33,"k":"press","b":"start","ms":230,"prev":"9ce367cc20822929"}.434ef9f33e8830405bc41823362459bd'),
('serang', 'gw-7b0ac1e6', 203, 'lawang-site/1 203 1767848047931 33 1767848048232 gateway\012{"by":202,"counter":"3","k":"start","ticket":"C006","v":1,"walk_ms":35003}'),
('serang', 'gw-7b0ac1e6', 204, 'lawang-site/1 204 1767848151703 50 1767848151992 device\012{"v":1,"dev":"pad-4","ep":"95756eab90874d4c","seq":7,"boot":1,"up":21349585,"utc":1767848151703,"err":50,"k":"press","b":"done","ms":165,"prev":"4b4a1c7266ebcd4d"}.97c0686cc092d3646a96b45e527d6049'),
('serang', 'gw-7b0ac1e6', 205, 'lawang-site/1 205 1767848151703 50 1767848151992 gateway\012{"by":204,"counter":"4","implicit":0,"k":"finish","outcome":"completed","serve_ms":336536,"since":"start","ticket":"C005","v":1,"wait_ms":7614,"walk_ms":27688}'),
('serang', 'gw-7b0ac1e6', 206, 'lawang-site/1 206 1767848207680 44 1767848207987 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":19,"boot":1,"up":21407680,"utc":1767848207680,"err":44,"k":"press","b":"out","ms":200,"prev":"d415d0b51a33299c"}.cb7a3579485cbf16a0c1f73b2221a078'),
('serang', 'gw-7b0ac1e6', 207, 'lawang-site/1 207 1767848207680 44 1767848207987 gateway\012{"by":206,"dev":"gate-a","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 208, 'lawang-site/1 208 1767848369368 49 1767848369669 device\012{"v":1,"dev":"pad-3","ep":"11049dc2f3778d45","seq":13,"boot":1,"up":21567562,"utc":1767848369368,"err":49,"k":"press","b":"less","ms":115,"prev":"37b3b08c99e5a181"}.c9a7db67a4b93bd4d25a029f6b5fdaa0'),
('serang', 'gw-7b0ac1e6', 209, 'lawang-site/1 209 1767848369368 49 1767848369669 gateway\012{"by":208,"counter":"3","implicit":0,"k":"finish","outcome":"incomplete","serve_ms":321437,"since":"start","ticket":"C006","v":1,"wait_ms":16218,"walk_ms":35003}'),
('serang', 'gw-7b0ac1e6', 210, 'lawang-site/1 210 1767848400206 57 1767848400507 device\012{"v":1,"dev":"pad-1","ep":"21bd76e57fcd9117","seq":20,"boot":1,"up":21599000,"utc":1767848400206,"err":57,"k":"press","b":"pause","ms":185,"prev":"998b16ce7748134a"}.03335b681f5acb07715e7320110d10a8'),
('serang', 'gw-7b0ac1e6', 211, 'lawang-site/1 211 1767848400206 57 1767848400507 gateway\012{"by":210,"counter":"1","k":"counter","state":"paused","v":1}'),
('serang', 'gw-7b0ac1e6', 212, 'lawang-site/1 212 1767848431016 52 1767848431317 device\012{"v":1,"dev":"pad-3","ep":"11049dc2f3778d45","seq":14,"boot":1,"up":21629210,"utc":1767848431016,"err":52,"k":"press","b":"next","ms":120,"prev":"9c385c9acc5e1c68"}.e41d338921fa9c9442f820a8866a4829'),
('serang', 'gw-7b0ac1e6', 213, 'lawang-site/1 213 1767848431016 52 1767848431317 gateway\012{"by":212,"counter":"3","k":"call","rule":"arrival","ticket":"D001","v":1,"wait_ms":401840}'),
('serang', 'gw-7b0ac1e6', 214, 'lawang-site/1 214 1767848455373 57 1767848455680 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":20,"boot":1,"up":21655373,"utc":1767848455373,"err":57,"k":"press","b":"out","ms":235,"prev":"c51ef78b0f8b396f"}.103e86f7a5b273aed2183a8fec40c2fb'),
('serang', 'gw-7b0ac1e6', 215, 'lawang-site/1 215 1767848455373 57 1767848455680 gateway\012{"by":214,"dev":"gate-a","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 216, 'lawang-site/1 216 1767848471261 54 1767848471562 device\012{"v":1,"dev":"pad-3","ep":"11049dc2f3778d45","seq":15,"boot":1,"up":21669455,"utc":1767848471261,"err":54,"k":"press","b":"recall","ms":220,"prev":"bee6f9f153fdb161"}.a702dfd1dd93f9342ebe7b812c8f04d5'),
('serang', 'gw-7b0ac1e6', 217, 'lawang-site/1 217 1767848471261 54 1767848471562 gateway\012{"by":216,"counter":"3","k":"recall","ticket":"D001","v":1}'),
('serang', 'gw-7b0ac1e6', 218, 'lawang-site/1 218 1767848503671 56 1767848503972 device\012{"v":1,"dev":"pad-3","ep":"11049dc2f3778d45","seq":16,"boot":1,"up":21701865,"utc":1767848503671,"err":56,"k":"press","b":"start","ms":225,"prev":"03063d2b239679a3"}.b3cc3304607277afa52bc4a6bad3dd48'),
('serang', 'gw-7b0ac1e6', 219, 'lawang-site/1 219 1767848503671 56 1767848503972 gateway\012{"by":218,"counter":"3","k":"start","ticket":"D001","v":1,"walk_ms":32410}'),
('serang', 'gw-7b0ac1e6', 220, 'lawang-site/1 220 1767848758735 68 1767848759036 device\012{"v":1,"dev":"pad-3","ep":"11049dc2f3778d45","seq":17,"boot":1,"up":21956929,"utc":1767848758735,"err":68,"k":"press","b":"move","ms":185,"prev":"a56fad9d8a2d58af"}.f4bf7d52077696bd37d958d63bd0ba30'),
('serang', 'gw-7b0ac1e6', 221, 'lawang-site/1 221 1767848758735 68 1767848759036 gateway\012{"by":220,"counter":"3","k":"transfer","serve_ms":255064,"service":"pengaduan","since":"start","ticket":"D001","v":1}'),
('serang', 'gw-7b0ac1e6', 222, 'lawang-site/1 222 1767848758735 68 1767848759036 gateway\012{"by":220,"dev":"pad-3","k":"issue","kind":"pengaduan","priority":0,"service":"pengaduan","tenant":"dpmptsp","ticket":"P001","v":1,"visit":200}'),
('serang', 'gw-7b0ac1e6', 223, 'lawang-site/1 223 1767848798280 82 1767848798569 device\012{"v":1,"dev":"pad-4","ep":"95756eab90874d4c","seq":8,"boot":1,"up":21996162,"utc":1767848798280,"err":82,"k":"press","b":"next","ms":195,"prev":"cc85d531854098c3"}.00d6f581c5371e9eb2c2015e33dea444'),
('serang', 'gw-7b0ac1e6', 224, 'lawang-site/1 224 1767848798280 82 1767848798569 gateway\012{"by":223,"counter":"4","k":"call","rule":"arrival","ticket":"P001","v":1,"wait_ms":39545}'),
('serang', 'gw-7b0ac1e6', 225, 'lawang-site/1 225 1767848835965 84 1767848836254 device\012{"v":1,"dev":"pad-4","ep":"95756eab90874d4c","seq":9,"boot":1,"up":22033847,"utc":1767848835965,"err":84,"k":"press","b":"start","ms":200,"prev":"5d437610a64fc6d6"}.017750def7a36bbcea88db684f06e494'),
('serang', 'gw-7b0ac1e6', 226, 'lawang-site/1 226 1767848835965 84 1767848836254 gateway\012{"by":225,"counter":"4","k":"start","ticket":"P001","v":1,"walk_ms":37685}'),
('serang', 'gw-7b0ac1e6', 227, 'lawang-site/1 227 1767848876170 86 1767848876459 device\012{"v":1,"dev":"pad-4","ep":"95756eab90874d4c","seq":10,"boot":1,"up":22074052,"utc":1767848876170,"err":86,"k":"press","b":"done","ms":170,"prev":"ffe3c803ebef4d4a"}.39a47a2b78457780ead7a3e8fded938a'),
('serang', 'gw-7b0ac1e6', 228, 'lawang-site/1 228 1767848876170 86 1767848876459 gateway\012{"by":227,"counter":"4","implicit":0,"k":"finish","outcome":"completed","serve_ms":40205,"since":"start","ticket":"P001","v":1,"wait_ms":39545,"walk_ms":37685}'),
('serang', 'gw-7b0ac1e6', 229, 'lawang-site/1 229 1767848955587 82 1767848955894 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":21,"boot":1,"up":22155587,"utc":1767848955587,"err":82,"k":"press","b":"out","ms":170,"prev":"c4b5d8dd0d5c647e"}.28e9cd0203ce16cd42529422e71516eb'),
('serang', 'gw-7b0ac1e6', 230, 'lawang-site/1 230 1767848955587 82 1767848955894 gateway\012{"by":229,"dev":"gate-a","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 231, 'lawang-site/1 231 1767850433062 434 1767850433393 device\012{"v":1,"dev":"gate-b","ep":"f4f4fe62d9049907","seq":16,"boot":1,"up":23632762,"utc":1767850433062,"err":434,"k":"press","b":"in","ms":140,"prev":"732a92b52d16b9cb"}.d305124a02aa93c6ad4312a79b27e682'),
('serang', 'gw-7b0ac1e6', 232, 'lawang-site/1 232 1767850433062 434 1767850433393 gateway\012{"by":231,"dev":"gate-b","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 233, 'lawang-site/1 233 1767850496735 156 1767850497042 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":21,"boot":1,"up":23695835,"utc":1767850496735,"err":156,"k":"press","b":"n","ms":105,"prev":"1cc32605ed1f8f92"}.48a806e55811c518f9e5438e35f528f1'),
('serang', 'gw-7b0ac1e6', 234, 'lawang-site/1 234 1767850496735 156 1767850497042 gateway\012{"by":233,"dev":"kiosk-1","k":"issue","kind":"nonizin","priority":0,"service":"paspor","tenant":"imigrasi","ticket":"N001","v":1,"visit":233}'),
('serang', 'gw-7b0ac1e6', 235, 'lawang-site/1 235 1767850525195 15 1767850525502 device\012{"v":1,"dev":"pad-5","ep":"62f2130b831b0d9b","seq":2,"boot":1,"up":23722795,"utc":1767850525195,"err":15,"k":"press","b":"next","ms":210,"prev":"5a7ee8ca11da743c"}.4fc544ca66f535f065c00e20b3da72b9'),
('serang', 'gw-7b0ac1e6', 236, 'lawang-site/1 236 1767850525195 15 1767850525502 gateway\012{"by":235,"counter":"5","k":"counter","state":"open","v":1}'),
('serang', 'gw-7b0ac1e6', 237, 'lawang-site/1 237 1767850525195 15 1767850525502 gateway\012{"by":235,"counter":"5","k":"call","rule":"arrival","ticket":"N001","v":1,"wait_ms":28460}'),
('serang', 'gw-7b0ac1e6', 238, 'lawang-site/1 238 1767850555836 16 1767850556143 device\012{"v":1,"dev":"pad-5","ep":"62f2130b831b0d9b","seq":3,"boot":1,"up":23753436,"utc":1767850555836,"err":16,"k":"press","b":"done","ms":90,"prev":"a730c4ff66c8c0bb"}.baa749fa5073dc9d75de42325c7750a1'),
('serang', 'gw-7b0ac1e6', 239, 'lawang-site/1 239 1767850555836 16 1767850556143 gateway\012{"by":238,"counter":"5","implicit":0,"k":"finish","outcome":"completed","serve_ms":30641,"since":"call","ticket":"N001","v":1,"wait_ms":28460,"walk_ms":null}'),
('serang', 'gw-7b0ac1e6', 240, 'lawang-site/1 240 1767850714316 28 1767850714623 device\012{"v":1,"dev":"gate-b","ep":"f4f4fe62d9049907","seq":17,"boot":1,"up":23914016,"utc":1767850714316,"err":28,"k":"press","b":"out","ms":185,"prev":"e90f78c8092f8e2c"}.a16a07b4502acd5f01ed7b82120837b3'),
('serang', 'gw-7b0ac1e6', 241, 'lawang-site/1 241 1767850714316 28 1767850714623 gateway\012{"by":240,"dev":"gate-b","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 242, 'lawang-site/1 242 1767850800086 177 1767850800387 device\012{"v":1,"dev":"pad-1","ep":"21bd76e57fcd9117","seq":21,"boot":1,"up":23998880,"utc":1767850800086,"err":177,"k":"press","b":"pause","ms":65,"prev":"fc076e11219753f4"}.1c9b1612facfeb61af2f3ec447f0538f'),
('serang', 'gw-7b0ac1e6', 243, 'lawang-site/1 243 1767850800086 177 1767850800387 gateway\012{"by":242,"counter":"1","k":"counter","state":"open","v":1}'),
('serang', 'gw-7b0ac1e6', 244, 'lawang-site/1 244 1767851885016 228 1767851885347 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":22,"boot":1,"up":25085016,"utc":1767851885016,"err":228,"k":"press","b":"in","ms":65,"prev":"ae69ff7ec5640f70"}.a63d76c98c9f38e5ee6f54e621745258'),
('serang', 'gw-7b0ac1e6', 245, 'lawang-site/1 245 1767851885016 228 1767851885347 gateway\012{"by":244,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 246, 'lawang-site/1 246 1767851981189 230 1767851981520 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":22,"boot":1,"up":25180289,"utc":1767851981189,"err":230,"k":"press","b":"c","ms":65,"prev":"e2f637ba040dd282"}.47afa7f6741c1c1913112214116281f2'),
('serang', 'gw-7b0ac1e6', 247, 'lawang-site/1 247 1767851981189 230 1767851981520 gateway\012{"by":246,"dev":"kiosk-1","k":"issue","kind":"izin","priority":0,"service":"nib","tenant":"dpmptsp","ticket":"C007","v":1,"visit":246}'),
('serang', 'gw-7b0ac1e6', 248, 'lawang-site/1 248 1767851981808 32 1767851982097 device\012{"v":1,"dev":"pad-4","ep":"95756eab90874d4c","seq":11,"boot":1,"up":25179690,"utc":1767851981808,"err":32,"k":"press","b":"next","ms":135,"prev":"8787d807fcb6ac69"}.6d2738247286e12b5f1b7334008b3cb5'),
('serang', 'gw-7b0ac1e6', 249, 'lawang-site/1 249 1767851981808 32 1767851982097 gateway\012{"by":248,"counter":"4","k":"call","rule":"arrival","ticket":"C007","v":1,"wait_ms":619}');

INSERT INTO public.log_entry (site, log, n, leaf) VALUES
('serang', 'gw-7b0ac1e6', 250, 'lawang-site/1 250 1767852000000 0 1767852000000 gateway\012{"k":"plan","toml":"# Rencana gedung untuk berkas uji versi 0.1: sedikit instansi, tetapi setiap bagian yang dikenal rencana dipakai.\\n\\n[site]\\ncode = \\"serang\\"\\nname = \\"MPP Kabupaten Serang\\"\\nzone = \\"Asia/Jakarta\\"\\ncapacity = 60\\noffice = \\"DPMPTSP Kabupaten Serang\\"\\nplace = \\"Kragilan\\"\\nsignatory = \\"Kepala DPMPTSP Kabupaten Serang\\"\\n\\n[hours]\\nweek = { mon = \\"08:00-15:00\\", tue = \\"08:00-15:00\\", wed = \\"08:00-15:00\\", thu = \\"08:00-15:00\\", fri = \\"08:00-15:00\\" }\\nbreak = { fri = \\"11:30-13:00\\" }\\nearly_min = 30\\ncutoff_min = 30\\nend = \\"20:00\\"\\n\\n[rules]\\npriority = \\"one-in-3\\"\\nnext_guard_s = 3\\nmin_serve_s = 30\\npriority_s = 20\\n\\n[[tenant]]\\ncode = \\"disdukcapil\\"\\nname = \\"Disdukcapil\\"\\n\\n[[tenant]]\\ncode = \\"dpmptsp\\"\\nname = \\"DPMPTSP\\"\\n\\n[[tenant]]\\ncode = \\"polres\\"\\nname = \\"Polres Serang (SKCK)\\"\\n\\n[[tenant]]\\ncode = \\"imigrasi\\"\\nname = \\"Kantor Imigrasi Serang\\"\\nopen = [\\"tue\\", \\"thu\\"]\\n\\n[[service]]\\ncode = \\"ktp\\"\\ntenant = \\"disdukcapil\\"\\nname = \\"KTP elektronik\\"\\nprefix = \\"A\\"\\nkind = \\"nonizin\\"\\nmax_wait_min = 45\\nstd_service_min = 15\\nstd_days = 1\\n\\n[[service]]\\ncode = \\"kk\\"\\ntenant = \\"disdukcapil\\"\\nname = \\"Kartu Keluarga \\u2013 baru dan pecah\\"\\nprefix = \\"B\\"\\nkind = \\"nonizin\\"\\nmax_wait_min = 45\\nstd_service_min = 20\\nstd_days = 1\\n\\n[[service]]\\ncode = \\"nib\\"\\ntenant = \\"dpmptsp\\"\\nname = \\"NIB dan OS\\"\\nprefix = \\"C\\"\\nkind = \\"izin\\"\\nmax_wait_min = 30\\nstd_service_min = 30\\nstd_days = 1\\n\\n[[service]]\\ncode = \\"pbg\\"\\ntenant = \\"dpmptsp\\"\\nname = \\"Persetujuan Bangunan Gedung\\"\\nprefix = \\"D\\"\\nkind = \\"izin\\"\\nmax_wait_min = 30\\nstd_service_min = 30\\nstd_days = 28\\n\\n[[service]]\\ncode = \\"pengaduan\\"\\ntenant = \\"dpmptsp\\"\\nname = \\"Pengaduan\\"\\nprefix = \\"P\\"\\nkind = \\"pengaduan\\"\\nmax_wait_min = 15\\ncutoff_min = 0\\n\\n[[service]]\\ncode = \\"skck\\"\\ntenant = \\"polres\\"\\nname = \\"SKCK\\"\\nprefix = \\"I\\"\\nkind = \\"nonizin\\"\\ncapacity = 2\\n\\n[[service]]\\ncode = \\"paspor\\"\\ntenant = \\"imigrasi\\"\\nname = \\"Paspor\\"\\nprefix = \\"N\\"\\nkind = \\"nonizin\\"\\nmax_wait_min = 60\\nstd_service_min = 25\\nstd_days = 4\\nopen = { tue = \\"08:00-14:00\\", thu = \\"08:00-14:00\\" }\\n\\n[[service]]\\ncode = \\"siup\\"\\ntenant = \\"dpmptsp\\"\\nname = \\"SIUP (lama)\\"\\nprefix = \\"Z\\"\\nkind = \\"izin\\"\\nclosed = true\\n\\n[[counter]]\\ncode = \\"1\\"\\nname = \\"Loket 1\\"\\narea = \\"a\\"\\ntakes = [\\"ktp\\", \\"kk\\"]\\n\\n[[counter]]\\ncode = \\"2\\"\\nname = \\"Loket 2\\"\\narea = \\"a\\"\\ntakes = [\\"kk\\", \\"ktp\\", \\"skck\\"]\\n\\n[[counter]]\\ncode = \\"3\\"\\nname = \\"Loket 3\\"\\narea = \\"b\\"\\ntakes = [\\"nib\\", \\"pbg\\"]\\n\\n[[counter]]\\ncode = \\"4\\"\\nname = \\"Loket 4\\"\\narea = \\"b\\"\\ntakes = [\\"pengaduan\\", \\"nib\\"]\\n\\n[[counter]]\\ncode = \\"5\\"\\nname = \\"Loket 5\\"\\narea = \\"b\\"\\ntakes = [\\"paspor\\"]\\n\\n[[device]]\\nname = \\"gate-a\\"\\nbuttons = { in = \\"enter\\", out = \\"leave\\" }\\n\\n[[device]]\\nname = \\"gate-b\\"\\nbuttons = { in = \\"enter\\", out = \\"leave\\" }\\n\\n[[device]]\\nname = \\"gate-c\\"\\nbuttons = { ktp = \\"enter+issue:ktp\\", out = \\"leave\\" }\\n\\n[[device]]\\nname = \\"kiosk-1\\"\\nbuttons = { prio = \\"priority\\", a = \\"issue:ktp\\", b = \\"issue:kk\\", c = \\"issue:nib\\", d = \\"issue:pbg\\", p = \\"issue:pengaduan\\", i = \\"issue:skck\\", n = \\"issue:paspor\\" }\\n\\n[[device]]\\nname = \\"pad-1\\"\\ncounter = \\"1\\"\\nbuttons = { next = \\"next\\", recall = \\"recall\\", start = \\"start\\", absent = \\"no_show\\", hold = \\"hold\\", pause = \\"pause\\", done = \\"finish:completed\\", taken = \\"finish:accepted\\", less = \\"finish:incomplete\\", refer = \\"finish:referred\\", move = \\"transfer:nib\\" }\\n\\n[[device]]\\nname = \\"pad-2\\"\\ncounter = \\"2\\"\\nbuttons = { next = \\"next\\", recall = \\"recall\\", absent = \\"no_show\\", hold = \\"hold\\", done = \\"finish:completed\\", less = \\"finish:incomplete\\" }\\n\\n[[device]]\\nname = \\"pad-3\\"\\ncounter = \\"3\\"\\nbuttons = { next = \\"next\\", recall = \\"recall\\", start = \\"start\\", absent = \\"no_show\\", hold = \\"hold\\", done = \\"finish:completed\\", taken = \\"finish:accepted\\", less = \\"finish:incomplete\\", move = \\"transfer:pengaduan\\" }\\n\\n[[device]]\\nname = \\"pad-4\\"\\ncounter = \\"4\\"\\nbuttons = { next = \\"next\\", start = \\"start\\", absent = \\"no_show\\", done = \\"finish:completed\\", taken = \\"finish:accepted\\", refer = \\"finish:referred\\" }\\n\\n[[device]]\\nname = \\"pad-5\\"\\ncounter = \\"5\\"\\nbuttons = { next = \\"next\\", absent = \\"no_show\\", done = \\"finish:completed\\", taken = \\"finish:accepted\\" }\\n\\n[[season]]\\nname = \\"Ramadan 2026\\"\\nfrom = 2026-02-18\\nto = 2026-03-19\\nweek = { mon = \\"08:00-14:00\\", tue = \\"08:00-14:00\\", wed = \\"08:00-14:00\\", thu = \\"08:00-14:00\\", fri = \\"08:00-14:30\\" }\\nbreak = { fri = \\"11:30-12:30\\" }\\n\\n[[day]]\\ndate = 2026-01-12\\nkind = \\"early\\"\\nhours = \\"08:00-14:00\\"\\nname = \\"Rapat evaluasi\\"\\n\\n[[day]]\\ndate = 2026-01-17\\nkind = \\"extra\\"\\nhours = \\"08:00-12:00\\"\\ntenants = [\\"disdukcapil\\"]\\nname = \\"Sabtu melayani\\"\\n\\n[holidays]\\n2026-01-01 = \\"Tahun Baru 2026\\"\\n2026-01-16 = \\"Isra Mikraj\\"\\n2026-02-17 = \\"Tahun Baru Imlek\\"\\n2026-03-20 = \\"Idulfitri (perkiraan)\\"\\n","v":1,"who":"Rina","zone":"Asia/Jakarta"}'),
('serang', 'gw-7b0ac1e6', 251, 'lawang-site/1 251 1767852008341 33 1767852008630 device\012{"v":1,"dev":"pad-4","ep":"95756eab90874d4c","seq":12,"boot":1,"up":25206223,"utc":1767852008341,"err":33,"k":"press","b":"start","ms":170,"prev":"99316e14d9ef5748"}.f75fb2342fa56d7ad995f470a8579a30'),
('serang', 'gw-7b0ac1e6', 252, 'lawang-site/1 252 1767852008341 33 1767852008630 gateway\012{"by":251,"counter":"4","k":"start","ticket":"C007","v":1,"walk_ms":26533}'),
('serang', 'gw-7b0ac1e6', 253, 'lawang-site/1 253 1767852294041 47 1767852294330 device\012{"v":1,"dev":"pad-4","ep":"95756eab90874d4c","seq":13,"boot":1,"up":25491923,"utc":1767852294041,"err":47,"k":"press","b":"taken","ms":70,"prev":"f24e9e3f798c90e2"}.5f6cdedc2b3a86fe8c8add71ced4720d'),
('serang', 'gw-7b0ac1e6', 254, 'lawang-site/1 254 1767852294041 47 1767852294330 gateway\012{"by":253,"counter":"4","implicit":0,"k":"finish","outcome":"accepted","serve_ms":285700,"since":"start","ticket":"C007","v":1,"wait_ms":619,"walk_ms":26533}'),
('serang', 'gw-7b0ac1e6', 255, 'lawang-site/1 255 1767852404453 112 1767852404760 device\012{"v":1,"dev":"gate-b","ep":"f4f4fe62d9049907","seq":18,"boot":1,"up":25604153,"utc":1767852404453,"err":112,"k":"press","b":"in","ms":140,"prev":"9f745c99aa217d13"}.b16466da214265c1f2f204eaf8488bf9'),
('serang', 'gw-7b0ac1e6', 256, 'lawang-site/1 256 1767852404453 112 1767852404760 gateway\012{"by":255,"dev":"gate-b","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 257, 'lawang-site/1 257 1767852438304 36 1767852438611 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":23,"boot":1,"up":25637404,"utc":1767852438304,"err":36,"k":"press","b":"a","ms":230,"prev":"6693eac442d98585"}.8c720d4621277fac218572c86c923138'),
('serang', 'gw-7b0ac1e6', 258, 'lawang-site/1 258 1767852438304 36 1767852438611 gateway\012{"by":257,"dev":"kiosk-1","k":"issue","kind":"nonizin","priority":0,"service":"ktp","tenant":"disdukcapil","ticket":"A006","v":1,"visit":257}'),
('serang', 'gw-7b0ac1e6', 259, 'lawang-site/1 259 1767852440177 41 1767852440484 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":23,"boot":1,"up":25640177,"utc":1767852440177,"err":41,"k":"press","b":"out","ms":200,"prev":"78ad1e3e77118e5f"}.1cd38323c04ab62d9096cd8f9622a02e'),
('serang', 'gw-7b0ac1e6', 260, 'lawang-site/1 260 1767852440177 41 1767852440484 gateway\012{"by":259,"dev":"gate-a","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 261, 'lawang-site/1 261 1767852483568 22 1767852483869 device\012{"v":1,"dev":"pad-1","ep":"21bd76e57fcd9117","seq":22,"boot":1,"up":25682362,"utc":1767852483568,"err":22,"k":"press","b":"next","ms":75,"prev":"ba36157a00cc0bd8"}.2db22a1da9c336126d88ab2a96bb4bbd'),
('serang', 'gw-7b0ac1e6', 262, 'lawang-site/1 262 1767852483568 22 1767852483869 gateway\012{"by":261,"counter":"1","k":"call","rule":"arrival","ticket":"A006","v":1,"wait_ms":45264}'),
('serang', 'gw-7b0ac1e6', 263, 'lawang-site/1 263 1767852523029 24 1767852523330 device\012{"v":1,"dev":"pad-1","ep":"21bd76e57fcd9117","seq":23,"boot":1,"up":25721823,"utc":1767852523029,"err":24,"k":"press","b":"start","ms":215,"prev":"6478fbe961ae3164"}.cbe47676b82ae89807721da55d0266ad'),
('serang', 'gw-7b0ac1e6', 264, 'lawang-site/1 264 1767852523029 24 1767852523330 gateway\012{"by":263,"counter":"1","k":"start","ticket":"A006","v":1,"walk_ms":39461}'),
('serang', 'gw-7b0ac1e6', 265, 'lawang-site/1 265 1767852600000 0 1767852600000 gateway\012{"happened":1767841500000,"k":"manual","service":"ktp","ticket":"A091","v":1,"who":"Rina"}'),
('serang', 'gw-7b0ac1e6', 266, 'lawang-site/1 266 1767852600000 0 1767852600000 gateway\012{"happened":1767842100000,"k":"manual","service":"ktp","ticket":"A092","v":1,"who":"Rina"}'),
('serang', 'gw-7b0ac1e6', 267, 'lawang-site/1 267 1767852850343 40 1767852850644 device\012{"v":1,"dev":"pad-1","ep":"21bd76e57fcd9117","seq":24,"boot":1,"up":26049137,"utc":1767852850343,"err":40,"k":"press","b":"done","ms":70,"prev":"41d295faa1737e1d"}.9f1ef1fbde35ee6ea1b08d25196e2bd0'),
('serang', 'gw-7b0ac1e6', 268, 'lawang-site/1 268 1767852850343 40 1767852850644 gateway\012{"by":267,"counter":"1","implicit":0,"k":"finish","outcome":"completed","serve_ms":327314,"since":"start","ticket":"A006","v":1,"wait_ms":45264,"walk_ms":39461}'),
('serang', 'gw-7b0ac1e6', 269, 'lawang-site/1 269 1767852857581 62 1767852857888 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":24,"boot":1,"up":26057581,"utc":1767852857581,"err":62,"k":"press","b":"in","ms":185,"prev":"495742e558fdca0c"}.db546fad20b539e5a8646b7ad8828b8a'),
('serang', 'gw-7b0ac1e6', 270, 'lawang-site/1 270 1767852857581 62 1767852857888 gateway\012{"by":269,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 271, 'lawang-site/1 271 1767852895953 59 1767852896260 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":24,"boot":1,"up":26095053,"utc":1767852895953,"err":59,"k":"press","b":"c","ms":225,"prev":"87fcb91a9f942763"}.3a2ebabc3395dbde1329d2d4af961fdf'),
('serang', 'gw-7b0ac1e6', 272, 'lawang-site/1 272 1767852895953 59 1767852896260 gateway\012{"by":271,"dev":"kiosk-1","k":"issue","kind":"izin","priority":0,"service":"nib","tenant":"dpmptsp","ticket":"C008","v":1,"visit":271}'),
('serang', 'gw-7b0ac1e6', 273, 'lawang-site/1 273 1767852899550 65 1767852899851 device\012{"v":1,"dev":"pad-3","ep":"11049dc2f3778d45","seq":18,"boot":1,"up":26097744,"utc":1767852899550,"err":65,"k":"press","b":"next","ms":235,"prev":"9b1f2a37a1298f67"}.727f70b6f8eb038045c99898310d69c6'),
('serang', 'gw-7b0ac1e6', 274, 'lawang-site/1 274 1767852899550 65 1767852899851 gateway\012{"by":273,"counter":"3","k":"call","rule":"arrival","ticket":"C008","v":1,"wait_ms":3597}'),
('serang', 'gw-7b0ac1e6', 275, 'lawang-site/1 275 1767852904998 137 1767852905305 device\012{"v":1,"dev":"gate-b","ep":"f4f4fe62d9049907","seq":19,"boot":1,"up":26104698,"utc":1767852904998,"err":137,"k":"press","b":"out","ms":95,"prev":"da3a7d723b9f4834"}.f12a23702baca9344ac12aa02147748b'),
('serang', 'gw-7b0ac1e6', 276, 'lawang-site/1 276 1767852904998 137 1767852905305 gateway\012{"by":275,"dev":"gate-b","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 277, 'lawang-site/1 277 1767852935752 67 1767852936053 device\012{"v":1,"dev":"pad-3","ep":"11049dc2f3778d45","seq":19,"boot":1,"up":26133946,"utc":1767852935752,"err":67,"k":"press","b":"start","ms":200,"prev":"082b70f14e0dbcd2"}.dbfbcafb353699d395a7da9872daf753'),
('serang', 'gw-7b0ac1e6', 278, 'lawang-site/1 278 1767852935752 67 1767852936053 gateway\012{"by":277,"counter":"3","k":"start","ticket":"C008","v":1,"walk_ms":36202}'),
('serang', 'gw-7b0ac1e6', 279, 'lawang-site/1 279 1767853239898 82 1767853240199 device\012{"v":1,"dev":"pad-3","ep":"11049dc2f3778d45","seq":20,"boot":1,"up":26438092,"utc":1767853239898,"err":82,"k":"press","b":"done","ms":65,"prev":"3190eb4264a19391"}.92fb4b2004d9aedcbe43f7d2e5381e11'),
('serang', 'gw-7b0ac1e6', 280, 'lawang-site/1 280 1767853239898 82 1767853240199 gateway\012{"by":279,"counter":"3","implicit":0,"k":"finish","outcome":"completed","serve_ms":304146,"since":"start","ticket":"C008","v":1,"wait_ms":3597,"walk_ms":36202}'),
('serang', 'gw-7b0ac1e6', 281, 'lawang-site/1 281 1767853439948 91 1767853440255 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":25,"boot":1,"up":26639948,"utc":1767853439948,"err":91,"k":"press","b":"out","ms":210,"prev":"1a5e46ee8a4fff13"}.03da4bd84e4cbe8b4832e1bbccbbaaca'),
('serang', 'gw-7b0ac1e6', 282, 'lawang-site/1 282 1767853439948 91 1767853440255 gateway\012{"by":281,"dev":"gate-a","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 283, 'lawang-site/1 283 1767856800150 254 1767856800481 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":25,"boot":1,"up":29999250,"utc":1767856800150,"err":254,"k":"press","b":"b","ms":135,"prev":"984ce1b2b531643d"}.1c0a9f22e70af6ea6659f68fb49050fb'),
('serang', 'gw-7b0ac1e6', 284, 'lawang-site/1 284 1767856800150 254 1767856800481 gateway\012{"by":283,"dev":"kiosk-1","k":"issue","kind":"nonizin","priority":0,"service":"kk","tenant":"disdukcapil","ticket":"B005","v":1,"visit":283}'),
('serang', 'gw-7b0ac1e6', 285, 'lawang-site/1 285 1767856800681 14 1767856800988 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":26,"boot":1,"up":29999781,"utc":1767856800681,"err":14,"k":"press","b":"b","ms":65,"prev":"58f0604c5ce8c6bd"}.62256496b4ce771a8cc4b3d4d1934615'),
('serang', 'gw-7b0ac1e6', 286, 'lawang-site/1 286 1767856800681 14 1767856800988 gateway\012{"by":285,"dev":"kiosk-1","k":"issue","kind":"nonizin","priority":0,"service":"kk","tenant":"disdukcapil","ticket":"B006","v":1,"visit":285}'),
('serang', 'gw-7b0ac1e6', 287, 'lawang-site/1 287 1767856801236 14 1767856801543 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":27,"boot":1,"up":30000336,"utc":1767856801236,"err":14,"k":"press","b":"b","ms":185,"prev":"4d63831311671012"}.fc6012173f07765cbf1393712d23ad42'),
('serang', 'gw-7b0ac1e6', 288, 'lawang-site/1 288 1767856801236 14 1767856801543 gateway\012{"by":287,"dev":"kiosk-1","k":"issue","kind":"nonizin","priority":0,"service":"kk","tenant":"disdukcapil","ticket":"B007","v":1,"visit":287}'),
('serang', 'gw-7b0ac1e6', 289, 'lawang-site/1 289 1767856801759 32 1767856802048 device\012{"v":1,"dev":"pad-2","ep":"2e18faa16959ab75","seq":10,"boot":1,"up":30000241,"utc":1767856801759,"err":32,"k":"press","b":"next","ms":135,"prev":"3ffeb45e5c5d251d"}.a828fb6626a720bb1506fa1297ed7fa6'),
('serang', 'gw-7b0ac1e6', 290, 'lawang-site/1 290 1767856801759 32 1767856802048 gateway\012{"by":289,"counter":"2","k":"call","rule":"arrival","ticket":"B005","v":1,"wait_ms":1609}'),
('serang', 'gw-7b0ac1e6', 291, 'lawang-site/1 291 1767856812192 32 1767856812481 device\012{"v":1,"dev":"pad-2","ep":"2e18faa16959ab75","seq":11,"boot":1,"up":30010674,"utc":1767856812192,"err":32,"k":"press","b":"next","ms":75,"prev":"4518550ae4df21f9"}.8d3a6ff8537702cd90df5f2b55f56f00'),
('serang', 'gw-7b0ac1e6', 292, 'lawang-site/1 292 1767856812192 32 1767856812481 gateway\012{"by":291,"counter":"2","implicit":1,"k":"no_show","ticket":"B005","v":1,"wait_ms":1609}'),
('serang', 'gw-7b0ac1e6', 293, 'lawang-site/1 293 1767856812192 32 1767856812481 gateway\012{"by":291,"counter":"2","k":"call","rule":"arrival","ticket":"B006","v":1,"wait_ms":11511}'),
('serang', 'gw-7b0ac1e6', 294, 'lawang-site/1 294 1767856882740 36 1767856883029 device\012{"v":1,"dev":"pad-2","ep":"2e18faa16959ab75","seq":12,"boot":1,"up":30081222,"utc":1767856882740,"err":36,"k":"press","b":"next","ms":190,"prev":"6a4612e661525d9e"}.533434b04300566efc4736f519a16768'),
('serang', 'gw-7b0ac1e6', 295, 'lawang-site/1 295 1767856882740 36 1767856883029 gateway\012{"by":294,"counter":"2","implicit":1,"k":"finish","outcome":"unstated","serve_ms":70548,"since":"call","ticket":"B006","v":1,"wait_ms":11511,"walk_ms":null}'),
('serang', 'gw-7b0ac1e6', 296, 'lawang-site/1 296 1767856882740 36 1767856883029 gateway\012{"by":294,"counter":"2","k":"call","rule":"arrival","ticket":"B007","v":1,"wait_ms":81504}'),
('serang', 'gw-7b0ac1e6', 297, 'lawang-site/1 297 1767856888208 36 1767856888497 device\012{"v":1,"dev":"pad-2","ep":"2e18faa16959ab75","seq":13,"boot":1,"up":30086690,"utc":1767856888208,"err":36,"k":"press","b":"done","ms":110,"prev":"7b3d6e8fa7cd77ad"}.cb8aca7cfd798451dd26e67cc5f19258'),
('serang', 'gw-7b0ac1e6', 298, 'lawang-site/1 298 1767856888208 36 1767856888497 gateway\012{"by":297,"counter":"2","implicit":0,"k":"finish","outcome":"completed","serve_ms":5468,"since":"call","ticket":"B007","v":1,"wait_ms":81504,"walk_ms":null}'),
('serang', 'gw-7b0ac1e6', 299, 'lawang-site/1 299 1767856932950 338 1767856933281 device\012{"v":1,"dev":"gate-b","ep":"f4f4fe62d9049907","seq":20,"boot":1,"up":30132650,"utc":1767856932950,"err":338,"k":"press","b":"out","ms":195,"prev":"130fa0d261cb6298"}.d8a35db881fcedc86ae1ad656dfbe308'),
('serang', 'gw-7b0ac1e6', 300, 'lawang-site/1 300 1767856932950 338 1767856933281 gateway\012{"by":299,"dev":"gate-b","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 301, 'lawang-site/1 301 1767857400000 0 1767857400500 gateway\012{"day":"2026-01-08","k":"day","state":"cutoff","v":1}'),
('serang', 'gw-7b0ac1e6', 302, 'lawang-site/1 302 1767859200000 0 1767859200500 gateway\012{"day":"2026-01-08","k":"day","state":"closed","v":1}'),
('serang', 'gw-7b0ac1e6', 303, 'lawang-site/1 303 1767877200000 0 1767877200500 gateway\012{"day":"2026-01-08","k":"day","state":"ended","v":1}'),
('serang', 'gw-7b0ac1e6', 304, 'lawang-site/1 304 1767877200000 0 1767877200500 gateway\012{"by":303,"counter":"4","k":"counter","state":"closed","v":1}'),
('serang', 'gw-7b0ac1e6', 305, 'lawang-site/1 305 1767877200000 0 1767877200500 gateway\012{"by":303,"counter":"1","k":"counter","state":"closed","v":1}'),
('serang', 'gw-7b0ac1e6', 306, 'lawang-site/1 306 1767877200000 0 1767877200500 gateway\012{"by":303,"counter":"2","k":"counter","state":"closed","v":1}'),
('serang', 'gw-7b0ac1e6', 307, 'lawang-site/1 307 1767877200000 0 1767877200500 gateway\012{"by":303,"counter":"3","k":"counter","state":"closed","v":1}'),
('serang', 'gw-7b0ac1e6', 308, 'lawang-site/1 308 1767877200000 0 1767877200500 gateway\012{"by":303,"counter":"5","k":"counter","state":"closed","v":1}'),
('serang', 'gw-7b0ac1e6', 309, 'lawang-site/1 309 1767877200000 0 1767877200500 gateway\012{"day":"2026-01-08","k":"write_off","n":2,"v":1}'),
('serang', 'gw-7b0ac1e6', 310, 'lawang-site/1 310 1767891600500 0 1767891600500 gateway\012{"day":"2026-01-09","k":"day","state":"opened","v":1}'),
('serang', 'gw-7b0ac1e6', 311, 'lawang-site/1 311 1767912600000 0 1767912600000 gateway\012{"k":"plan","toml":"# Rencana gedung untuk berkas uji versi 0.1: sedikit instansi, tetapi setiap bagian yang dikenal rencana dipakai.\\n\\n[site]\\ncode = \\"serang\\"\\nname = \\"MPP Kabupaten Serang\\"\\nzone = \\"Asia/Jakarta\\"\\ncapacity = 60\\noffice = \\"DPMPTSP Kabupaten Serang\\"\\nplace = \\"Kragilan\\"\\nsignatory = \\"Kepala DPMPTSP Kabupaten Serang\\"\\n\\n[hours]\\nweek = { mon = \\"08:00-15:00\\", tue = \\"08:00-15:00\\", wed = \\"08:00-15:00\\", thu = \\"08:00-15:00\\", fri = \\"08:00-15:00\\" }\\nbreak = { fri = \\"11:30-13:00\\" }\\nearly_min = 30\\ncutoff_min = 30\\nend = \\"20:00\\"\\n\\n[rules]\\npriority = \\"one-in-3\\"\\nnext_guard_s = 3\\nmin_serve_s = 30\\npriority_s = 20\\n\\n[[tenant]]\\ncode = \\"disdukcapil\\"\\nname = \\"Disdukcapil\\"\\n\\n[[tenant]]\\ncode = \\"dpmptsp\\"\\nname = \\"DPMPTSP\\"\\n\\n[[tenant]]\\ncode = \\"polres\\"\\nname = \\"Polres Serang (SKCK)\\"\\n\\n[[tenant]]\\ncode = \\"imigrasi\\"\\nname = \\"Kantor Imigrasi Serang\\"\\nopen = [\\"tue\\", \\"thu\\"]\\n\\n[[service]]\\ncode = \\"ktp\\"\\ntenant = \\"disdukcapil\\"\\nname = \\"KTP elektronik\\"\\nprefix = \\"A\\"\\nkind = \\"nonizin\\"\\nmax_wait_min = 45\\nstd_service_min = 15\\nstd_days = 1\\n\\n[[service]]\\ncode = \\"kk\\"\\ntenant = \\"disdukcapil\\"\\nname = \\"Kartu Keluarga \\u2013 baru dan pecah\\"\\nprefix = \\"B\\"\\nkind = \\"nonizin\\"\\nmax_wait_min = 45\\nstd_service_min = 20\\nstd_days = 1\\n\\n[[service]]\\ncode = \\"nib\\"\\ntenant = \\"dpmptsp\\"\\nname = \\"NIB dan OSS\\"\\nprefix = \\"C\\"\\nkind = \\"izin\\"\\nmax_wait_min = 30\\nstd_service_min = 30\\nstd_days = 1\\n\\n[[service]]\\ncode = \\"pbg\\"\\ntenant = \\"dpmptsp\\"\\nname = \\"Persetujuan Bangunan Gedung\\"\\nprefix = \\"D\\"\\nkind = \\"izin\\"\\nmax_wait_min = 30\\nstd_service_min = 30\\nstd_days = 28\\n\\n[[service]]\\ncode = \\"pengaduan\\"\\ntenant = \\"dpmptsp\\"\\nname = \\"Pengaduan\\"\\nprefix = \\"P\\"\\nkind = \\"pengaduan\\"\\nmax_wait_min = 20\\ncutoff_min = 0\\n\\n[[service]]\\ncode = \\"skck\\"\\ntenant = \\"polres\\"\\nname = \\"SKCK\\"\\nprefix = \\"I\\"\\nkind = \\"nonizin\\"\\ncapacity = 2\\n\\n[[service]]\\ncode = \\"paspor\\"\\ntenant = \\"imigrasi\\"\\nname = \\"Paspor\\"\\nprefix = \\"N\\"\\nkind = \\"nonizin\\"\\nmax_wait_min = 60\\nstd_service_min = 25\\nstd_days = 4\\nopen = { tue = \\"08:00-14:00\\", thu = \\"08:00-14:00\\" }\\n\\n[[service]]\\ncode = \\"siup\\"\\ntenant = \\"dpmptsp\\"\\nname = \\"SIUP (lama)\\"\\nprefix = \\"Z\\"\\nkind = \\"izin\\"\\nclosed = true\\n\\n[[counter]]\\ncode = \\"1\\"\\nname = \\"Loket 1\\"\\narea = \\"a\\"\\ntakes = [\\"ktp\\", \\"kk\\"]\\n\\n[[counter]]\\ncode = \\"2\\"\\nname = \\"Loket 2\\"\\narea = \\"a\\"\\ntakes = [\\"kk\\", \\"ktp\\", \\"skck\\"]\\n\\n[[counter]]\\ncode = \\"3\\"\\nname = \\"Loket 3\\"\\narea = \\"b\\"\\ntakes = [\\"nib\\", \\"pbg\\"]\\n\\n[[counter]]\\ncode = \\"4\\"\\nname = \\"Loket 4\\"\\narea = \\"b\\"\\ntakes = [\\"pengaduan\\", \\"nib\\"]\\n\\n[[counter]]\\ncode = \\"5\\"\\nname = \\"Loket 5\\"\\narea = \\"b\\"\\ntakes = [\\"paspor\\"]\\n\\n[[device]]\\nname = \\"gate-a\\"\\nbuttons = { in = \\"enter\\", out = \\"leave\\" }\\n\\n[[device]]\\nname = \\"gate-b\\"\\nbuttons = { in = \\"enter\\", out = \\"leave\\" }\\n\\n[[device]]\\nname = \\"gate-c\\"\\nbuttons = { ktp = \\"enter+issue:ktp\\", out = \\"leave\\" }\\n\\n[[device]]\\nname = \\"kiosk-1\\"\\nbuttons = { prio = \\"priority\\", a = \\"issue:ktp\\", b = \\"issue:kk\\", c = \\"issue:nib\\", d = \\"issue:pbg\\", p = \\"issue:pengaduan\\", i = \\"issue:skck\\", n = \\"issue:paspor\\" }\\n\\n[[device]]\\nname = \\"pad-1\\"\\ncounter = \\"1\\"\\nbuttons = { next = \\"next\\", recall = \\"recall\\", start = \\"start\\", absent = \\"no_show\\", hold = \\"hold\\", pause = \\"pause\\", done = \\"finish:completed\\", taken = \\"finish:accepted\\", less = \\"finish:incomplete\\", refer = \\"finish:referred\\", move = \\"transfer:nib\\" }\\n\\n[[device]]\\nname = \\"pad-2\\"\\ncounter = \\"2\\"\\nbuttons = { next = \\"next\\", recall = \\"recall\\", absent = \\"no_show\\", hold = \\"hold\\", done = \\"finish:completed\\", less = \\"finish:incomplete\\" }\\n\\n[[device]]\\nname = \\"pad-3\\"\\ncounter = \\"3\\"\\nbuttons = { next = \\"next\\", recall = \\"recall\\", start = \\"start\\", absent = \\"no_show\\", hold = \\"hold\\", done = \\"finish:completed\\", taken = \\"finish:accepted\\", less = \\"finish:incomplete\\", move = \\"transfer:pengaduan\\" }\\n\\n[[device]]\\nname = \\"pad-4\\"\\ncounter = \\"4\\"\\nbuttons = { next = \\"next\\", start = \\"start\\", absent = \\"no_show\\", done = \\"finish:completed\\", taken = \\"finish:accepted\\", refer = \\"finish:referred\\" }\\n\\n[[device]]\\nname = \\"pad-5\\"\\ncounter = \\"5\\"\\nbuttons = { next = \\"next\\", absent = \\"no_show\\", done = \\"finish:completed\\", taken = \\"finish:accepted\\" }\\n\\n[[season]]\\nname = \\"Ramadan 2026\\"\\nfrom = 2026-02-18\\nto = 2026-03-19\\nweek = { mon = \\"08:00-14:00\\", tue = \\"08:00-14:00\\", wed = \\"08:00-14:00\\", thu = \\"08:00-14:00\\", fri = \\"08:00-14:30\\" }\\nbreak = { fri = \\"11:30-12:30\\" }\\n\\n[[day]]\\ndate = 2026-01-12\\nkind = \\"early\\"\\nhours = \\"08:00-14:00\\"\\nname = \\"Rapat evaluasi\\"\\n\\n[[day]]\\ndate = 2026-01-17\\nkind = \\"extra\\"\\nhours = \\"08:00-12:00\\"\\ntenants = [\\"disdukcapil\\"]\\nname = \\"Sabtu melayani\\"\\n\\n[holidays]\\n2026-01-01 = \\"Tahun Baru 2026\\"\\n2026-01-16 = \\"Isra Mikraj\\"\\n2026-02-17 = \\"Tahun Baru Imlek\\"\\n2026-03-20 = \\"Idulfitri (perkiraan)\\"\\n","v":1,"who":"operator","zone":"Asia/Jakarta"}'),
('serang', 'gw-7b0ac1e6', 312, 'lawang-site/1 312 1767912600012 2000 1767912602736 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":26,"boot":2,"up":0,"utc":null,"err":null,"k":"boot","why":"power","fw":"0.1.0","prev":"fc35f7fcc5a095df"}.c8fe85483168b13203fbed27b421c1b9'),
('serang', 'gw-7b0ac1e6', 313, 'lawang-site/1 313 1767912600312 2000 1767912602784 device\012{"v":1,"dev":"gate-b","ep":"f4f4fe62d9049907","seq":21,"boot":2,"up":0,"utc":null,"err":null,"k":"boot","why":"power","fw":"0.1.0","prev":"88176f52bf884e69"}.f83436239261cef8e01e659537178247'),
('serang', 'gw-7b0ac1e6', 314, 'lawang-site/1 314 1767912600912 2000 1767912602844 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":28,"boot":2,"up":0,"utc":null,"err":null,"k":"boot","why":"power","fw":"0.1.0","prev":"b705cc847e9867bb"}.510a96f354c46db4a74cc1b66d30073f'),
('serang', 'gw-7b0ac1e6', 315, 'lawang-site/1 315 1767912601212 2000 1767912602904 device\012{"v":1,"dev":"pad-1","ep":"21bd76e57fcd9117","seq":25,"boot":2,"up":0,"utc":null,"err":null,"k":"boot","why":"power","fw":"0.1.0","prev":"db010a36f4cea189"}.f66c26ebed2e228a769128145d47b3ce'),
('serang', 'gw-7b0ac1e6', 316, 'lawang-site/1 316 1767912601512 2000 1767912602964 device\012{"v":1,"dev":"pad-2","ep":"2e18faa16959ab75","seq":14,"boot":2,"up":0,"utc":null,"err":null,"k":"boot","why":"power","fw":"0.1.0","prev":"1aecff1967bba5ae"}.1652927032e86d6eacc3dd63053ae969'),
('serang', 'gw-7b0ac1e6', 317, 'lawang-site/1 317 1767912601812 2000 1767912603024 device\012{"v":1,"dev":"pad-3","ep":"11049dc2f3778d45","seq":21,"boot":2,"up":0,"utc":null,"err":null,"k":"boot","why":"power","fw":"0.1.0","prev":"e59271bcec3431cc"}.4817910ab05b78561a3d7f081b9e4996'),
('serang', 'gw-7b0ac1e6', 318, 'lawang-site/1 318 1767912602112 2000 1767912603084 device\012{"v":1,"dev":"pad-4","ep":"95756eab90874d4c","seq":14,"boot":2,"up":0,"utc":null,"err":null,"k":"boot","why":"power","fw":"0.1.0","prev":"0aff36933edc0d35"}.eb5c1478abb97d1581053f8811e9591c'),
('serang', 'gw-7b0ac1e6', 319, 'lawang-site/1 319 1767912602412 2000 1767912603144 device\012{"v":1,"dev":"pad-5","ep":"62f2130b831b0d9b","seq":4,"boot":2,"up":0,"utc":null,"err":null,"k":"boot","why":"power","fw":"0.1.0","prev":"b7f2fd0b624295c7"}.1d174b995a0b4bdbae6c1d34338fb3ee'),
('serang', 'gw-7b0ac1e6', 320, 'lawang-site/1 320 1767913800130 73 1767916200437 device\012{"v":1,"dev":"gate-b","ep":"f4f4fe62d9049907","seq":22,"boot":2,"up":1199830,"utc":1767913800130,"err":73,"k":"press","b":"in","ms":115,"prev":"608ed582803e0ff4"}.594be33029a5f82204880a2ea4d08f56'),
('serang', 'gw-7b0ac1e6', 321, 'lawang-site/1 321 1767913800130 73 1767916200437 gateway\012{"by":320,"dev":"gate-b","k":"enter","late":1,"v":1}'),
('serang', 'gw-7b0ac1e6', 322, 'lawang-site/1 322 1767914040120 85 1767914040427 device\012{"v":1,"dev":"gate-b","ep":"f4f4fe62d9049907","seq":23,"boot":2,"up":1439820,"utc":1767914040120,"err":85,"k":"press","b":"out","ms":105,"prev":"a284382e58831b22"}.897029aa18bc0c55e69a4837f1a38c3d'),
('serang', 'gw-7b0ac1e6', 323, 'lawang-site/1 323 1767914040120 85 1767914040427 gateway\012{"by":322,"dev":"gate-b","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 324, 'lawang-site/1 324 1767914040439 0 1767914040439 gateway\012{"k":"admin","v":1,"what":"clock","who":"Rina"}'),
('serang', 'gw-7b0ac1e6', 325, 'lawang-site/1 325 1767914040439 0 1767914040439 gateway\012{"after":1767914040439,"before":1767916200437,"k":"clock","v":1,"why":"operator"}'),
('serang', 'gw-7b0ac1e6', 326, 'lawang-site/1 326 1767921600085 463 1767921600416 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":27,"boot":2,"up":9000085,"utc":1767921600085,"err":463,"k":"press","b":"in","ms":70,"prev":"f2b5bbc447034d42"}.818d0cf9c00ad4ca6c54f38a09af1af1'),
('serang', 'gw-7b0ac1e6', 327, 'lawang-site/1 327 1767921600085 463 1767921600416 gateway\012{"by":326,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 328, 'lawang-site/1 328 1767921602153 14 1767921602460 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":28,"boot":2,"up":9002153,"utc":1767921602153,"err":14,"k":"press","b":"in","ms":210,"prev":"50ef06eb9061af7d"}.6925d2b7c6bb2dfb8ef05b2a8774feb3'),
('serang', 'gw-7b0ac1e6', 329, 'lawang-site/1 329 1767921602153 14 1767921602460 gateway\012{"by":328,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 330, 'lawang-site/1 330 1767921604082 14 1767921604389 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":29,"boot":2,"up":9004082,"utc":1767921604082,"err":14,"k":"press","b":"in","ms":95,"prev":"edf79c7f3640d965"}.ca43066c3a80f4c14e0081906480a1ea'),
('serang', 'gw-7b0ac1e6', 331, 'lawang-site/1 331 1767921604082 14 1767921604389 gateway\012{"by":330,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 332, 'lawang-site/1 332 1767921606121 14 1767921606428 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":30,"boot":2,"up":9006121,"utc":1767921606121,"err":14,"k":"press","b":"in","ms":205,"prev":"fd69d72d52a63b5d"}.4d4f7d640cec57aef659abdb5d3d4b5b'),
('serang', 'gw-7b0ac1e6', 333, 'lawang-site/1 333 1767921606121 14 1767921606428 gateway\012{"by":332,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 334, 'lawang-site/1 334 1767921608145 14 1767921608452 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":31,"boot":2,"up":9008145,"utc":1767921608145,"err":14,"k":"press","b":"in","ms":190,"prev":"826b8b21d7474e8d"}.bd6b62e0687561564ef525fab7ee1acc'),
('serang', 'gw-7b0ac1e6', 335, 'lawang-site/1 335 1767921608145 14 1767921608452 gateway\012{"by":334,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 336, 'lawang-site/1 336 1767921610049 14 1767921610356 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":32,"boot":2,"up":9010049,"utc":1767921610049,"err":14,"k":"press","b":"in","ms":70,"prev":"b5ff9696f1c8dc24"}.0e7b26af810de72367932bf641172682'),
('serang', 'gw-7b0ac1e6', 337, 'lawang-site/1 337 1767921610049 14 1767921610356 gateway\012{"by":336,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 338, 'lawang-site/1 338 1767921612013 14 1767921612320 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":33,"boot":2,"up":9012013,"utc":1767921612013,"err":14,"k":"press","b":"in","ms":130,"prev":"16034a86ed1c5f5f"}.259fce05294a8c62bf5a363ebeb56fea'),
('serang', 'gw-7b0ac1e6', 339, 'lawang-site/1 339 1767921612013 14 1767921612320 gateway\012{"by":338,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 340, 'lawang-site/1 340 1767921613997 14 1767921614304 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":34,"boot":2,"up":9013997,"utc":1767921613997,"err":14,"k":"press","b":"in","ms":150,"prev":"60cce72c5b4706cc"}.7d44bfa1d59df0fc30b8049bda3a3f0d'),
('serang', 'gw-7b0ac1e6', 341, 'lawang-site/1 341 1767921613997 14 1767921614304 gateway\012{"by":340,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 342, 'lawang-site/1 342 1767921615946 14 1767921616253 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":35,"boot":2,"up":9015946,"utc":1767921615946,"err":14,"k":"press","b":"in","ms":115,"prev":"254cc799de242f0d"}.577972d0f5db28f38880642aea6fd550'),
('serang', 'gw-7b0ac1e6', 343, 'lawang-site/1 343 1767921615946 14 1767921616253 gateway\012{"by":342,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 344, 'lawang-site/1 344 1767921617885 14 1767921618192 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":36,"boot":2,"up":9017885,"utc":1767921617885,"err":14,"k":"press","b":"in","ms":105,"prev":"38f8bc7445d9cb87"}.04131254260e2f962f833e5ddda4b497'),
('serang', 'gw-7b0ac1e6', 345, 'lawang-site/1 345 1767921617885 14 1767921618192 gateway\012{"by":344,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 346, 'lawang-site/1 346 1767921619844 14 1767921620151 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":37,"boot":2,"up":9019844,"utc":1767921619844,"err":14,"k":"press","b":"in","ms":125,"prev":"f62d3dd86f0803f1"}.0124e9ba90d05409ca6eb15e984a77a8'),
('serang', 'gw-7b0ac1e6', 347, 'lawang-site/1 347 1767921619844 14 1767921620151 gateway\012{"by":346,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 348, 'lawang-site/1 348 1767921621873 15 1767921622180 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":38,"boot":2,"up":9021873,"utc":1767921621873,"err":15,"k":"press","b":"in","ms":195,"prev":"5018469ac369c60c"}.977fb1dcbda08642e71cd28cfcbec147'),
('serang', 'gw-7b0ac1e6', 349, 'lawang-site/1 349 1767921621873 15 1767921622180 gateway\012{"by":348,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 350, 'lawang-site/1 350 1767921623897 15 1767921624204 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":39,"boot":2,"up":9023897,"utc":1767921623897,"err":15,"k":"press","b":"in","ms":190,"prev":"f1c6f9b15e0964f7"}.7f5c2a14a0242ae49bb339d312946567'),
('serang', 'gw-7b0ac1e6', 351, 'lawang-site/1 351 1767921623897 15 1767921624204 gateway\012{"by":350,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 352, 'lawang-site/1 352 1767921625846 15 1767921626153 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":40,"boot":2,"up":9025846,"utc":1767921625846,"err":15,"k":"press","b":"in","ms":115,"prev":"33174d4144ceea46"}.2e876d43c12d45453228a36ef7695c7b'),
('serang', 'gw-7b0ac1e6', 353, 'lawang-site/1 353 1767921625846 15 1767921626153 gateway\012{"by":352,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 354, 'lawang-site/1 354 1767921627885 15 1767921628192 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":41,"boot":2,"up":9027885,"utc":1767921627885,"err":15,"k":"press","b":"in","ms":205,"prev":"3dd535ca10f56f7b"}.d3fed74c4830ae62088bb1f70e35d033'),
('serang', 'gw-7b0ac1e6', 355, 'lawang-site/1 355 1767921627885 15 1767921628192 gateway\012{"by":354,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 356, 'lawang-site/1 356 1767921629779 15 1767921630086 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":42,"boot":2,"up":9029779,"utc":1767921629779,"err":15,"k":"press","b":"in","ms":60,"prev":"265a0c9130693079"}.41f90fdf1cda6a5faab49d1d14f82477'),
('serang', 'gw-7b0ac1e6', 357, 'lawang-site/1 357 1767921629779 15 1767921630086 gateway\012{"by":356,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 358, 'lawang-site/1 358 1767921631718 15 1767921632025 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":43,"boot":2,"up":9031718,"utc":1767921631718,"err":15,"k":"press","b":"in","ms":105,"prev":"75fb7d4da557cce9"}.635a55a02f34cba5064b46d16639af76'),
('serang', 'gw-7b0ac1e6', 359, 'lawang-site/1 359 1767921631718 15 1767921632025 gateway\012{"by":358,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 360, 'lawang-site/1 360 1767921633702 15 1767921634009 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":44,"boot":2,"up":9033702,"utc":1767921633702,"err":15,"k":"press","b":"in","ms":150,"prev":"7edf5467c5319778"}.4033c7ab8b3503a74e344a81b1b9753e'),
('serang', 'gw-7b0ac1e6', 361, 'lawang-site/1 361 1767921633702 15 1767921634009 gateway\012{"by":360,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 362, 'lawang-site/1 362 1767921635741 15 1767921636048 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":45,"boot":2,"up":9035741,"utc":1767921635741,"err":15,"k":"press","b":"in","ms":205,"prev":"838c810a45d46e82"}.dabf660491a5bc65d20eae4106235043'),
('serang', 'gw-7b0ac1e6', 363, 'lawang-site/1 363 1767921635741 15 1767921636048 gateway\012{"by":362,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 364, 'lawang-site/1 364 1767921637685 15 1767921637992 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":46,"boot":2,"up":9037685,"utc":1767921637685,"err":15,"k":"press","b":"in","ms":110,"prev":"ec6c4fc129b25a55"}.f0c3e7c1c44f675aac42b15bdf1e1c13'),
('serang', 'gw-7b0ac1e6', 365, 'lawang-site/1 365 1767921637685 15 1767921637992 gateway\012{"by":364,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 366, 'lawang-site/1 366 1767921639584 15 1767921639891 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":47,"boot":2,"up":9039584,"utc":1767921639584,"err":15,"k":"press","b":"in","ms":65,"prev":"b5209a16d890caf1"}.df1e4bab0f2fb6faf38ff3c43bb9e1b7'),
('serang', 'gw-7b0ac1e6', 367, 'lawang-site/1 367 1767921639584 15 1767921639891 gateway\012{"by":366,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 368, 'lawang-site/1 368 1767921641568 16 1767921641875 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":48,"boot":2,"up":9041568,"utc":1767921641568,"err":16,"k":"press","b":"in","ms":150,"prev":"feb18d4146bda2db"}.33b45dca11bea4d162235e696abf6d32'),
('serang', 'gw-7b0ac1e6', 369, 'lawang-site/1 369 1767921641568 16 1767921641875 gateway\012{"by":368,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 370, 'lawang-site/1 370 1767921643607 16 1767921643914 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":49,"boot":2,"up":9043607,"utc":1767921643607,"err":16,"k":"press","b":"in","ms":205,"prev":"836ca2a618227569"}.142047987da85e58834766287f4f58f8'),
('serang', 'gw-7b0ac1e6', 371, 'lawang-site/1 371 1767921643607 16 1767921643914 gateway\012{"by":370,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 372, 'lawang-site/1 372 1767921645546 16 1767921645853 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":50,"boot":2,"up":9045546,"utc":1767921645546,"err":16,"k":"press","b":"in","ms":105,"prev":"f7f48bd4e444b6b2"}.849bb29421b6aede9bc7295cb593cb4b'),
('serang', 'gw-7b0ac1e6', 373, 'lawang-site/1 373 1767921645546 16 1767921645853 gateway\012{"by":372,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 374, 'lawang-site/1 374 1767921647525 16 1767921647832 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":51,"boot":2,"up":9047525,"utc":1767921647525,"err":16,"k":"press","b":"in","ms":145,"prev":"052d3db2b45cb25b"}.a497a90bf5a20b4c99205a8b2b733e73'),
('serang', 'gw-7b0ac1e6', 375, 'lawang-site/1 375 1767921647525 16 1767921647832 gateway\012{"by":374,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 376, 'lawang-site/1 376 1767921649574 16 1767921649881 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":52,"boot":2,"up":9049574,"utc":1767921649574,"err":16,"k":"press","b":"in","ms":215,"prev":"61df7ec3586e6bc9"}.4966bb45b8a8692303030c56db9a7fe5'),
('serang', 'gw-7b0ac1e6', 377, 'lawang-site/1 377 1767921649574 16 1767921649881 gateway\012{"by":376,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 378, 'lawang-site/1 378 1767921651538 16 1767921651845 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":53,"boot":2,"up":9051538,"utc":1767921651538,"err":16,"k":"press","b":"in","ms":130,"prev":"ef034a1bf7158da3"}.dc5109ab6ba8960d81bcb3b296aa67ec'),
('serang', 'gw-7b0ac1e6', 379, 'lawang-site/1 379 1767921651538 16 1767921651845 gateway\012{"by":378,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 380, 'lawang-site/1 380 1767921653487 16 1767921653794 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":54,"boot":2,"up":9053487,"utc":1767921653487,"err":16,"k":"press","b":"in","ms":115,"prev":"47a6cc61fb70fb3d"}.b209a378bfa4b8a358ca43724778a2be'),
('serang', 'gw-7b0ac1e6', 381, 'lawang-site/1 381 1767921653487 16 1767921653794 gateway\012{"by":380,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 382, 'lawang-site/1 382 1767921655536 16 1767921655843 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":55,"boot":2,"up":9055536,"utc":1767921655536,"err":16,"k":"press","b":"in","ms":215,"prev":"99eb42100118226e"}.4d5728581331e192a75c81b4f58e428e'),
('serang', 'gw-7b0ac1e6', 383, 'lawang-site/1 383 1767921655536 16 1767921655843 gateway\012{"by":382,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 384, 'lawang-site/1 384 1767921657585 16 1767921657892 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":56,"boot":2,"up":9057585,"utc":1767921657585,"err":16,"k":"press","b":"in","ms":215,"prev":"8664d99e76621cf6"}.2fcddc1aee2ee0c92ea6fd3eea7ba117'),
('serang', 'gw-7b0ac1e6', 385, 'lawang-site/1 385 1767921657585 16 1767921657892 gateway\012{"by":384,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 386, 'lawang-site/1 386 1767921659539 16 1767921659846 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":57,"boot":2,"up":9059539,"utc":1767921659539,"err":16,"k":"press","b":"in","ms":120,"prev":"7a6f468beeb637fd"}.9d594d70e85c856486ac998cbd83afdf'),
('serang', 'gw-7b0ac1e6', 387, 'lawang-site/1 387 1767921659539 16 1767921659846 gateway\012{"by":386,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 388, 'lawang-site/1 388 1767921661433 17 1767921661740 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":58,"boot":2,"up":9061433,"utc":1767921661433,"err":17,"k":"press","b":"in","ms":60,"prev":"158f865b2199262f"}.5d0dbe300e6ddf17e4e6d1c376b17176'),
('serang', 'gw-7b0ac1e6', 389, 'lawang-site/1 389 1767921661433 17 1767921661740 gateway\012{"by":388,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 390, 'lawang-site/1 390 1767921663352 17 1767921663659 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":59,"boot":2,"up":9063352,"utc":1767921663352,"err":17,"k":"press","b":"in","ms":85,"prev":"676053992b4f20f4"}.55ecca27ca37fa2be559c6aa52e94062'),
('serang', 'gw-7b0ac1e6', 391, 'lawang-site/1 391 1767921663352 17 1767921663659 gateway\012{"by":390,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 392, 'lawang-site/1 392 1767921665301 17 1767921665608 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":60,"boot":2,"up":9065301,"utc":1767921665301,"err":17,"k":"press","b":"in","ms":115,"prev":"596b53262dce4464"}.449215185117683caa368dafcb427361'),
('serang', 'gw-7b0ac1e6', 393, 'lawang-site/1 393 1767921665301 17 1767921665608 gateway\012{"by":392,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 394, 'lawang-site/1 394 1767921667235 17 1767921667542 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":61,"boot":2,"up":9067235,"utc":1767921667235,"err":17,"k":"press","b":"in","ms":100,"prev":"164d4fc68ac0b649"}.7ae6511710b4f6cc41c0ed642388dd4c'),
('serang', 'gw-7b0ac1e6', 395, 'lawang-site/1 395 1767921667235 17 1767921667542 gateway\012{"by":394,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 396, 'lawang-site/1 396 1767921669259 17 1767921669566 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":62,"boot":2,"up":9069259,"utc":1767921669259,"err":17,"k":"press","b":"in","ms":190,"prev":"a527f32dfddc4625"}.16bc36f168031a897ea5c8abcfb414c3'),
('serang', 'gw-7b0ac1e6', 397, 'lawang-site/1 397 1767921669259 17 1767921669566 gateway\012{"by":396,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 398, 'lawang-site/1 398 1767921671318 17 1767921671625 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":63,"boot":2,"up":9071318,"utc":1767921671318,"err":17,"k":"press","b":"out","ms":225,"prev":"d397f532a9170f36"}.e92ee1ab46ee5f3fc7f2f732272f751f'),
('serang', 'gw-7b0ac1e6', 399, 'lawang-site/1 399 1767921671318 17 1767921671625 gateway\012{"by":398,"dev":"gate-a","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 400, 'lawang-site/1 400 1767921673362 17 1767921673669 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":64,"boot":2,"up":9073362,"utc":1767921673362,"err":17,"k":"press","b":"out","ms":210,"prev":"e4b199cb57e1f5f0"}.78b484c86aaf5c581d86d135ed460bb8'),
('serang', 'gw-7b0ac1e6', 401, 'lawang-site/1 401 1767921673362 17 1767921673669 gateway\012{"by":400,"dev":"gate-a","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 402, 'lawang-site/1 402 1767921675301 17 1767921675608 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":65,"boot":2,"up":9075301,"utc":1767921675301,"err":17,"k":"press","b":"out","ms":105,"prev":"57056d3ab47bdab8"}.6403d70daa60ab0b05146d62469888ea'),
('serang', 'gw-7b0ac1e6', 403, 'lawang-site/1 403 1767921675301 17 1767921675608 gateway\012{"by":402,"dev":"gate-a","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 404, 'lawang-site/1 404 1767921677355 17 1767921677662 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":66,"boot":2,"up":9077355,"utc":1767921677355,"err":17,"k":"press","b":"out","ms":220,"prev":"78b23be5aa107e9a"}.fd96e12dd703288307c5288a082b6f43'),
('serang', 'gw-7b0ac1e6', 405, 'lawang-site/1 405 1767921677355 17 1767921677662 gateway\012{"by":404,"dev":"gate-a","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 406, 'lawang-site/1 406 1767921679399 17 1767921679706 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":67,"boot":2,"up":9079399,"utc":1767921679399,"err":17,"k":"press","b":"out","ms":210,"prev":"7148605d4cd49630"}.b7add2978a7808b23a301033e7131551'),
('serang', 'gw-7b0ac1e6', 407, 'lawang-site/1 407 1767921679399 17 1767921679706 gateway\012{"by":406,"dev":"gate-a","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 408, 'lawang-site/1 408 1767921681438 18 1767921681745 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":68,"boot":2,"up":9081438,"utc":1767921681438,"err":18,"k":"press","b":"out","ms":205,"prev":"51146dfafa0fdafb"}.e2fb9869c50374f0e394b76503a58a7b'),
('serang', 'gw-7b0ac1e6', 409, 'lawang-site/1 409 1767921681438 18 1767921681745 gateway\012{"by":408,"dev":"gate-a","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 410, 'lawang-site/1 410 1767921683507 18 1767921683814 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":69,"boot":2,"up":9083507,"utc":1767921683507,"err":18,"k":"press","b":"out","ms":235,"prev":"a8c4f7323beef005"}.dbaf06b2e0878b918a996c258b6d2946'),
('serang', 'gw-7b0ac1e6', 411, 'lawang-site/1 411 1767921683507 18 1767921683814 gateway\012{"by":410,"dev":"gate-a","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 412, 'lawang-site/1 412 1767921685531 18 1767921685838 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":70,"boot":2,"up":9085531,"utc":1767921685531,"err":18,"k":"press","b":"out","ms":190,"prev":"e72a2522af9a1028"}.d02e49505ab3734e6f0035f5aaf7a6e3'),
('serang', 'gw-7b0ac1e6', 413, 'lawang-site/1 413 1767921685531 18 1767921685838 gateway\012{"by":412,"dev":"gate-a","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 414, 'lawang-site/1 414 1767921687510 18 1767921687817 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":71,"boot":2,"up":9087510,"utc":1767921687510,"err":18,"k":"press","b":"out","ms":145,"prev":"c93732a711bdc64c"}.cbb18dd4262990372cb5d72d7e3e3e92'),
('serang', 'gw-7b0ac1e6', 415, 'lawang-site/1 415 1767921687510 18 1767921687817 gateway\012{"by":414,"dev":"gate-a","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 416, 'lawang-site/1 416 1767921689459 18 1767921689766 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":72,"boot":2,"up":9089459,"utc":1767921689459,"err":18,"k":"press","b":"out","ms":115,"prev":"02cf6b5f7ba25ea0"}.7b89e19bde543e40c1768fec0ed23283'),
('serang', 'gw-7b0ac1e6', 417, 'lawang-site/1 417 1767921689459 18 1767921689766 gateway\012{"by":416,"dev":"gate-a","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 418, 'lawang-site/1 418 1767921691423 18 1767921691730 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":73,"boot":2,"up":9091423,"utc":1767921691423,"err":18,"k":"press","b":"out","ms":130,"prev":"262ecf21d49db1ab"}.a6d29576048d91bace0927b293a7e514'),
('serang', 'gw-7b0ac1e6', 419, 'lawang-site/1 419 1767921691423 18 1767921691730 gateway\012{"by":418,"dev":"gate-a","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 420, 'lawang-site/1 420 1767921693447 18 1767921693754 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":74,"boot":2,"up":9093447,"utc":1767921693447,"err":18,"k":"press","b":"out","ms":190,"prev":"1a4d14c56fc58938"}.8b00afac9460841057cd6b67c78e9607'),
('serang', 'gw-7b0ac1e6', 421, 'lawang-site/1 421 1767921693447 18 1767921693754 gateway\012{"by":420,"dev":"gate-a","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 422, 'lawang-site/1 422 1767921695471 18 1767921695778 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":75,"boot":2,"up":9095471,"utc":1767921695471,"err":18,"k":"press","b":"out","ms":190,"prev":"5a86ad44800ff573"}.b2ed75f00be147466187f5ce20db6591'),
('serang', 'gw-7b0ac1e6', 423, 'lawang-site/1 423 1767921695471 18 1767921695778 gateway\012{"by":422,"dev":"gate-a","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 424, 'lawang-site/1 424 1767921697505 18 1767921697812 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":76,"boot":2,"up":9097505,"utc":1767921697505,"err":18,"k":"press","b":"out","ms":200,"prev":"21ff993e5aeffc3c"}.9353d186f75864b0c6aa03dd23517f31'),
('serang', 'gw-7b0ac1e6', 425, 'lawang-site/1 425 1767921697505 18 1767921697812 gateway\012{"by":424,"dev":"gate-a","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 426, 'lawang-site/1 426 1767921699499 18 1767921699806 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":77,"boot":2,"up":9099499,"utc":1767921699499,"err":18,"k":"press","b":"out","ms":160,"prev":"c6e8f90ce4631d6c"}.8570aaa8d1bcfdb08b0cc1a3e04d5204'),
('serang', 'gw-7b0ac1e6', 427, 'lawang-site/1 427 1767921699499 18 1767921699806 gateway\012{"by":426,"dev":"gate-a","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 428, 'lawang-site/1 428 1767921701558 19 1767921701865 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":78,"boot":2,"up":9101558,"utc":1767921701558,"err":19,"k":"press","b":"out","ms":225,"prev":"819d8a847d55451e"}.f8735ed6ddc6aa87fda7eef33aadd6e8'),
('serang', 'gw-7b0ac1e6', 429, 'lawang-site/1 429 1767921701558 19 1767921701865 gateway\012{"by":428,"dev":"gate-a","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 430, 'lawang-site/1 430 1767921703477 19 1767921703784 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":79,"boot":2,"up":9103477,"utc":1767921703477,"err":19,"k":"press","b":"out","ms":85,"prev":"052b56edf0d34565"}.75ecf15c59d2003b6dcecbfb866b0e90'),
('serang', 'gw-7b0ac1e6', 431, 'lawang-site/1 431 1767921703477 19 1767921703784 gateway\012{"by":430,"dev":"gate-a","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 432, 'lawang-site/1 432 1767921705466 19 1767921705773 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":80,"boot":2,"up":9105466,"utc":1767921705466,"err":19,"k":"press","b":"out","ms":155,"prev":"80d1a4ac183f53dd"}.cb594faf02fb91f0d317a42350ed7aab'),
('serang', 'gw-7b0ac1e6', 433, 'lawang-site/1 433 1767921705466 19 1767921705773 gateway\012{"by":432,"dev":"gate-a","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 434, 'lawang-site/1 434 1767921707520 19 1767921707827 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":81,"boot":2,"up":9107520,"utc":1767921707520,"err":19,"k":"press","b":"out","ms":220,"prev":"3edb60fcdd11319f"}.0185d2fa66f4339d9e2da2f30f2ab372'),
('serang', 'gw-7b0ac1e6', 435, 'lawang-site/1 435 1767921707520 19 1767921707827 gateway\012{"by":434,"dev":"gate-a","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 436, 'lawang-site/1 436 1767921709524 19 1767921709831 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":82,"boot":2,"up":9109524,"utc":1767921709524,"err":19,"k":"press","b":"out","ms":170,"prev":"0d2829f55c86823a"}.0c0d9b3aa9a9c3a74ac6fb6a35a1eaf5'),
('serang', 'gw-7b0ac1e6', 437, 'lawang-site/1 437 1767921709524 19 1767921709831 gateway\012{"by":436,"dev":"gate-a","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 438, 'lawang-site/1 438 1767921711538 19 1767921711845 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":83,"boot":2,"up":9111538,"utc":1767921711538,"err":19,"k":"press","b":"out","ms":180,"prev":"734ab08502f1626b"}.05d44dd21dad6c1810c45b7c2fadd648'),
('serang', 'gw-7b0ac1e6', 439, 'lawang-site/1 439 1767921711538 19 1767921711845 gateway\012{"by":438,"dev":"gate-a","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 440, 'lawang-site/1 440 1767921713567 19 1767921713874 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":84,"boot":2,"up":9113567,"utc":1767921713567,"err":19,"k":"press","b":"out","ms":195,"prev":"ff6c9bc6afa5fc9b"}.0c9e5d39635957431dda68c091e6264c'),
('serang', 'gw-7b0ac1e6', 441, 'lawang-site/1 441 1767921713567 19 1767921713874 gateway\012{"by":440,"dev":"gate-a","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 442, 'lawang-site/1 442 1767921715601 19 1767921715908 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":85,"boot":2,"up":9115601,"utc":1767921715601,"err":19,"k":"press","b":"out","ms":200,"prev":"df18b45b9518ab03"}.84636a50fcfb0850b5aa89e2a3281161'),
('serang', 'gw-7b0ac1e6', 443, 'lawang-site/1 443 1767921715601 19 1767921715908 gateway\012{"by":442,"dev":"gate-a","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 444, 'lawang-site/1 444 1767921717560 19 1767921717867 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":86,"boot":2,"up":9117560,"utc":1767921717560,"err":19,"k":"press","b":"out","ms":125,"prev":"0dc3d5ede325e18c"}.5b7c6ea63d6d0e94a3eb00d520a60b5e'),
('serang', 'gw-7b0ac1e6', 445, 'lawang-site/1 445 1767921717560 19 1767921717867 gateway\012{"by":444,"dev":"gate-a","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 446, 'lawang-site/1 446 1767921719484 19 1767921719791 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":87,"boot":2,"up":9119484,"utc":1767921719484,"err":19,"k":"press","b":"out","ms":90,"prev":"080de8fcb86d5f51"}.c578f60a7ba9461ab0fa39058fe0af81'),
('serang', 'gw-7b0ac1e6', 447, 'lawang-site/1 447 1767921719484 19 1767921719791 gateway\012{"by":446,"dev":"gate-a","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 448, 'lawang-site/1 448 1767921721408 20 1767921721715 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":88,"boot":2,"up":9121408,"utc":1767921721408,"err":20,"k":"press","b":"out","ms":90,"prev":"009e9a0e70f2dba3"}.e45e190d001ac47bd1be204fde24b4a8'),
('serang', 'gw-7b0ac1e6', 449, 'lawang-site/1 449 1767921721408 20 1767921721715 gateway\012{"by":448,"dev":"gate-a","k":"leave","late":0,"v":1}');

INSERT INTO public.log_entry (site, log, n, leaf) VALUES
('serang', 'gw-7b0ac1e6', 450, 'lawang-site/1 450 1767921723437 20 1767921723744 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":89,"boot":2,"up":9123437,"utc":1767921723437,"err":20,"k":"press","b":"out","ms":195,"prev":"ee04f5388d20790e"}.9a5a2c427d33d760db00dd48248d93eb'),
('serang', 'gw-7b0ac1e6', 451, 'lawang-site/1 451 1767921723437 20 1767921723744 gateway\012{"by":450,"dev":"gate-a","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 452, 'lawang-site/1 452 1767921725416 20 1767921725723 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":90,"boot":2,"up":9125416,"utc":1767921725416,"err":20,"k":"press","b":"out","ms":145,"prev":"0317b68e78b922d2"}.cd1691ddf9b3200e5f0e3146bd65658f'),
('serang', 'gw-7b0ac1e6', 453, 'lawang-site/1 453 1767921725416 20 1767921725723 gateway\012{"by":452,"dev":"gate-a","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 454, 'lawang-site/1 454 1767921727380 20 1767921727687 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":91,"boot":2,"up":9127380,"utc":1767921727380,"err":20,"k":"press","b":"out","ms":130,"prev":"7450a7446725f00b"}.1a7546d728bc8f65bca13895e58bebe1'),
('serang', 'gw-7b0ac1e6', 455, 'lawang-site/1 455 1767921727380 20 1767921727687 gateway\012{"by":454,"dev":"gate-a","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 456, 'lawang-site/1 456 1767921729429 20 1767921729736 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":92,"boot":2,"up":9129429,"utc":1767921729429,"err":20,"k":"press","b":"out","ms":215,"prev":"43f02ab3390a8199"}.17f3405102b56cf0037d854273655fc0'),
('serang', 'gw-7b0ac1e6', 457, 'lawang-site/1 457 1767921729429 20 1767921729736 gateway\012{"by":456,"dev":"gate-a","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 458, 'lawang-site/1 458 1767921731473 20 1767921731780 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":93,"boot":2,"up":9131473,"utc":1767921731473,"err":20,"k":"press","b":"out","ms":210,"prev":"decfd80858b25a29"}.c79b00a6b45ba715462b12d86e6b7793'),
('serang', 'gw-7b0ac1e6', 459, 'lawang-site/1 459 1767921731473 20 1767921731780 gateway\012{"by":458,"dev":"gate-a","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 460, 'lawang-site/1 460 1767921733407 20 1767921733714 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":94,"boot":2,"up":9133407,"utc":1767921733407,"err":20,"k":"press","b":"out","ms":100,"prev":"c7d54faaab9c9bbd"}.21a21027e3ccc91e62446db993be2b56'),
('serang', 'gw-7b0ac1e6', 461, 'lawang-site/1 461 1767921733407 20 1767921733714 gateway\012{"by":460,"dev":"gate-a","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 462, 'lawang-site/1 462 1767921735321 20 1767921735628 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":95,"boot":2,"up":9135321,"utc":1767921735321,"err":20,"k":"press","b":"out","ms":80,"prev":"416f69e95fc46f9d"}.65efb09819ed761c4485f0e1f58c75da'),
('serang', 'gw-7b0ac1e6', 463, 'lawang-site/1 463 1767921735321 20 1767921735628 gateway\012{"by":462,"dev":"gate-a","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 464, 'lawang-site/1 464 1767921737335 20 1767921737642 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":96,"boot":2,"up":9137335,"utc":1767921737335,"err":20,"k":"press","b":"out","ms":180,"prev":"28ffab90e9334d9a"}.245c1502a01ba4f89e3abb8c02e653e6'),
('serang', 'gw-7b0ac1e6', 465, 'lawang-site/1 465 1767921737335 20 1767921737642 gateway\012{"by":464,"dev":"gate-a","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 466, 'lawang-site/1 466 1767921739259 20 1767921739566 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":97,"boot":2,"up":9139259,"utc":1767921739259,"err":20,"k":"press","b":"out","ms":90,"prev":"1f0cf9885f94b329"}.14bdabbb8a21c0d59c49dd14ff332d49'),
('serang', 'gw-7b0ac1e6', 467, 'lawang-site/1 467 1767921739259 20 1767921739566 gateway\012{"by":466,"dev":"gate-a","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 468, 'lawang-site/1 468 1767921741218 21 1767921741525 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":98,"boot":2,"up":9141218,"utc":1767921741218,"err":21,"k":"press","b":"out","ms":125,"prev":"2b2bb89e5e36d7a7"}.1cc3f82a287c3f966eda59af89155822'),
('serang', 'gw-7b0ac1e6', 469, 'lawang-site/1 469 1767921741218 21 1767921741525 gateway\012{"by":468,"dev":"gate-a","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 470, 'lawang-site/1 470 1767921743192 471 1767921743523 device\012{"v":1,"dev":"gate-b","ep":"f4f4fe62d9049907","seq":24,"boot":2,"up":9142892,"utc":1767921743192,"err":471,"k":"press","b":"in","ms":140,"prev":"02398fe50d73bcb8"}.1969069b2d972e486a07468736ac4713'),
('serang', 'gw-7b0ac1e6', 471, 'lawang-site/1 471 1767921743192 471 1767921743523 gateway\012{"by":470,"dev":"gate-b","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 472, 'lawang-site/1 472 1767921829511 25 1767921829818 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":99,"boot":2,"up":9229511,"utc":1767921829511,"err":25,"k":"press","b":"in","ms":95,"prev":"1289dab590864bab"}.c5bdf785601e9762ad662deadac6291f'),
('serang', 'gw-7b0ac1e6', 473, 'lawang-site/1 473 1767921829511 25 1767921829818 gateway\012{"by":472,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 474, 'lawang-site/1 474 1767921830097 475 1767921830428 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":29,"boot":2,"up":9229197,"utc":1767921830097,"err":475,"k":"press","b":"d","ms":165,"prev":"9fd4ca53ecea6dd2"}.23d484700d8dfda107321b19e214e374'),
('serang', 'gw-7b0ac1e6', 475, 'lawang-site/1 475 1767921830097 475 1767921830428 gateway\012{"by":474,"dev":"kiosk-1","k":"issue","kind":"izin","priority":0,"service":"pbg","tenant":"dpmptsp","ticket":"D001","v":1,"visit":474}'),
('serang', 'gw-7b0ac1e6', 476, 'lawang-site/1 476 1767921853453 15 1767921853760 device\012{"v":1,"dev":"pad-3","ep":"11049dc2f3778d45","seq":22,"boot":2,"up":9251653,"utc":1767921853453,"err":15,"k":"press","b":"next","ms":135,"prev":"61bc62d3be32f9f7"}.6bb2333806d9e7db8a938d017355077b'),
('serang', 'gw-7b0ac1e6', 477, 'lawang-site/1 477 1767921853453 15 1767921853760 gateway\012{"by":476,"counter":"3","k":"counter","state":"open","v":1}'),
('serang', 'gw-7b0ac1e6', 478, 'lawang-site/1 478 1767921853453 15 1767921853760 gateway\012{"by":476,"counter":"3","k":"call","rule":"arrival","ticket":"D001","v":1,"wait_ms":23356}'),
('serang', 'gw-7b0ac1e6', 479, 'lawang-site/1 479 1767921892436 17 1767921892743 device\012{"v":1,"dev":"pad-3","ep":"11049dc2f3778d45","seq":23,"boot":2,"up":9290636,"utc":1767921892436,"err":17,"k":"press","b":"recall","ms":100,"prev":"3b438539a4fe1232"}.4e1e941d7f001b94466b770d7dcb6400'),
('serang', 'gw-7b0ac1e6', 480, 'lawang-site/1 480 1767921892436 17 1767921892743 gateway\012{"by":479,"counter":"3","k":"recall","ticket":"D001","v":1}'),
('serang', 'gw-7b0ac1e6', 481, 'lawang-site/1 481 1767921913141 18 1767921913448 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":30,"boot":2,"up":9312241,"utc":1767921913141,"err":18,"k":"press","b":"a","ms":135,"prev":"5c7e97e85caceae2"}.36e7fbf134e1908985a465bdbf41f56f'),
('serang', 'gw-7b0ac1e6', 482, 'lawang-site/1 482 1767921913141 18 1767921913448 gateway\012{"by":481,"dev":"kiosk-1","k":"issue","kind":"nonizin","priority":0,"service":"ktp","tenant":"disdukcapil","ticket":"A001","v":1,"visit":481}'),
('serang', 'gw-7b0ac1e6', 483, 'lawang-site/1 483 1767921924535 32 1767921924824 device\012{"v":1,"dev":"pad-2","ep":"2e18faa16959ab75","seq":15,"boot":2,"up":9323017,"utc":1767921924535,"err":32,"k":"press","b":"next","ms":170,"prev":"f7872f170e0e2192"}.8e7ab06b51138e61dc946ffa3d56a5b3'),
('serang', 'gw-7b0ac1e6', 484, 'lawang-site/1 484 1767921924535 32 1767921924824 gateway\012{"by":483,"counter":"2","k":"counter","state":"open","v":1}'),
('serang', 'gw-7b0ac1e6', 485, 'lawang-site/1 485 1767921924535 32 1767921924824 gateway\012{"by":483,"counter":"2","k":"call","rule":"arrival","ticket":"A001","v":1,"wait_ms":11394}'),
('serang', 'gw-7b0ac1e6', 486, 'lawang-site/1 486 1767921927627 18 1767921927934 device\012{"v":1,"dev":"pad-3","ep":"11049dc2f3778d45","seq":24,"boot":2,"up":9325827,"utc":1767921927627,"err":18,"k":"press","b":"start","ms":135,"prev":"4a7bac36443153d3"}.373523512e01bf98dfae0e20df977d86'),
('serang', 'gw-7b0ac1e6', 487, 'lawang-site/1 487 1767921927627 18 1767921927934 gateway\012{"by":486,"counter":"3","k":"start","ticket":"D001","v":1,"walk_ms":35191}'),
('serang', 'gw-7b0ac1e6', 488, 'lawang-site/1 488 1767921966312 34 1767921966601 device\012{"v":1,"dev":"pad-2","ep":"2e18faa16959ab75","seq":16,"boot":2,"up":9364794,"utc":1767921966312,"err":34,"k":"press","b":"less","ms":130,"prev":"8df220f2a6cf0dfd"}.88cf05cc0227d163067958a4ab20a3e9'),
('serang', 'gw-7b0ac1e6', 489, 'lawang-site/1 489 1767921966312 34 1767921966601 gateway\012{"by":488,"counter":"2","implicit":0,"k":"finish","outcome":"incomplete","serve_ms":41777,"since":"call","ticket":"A001","v":1,"wait_ms":11394,"walk_ms":null}'),
('serang', 'gw-7b0ac1e6', 490, 'lawang-site/1 490 1767922152739 41 1767922153046 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":100,"boot":2,"up":9552739,"utc":1767922152739,"err":41,"k":"press","b":"in","ms":80,"prev":"99d5d543971b2688"}.5a142604b50e9438dc436ef625f39003'),
('serang', 'gw-7b0ac1e6', 491, 'lawang-site/1 491 1767922152739 41 1767922153046 gateway\012{"by":490,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 492, 'lawang-site/1 492 1767922187342 31 1767922187649 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":31,"boot":2,"up":9586442,"utc":1767922187342,"err":31,"k":"press","b":"c","ms":80,"prev":"bd2c586db5092dc9"}.69b4f2360dc07ae7063ce4bccd8fbc29'),
('serang', 'gw-7b0ac1e6', 493, 'lawang-site/1 493 1767922187342 31 1767922187649 gateway\012{"by":492,"dev":"kiosk-1","k":"issue","kind":"izin","priority":0,"service":"nib","tenant":"dpmptsp","ticket":"C001","v":1,"visit":492}'),
('serang', 'gw-7b0ac1e6', 494, 'lawang-site/1 494 1767922196732 32 1767922197039 device\012{"v":1,"dev":"pad-3","ep":"11049dc2f3778d45","seq":25,"boot":2,"up":9594932,"utc":1767922196732,"err":32,"k":"press","b":"done","ms":170,"prev":"e1ba7c9d822924d7"}.f8e7f2f7d593bf329b3312e88712598e'),
('serang', 'gw-7b0ac1e6', 495, 'lawang-site/1 495 1767922196732 32 1767922197039 gateway\012{"by":494,"counter":"3","implicit":0,"k":"finish","outcome":"completed","serve_ms":269105,"since":"start","ticket":"D001","v":1,"wait_ms":23356,"walk_ms":35191}'),
('serang', 'gw-7b0ac1e6', 496, 'lawang-site/1 496 1767922239233 34 1767922239540 device\012{"v":1,"dev":"pad-3","ep":"11049dc2f3778d45","seq":26,"boot":2,"up":9637433,"utc":1767922239233,"err":34,"k":"press","b":"next","ms":140,"prev":"662ce357196237d3"}.180bc0b5666f1f00980077b91a49f5c8'),
('serang', 'gw-7b0ac1e6', 497, 'lawang-site/1 497 1767922239233 34 1767922239540 gateway\012{"by":496,"counter":"3","k":"call","rule":"arrival","ticket":"C001","v":1,"wait_ms":51891}'),
('serang', 'gw-7b0ac1e6', 498, 'lawang-site/1 498 1767922267171 35 1767922267478 device\012{"v":1,"dev":"pad-3","ep":"11049dc2f3778d45","seq":27,"boot":2,"up":9665371,"utc":1767922267171,"err":35,"k":"press","b":"start","ms":205,"prev":"8fcda07e66b0ad65"}.0995db97a32ec2d710e161bd934a6727'),
('serang', 'gw-7b0ac1e6', 499, 'lawang-site/1 499 1767922267171 35 1767922267478 gateway\012{"by":498,"counter":"3","k":"start","ticket":"C001","v":1,"walk_ms":27938}'),
('serang', 'gw-7b0ac1e6', 500, 'lawang-site/1 500 1767922310778 42 1767922311085 device\012{"v":1,"dev":"gate-b","ep":"f4f4fe62d9049907","seq":25,"boot":2,"up":9710478,"utc":1767922310778,"err":42,"k":"press","b":"out","ms":170,"prev":"6f67565b9f9c9d6c"}.8c3197528516adbb166a88550247bee5'),
('serang', 'gw-7b0ac1e6', 501, 'lawang-site/1 501 1767922310778 42 1767922311085 gateway\012{"by":500,"dev":"gate-b","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 502, 'lawang-site/1 502 1767922585002 51 1767922585309 device\012{"v":1,"dev":"pad-3","ep":"11049dc2f3778d45","seq":28,"boot":2,"up":9983202,"utc":1767922585002,"err":51,"k":"press","b":"done","ms":130,"prev":"a48534363cb09b00"}.6cb31de8a28ed65c8dbf730d51597bc3'),
('serang', 'gw-7b0ac1e6', 503, 'lawang-site/1 503 1767922585002 51 1767922585309 gateway\012{"by":502,"counter":"3","implicit":0,"k":"finish","outcome":"completed","serve_ms":317831,"since":"start","ticket":"C001","v":1,"wait_ms":51891,"walk_ms":27938}'),
('serang', 'gw-7b0ac1e6', 504, 'lawang-site/1 504 1767922764856 72 1767922765163 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":101,"boot":2,"up":10164856,"utc":1767922764856,"err":72,"k":"press","b":"out","ms":230,"prev":"7533512d9e4c9e41"}.1e1108e8c1cb5dcb9637569a5bb3d887'),
('serang', 'gw-7b0ac1e6', 505, 'lawang-site/1 505 1767922764856 72 1767922765163 gateway\012{"by":504,"dev":"gate-a","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 506, 'lawang-site/1 506 1767912600636 2000 1767925800360 device\012{"v":1,"dev":"gate-b","ep":"80923f2c5f8a6524","seq":1,"boot":2,"up":324,"utc":null,"err":null,"k":"epoch","old":"f4f4fe62d9049907","at":21,"why":"back","prev":"0000000000000000"}.73c4aae4c5b450c92fe4a9d11879f6ae'),
('serang', 'gw-7b0ac1e6', 507, 'lawang-site/1 507 1767925830372 15 1767925831694 device\012{"v":1,"dev":"gate-b","ep":"80923f2c5f8a6524","seq":2,"boot":2,"up":30372,"utc":1767925830372,"err":15,"k":"fault","what":"stuck","b":"in","prev":"4824bef5ea6e8f28"}.bea4c3be31589d5ce7d123e9bf6c7a35'),
('serang', 'gw-7b0ac1e6', 508, 'lawang-site/1 508 1767926028268 235 1767926028599 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":102,"boot":2,"up":13428268,"utc":1767926028268,"err":235,"k":"press","b":"in","ms":125,"prev":"c5b7c6cce3de1663"}.841f25b4f6574ceccf9ff7d30f964fc7'),
('serang', 'gw-7b0ac1e6', 509, 'lawang-site/1 509 1767926028268 235 1767926028599 gateway\012{"by":508,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 510, 'lawang-site/1 510 1767926107080 227 1767926107411 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":32,"boot":2,"up":13506180,"utc":1767926107080,"err":227,"k":"press","b":"i","ms":220,"prev":"a14adf0cb356db73"}.90c6dd58b2aba36cd0e200e264f8b8e1'),
('serang', 'gw-7b0ac1e6', 511, 'lawang-site/1 511 1767926107080 227 1767926107411 gateway\012{"by":510,"dev":"kiosk-1","k":"issue","kind":"nonizin","priority":0,"service":"skck","tenant":"polres","ticket":"I001","v":1,"visit":510}'),
('serang', 'gw-7b0ac1e6', 512, 'lawang-site/1 512 1767926133834 15 1767926134141 device\012{"v":1,"dev":"pad-2","ep":"2e18faa16959ab75","seq":17,"boot":2,"up":13532334,"utc":1767926133834,"err":15,"k":"press","b":"next","ms":110,"prev":"b8e422de8442de31"}.ed3db71a14c7f5ef22ed29bb9c6a0355'),
('serang', 'gw-7b0ac1e6', 513, 'lawang-site/1 513 1767926133834 15 1767926134141 gateway\012{"by":512,"counter":"2","k":"call","rule":"arrival","ticket":"I001","v":1,"wait_ms":26754}'),
('serang', 'gw-7b0ac1e6', 514, 'lawang-site/1 514 1767926164454 16 1767926164761 device\012{"v":1,"dev":"pad-2","ep":"2e18faa16959ab75","seq":18,"boot":2,"up":13562954,"utc":1767926164454,"err":16,"k":"press","b":"hold","ms":145,"prev":"4983a54cb50806e6"}.d2f69d3baec818569b679bcf3976701c'),
('serang', 'gw-7b0ac1e6', 515, 'lawang-site/1 515 1767926164454 16 1767926164761 gateway\012{"by":514,"counter":"2","k":"hold","ticket":"I001","v":1}'),
('serang', 'gw-7b0ac1e6', 516, 'lawang-site/1 516 1767926207609 19 1767926207916 device\012{"v":1,"dev":"pad-2","ep":"2e18faa16959ab75","seq":19,"boot":2,"up":13606109,"utc":1767926207609,"err":19,"k":"press","b":"hold","ms":125,"prev":"bcaa92b73c066ce2"}.ebcd0dbf7587dbabd72e49d48e0c200e'),
('serang', 'gw-7b0ac1e6', 517, 'lawang-site/1 517 1767926207609 19 1767926207916 gateway\012{"by":516,"counter":"2","k":"resume","ticket":"I001","v":1}'),
('serang', 'gw-7b0ac1e6', 518, 'lawang-site/1 518 1767926212135 34 1767926212442 device\012{"v":1,"dev":"gate-b","ep":"80923f2c5f8a6524","seq":3,"boot":2,"up":412135,"utc":1767926212135,"err":34,"k":"press","b":"in","ms":185,"prev":"a3e9199e2d133825"}.c609a3b5e32b08d6ad31c8b81941ddc3'),
('serang', 'gw-7b0ac1e6', 519, 'lawang-site/1 519 1767926212135 34 1767926212442 gateway\012{"by":518,"dev":"gate-b","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 520, 'lawang-site/1 520 1767926276674 22 1767926276981 device\012{"v":1,"dev":"pad-2","ep":"2e18faa16959ab75","seq":20,"boot":2,"up":13675174,"utc":1767926276674,"err":22,"k":"press","b":"done","ms":160,"prev":"f05e7081e0f8f9ff"}.7ad92fd0cba22293563aeecd6408af6a'),
('serang', 'gw-7b0ac1e6', 521, 'lawang-site/1 521 1767926276674 22 1767926276981 gateway\012{"by":520,"counter":"2","implicit":0,"k":"finish","outcome":"completed","serve_ms":69065,"since":"call","ticket":"I001","v":1,"wait_ms":26754,"walk_ms":null}'),
('serang', 'gw-7b0ac1e6', 522, 'lawang-site/1 522 1767926314052 24 1767926314359 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":33,"boot":2,"up":13713152,"utc":1767926314052,"err":24,"k":"press","b":"p","ms":235,"prev":"6ae21291c1bff0a2"}.f60f9d59c25ce4846889ec06190f29ed'),
('serang', 'gw-7b0ac1e6', 523, 'lawang-site/1 523 1767926314052 24 1767926314359 gateway\012{"by":522,"dev":"kiosk-1","k":"issue","kind":"pengaduan","priority":0,"service":"pengaduan","tenant":"dpmptsp","ticket":"P001","v":1,"visit":522}'),
('serang', 'gw-7b0ac1e6', 524, 'lawang-site/1 524 1767926342707 15 1767926343014 device\012{"v":1,"dev":"pad-4","ep":"95756eab90874d4c","seq":15,"boot":2,"up":13740607,"utc":1767926342707,"err":15,"k":"press","b":"next","ms":70,"prev":"0692480d8d4310a3"}.9fb507aab094c15357576d8bb28b5eda'),
('serang', 'gw-7b0ac1e6', 525, 'lawang-site/1 525 1767926342707 15 1767926343014 gateway\012{"by":524,"counter":"4","k":"counter","state":"open","v":1}'),
('serang', 'gw-7b0ac1e6', 526, 'lawang-site/1 526 1767926342707 15 1767926343014 gateway\012{"by":524,"counter":"4","k":"call","rule":"arrival","ticket":"P001","v":1,"wait_ms":28655}'),
('serang', 'gw-7b0ac1e6', 527, 'lawang-site/1 527 1767926369148 16 1767926369455 device\012{"v":1,"dev":"pad-4","ep":"95756eab90874d4c","seq":16,"boot":2,"up":13767048,"utc":1767926369148,"err":16,"k":"press","b":"absent","ms":180,"prev":"c720d1213a38c5ba"}.722d8850e497aa2cd98f6695502e31a1'),
('serang', 'gw-7b0ac1e6', 528, 'lawang-site/1 528 1767926369148 16 1767926369455 gateway\012{"by":527,"counter":"4","implicit":0,"k":"no_show","ticket":"P001","v":1,"wait_ms":28655}'),
('serang', 'gw-7b0ac1e6', 529, 'lawang-site/1 529 1767926443548 46 1767926443855 device\012{"v":1,"dev":"gate-b","ep":"80923f2c5f8a6524","seq":4,"boot":2,"up":643548,"utc":1767926443548,"err":46,"k":"press","b":"out","ms":205,"prev":"cc95a56954291ed6"}.ee294036a974e4e1415b2af5a8af4485'),
('serang', 'gw-7b0ac1e6', 530, 'lawang-site/1 530 1767926443548 46 1767926443855 gateway\012{"by":529,"dev":"gate-b","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 531, 'lawang-site/1 531 1767927206969 72 1767927207276 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":103,"boot":2,"up":14606969,"utc":1767927206969,"err":72,"k":"press","b":"in","ms":65,"prev":"9cf96f0b79df8f52"}.e91f5c2d67082c98342095d4e06fcacb'),
('serang', 'gw-7b0ac1e6', 532, 'lawang-site/1 532 1767927206969 72 1767927207276 gateway\012{"by":531,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 533, 'lawang-site/1 533 1767927305442 73 1767927305749 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":34,"boot":2,"up":14704542,"utc":1767927305442,"err":73,"k":"press","b":"c","ms":170,"prev":"d7d72e0c4e4f1dd0"}.8c6dcc2b87c5a2e297c338d0893a2eb4'),
('serang', 'gw-7b0ac1e6', 534, 'lawang-site/1 534 1767927305442 73 1767927305749 gateway\012{"by":533,"dev":"kiosk-1","k":"issue","kind":"izin","priority":0,"service":"nib","tenant":"dpmptsp","ticket":"C002","v":1,"visit":533}'),
('serang', 'gw-7b0ac1e6', 535, 'lawang-site/1 535 1767927337155 65 1767927337462 device\012{"v":1,"dev":"pad-4","ep":"95756eab90874d4c","seq":17,"boot":2,"up":14735055,"utc":1767927337155,"err":65,"k":"press","b":"next","ms":135,"prev":"bcba40eacab4670c"}.b1601319d78620786590c4a1e010d3be'),
('serang', 'gw-7b0ac1e6', 536, 'lawang-site/1 536 1767927337155 65 1767927337462 gateway\012{"by":535,"counter":"4","k":"call","rule":"arrival","ticket":"C002","v":1,"wait_ms":31713}'),
('serang', 'gw-7b0ac1e6', 537, 'lawang-site/1 537 1767927379580 67 1767927379887 device\012{"v":1,"dev":"pad-4","ep":"95756eab90874d4c","seq":18,"boot":2,"up":14777480,"utc":1767927379580,"err":67,"k":"press","b":"start","ms":110,"prev":"6e2c3845629ed23d"}.1e82c6c9562ee0f86c50c8d3ca4646ef'),
('serang', 'gw-7b0ac1e6', 538, 'lawang-site/1 538 1767927379580 67 1767927379887 gateway\012{"by":537,"counter":"4","k":"start","ticket":"C002","v":1,"walk_ms":42425}'),
('serang', 'gw-7b0ac1e6', 539, 'lawang-site/1 539 1767927415278 69 1767927415585 device\012{"v":1,"dev":"pad-4","ep":"95756eab90874d4c","seq":19,"boot":2,"up":14813178,"utc":1767927415278,"err":69,"k":"press","b":"taken","ms":175,"prev":"c45315b57e9e695d"}.67ca2ac657448773ccf6d6effeac6594'),
('serang', 'gw-7b0ac1e6', 540, 'lawang-site/1 540 1767927415278 69 1767927415585 gateway\012{"by":539,"counter":"4","implicit":0,"k":"finish","outcome":"accepted","serve_ms":35698,"since":"start","ticket":"C002","v":1,"wait_ms":31713,"walk_ms":42425}'),
('serang', 'gw-7b0ac1e6', 541, 'lawang-site/1 541 1767927524916 88 1767927525223 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":104,"boot":2,"up":14924916,"utc":1767927524916,"err":88,"k":"press","b":"out","ms":145,"prev":"d2659183f3324fea"}.13bf97440cef16fc355c1a5cd8e1130e'),
('serang', 'gw-7b0ac1e6', 542, 'lawang-site/1 542 1767927524916 88 1767927525223 gateway\012{"by":541,"dev":"gate-a","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 543, 'lawang-site/1 543 1767928200200 133 1767928261406 device\012{"v":1,"dev":"gate-b","ep":"80923f2c5f8a6524","seq":5,"boot":2,"up":2400200,"utc":1767928200200,"err":133,"k":"press","b":"in","ms":185,"prev":"97b6b027b90aff43"}.a264aa3d7cf43fed5ca062c1861a09c2'),
('serang', 'gw-7b0ac1e6', 544, 'lawang-site/1 544 1767928200200 133 1767928261406 gateway\012{"by":543,"dev":"gate-b","k":"enter","late":1,"v":1}'),
('serang', 'gw-7b0ac1e6', 545, 'lawang-site/1 545 1767928261430 0 1767928261430 gateway\012{"dev":"gate-b","ep":"80923f2c5f8a6524","from":6,"k":"gap","to":6,"v":1,"why":"torn"}'),
('serang', 'gw-7b0ac1e6', 546, 'lawang-site/1 546 1767928201075 134 1767928261454 device\012{"v":1,"dev":"gate-b","ep":"80923f2c5f8a6524","seq":7,"boot":2,"up":2401075,"utc":1767928201075,"err":134,"k":"press","b":"in","ms":145,"prev":"21931c7057185cfb"}.5bb3059ee74b4e14bacea4524c29bee2'),
('serang', 'gw-7b0ac1e6', 547, 'lawang-site/1 547 1767928201075 134 1767928261454 gateway\012{"by":546,"dev":"gate-b","k":"enter","late":1,"v":1}'),
('serang', 'gw-7b0ac1e6', 548, 'lawang-site/1 548 1767930000110 208 1767930121281 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":35,"boot":2,"up":17399210,"utc":1767930000110,"err":208,"k":"press","b":"a","ms":95,"prev":"dc6a2a6789bb7a13"}.453afd737b0663d70944bccd7770d3ed'),
('serang', 'gw-7b0ac1e6', 549, 'lawang-site/1 549 1767930000110 208 1767930121281 gateway\012{"age_ms":121171,"b":"a","by":548,"dev":"kiosk-1","k":"stale","v":1}'),
('serang', 'gw-7b0ac1e6', 550, 'lawang-site/1 550 1767930000541 154 1767930121353 device\012{"v":1,"dev":"pad-3","ep":"11049dc2f3778d45","seq":29,"boot":2,"up":17398735,"utc":1767930000541,"err":154,"k":"press","b":"next","ms":115,"prev":"e11857d3780e0244"}.c2071be768a11abb8319b3e3535f1a1a'),
('serang', 'gw-7b0ac1e6', 551, 'lawang-site/1 551 1767930000541 154 1767930121353 gateway\012{"age_ms":120812,"b":"next","by":550,"dev":"pad-3","k":"stale","v":1}'),
('serang', 'gw-7b0ac1e6', 552, 'lawang-site/1 552 1767930000950 212 1767930121413 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":105,"boot":2,"up":17400950,"utc":1767930000950,"err":212,"k":"press","b":"in","ms":105,"prev":"6bacef1bde4d536c"}.346da2d61928f4b130bd911b16d6be21'),
('serang', 'gw-7b0ac1e6', 553, 'lawang-site/1 553 1767930000950 212 1767930121413 gateway\012{"by":552,"dev":"gate-a","k":"enter","late":1,"v":1}'),
('serang', 'gw-7b0ac1e6', 554, 'lawang-site/1 554 1767930121635 14 1767930121942 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":106,"boot":2,"up":17521635,"utc":1767930121635,"err":14,"k":"press","b":"in","ms":195,"prev":"c30bd03045cac7f4"}.beba029cbd15da8c45bbaee26413e46b'),
('serang', 'gw-7b0ac1e6', 555, 'lawang-site/1 555 1767930121635 14 1767930121942 gateway\012{"by":554,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 556, 'lawang-site/1 556 1767930199267 17 1767930199574 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":36,"boot":2,"up":17598367,"utc":1767930199267,"err":17,"k":"press","b":"p","ms":205,"prev":"ec096ed75a10fe09"}.9a851bfed7ca3b439908c65cd4576b2b'),
('serang', 'gw-7b0ac1e6', 557, 'lawang-site/1 557 1767930199267 17 1767930199574 gateway\012{"by":556,"dev":"kiosk-1","k":"issue","kind":"pengaduan","priority":0,"service":"pengaduan","tenant":"dpmptsp","ticket":"P002","v":1,"visit":556}'),
('serang', 'gw-7b0ac1e6', 558, 'lawang-site/1 558 1767930227329 15 1767930227636 device\012{"v":1,"dev":"pad-4","ep":"95756eab90874d4c","seq":20,"boot":2,"up":17625229,"utc":1767930227329,"err":15,"k":"press","b":"next","ms":210,"prev":"1f4aa2ff9f4b96dd"}.c11caca256661b771bc5fa1cd33ce3aa'),
('serang', 'gw-7b0ac1e6', 559, 'lawang-site/1 559 1767930227329 15 1767930227636 gateway\012{"by":558,"counter":"4","k":"call","rule":"arrival","ticket":"P002","v":1,"wait_ms":28062}'),
('serang', 'gw-7b0ac1e6', 560, 'lawang-site/1 560 1767930259129 16 1767930259436 device\012{"v":1,"dev":"pad-4","ep":"95756eab90874d4c","seq":21,"boot":2,"up":17657029,"utc":1767930259129,"err":16,"k":"press","b":"start","ms":80,"prev":"20c1c73e198406de"}.9cabae53082c702ce4d9550fed29925f'),
('serang', 'gw-7b0ac1e6', 561, 'lawang-site/1 561 1767930259129 16 1767930259436 gateway\012{"by":560,"counter":"4","k":"start","ticket":"P002","v":1,"walk_ms":31800}'),
('serang', 'gw-7b0ac1e6', 562, 'lawang-site/1 562 1767930533146 30 1767930533453 device\012{"v":1,"dev":"pad-4","ep":"95756eab90874d4c","seq":22,"boot":2,"up":17931046,"utc":1767930533146,"err":30,"k":"press","b":"done","ms":200,"prev":"2fc1166706495c0d"}.e1ed7759e8c240ba18c391fd632ffb63'),
('serang', 'gw-7b0ac1e6', 563, 'lawang-site/1 563 1767930533146 30 1767930533453 gateway\012{"by":562,"counter":"4","implicit":0,"k":"finish","outcome":"completed","serve_ms":274017,"since":"start","ticket":"P002","v":1,"wait_ms":28062,"walk_ms":31800}'),
('serang', 'gw-7b0ac1e6', 564, 'lawang-site/1 564 1767930686886 135 1767930687193 device\012{"v":1,"dev":"gate-b","ep":"80923f2c5f8a6524","seq":8,"boot":2,"up":4886886,"utc":1767930686886,"err":135,"k":"press","b":"out","ms":195,"prev":"7338769a8a5c185e"}.4bbd51bbb190659b98442dd930d11a60'),
('serang', 'gw-7b0ac1e6', 565, 'lawang-site/1 565 1767930686886 135 1767930687193 gateway\012{"by":564,"dev":"gate-b","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 566, 'lawang-site/1 566 1767930900000 0 1767930900000 gateway\012{"k":"plan","toml":"# Rencana gedung untuk berkas uji versi 0.1: sedikit instansi, tetapi setiap bagian yang dikenal rencana dipakai.\\n\\n[site]\\ncode = \\"serang\\"\\nname = \\"MPP Kabupaten Serang\\"\\nzone = \\"Asia/Jakarta\\"\\ncapacity = 60\\noffice = \\"DPMPTSP Kabupaten Serang\\"\\nplace = \\"Kragilan\\"\\nsignatory = \\"Kepala DPMPTSP Kabupaten Serang\\"\\n\\n[hours]\\nweek = { mon = \\"08:00-15:00\\", tue = \\"08:00-15:00\\", wed = \\"08:00-15:00\\", thu = \\"08:00-15:00\\", fri = \\"08:00-15:00\\" }\\nbreak = { fri = \\"11:30-13:00\\" }\\nearly_min = 30\\ncutoff_min = 30\\nend = \\"20:00\\"\\n\\n[rules]\\npriority = \\"one-in-3\\"\\nnext_guard_s = 3\\nmin_serve_s = 30\\npriority_s = 20\\n\\n[[tenant]]\\ncode = \\"disdukcapil\\"\\nname = \\"Disdukcapil\\"\\n\\n[[tenant]]\\ncode = \\"dpmptsp\\"\\nname = \\"DPMPTSP\\"\\n\\n[[tenant]]\\ncode = \\"polres\\"\\nname = \\"Polres Serang (SKCK)\\"\\n\\n[[tenant]]\\ncode = \\"imigrasi\\"\\nname = \\"Kantor Imigrasi Serang\\"\\nopen = [\\"tue\\", \\"thu\\"]\\n\\n[[service]]\\ncode = \\"ktp\\"\\ntenant = \\"disdukcapil\\"\\nname = \\"KTP elektronik\\"\\nprefix = \\"A\\"\\nkind = \\"nonizin\\"\\nmax_wait_min = 45\\nstd_service_min = 15\\nstd_days = 1\\n\\n[[service]]\\ncode = \\"kk\\"\\ntenant = \\"disdukcapil\\"\\nname = \\"Kartu Keluarga \\u2013 baru dan pecah\\"\\nprefix = \\"B\\"\\nkind = \\"nonizin\\"\\nmax_wait_min = 45\\nstd_service_min = 20\\nstd_days = 1\\n\\n[[service]]\\ncode = \\"nib\\"\\ntenant = \\"dpmptsp\\"\\nname = \\"NIB dan OSS\\"\\nprefix = \\"C\\"\\nkind = \\"izin\\"\\nmax_wait_min = 30\\nstd_service_min = 30\\nstd_days = 1\\n\\n[[service]]\\ncode = \\"pbg\\"\\ntenant = \\"dpmptsp\\"\\nname = \\"Persetujuan Bangunan Gedung\\"\\nprefix = \\"D\\"\\nkind = \\"izin\\"\\nmax_wait_min = 30\\nstd_service_min = 30\\nstd_days = 28\\n\\n[[service]]\\ncode = \\"pengaduan\\"\\ntenant = \\"dpmptsp\\"\\nname = \\"Pengaduan\\"\\nprefix = \\"P\\"\\nkind = \\"pengaduan\\"\\nmax_wait_min = 20\\ncutoff_min = 0\\n\\n[[service]]\\ncode = \\"skck\\"\\ntenant = \\"polres\\"\\nname = \\"SKCK\\"\\nprefix = \\"I\\"\\nkind = \\"nonizin\\"\\ncapacity = 2\\n\\n[[service]]\\ncode = \\"paspor\\"\\ntenant = \\"imigrasi\\"\\nname = \\"Paspor\\"\\nprefix = \\"N\\"\\nkind = \\"nonizin\\"\\nmax_wait_min = 60\\nstd_service_min = 25\\nstd_days = 4\\nopen = { tue = \\"08:00-14:00\\", thu = \\"08:00-14:00\\" }\\n\\n[[service]]\\ncode = \\"siup\\"\\ntenant = \\"dpmptsp\\"\\nname = \\"SIUP (lama)\\"\\nprefix = \\"Z\\"\\nkind = \\"izin\\"\\nclosed = true\\n\\n[[counter]]\\ncode = \\"1\\"\\nname = \\"Loket 1\\"\\narea = \\"a\\"\\ntakes = [\\"ktp\\", \\"kk\\"]\\n\\n[[counter]]\\ncode = \\"2\\"\\nname = \\"Loket 2\\"\\narea = \\"a\\"\\ntakes = [\\"kk\\", \\"ktp\\", \\"skck\\"]\\n\\n[[counter]]\\ncode = \\"3\\"\\nname = \\"Loket 3\\"\\narea = \\"b\\"\\ntakes = [\\"nib\\", \\"pbg\\"]\\n\\n[[counter]]\\ncode = \\"4\\"\\nname = \\"Loket 4\\"\\narea = \\"b\\"\\ntakes = [\\"pengaduan\\", \\"nib\\"]\\n\\n[[counter]]\\ncode = \\"5\\"\\nname = \\"Loket 5\\"\\narea = \\"b\\"\\ntakes = [\\"paspor\\"]\\n\\n[[device]]\\nname = \\"gate-a\\"\\nbuttons = { in = \\"enter\\", out = \\"leave\\" }\\n\\n[[device]]\\nname = \\"gate-b\\"\\nbuttons = { in = \\"enter\\", out = \\"leave\\" }\\n\\n[[device]]\\nname = \\"gate-c\\"\\nbuttons = { ktp = \\"enter+issue:ktp\\", out = \\"leave\\" }\\n\\n[[device]]\\nname = \\"kiosk-1\\"\\nbuttons = { prio = \\"priority\\", a = \\"issue:ktp\\", b = \\"issue:kk\\", c = \\"issue:nib\\", d = \\"issue:pbg\\", p = \\"issue:pengaduan\\", i = \\"issue:skck\\", n = \\"issue:paspor\\" }\\n\\n[[device]]\\nname = \\"pad-1\\"\\ncounter = \\"1\\"\\nbuttons = { next = \\"next\\", recall = \\"recall\\", start = \\"start\\", absent = \\"no_show\\", hold = \\"hold\\", pause = \\"pause\\", done = \\"finish:completed\\", taken = \\"finish:accepted\\", less = \\"finish:incomplete\\", refer = \\"finish:referred\\", move = \\"transfer:nib\\" }\\n\\n[[device]]\\nname = \\"pad-2\\"\\ncounter = \\"2\\"\\nbuttons = { next = \\"next\\", recall = \\"recall\\", absent = \\"no_show\\", hold = \\"hold\\", done = \\"finish:completed\\", less = \\"finish:incomplete\\" }\\n\\n[[device]]\\nname = \\"pad-3\\"\\ncounter = \\"3\\"\\nbuttons = { next = \\"next\\", recall = \\"recall\\", start = \\"start\\", absent = \\"no_show\\", hold = \\"hold\\", done = \\"finish:completed\\", taken = \\"finish:accepted\\", less = \\"finish:incomplete\\", move = \\"transfer:pengaduan\\" }\\n\\n[[device]]\\nname = \\"pad-4\\"\\ncounter = \\"3\\"\\nbuttons = { next = \\"next\\", start = \\"start\\", absent = \\"no_show\\", done = \\"finish:completed\\", taken = \\"finish:accepted\\", refer = \\"finish:referred\\" }\\n\\n[[device]]\\nname = \\"pad-5\\"\\ncounter = \\"5\\"\\nbuttons = { next = \\"next\\", absent = \\"no_show\\", done = \\"finish:completed\\", taken = \\"finish:accepted\\" }\\n\\n[[season]]\\nname = \\"Ramadan 2026\\"\\nfrom = 2026-02-18\\nto = 2026-03-19\\nweek = { mon = \\"08:00-14:00\\", tue = \\"08:00-14:00\\", wed = \\"08:00-14:00\\", thu = \\"08:00-14:00\\", fri = \\"08:00-14:30\\" }\\nbreak = { fri = \\"11:30-12:30\\" }\\n\\n[[day]]\\ndate = 2026-01-12\\nkind = \\"early\\"\\nhours = \\"08:00-14:00\\"\\nname = \\"Rapat evaluasi\\"\\n\\n[[day]]\\ndate = 2026-01-17\\nkind = \\"extra\\"\\nhours = \\"08:00-12:00\\"\\ntenants = [\\"disdukcapil\\"]\\nname = \\"Sabtu melayani\\"\\n\\n[holidays]\\n2026-01-01 = \\"Tahun Baru 2026\\"\\n2026-01-16 = \\"Isra Mikraj\\"\\n2026-02-17 = \\"Tahun Baru Imlek\\"\\n2026-03-20 = \\"Idulfitri (perkiraan)\\"\\n","v":1,"who":"Rina","zone":"Asia/Jakarta"}'),
('serang', 'gw-7b0ac1e6', 567, 'lawang-site/1 567 1767931800000 0 1767931800000 gateway\012{"dev":"kiosk-1","ep":"be7784ae702ba69f","k":"conflict","kept":"82ff5a33316fb7d0","refused":"fb80002370704245","seq":36,"v":1}'),
('serang', 'gw-7b0ac1e6', 568, 'lawang-site/1 568 1767932243192 213 1767932243523 device\012{"v":1,"dev":"gate-b","ep":"80923f2c5f8a6524","seq":9,"boot":2,"up":6443192,"utc":1767932243192,"err":213,"k":"press","b":"in","ms":205,"prev":"f07529568402e1e5"}.3e23add220a800489bf4bfbd8980531e'),
('serang', 'gw-7b0ac1e6', 569, 'lawang-site/1 569 1767932243192 213 1767932243523 gateway\012{"by":568,"dev":"gate-b","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 570, 'lawang-site/1 570 1767932356909 125 1767932357216 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":37,"boot":2,"up":19756009,"utc":1767932356909,"err":125,"k":"press","b":"d","ms":230,"prev":"82ff5a33316fb7d0"}.eafaf4f1a3bf2524aa28b6e993307fba'),
('serang', 'gw-7b0ac1e6', 571, 'lawang-site/1 571 1767932356909 125 1767932357216 gateway\012{"by":570,"dev":"kiosk-1","k":"issue","kind":"izin","priority":0,"service":"pbg","tenant":"dpmptsp","ticket":"D002","v":1,"visit":570}'),
('serang', 'gw-7b0ac1e6', 572, 'lawang-site/1 572 1767932367537 126 1767932367844 device\012{"v":1,"dev":"pad-3","ep":"11049dc2f3778d45","seq":30,"boot":2,"up":19765737,"utc":1767932367537,"err":126,"k":"press","b":"next","ms":125,"prev":"7b83ed0a2146167e"}.d3723f2fe26eae6e169e3b41e42dafbb'),
('serang', 'gw-7b0ac1e6', 573, 'lawang-site/1 573 1767932367537 126 1767932367844 gateway\012{"by":572,"counter":"3","k":"call","rule":"arrival","ticket":"D002","v":1,"wait_ms":10628}'),
('serang', 'gw-7b0ac1e6', 574, 'lawang-site/1 574 1767932371712 122 1767932372019 device\012{"v":1,"dev":"pad-4","ep":"95756eab90874d4c","seq":23,"boot":2,"up":19769612,"utc":1767932371712,"err":122,"k":"press","b":"absent","ms":60,"prev":"473ef7b23a2fc479"}.331ad6e66f3afe7deaa6c059e03a97e5'),
('serang', 'gw-7b0ac1e6', 575, 'lawang-site/1 575 1767932371712 122 1767932372019 gateway\012{"by":574,"counter":"3","implicit":0,"k":"no_show","ticket":"D002","v":1,"wait_ms":10628}'),
('serang', 'gw-7b0ac1e6', 576, 'lawang-site/1 576 1767933332284 68 1767933332591 device\012{"v":1,"dev":"gate-b","ep":"80923f2c5f8a6524","seq":10,"boot":2,"up":7532284,"utc":1767933332284,"err":68,"k":"press","b":"in","ms":110,"prev":"3621b3d4c804cb75"}.cae1bc2999f8aeb761a46ece5caf41c9'),
('serang', 'gw-7b0ac1e6', 577, 'lawang-site/1 577 1767933332284 68 1767933332591 gateway\012{"by":576,"dev":"gate-b","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 578, 'lawang-site/1 578 1767933392676 177 1767933392983 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":38,"boot":2,"up":20791776,"utc":1767933392676,"err":177,"k":"press","b":"n","ms":145,"prev":"cc71c74796737439"}.3cb77e1a1bfcdb63832073a26ec9292e'),
('serang', 'gw-7b0ac1e6', 579, 'lawang-site/1 579 1767933392676 177 1767933392983 gateway\012{"by":578,"dev":"kiosk-1","k":"refused","service":"paspor","v":1,"why":"closed"}'),
('serang', 'gw-7b0ac1e6', 580, 'lawang-site/1 580 1767933979482 100 1767933979789 device\012{"v":1,"dev":"gate-b","ep":"80923f2c5f8a6524","seq":11,"boot":2,"up":8179482,"utc":1767933979482,"err":100,"k":"press","b":"in","ms":70,"prev":"fcbc2ce76efbf09b"}.469bad345fb6cc109edf7bc0e37a067c'),
('serang', 'gw-7b0ac1e6', 581, 'lawang-site/1 581 1767933979482 100 1767933979789 gateway\012{"by":580,"dev":"gate-b","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 582, 'lawang-site/1 582 1767934042637 210 1767934042968 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":39,"boot":2,"up":21441737,"utc":1767934042637,"err":210,"k":"press","b":"prio","ms":235,"prev":"543b99fc5acf552e"}.0ac489fd5d65d874d3baafe8a7143c18'),
('serang', 'gw-7b0ac1e6', 583, 'lawang-site/1 583 1767934042637 210 1767934042968 gateway\012{"by":582,"dev":"kiosk-1","k":"priority","v":1}'),
('serang', 'gw-7b0ac1e6', 584, 'lawang-site/1 584 1767934047117 14 1767934047424 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":40,"boot":2,"up":21446217,"utc":1767934047117,"err":14,"k":"press","b":"a","ms":110,"prev":"ed04b54af02a49f9"}.6befaea89ccb3ccd7feff58e7ebffa7d'),
('serang', 'gw-7b0ac1e6', 585, 'lawang-site/1 585 1767934047117 14 1767934047424 gateway\012{"by":584,"dev":"kiosk-1","k":"refused","service":"ktp","v":1,"why":"break"}'),
('serang', 'gw-7b0ac1e6', 586, 'lawang-site/1 586 1767934098253 212 1767934098584 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":107,"boot":2,"up":21498253,"utc":1767934098253,"err":212,"k":"press","b":"in","ms":145,"prev":"60cdc427a17feb36"}.3a72d1d498cedeae5f581c27888b56d6'),
('serang', 'gw-7b0ac1e6', 587, 'lawang-site/1 587 1767934098253 212 1767934098584 gateway\012{"by":586,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 588, 'lawang-site/1 588 1767934822084 142 1767934822391 device\012{"v":1,"dev":"gate-b","ep":"80923f2c5f8a6524","seq":12,"boot":2,"up":9022084,"utc":1767934822084,"err":142,"k":"press","b":"out","ms":105,"prev":"1e76b2b02938cd7c"}.076276b21e971c2e9b27dff0292cccfc'),
('serang', 'gw-7b0ac1e6', 589, 'lawang-site/1 589 1767934822084 142 1767934822391 gateway\012{"by":588,"dev":"gate-b","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 590, 'lawang-site/1 590 1767936399596 221 1767936399927 device\012{"v":1,"dev":"gate-b","ep":"80923f2c5f8a6524","seq":13,"boot":2,"up":10599596,"utc":1767936399596,"err":221,"k":"press","b":"in","ms":75,"prev":"c5a3f64959c65556"}.fccdb967791c43dfd42236447cd7ef13'),
('serang', 'gw-7b0ac1e6', 591, 'lawang-site/1 591 1767936399596 221 1767936399927 gateway\012{"by":590,"dev":"gate-b","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 592, 'lawang-site/1 592 1767936490177 136 1767936490484 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":41,"boot":2,"up":23889277,"utc":1767936490177,"err":136,"k":"press","b":"i","ms":130,"prev":"071c9271bc718c8a"}.553f06d84b52cc8be081086e89f8af8f'),
('serang', 'gw-7b0ac1e6', 593, 'lawang-site/1 593 1767936490177 136 1767936490484 gateway\012{"by":592,"dev":"kiosk-1","k":"refused","service":"skck","v":1,"why":"break"}'),
('serang', 'gw-7b0ac1e6', 594, 'lawang-site/1 594 1767936510669 134 1767936510976 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":108,"boot":2,"up":23910669,"utc":1767936510669,"err":134,"k":"press","b":"in","ms":120,"prev":"0332d47a8ab6db9b"}.9ff2dfed6c706ea11b30069f4adcead8'),
('serang', 'gw-7b0ac1e6', 595, 'lawang-site/1 595 1767936510669 134 1767936510976 gateway\012{"by":594,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 596, 'lawang-site/1 596 1767936553177 139 1767936553484 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":42,"boot":2,"up":23952277,"utc":1767936553177,"err":139,"k":"press","b":"a","ms":95,"prev":"bc3a46bbf6d2adc4"}.82f7934ae06c0ddfcccbf67a6ea757a5'),
('serang', 'gw-7b0ac1e6', 597, 'lawang-site/1 597 1767936553177 139 1767936553484 gateway\012{"by":596,"dev":"kiosk-1","k":"refused","service":"ktp","v":1,"why":"break"}'),
('serang', 'gw-7b0ac1e6', 598, 'lawang-site/1 598 1767938129962 100 1767938130269 device\012{"v":1,"dev":"gate-b","ep":"80923f2c5f8a6524","seq":14,"boot":2,"up":12329962,"utc":1767938129962,"err":100,"k":"press","b":"in","ms":65,"prev":"27f023a5c94f407d"}.3ec20ea6c51c41513f954d9ff49baeca'),
('serang', 'gw-7b0ac1e6', 599, 'lawang-site/1 599 1767938129962 100 1767938130269 gateway\012{"by":598,"dev":"gate-b","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 600, 'lawang-site/1 600 1767938183621 221 1767938183952 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":43,"boot":2,"up":25582721,"utc":1767938183621,"err":221,"k":"press","b":"prio","ms":165,"prev":"f5a734344f50a388"}.efed1db21450db28341d633b0000f6fc'),
('serang', 'gw-7b0ac1e6', 601, 'lawang-site/1 601 1767938183621 221 1767938183952 gateway\012{"by":600,"dev":"kiosk-1","k":"priority","v":1}'),
('serang', 'gw-7b0ac1e6', 602, 'lawang-site/1 602 1767938188086 14 1767938188393 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":44,"boot":2,"up":25587186,"utc":1767938188086,"err":14,"k":"press","b":"c","ms":95,"prev":"bc1d1fbf5a862486"}.ee5e82790a3102c64e96120dc416699e'),
('serang', 'gw-7b0ac1e6', 603, 'lawang-site/1 603 1767938188086 14 1767938188393 gateway\012{"by":602,"dev":"kiosk-1","k":"refused","service":"nib","v":1,"why":"break"}'),
('serang', 'gw-7b0ac1e6', 604, 'lawang-site/1 604 1767938613250 124 1767938613557 device\012{"v":1,"dev":"gate-b","ep":"80923f2c5f8a6524","seq":15,"boot":2,"up":12813250,"utc":1767938613250,"err":124,"k":"press","b":"in","ms":200,"prev":"354c8b229c984efb"}.5a5855a7c1aa58ba232bc06d514dd45b'),
('serang', 'gw-7b0ac1e6', 605, 'lawang-site/1 605 1767938613250 124 1767938613557 gateway\012{"by":604,"dev":"gate-b","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 606, 'lawang-site/1 606 1767938666304 38 1767938666611 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":45,"boot":2,"up":26065404,"utc":1767938666304,"err":38,"k":"press","b":"i","ms":100,"prev":"9334c9627417e905"}.195bcaf552aa37eb69068a2bccc49c1f'),
('serang', 'gw-7b0ac1e6', 607, 'lawang-site/1 607 1767938666304 38 1767938666611 gateway\012{"by":606,"dev":"kiosk-1","k":"issue","kind":"nonizin","priority":0,"service":"skck","tenant":"polres","ticket":"I002","v":1,"visit":606}'),
('serang', 'gw-7b0ac1e6', 608, 'lawang-site/1 608 1767938683836 14 1767938684143 device\012{"v":1,"dev":"pad-2","ep":"2e18faa16959ab75","seq":21,"boot":2,"up":26082336,"utc":1767938683836,"err":14,"k":"press","b":"next","ms":175,"prev":"406d01455bd2e7e3"}.351dc7b78b24c56a60b9bfede7bce1a0'),
('serang', 'gw-7b0ac1e6', 609, 'lawang-site/1 609 1767938683836 14 1767938684143 gateway\012{"by":608,"counter":"2","k":"call","rule":"arrival","ticket":"I002","v":1,"wait_ms":17532}'),
('serang', 'gw-7b0ac1e6', 610, 'lawang-site/1 610 1767938720191 16 1767938720498 device\012{"v":1,"dev":"pad-2","ep":"2e18faa16959ab75","seq":22,"boot":2,"up":26118691,"utc":1767938720191,"err":16,"k":"press","b":"done","ms":140,"prev":"bae13c97c27ade25"}.c1e6bca1d149109c6e2a39cb0e78fc81'),
('serang', 'gw-7b0ac1e6', 611, 'lawang-site/1 611 1767938720191 16 1767938720498 gateway\012{"by":610,"counter":"2","implicit":0,"k":"finish","outcome":"completed","serve_ms":36355,"since":"call","ticket":"I002","v":1,"wait_ms":17532,"walk_ms":null}'),
('serang', 'gw-7b0ac1e6', 612, 'lawang-site/1 612 1767938821919 250 1767938822250 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":109,"boot":2,"up":26221919,"utc":1767938821919,"err":250,"k":"press","b":"out","ms":220,"prev":"84822d8a71b6d889"}.bd22600f33322fb06d45775bcc4a55ab'),
('serang', 'gw-7b0ac1e6', 613, 'lawang-site/1 613 1767938821919 250 1767938822250 gateway\012{"by":612,"dev":"gate-a","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 614, 'lawang-site/1 614 1767938866117 137 1767938866424 device\012{"v":1,"dev":"gate-b","ep":"80923f2c5f8a6524","seq":16,"boot":2,"up":13066117,"utc":1767938866117,"err":137,"k":"press","b":"in","ms":225,"prev":"05fe3fb496eea248"}.aceb55826e9cf8ccbb5db371daad0b5a'),
('serang', 'gw-7b0ac1e6', 615, 'lawang-site/1 615 1767938866117 137 1767938866424 gateway\012{"by":614,"dev":"gate-b","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 616, 'lawang-site/1 616 1767938971378 53 1767938971685 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":46,"boot":2,"up":26370478,"utc":1767938971378,"err":53,"k":"press","b":"d","ms":125,"prev":"131305cb7bb9a345"}.f2a03b8269578019429cbb25c5076f85'),
('serang', 'gw-7b0ac1e6', 617, 'lawang-site/1 617 1767938971378 53 1767938971685 gateway\012{"by":616,"dev":"kiosk-1","k":"issue","kind":"izin","priority":0,"service":"pbg","tenant":"dpmptsp","ticket":"D003","v":1,"visit":616}'),
('serang', 'gw-7b0ac1e6', 618, 'lawang-site/1 618 1767938990412 32 1767938990701 device\012{"v":1,"dev":"pad-4","ep":"95756eab90874d4c","seq":24,"boot":2,"up":26388294,"utc":1767938990412,"err":32,"k":"press","b":"next","ms":140,"prev":"c1653ad8159c9333"}.28816cff1f7bcd2135e317b9684d0a8e'),
('serang', 'gw-7b0ac1e6', 619, 'lawang-site/1 619 1767938990412 32 1767938990701 gateway\012{"by":618,"counter":"3","k":"call","rule":"arrival","ticket":"D003","v":1,"wait_ms":19034}'),
('serang', 'gw-7b0ac1e6', 620, 'lawang-site/1 620 1767939016304 22 1767939016605 device\012{"v":1,"dev":"pad-3","ep":"11049dc2f3778d45","seq":31,"boot":2,"up":26414498,"utc":1767939016304,"err":22,"k":"press","b":"start","ms":195,"prev":"a9b9e206d9beecb5"}.91708e7898bff4826bbb4ac0075e0195'),
('serang', 'gw-7b0ac1e6', 621, 'lawang-site/1 621 1767939016304 22 1767939016605 gateway\012{"by":620,"counter":"3","k":"start","ticket":"D003","v":1,"walk_ms":25892}'),
('serang', 'gw-7b0ac1e6', 622, 'lawang-site/1 622 1767939019534 34 1767939019823 device\012{"v":1,"dev":"pad-4","ep":"95756eab90874d4c","seq":25,"boot":2,"up":26417416,"utc":1767939019534,"err":34,"k":"press","b":"done","ms":190,"prev":"f19497f25cd57fef"}.ea90d4cc6e7726f7641eed1aa15fa246'),
('serang', 'gw-7b0ac1e6', 623, 'lawang-site/1 623 1767939019534 34 1767939019823 gateway\012{"by":622,"counter":"3","implicit":0,"k":"finish","outcome":"completed","serve_ms":3230,"since":"start","ticket":"D003","v":1,"wait_ms":19034,"walk_ms":25892}'),
('serang', 'gw-7b0ac1e6', 624, 'lawang-site/1 624 1767939092047 27 1767939092354 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":110,"boot":2,"up":26492047,"utc":1767939092047,"err":27,"k":"press","b":"out","ms":65,"prev":"bc035a281d69baf9"}.7c9daf85509bab1f2873f1a66fb887b7'),
('serang', 'gw-7b0ac1e6', 625, 'lawang-site/1 625 1767939092047 27 1767939092354 gateway\012{"by":624,"dev":"gate-a","k":"leave","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 626, 'lawang-site/1 626 1767939600000 0 1767939600000 gateway\012{"k":"plan","toml":"# Rencana gedung untuk berkas uji versi 0.1: sedikit instansi, tetapi setiap bagian yang dikenal rencana dipakai.\\n\\n[site]\\ncode = \\"serang\\"\\nname = \\"MPP Kabupaten Serang\\"\\nzone = \\"Asia/Jakarta\\"\\ncapacity = 60\\noffice = \\"DPMPTSP Kabupaten Serang\\"\\nplace = \\"Kragilan\\"\\nsignatory = \\"Kepala DPMPTSP Kabupaten Serang\\"\\n\\n[hours]\\nweek = { mon = \\"08:00-15:00\\", tue = \\"08:00-15:00\\", wed = \\"08:00-15:00\\", thu = \\"08:00-15:00\\", fri = \\"08:00-15:00\\" }\\nbreak = { fri = \\"11:30-13:00\\" }\\nearly_min = 30\\ncutoff_min = 30\\nend = \\"20:00\\"\\n\\n[rules]\\npriority = \\"one-in-3\\"\\nnext_guard_s = 3\\nmin_serve_s = 30\\npriority_s = 20\\n\\n[[tenant]]\\ncode = \\"disdukcapil\\"\\nname = \\"Disdukcapil\\"\\n\\n[[tenant]]\\ncode = \\"dpmptsp\\"\\nname = \\"DPMPTSP\\"\\n\\n[[tenant]]\\ncode = \\"polres\\"\\nname = \\"Polres Serang (SKCK)\\"\\n\\n[[tenant]]\\ncode = \\"imigrasi\\"\\nname = \\"Kantor Imigrasi Serang\\"\\nopen = [\\"tue\\", \\"thu\\"]\\n\\n[[service]]\\ncode = \\"ktp\\"\\ntenant = \\"disdukcapil\\"\\nname = \\"KTP elektronik\\"\\nprefix = \\"A\\"\\nkind = \\"nonizin\\"\\nmax_wait_min = 45\\nstd_service_min = 15\\nstd_days = 1\\n\\n[[service]]\\ncode = \\"kk\\"\\ntenant = \\"disdukcapil\\"\\nname = \\"Kartu Keluarga \\u2013 baru dan pecah\\"\\nprefix = \\"B\\"\\nkind = \\"nonizin\\"\\nmax_wait_min = 45\\nstd_service_min = 20\\nstd_days = 1\\n\\n[[service]]\\ncode = \\"nib\\"\\ntenant = \\"dpmptsp\\"\\nname = \\"NIB dan OSS\\"\\nprefix = \\"C\\"\\nkind = \\"izin\\"\\nmax_wait_min = 30\\nstd_service_min = 30\\nstd_days = 1\\n\\n[[service]]\\ncode = \\"pbg\\"\\ntenant = \\"dpmptsp\\"\\nname = \\"Persetujuan Bangunan Gedung\\"\\nprefix = \\"D\\"\\nkind = \\"izin\\"\\nmax_wait_min = 30\\nstd_service_min = 30\\nstd_days = 28\\n\\n[[service]]\\ncode = \\"pengaduan\\"\\ntenant = \\"dpmptsp\\"\\nname = \\"Pengaduan\\"\\nprefix = \\"P\\"\\nkind = \\"pengaduan\\"\\nmax_wait_min = 20\\ncutoff_min = 0\\n\\n[[service]]\\ncode = \\"skck\\"\\ntenant = \\"polres\\"\\nname = \\"SKCK\\"\\nprefix = \\"I\\"\\nkind = \\"nonizin\\"\\ncapacity = 2\\n\\n[[service]]\\ncode = \\"paspor\\"\\ntenant = \\"imigrasi\\"\\nname = \\"Paspor\\"\\nprefix = \\"N\\"\\nkind = \\"nonizin\\"\\nmax_wait_min = 60\\nstd_service_min = 25\\nstd_days = 4\\nopen = { tue = \\"08:00-14:00\\", thu = \\"08:00-14:00\\" }\\n\\n[[service]]\\ncode = \\"siup\\"\\ntenant = \\"dpmptsp\\"\\nname = \\"SIUP (lama)\\"\\nprefix = \\"Z\\"\\nkind = \\"izin\\"\\nclosed = true\\n\\n[[counter]]\\ncode = \\"1\\"\\nname = \\"Loket 1\\"\\narea = \\"a\\"\\ntakes = [\\"ktp\\", \\"kk\\"]\\n\\n[[counter]]\\ncode = \\"2\\"\\nname = \\"Loket 2\\"\\narea = \\"a\\"\\ntakes = [\\"kk\\", \\"ktp\\", \\"skck\\"]\\n\\n[[counter]]\\ncode = \\"3\\"\\nname = \\"Loket 3\\"\\narea = \\"b\\"\\ntakes = [\\"nib\\", \\"pbg\\"]\\n\\n[[counter]]\\ncode = \\"4\\"\\nname = \\"Loket 4\\"\\narea = \\"b\\"\\ntakes = [\\"pengaduan\\", \\"nib\\"]\\n\\n[[counter]]\\ncode = \\"5\\"\\nname = \\"Loket 5\\"\\narea = \\"b\\"\\ntakes = [\\"paspor\\"]\\n\\n[[device]]\\nname = \\"gate-a\\"\\nbuttons = { in = \\"enter\\", out = \\"leave\\" }\\n\\n[[device]]\\nname = \\"gate-b\\"\\nbuttons = { in = \\"enter\\", out = \\"leave\\" }\\n\\n[[device]]\\nname = \\"gate-c\\"\\nbuttons = { ktp = \\"enter+issue:ktp\\", out = \\"leave\\" }\\n\\n[[device]]\\nname = \\"kiosk-1\\"\\nbuttons = { prio = \\"priority\\", a = \\"issue:ktp\\", b = \\"issue:kk\\", c = \\"issue:nib\\", d = \\"issue:pbg\\", p = \\"issue:pengaduan\\", i = \\"issue:skck\\", n = \\"issue:paspor\\" }\\n\\n[[device]]\\nname = \\"pad-1\\"\\ncounter = \\"1\\"\\nbuttons = { next = \\"next\\", recall = \\"recall\\", start = \\"start\\", absent = \\"no_show\\", hold = \\"hold\\", pause = \\"pause\\", done = \\"finish:completed\\", taken = \\"finish:accepted\\", less = \\"finish:incomplete\\", refer = \\"finish:referred\\", move = \\"transfer:nib\\" }\\n\\n[[device]]\\nname = \\"pad-2\\"\\ncounter = \\"2\\"\\nbuttons = { next = \\"next\\", recall = \\"recall\\", absent = \\"no_show\\", hold = \\"hold\\", done = \\"finish:completed\\", less = \\"finish:incomplete\\" }\\n\\n[[device]]\\nname = \\"pad-3\\"\\ncounter = \\"3\\"\\nbuttons = { next = \\"next\\", recall = \\"recall\\", start = \\"start\\", absent = \\"no_show\\", hold = \\"hold\\", done = \\"finish:completed\\", taken = \\"finish:accepted\\", less = \\"finish:incomplete\\", move = \\"transfer:pengaduan\\" }\\n\\n[[device]]\\nname = \\"pad-4\\"\\ncounter = \\"3\\"\\nbuttons = { next = \\"next\\", start = \\"start\\", absent = \\"no_show\\", done = \\"finish:completed\\", taken = \\"finish:accepted\\", refer = \\"finish:referred\\" }\\n\\n[[device]]\\nname = \\"pad-5\\"\\ncounter = \\"5\\"\\nbuttons = { next = \\"next\\", absent = \\"no_show\\", done = \\"finish:completed\\", taken = \\"finish:accepted\\" }\\n\\n[[season]]\\nname = \\"Ramadan 2026\\"\\nfrom = 2026-02-18\\nto = 2026-03-19\\nweek = { mon = \\"08:00-14:00\\", tue = \\"08:00-14:00\\", wed = \\"08:00-14:00\\", thu = \\"08:00-14:00\\", fri = \\"08:00-14:30\\" }\\nbreak = { fri = \\"11:30-12:30\\" }\\n\\n[[day]]\\ndate = 2026-01-12\\nkind = \\"early\\"\\nhours = \\"08:00-14:00\\"\\nname = \\"Rapat evaluasi\\"\\n\\n[[day]]\\ndate = 2026-01-17\\nkind = \\"extra\\"\\nhours = \\"08:00-12:00\\"\\ntenants = [\\"disdukcapil\\"]\\nname = \\"Sabtu melayani\\"\\n\\n[[day]]\\ndate = 2026-01-09\\nkind = \\"closed\\"\\ntenants = [\\"polres\\"]\\nname = \\"Tutup hari ini\\"\\n\\n[holidays]\\n2026-01-01 = \\"Tahun Baru 2026\\"\\n2026-01-16 = \\"Isra Mikraj\\"\\n2026-02-17 = \\"Tahun Baru Imlek\\"\\n2026-03-20 = \\"Idulfitri (perkiraan)\\"\\n","v":1,"who":"Rina","zone":"Asia/Jakarta"}'),
('serang', 'gw-7b0ac1e6', 627, 'lawang-site/1 627 1767943200170 232 1767943200501 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":111,"boot":2,"up":30600170,"utc":1767943200170,"err":232,"k":"press","b":"in","ms":155,"prev":"bedea41fb9fe4a23"}.4f497538d8c4dd00f01df4a28094f621'),
('serang', 'gw-7b0ac1e6', 628, 'lawang-site/1 628 1767943200170 232 1767943200501 gateway\012{"by":627,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 629, 'lawang-site/1 629 1767943200728 264 1767943201059 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":47,"boot":2,"up":30599828,"utc":1767943200728,"err":264,"k":"press","b":"a","ms":200,"prev":"61f3d325f633a29c"}.5100509f65184b30ad50d05f3e402eb9'),
('serang', 'gw-7b0ac1e6', 630, 'lawang-site/1 630 1767943200728 264 1767943201059 gateway\012{"by":629,"dev":"kiosk-1","k":"issue","kind":"nonizin","priority":0,"service":"ktp","tenant":"disdukcapil","ticket":"A002","v":1,"visit":629}'),
('serang', 'gw-7b0ac1e6', 631, 'lawang-site/1 631 1767943221339 15 1767943221646 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":112,"boot":2,"up":30621339,"utc":1767943221339,"err":15,"k":"press","b":"in","ms":145,"prev":"02231dd0a3478ee7"}.8eeeb8b3586f765a94ae5ccc35412265'),
('serang', 'gw-7b0ac1e6', 632, 'lawang-site/1 632 1767943221339 15 1767943221646 gateway\012{"by":631,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 633, 'lawang-site/1 633 1767943221823 15 1767943222130 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":48,"boot":2,"up":30620923,"utc":1767943221823,"err":15,"k":"press","b":"b","ms":150,"prev":"56b9740cd1ad28d7"}.b8a9421cd6ea83f274667e94e44c0b91'),
('serang', 'gw-7b0ac1e6', 634, 'lawang-site/1 634 1767943221823 15 1767943222130 gateway\012{"by":633,"dev":"kiosk-1","k":"issue","kind":"nonizin","priority":0,"service":"kk","tenant":"disdukcapil","ticket":"B001","v":1,"visit":633}'),
('serang', 'gw-7b0ac1e6', 635, 'lawang-site/1 635 1767943242333 16 1767943242640 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":113,"boot":2,"up":30642333,"utc":1767943242333,"err":16,"k":"press","b":"in","ms":140,"prev":"484ebd033c02687f"}.b3ac0d890335e8ac6854d3d1fb838640'),
('serang', 'gw-7b0ac1e6', 636, 'lawang-site/1 636 1767943242333 16 1767943242640 gateway\012{"by":635,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 637, 'lawang-site/1 637 1767943242842 16 1767943243149 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":49,"boot":2,"up":30641942,"utc":1767943242842,"err":16,"k":"press","b":"c","ms":175,"prev":"ac1791a1da6f79ac"}.678c4a272ebb960a3358e068c0599917'),
('serang', 'gw-7b0ac1e6', 638, 'lawang-site/1 638 1767943242842 16 1767943243149 gateway\012{"by":637,"dev":"kiosk-1","k":"issue","kind":"izin","priority":0,"service":"nib","tenant":"dpmptsp","ticket":"C003","v":1,"visit":637}'),
('serang', 'gw-7b0ac1e6', 639, 'lawang-site/1 639 1767943263359 17 1767943263666 device\012{"v":1,"dev":"gate-a","ep":"d954ae7e40ebd5e5","seq":114,"boot":2,"up":30663359,"utc":1767943263359,"err":17,"k":"press","b":"in","ms":75,"prev":"e87ab7584ce653a4"}.232141630e2d05965b4c7d9f911579b1'),
('serang', 'gw-7b0ac1e6', 640, 'lawang-site/1 640 1767943263359 17 1767943263666 gateway\012{"by":639,"dev":"gate-a","k":"enter","late":0,"v":1}'),
('serang', 'gw-7b0ac1e6', 641, 'lawang-site/1 641 1767943263828 17 1767943264135 device\012{"v":1,"dev":"kiosk-1","ep":"be7784ae702ba69f","seq":50,"boot":2,"up":30662928,"utc":1767943263828,"err":17,"k":"press","b":"c","ms":135,"prev":"d4be9a5d5b167a35"}.d710b54161f2e6475eb71c91dd13241d'),
('serang', 'gw-7b0ac1e6', 642, 'lawang-site/1 642 1767943263828 17 1767943264135 gateway\012{"by":641,"dev":"kiosk-1","k":"issue","kind":"izin","priority":0,"service":"nib","tenant":"dpmptsp","ticket":"C004","v":1,"visit":641}'),
('serang', 'gw-7b0ac1e6', 643, 'lawang-site/1 643 1767943500000 0 1767943500000 gateway\012{"k":"admin","v":1,"what":"abandon A002","who":"Rina"}'),
('serang', 'gw-7b0ac1e6', 644, 'lawang-site/1 644 1767943500000 0 1767943500000 gateway\012{"by":643,"k":"abandon","ticket":"A002","v":1,"who":"Rina"}'),
('serang', 'gw-7b0ac1e6', 645, 'lawang-site/1 645 1767943500000 0 1767943500000 gateway\012{"k":"admin","v":1,"what":"return D002","who":"Rina"}'),
('serang', 'gw-7b0ac1e6', 646, 'lawang-site/1 646 1767943500000 0 1767943500000 gateway\012{"by":645,"k":"return","ticket":"D002","v":1,"who":"Rina"}'),
('serang', 'gw-7b0ac1e6', 647, 'lawang-site/1 647 1767943500000 0 1767943500000 gateway\012{"k":"admin","v":1,"what":"pause 2","who":"Rina"}'),
('serang', 'gw-7b0ac1e6', 648, 'lawang-site/1 648 1767943500000 0 1767943500000 gateway\012{"by":647,"counter":"2","k":"counter","state":"paused","v":1}'),
('serang', 'gw-7b0ac1e6', 649, 'lawang-site/1 649 1767943800000 0 1767943800500 gateway\012{"day":"2026-01-09","k":"day","state":"cutoff","v":1}');

INSERT INTO public.log_entry (site, log, n, leaf) VALUES
('serang', 'gw-7b0ac1e6', 650, 'lawang-site/1 650 1767945600000 0 1767945600500 gateway\012{"day":"2026-01-09","k":"day","state":"closed","v":1}'),
('serang', 'gw-7b0ac1e6', 651, 'lawang-site/1 651 1767963600000 0 1767963600500 gateway\012{"day":"2026-01-09","k":"day","state":"ended","v":1}'),
('serang', 'gw-7b0ac1e6', 652, 'lawang-site/1 652 1767963600000 0 1767963600500 gateway\012{"k":"unserved","ticket":"D002","v":1,"wait_ms":null}'),
('serang', 'gw-7b0ac1e6', 653, 'lawang-site/1 653 1767963600000 0 1767963600500 gateway\012{"k":"unserved","ticket":"B001","v":1,"wait_ms":20378177}'),
('serang', 'gw-7b0ac1e6', 654, 'lawang-site/1 654 1767963600000 0 1767963600500 gateway\012{"k":"unserved","ticket":"C003","v":1,"wait_ms":20357158}'),
('serang', 'gw-7b0ac1e6', 655, 'lawang-site/1 655 1767963600000 0 1767963600500 gateway\012{"k":"unserved","ticket":"C004","v":1,"wait_ms":20336172}'),
('serang', 'gw-7b0ac1e6', 656, 'lawang-site/1 656 1767963600000 0 1767963600500 gateway\012{"by":651,"counter":"3","k":"counter","state":"closed","v":1}'),
('serang', 'gw-7b0ac1e6', 657, 'lawang-site/1 657 1767963600000 0 1767963600500 gateway\012{"by":651,"counter":"2","k":"counter","state":"closed","v":1}'),
('serang', 'gw-7b0ac1e6', 658, 'lawang-site/1 658 1767963600000 0 1767963600500 gateway\012{"by":651,"counter":"4","k":"counter","state":"closed","v":1}'),
('serang', 'gw-7b0ac1e6', 659, 'lawang-site/1 659 1767963600000 0 1767963600500 gateway\012{"day":"2026-01-09","k":"write_off","n":15,"v":1}'),
('serang', 'office', 0, 'lawang-site/1 0 1768874400000 0 1768874400000 office\012{"after":null,"after_root":null,"after_size":null,"cloud":1,"engine":"lawang-office/1","k":"open","key":"326acf7349503a331b5219970a8e01fa2c4fafe39e34991fc68c067ceef0776b","log":"office","site":"serang","v":1,"why":"first"}'),
('serang', 'office', 1, 'lawang-site/1 1 1768874400000 0 1768874400000 office\012{"day":"2026-01-19","k":"settle","log":"gw-7b0ac1e6","outcome":"completed","ticket_n":26,"v":1,"who":"Petugas rekap"}'),
('serang', 'office', 2, 'lawang-site/1 2 1768874400000 0 1768874400000 office\012{"day":"2026-01-19","k":"settle","log":"gw-7b0ac1e6","outcome":"rejected","ticket_n":50,"v":1,"who":"Petugas rekap"}'),
('serang', 'office', 3, 'lawang-site/1 3 1768878000000 0 1768878000000 office\012{"approved":"Kepala bidang","field":null,"k":"correction","log":"gw-7b0ac1e6","of":48,"v":1,"value":null,"what":"void","who":"Petugas rekap","why":"Tombol tertekan dua kali"}'),
('serang', 'office', 4, 'lawang-site/1 4 1768881600000 0 1768881600000 office\012{"approved":"Kepala bidang","field":"service","k":"correction","log":"gw-7b0ac1e6","of":50,"v":1,"value":"pbg","what":"reclassify","who":"Petugas rekap","why":"Tombol tertekan dua kali"}'),
('serang', 'office', 5, 'lawang-site/1 5 1799024400000 0 1799024400000 office\012{"k":"year","root":"f1c1c83ff2a2c1a959cea08d31ee55532cfa59410203962ea9ad1e781ca2b2fd","v":1,"version":1,"who":"Kepala DPMPTSP","year":2026}'),
('serang', 'office', 6, 'lawang-site/1 6 1799200800000 0 1799200800000 office\012{"day":"2026-02-03","k":"settle","log":"gw-7b0ac1e6","outcome":"completed","ticket_n":168,"v":1,"who":"Petugas rekap"}'),
('serang', 'office', 7, 'lawang-site/1 7 1799204400000 0 1799204400000 office\012{"approved":"Kepala bidang","field":null,"k":"correction","log":"gw-7b0ac1e6","of":114,"v":1,"value":null,"what":"void","who":"Petugas rekap","why":"Tombol tertekan dua kali"}'),
('serang', 'office', 8, 'lawang-site/1 8 1799204400000 0 1799204400000 office\012{"k":"year","root":"377887dc4f3bb926c35c4767af5684621c7ed9aaa15e4a8cf577c253df4cfafa","v":1,"version":2,"who":"Kepala DPMPTSP","year":2026}'),
('serang', 'office', 9, 'lawang-site/1 9 1799373600000 0 1799373600000 office\012{"day":"2027-01-07","k":"settle","log":"gw-7b0ac1e6","outcome":"completed","ticket_n":247,"v":1,"who":"Petugas rekap"}'),
('serang', 'office', 10, 'lawang-site/1 10 1799377200000 0 1799377200000 office\012{"approved":"Kepala bidang","field":"outcome","k":"correction","log":"gw-7b0ac1e6","of":79,"v":1,"value":"completed","what":"amend","who":"Petugas rekap","why":"Tombol tertekan dua kali"}'),
('serang', 'office', 11, 'lawang-site/1 11 1799380800000 0 1799380800000 office\012{"approved":"Kepala bidang","field":null,"k":"correction","log":"office","of":1,"v":1,"value":null,"what":"void","who":"Petugas rekap","why":"Tombol tertekan dua kali"}');

INSERT INTO public.login (hash, token, until) VALUES
('\x4c61bc8a42a4aa1be21f1151117d7577824a4dc924ab21a56a81b41f019b729e', 6, '2027-01-11 14:00:00+00');

INSERT INTO public.migration (number, name, checksum, applied_at) VALUES
(1, 'logs', 'dd61ac5592f3ae00ff17afd8f43920b56f893d189600485955dca5a2f47866dc', '2026-01-07 23:00:00+00'),
(2, 'timescale', 'ac473f2bb0c20ed678b4e2f05d927abb164748ed7551b685ec6fa0fc0685ca9c', '2026-01-07 23:00:00+00'),
(3, 'access', 'bfe52526d448d67443cfb827b8e9bf5ac8faea6127fe35995b3ff0ad4dd87bed', '2026-01-07 23:00:00+00'),
(4, 'tickets', 'd6d85d2643d321b12e9ca5d8d327c55654c0c48ef058b0219879d7fb9df78144', '2026-01-07 23:00:00+00'),
(5, 'office', '9318a0c5c826e0f6d71269cf863fe17512fe0a3f36657b4b448c81ae3671eb2e', '2026-01-07 23:00:00+00'),
(6, 'grafana_views', '3baaae0b934b589e6a0239751ef0bc1491dc295637e65240de2c7d78e84d73c6', '2026-01-07 23:00:00+00'),
(7, 'login', 'c31244d0f6c9fbf57351476d52d13c6c3465b7a1473f1b6dbbd1dc0fe91dbb5b', '2026-01-07 23:00:00+00'),
(9, 'service_hours', '17f6c6f1c56f0ba89d8a97d58d4f5bc4f48e6c07ba6e108a6c1ca0e22f3bac22', '2026-01-07 23:00:00+00'),
(10, 'hall_hours', '5d77e3452951e0ee579c5420ef9dd14f2516a61ca921d1e63b7e9c6db749c2fa', '2026-01-07 23:00:00+00'),
(11, 'recap_indexes', 'f6540956a2f253f4b4db45dc9735e9068e162558619b08ce2c76aa745d9dc7ca', '2026-01-07 23:00:00+00'),
(12, 'causes', '8132af1f43a17e419baa547d16e396a8cc5cbd3640d67ecf9ec8b7254046877c', '2026-01-07 23:00:00+00'),
(13, 'head_counts', '237ae579790c5555414bf6499eaa5e477f40fc865100324bc2a4b4b3d43eed0c', '2026-01-07 23:00:00+00');

INSERT INTO public.office_key (site, seed) VALUES
('serang', '\xe6c6e757df1f50170c77bc19b01e41993f7a6e585242e2836eb71497fb420c7d');

INSERT INTO public.proposal (id, site, log, of, what, field, value, why, who, token, at, state, decided_by, decided_at, n) OVERRIDING SYSTEM VALUE VALUES
(1, 'serang', 'gw-7b0ac1e6', 48, 'void', NULL, NULL, 'Tombol tertekan dua kali', 'Petugas rekap', 4, 1768874400000, 'approved', 'Kepala bidang', 1768878000000, 3),
(2, 'serang', 'gw-7b0ac1e6', 50, 'reclassify', 'service', 'pbg', 'Tombol tertekan dua kali', 'Petugas rekap', 4, 1768878000000, 'approved', 'Kepala bidang', 1768881600000, 4),
(3, 'serang', 'gw-7b0ac1e6', 38, 'amend', 'outcome', 'incomplete', 'Tombol tertekan dua kali', 'Petugas rekap', 4, 1768881600000, 'declined', 'Kepala bidang', 1768881600000, NULL),
(4, 'serang', 'gw-7b0ac1e6', 42, 'void', NULL, NULL, 'Tombol tertekan dua kali', 'Petugas rekap', 4, 1768881600000, 'withdrawn', 'Petugas rekap', 1768881600000, NULL),
(5, 'serang', 'gw-7b0ac1e6', 114, 'void', NULL, NULL, 'Tombol tertekan dua kali', 'Petugas rekap', 4, 1799200800000, 'approved', 'Kepala bidang', 1799204400000, 7),
(6, 'serang', 'gw-7b0ac1e6', 79, 'amend', 'outcome', 'completed', 'Tombol tertekan dua kali', 'Petugas rekap', 4, 1799373600000, 'approved', 'Kepala bidang', 1799377200000, 10),
(7, 'serang', 'office', 1, 'void', NULL, NULL, 'Tombol tertekan dua kali', 'Petugas rekap', 4, 1799377200000, 'approved', 'Kepala bidang', 1799380800000, 11),
(8, 'serang', 'gw-7b0ac1e6', 75, 'void', NULL, NULL, 'Tombol tertekan dua kali', 'Petugas rekap', 4, 1799380800000, 'open', NULL, NULL, NULL),
(9, 'serang', 'gw-7b0ac1e6', 295, 'amend', 'outcome', 'referred', 'Tombol tertekan dua kali', 'Petugas rekap', 4, 1799380800000, 'open', NULL, NULL, NULL);

INSERT INTO public.rollup_day (site, day, kind, count) VALUES
('serang', '2026-01-08', 'enter', 21),
('serang', '2026-01-08', 'leave', 20),
('serang', '2026-01-09', 'enter', 60),
('serang', '2026-01-09', 'leave', 45),
('serang', '2026-01-12', 'enter', 9),
('serang', '2026-01-12', 'leave', 7);

INSERT INTO public.rollup_service (site, day, service, tenant, kind, what, count) VALUES
('serang', '2026-01-08', 'kk', 'disdukcapil', 'nonizin', 'called', 7),
('serang', '2026-01-08', 'kk', 'disdukcapil', 'nonizin', 'completed', 2),
('serang', '2026-01-08', 'kk', 'disdukcapil', 'nonizin', 'incomplete', 1),
('serang', '2026-01-08', 'kk', 'disdukcapil', 'nonizin', 'issued', 7),
('serang', '2026-01-08', 'kk', 'disdukcapil', 'nonizin', 'no_show', 1),
('serang', '2026-01-08', 'kk', 'disdukcapil', 'nonizin', 'referred', 1),
('serang', '2026-01-08', 'kk', 'disdukcapil', 'nonizin', 'transferred', 1),
('serang', '2026-01-08', 'kk', 'disdukcapil', 'nonizin', 'unstated', 1),
('serang', '2026-01-08', 'ktp', 'disdukcapil', 'nonizin', 'accepted', 3),
('serang', '2026-01-08', 'ktp', 'disdukcapil', 'nonizin', 'called', 6),
('serang', '2026-01-08', 'ktp', 'disdukcapil', 'nonizin', 'completed', 3),
('serang', '2026-01-08', 'ktp', 'disdukcapil', 'nonizin', 'issued', 6),
('serang', '2026-01-08', 'nib', 'dpmptsp', 'izin', 'accepted', 1),
('serang', '2026-01-08', 'nib', 'dpmptsp', 'izin', 'called', 8),
('serang', '2026-01-08', 'nib', 'dpmptsp', 'izin', 'completed', 5),
('serang', '2026-01-08', 'nib', 'dpmptsp', 'izin', 'incomplete', 1),
('serang', '2026-01-08', 'nib', 'dpmptsp', 'izin', 'issued', 7),
('serang', '2026-01-08', 'nib', 'dpmptsp', 'izin', 'linked', 1),
('serang', '2026-01-08', 'nib', 'dpmptsp', 'izin', 'referred', 1),
('serang', '2026-01-08', 'paspor', 'imigrasi', 'nonizin', 'called', 1),
('serang', '2026-01-08', 'paspor', 'imigrasi', 'nonizin', 'completed', 1),
('serang', '2026-01-08', 'paspor', 'imigrasi', 'nonizin', 'issued', 1),
('serang', '2026-01-08', 'pbg', 'dpmptsp', 'izin', 'called', 1),
('serang', '2026-01-08', 'pbg', 'dpmptsp', 'izin', 'issued', 1),
('serang', '2026-01-08', 'pbg', 'dpmptsp', 'izin', 'transferred', 1),
('serang', '2026-01-08', 'pengaduan', 'dpmptsp', 'pengaduan', 'called', 1),
('serang', '2026-01-08', 'pengaduan', 'dpmptsp', 'pengaduan', 'completed', 1),
('serang', '2026-01-08', 'pengaduan', 'dpmptsp', 'pengaduan', 'linked', 1),
('serang', '2026-01-08', 'skck', 'polres', 'nonizin', 'called', 1),
('serang', '2026-01-08', 'skck', 'polres', 'nonizin', 'incomplete', 1),
('serang', '2026-01-08', 'skck', 'polres', 'nonizin', 'issued', 1),
('serang', '2026-01-09', 'kk', 'disdukcapil', 'nonizin', 'issued', 1),
('serang', '2026-01-09', 'kk', 'disdukcapil', 'nonizin', 'unserved', 1),
('serang', '2026-01-09', 'ktp', 'disdukcapil', 'nonizin', 'abandoned', 1),
('serang', '2026-01-09', 'ktp', 'disdukcapil', 'nonizin', 'called', 1),
('serang', '2026-01-09', 'ktp', 'disdukcapil', 'nonizin', 'incomplete', 1),
('serang', '2026-01-09', 'ktp', 'disdukcapil', 'nonizin', 'issued', 2),
('serang', '2026-01-09', 'ktp', 'disdukcapil', 'nonizin', 'refused', 2),
('serang', '2026-01-09', 'nib', 'dpmptsp', 'izin', 'accepted', 1),
('serang', '2026-01-09', 'nib', 'dpmptsp', 'izin', 'called', 2),
('serang', '2026-01-09', 'nib', 'dpmptsp', 'izin', 'completed', 1),
('serang', '2026-01-09', 'nib', 'dpmptsp', 'izin', 'issued', 4),
('serang', '2026-01-09', 'nib', 'dpmptsp', 'izin', 'refused', 1),
('serang', '2026-01-09', 'nib', 'dpmptsp', 'izin', 'unserved', 2),
('serang', '2026-01-09', 'paspor', 'imigrasi', 'nonizin', 'refused', 1),
('serang', '2026-01-09', 'pbg', 'dpmptsp', 'izin', 'called', 3),
('serang', '2026-01-09', 'pbg', 'dpmptsp', 'izin', 'completed', 2),
('serang', '2026-01-09', 'pbg', 'dpmptsp', 'izin', 'issued', 3),
('serang', '2026-01-09', 'pbg', 'dpmptsp', 'izin', 'unserved', 1),
('serang', '2026-01-09', 'pengaduan', 'dpmptsp', 'pengaduan', 'called', 2),
('serang', '2026-01-09', 'pengaduan', 'dpmptsp', 'pengaduan', 'completed', 1),
('serang', '2026-01-09', 'pengaduan', 'dpmptsp', 'pengaduan', 'issued', 2),
('serang', '2026-01-09', 'pengaduan', 'dpmptsp', 'pengaduan', 'no_show', 1),
('serang', '2026-01-09', 'skck', 'polres', 'nonizin', 'called', 2),
('serang', '2026-01-09', 'skck', 'polres', 'nonizin', 'completed', 2),
('serang', '2026-01-09', 'skck', 'polres', 'nonizin', 'issued', 2),
('serang', '2026-01-09', 'skck', 'polres', 'nonizin', 'refused', 1),
('serang', '2026-01-12', 'kk', 'disdukcapil', 'nonizin', 'called', 4),
('serang', '2026-01-12', 'kk', 'disdukcapil', 'nonizin', 'completed', 3),
('serang', '2026-01-12', 'kk', 'disdukcapil', 'nonizin', 'issued', 4),
('serang', '2026-01-12', 'kk', 'disdukcapil', 'nonizin', 'transferred', 1),
('serang', '2026-01-12', 'ktp', 'disdukcapil', 'nonizin', 'called', 4),
('serang', '2026-01-12', 'ktp', 'disdukcapil', 'nonizin', 'completed', 3),
('serang', '2026-01-12', 'ktp', 'disdukcapil', 'nonizin', 'incomplete', 1),
('serang', '2026-01-12', 'ktp', 'disdukcapil', 'nonizin', 'issued', 4),
('serang', '2026-01-12', 'nib', 'dpmptsp', 'izin', 'called', 3),
('serang', '2026-01-12', 'nib', 'dpmptsp', 'izin', 'completed', 1),
('serang', '2026-01-12', 'nib', 'dpmptsp', 'izin', 'issued', 2),
('serang', '2026-01-12', 'nib', 'dpmptsp', 'izin', 'linked', 1),
('serang', '2026-01-12', 'nib', 'dpmptsp', 'izin', 'referred', 1),
('serang', '2026-01-12', 'nib', 'dpmptsp', 'izin', 'transferred', 1),
('serang', '2026-01-12', 'paspor', 'imigrasi', 'nonizin', 'refused', 2),
('serang', '2026-01-12', 'pengaduan', 'dpmptsp', 'pengaduan', 'linked', 1),
('serang', '2026-01-12', 'pengaduan', 'dpmptsp', 'pengaduan', 'unserved', 1);

INSERT INTO public.service (site, code, tenant, name, kind, max_wait_min, std_service_min, std_days, closed) VALUES
('serang', 'kk', 'disdukcapil', 'Kartu Keluarga – baru dan pecah', 'nonizin', 45, 20, 1, 'false'),
('serang', 'ktp', 'disdukcapil', 'KTP elektronik', 'nonizin', 45, 15, 1, 'false'),
('serang', 'nib', 'dpmptsp', 'NIB dan OSS', 'izin', 30, 30, 1, 'false'),
('serang', 'paspor', 'imigrasi', 'Paspor', 'nonizin', 60, 25, 4, 'false'),
('serang', 'pbg', 'dpmptsp', 'Persetujuan Bangunan Gedung', 'izin', 30, 30, 28, 'false'),
('serang', 'pengaduan', 'dpmptsp', 'Pengaduan', 'pengaduan', 20, NULL, NULL, 'false'),
('serang', 'siup', 'dpmptsp', 'SIUP (lama)', 'izin', NULL, NULL, NULL, 'true'),
('serang', 'skck', 'polres', 'SKCK', 'nonizin', NULL, NULL, NULL, 'false');

INSERT INTO public.settlement (site, n, log, ticket_n, outcome, day, who, at) VALUES
('serang', 1, 'gw-7b0ac1e6', 26, 'completed', '2026-01-19', 'Petugas rekap', 1768874400000),
('serang', 2, 'gw-7b0ac1e6', 50, 'rejected', '2026-01-19', 'Petugas rekap', 1768874400000),
('serang', 6, 'gw-7b0ac1e6', 168, 'completed', '2026-02-03', 'Petugas rekap', 1799200800000),
('serang', 9, 'gw-7b0ac1e6', 247, 'completed', '2027-01-07', 'Petugas rekap', 1799373600000);

INSERT INTO public.site (site, name, zone, capacity, created_at) VALUES
('serang', 'MPP Kabupaten Serang', 'Asia/Jakarta', 60, '2026-01-07 23:00:00+00');

INSERT INTO public.site_day (site, day, opened, cutoff, closed, ended, trial) VALUES
('serang', '2026-01-08', 1767826802712, 1767857400000, 1767859200000, 1767877200000, 'false'),
('serang', '2026-01-09', 1767891600500, 1767943800000, 1767945600000, 1767963600000, 'false'),
('serang', '2026-01-12', 1768174202712, 1768199400000, 1768201200000, 1768222800000, 'false');

INSERT INTO public.standard (site, service, since, max_wait_min, std_service_min) VALUES
('serang', 'kk', 1767826800000, 45, 20),
('serang', 'kk', 1767852000000, 45, 20),
('serang', 'kk', 1767912600000, 45, 20),
('serang', 'kk', 1767930900000, 45, 20),
('serang', 'kk', 1767939600000, 45, 20),
('serang', 'kk', 1768174200000, 45, 20),
('serang', 'kk', 1768190401572, 45, 20),
('serang', 'ktp', 1767826800000, 45, 15),
('serang', 'ktp', 1767852000000, 45, 15),
('serang', 'ktp', 1767912600000, 45, 15),
('serang', 'ktp', 1767930900000, 45, 15),
('serang', 'ktp', 1767939600000, 45, 15),
('serang', 'ktp', 1768174200000, 45, 15),
('serang', 'ktp', 1768190401572, 45, 15),
('serang', 'nib', 1767826800000, 30, 30),
('serang', 'nib', 1767852000000, 30, 30),
('serang', 'nib', 1767912600000, 30, 30),
('serang', 'nib', 1767930900000, 30, 30),
('serang', 'nib', 1767939600000, 30, 30),
('serang', 'nib', 1768174200000, 30, 30),
('serang', 'nib', 1768190401572, 30, 30),
('serang', 'paspor', 1767826800000, 60, 25),
('serang', 'paspor', 1767852000000, 60, 25),
('serang', 'paspor', 1767912600000, 60, 25),
('serang', 'paspor', 1767930900000, 60, 25),
('serang', 'paspor', 1767939600000, 60, 25),
('serang', 'paspor', 1768174200000, 60, 25),
('serang', 'paspor', 1768190401572, 60, 25),
('serang', 'pbg', 1767826800000, 30, 30),
('serang', 'pbg', 1767852000000, 30, 30),
('serang', 'pbg', 1767912600000, 30, 30),
('serang', 'pbg', 1767930900000, 30, 30),
('serang', 'pbg', 1767939600000, 30, 30),
('serang', 'pbg', 1768174200000, 30, 30),
('serang', 'pbg', 1768190401572, 30, 30),
('serang', 'pengaduan', 1767826800000, 15, NULL),
('serang', 'pengaduan', 1767852000000, 15, NULL),
('serang', 'pengaduan', 1767912600000, 20, NULL),
('serang', 'pengaduan', 1767930900000, 20, NULL),
('serang', 'pengaduan', 1767939600000, 20, NULL),
('serang', 'pengaduan', 1768174200000, 20, NULL),
('serang', 'pengaduan', 1768190401572, 20, NULL),
('serang', 'siup', 1767826800000, NULL, NULL),
('serang', 'siup', 1767852000000, NULL, NULL),
('serang', 'siup', 1767912600000, NULL, NULL),
('serang', 'siup', 1767930900000, NULL, NULL),
('serang', 'siup', 1767939600000, NULL, NULL),
('serang', 'siup', 1768174200000, NULL, NULL),
('serang', 'siup', 1768190401572, NULL, NULL),
('serang', 'skck', 1767826800000, NULL, NULL),
('serang', 'skck', 1767852000000, NULL, NULL),
('serang', 'skck', 1767912600000, NULL, NULL),
('serang', 'skck', 1767930900000, NULL, NULL),
('serang', 'skck', 1767939600000, NULL, NULL),
('serang', 'skck', 1768174200000, NULL, NULL),
('serang', 'skck', 1768190401572, NULL, NULL);

INSERT INTO public.tenant (site, code, name, closed) VALUES
('serang', 'disdukcapil', 'Disdukcapil', 'false'),
('serang', 'dpmptsp', 'DPMPTSP', 'false'),
('serang', 'imigrasi', 'Kantor Imigrasi Serang', 'false'),
('serang', 'polres', 'Polres Serang (SKCK)', 'false');

INSERT INTO public.tenant_day (site, day, tenant, open, trial) VALUES
('serang', '2026-01-08', 'disdukcapil', 'true', 'false'),
('serang', '2026-01-08', 'dpmptsp', 'true', 'false'),
('serang', '2026-01-08', 'imigrasi', 'true', 'false'),
('serang', '2026-01-08', 'polres', 'true', 'false'),
('serang', '2026-01-09', 'disdukcapil', 'true', 'false'),
('serang', '2026-01-09', 'dpmptsp', 'true', 'false'),
('serang', '2026-01-09', 'imigrasi', 'false', 'false'),
('serang', '2026-01-09', 'polres', 'true', 'false'),
('serang', '2026-01-12', 'disdukcapil', 'true', 'false'),
('serang', '2026-01-12', 'dpmptsp', 'true', 'false'),
('serang', '2026-01-12', 'imigrasi', 'false', 'false'),
('serang', '2026-01-12', 'polres', 'true', 'false');

INSERT INTO public.ticket (site, log, n, day, hour, number, service, tenant, kind, visit_log, visit, linked, priority, issued, called, calls, counter, wait_ms, walk_ms, serve_ms, since, ending, ended, implicit, counted, trial) VALUES
('serang', 'gw-5f5ad412', 14, '2026-01-12', 9, 'A001', 'ktp', 'disdukcapil', 'nonizin', 'gw-5f5ad412', 13, 'false', 'false', 1768184234407, 1768184252739, 1, '1', 18332, 38035, 783489, 'start', 'completed', 1768185074263, 'false', 'true', 'false'),
('serang', 'gw-5f5ad412', 29, '2026-01-12', 9, 'B001', 'kk', 'disdukcapil', 'nonizin', 'gw-5f5ad412', 28, 'false', 'false', 1768184803204, 1768184848283, 1, '2', 45079, NULL, 29423, 'call', 'completed', 1768184877706, 'false', 'true', 'false'),
('serang', 'gw-5f5ad412', 44, '2026-01-12', 9, 'A002', 'ktp', 'disdukcapil', 'nonizin', 'gw-5f5ad412', 43, 'false', 'false', 1768186236080, 1768186266080, 1, '2', 30000, NULL, 29847, 'call', 'incomplete', 1768186295927, 'false', 'true', 'false'),
('serang', 'gw-5f5ad412', 58, '2026-01-12', 10, 'B002', 'kk', 'disdukcapil', 'nonizin', 'gw-5f5ad412', 57, 'false', 'true', 1768188738498, 1768188764094, 1, '2', 25596, NULL, 31039, 'call', 'completed', 1768188795133, 'false', 'true', 'false'),
('serang', 'gw-5f5ad412', 66, '2026-01-12', 11, 'A003', 'ktp', 'disdukcapil', 'nonizin', 'gw-5f5ad412', 65, 'false', 'false', 1768190400110, 1768190408196, 1, '2', 8086, NULL, 27032, 'call', 'completed', 1768190435228, 'false', 'true', 'false'),
('serang', 'gw-5f5ad412', 68, '2026-01-12', 11, 'C001', 'nib', 'dpmptsp', 'izin', 'gw-5f5ad412', 67, 'false', 'false', 1768190400675, 1768190434313, 1, '3', 33638, 10031, 25579, 'start', 'completed', 1768190469923, 'false', 'true', 'false'),
('serang', 'gw-5f5ad412', 70, '2026-01-12', 11, 'B003', 'kk', 'disdukcapil', 'nonizin', 'gw-5f5ad412', 69, 'false', 'false', 1768190401217, 1768190456500, 1, '1', 55283, 33462, 271859, 'start', 'transferred', 1768190761821, NULL, 'true', 'false'),
('serang', 'gw-78a4dd46', 23, '2026-01-12', 11, 'C002', 'nib', 'dpmptsp', 'izin', 'gw-5f5ad412', 69, 'true', 'false', 1768190761821, 1768190804658, 1, '3', 42837, 14891, 11932, 'start', 'referred', 1768190831481, 'false', 'true', 'false'),
('serang', 'gw-78a4dd46', 35, '2026-01-12', 12, 'C003', 'nib', 'dpmptsp', 'izin', 'gw-78a4dd46', 34, 'false', 'false', 1768194129983, 1768194137774, 1, '3', 7791, 9959, 19518, 'start', 'transferred', 1768194167251, NULL, 'true', 'false'),
('serang', 'gw-78a4dd46', 42, '2026-01-12', 12, 'P001', 'pengaduan', 'dpmptsp', 'pengaduan', 'gw-78a4dd46', 34, 'true', 'false', 1768194167251, NULL, 0, NULL, NULL, NULL, NULL, NULL, 'unserved', 1768222800000, NULL, 'true', 'false'),
('serang', 'gw-78a4dd46', 46, '2026-01-12', 12, 'A004', 'ktp', 'disdukcapil', 'nonizin', 'gw-78a4dd46', 45, 'false', 'false', 1768194299625, 1768194326428, 1, '2', 26803, NULL, 87217, 'call', 'completed', 1768194505826, 'false', 'true', 'false'),
('serang', 'gw-78a4dd46', 56, '2026-01-12', 12, 'B004', 'kk', 'disdukcapil', 'nonizin', 'gw-78a4dd46', 55, 'false', 'false', 1768194496734, 1768194532512, 1, '1', 35778, 41319, 296496, 'start', 'completed', 1768194870327, 'false', 'true', 'false'),
('serang', 'gw-7b0ac1e6', 22, '2026-01-08', 7, 'C001', 'nib', 'dpmptsp', 'izin', 'gw-7b0ac1e6', 21, 'false', 'false', 1767833164935, 1767833704063, 1, '4', 539128, 30430, 321471, 'start', 'referred', 1767834055964, 'false', 'true', 'false'),
('serang', 'gw-7b0ac1e6', 26, '2026-01-08', 7, 'A001', 'ktp', 'disdukcapil', 'nonizin', 'gw-7b0ac1e6', 25, 'false', 'false', 1767833410525, 1767833744658, 1, '1', 334133, 31842, 240544, 'start', 'accepted', 1767834017044, 'false', 'true', 'false'),
('serang', 'gw-7b0ac1e6', 50, '2026-01-08', 8, 'A002', 'ktp', 'disdukcapil', 'nonizin', 'gw-7b0ac1e6', 49, 'false', 'false', 1767835113922, 1767835139115, 1, '1', 25193, 35599, 290351, 'start', 'accepted', 1767835465065, 'false', 'true', 'false'),
('serang', 'gw-7b0ac1e6', 64, '2026-01-08', 8, 'B001', 'kk', 'disdukcapil', 'nonizin', 'gw-7b0ac1e6', 63, 'false', 'false', 1767835779375, 1767835791804, 1, '2', 12429, NULL, 38127, 'call', 'completed', 1767835829931, 'false', 'true', 'false'),
('serang', 'gw-7b0ac1e6', 75, '2026-01-08', 8, 'I001', 'skck', 'polres', 'nonizin', 'gw-7b0ac1e6', 74, 'false', 'false', 1767836465495, 1767836468187, 1, '2', 2692, NULL, 27238, 'call', 'incomplete', 1767836495425, 'false', 'true', 'false'),
('serang', 'gw-7b0ac1e6', 85, '2026-01-08', 9, 'A003', 'ktp', 'disdukcapil', 'nonizin', 'gw-7b0ac1e6', 84, 'false', 'false', 1767837728422, 1767837760996, 1, '2', 32574, NULL, 34347, 'call', 'completed', 1767837795343, 'false', 'true', 'false'),
('serang', 'gw-7b0ac1e6', 95, '2026-01-08', 9, 'B002', 'kk', 'disdukcapil', 'nonizin', 'gw-7b0ac1e6', 94, 'false', 'true', 1767837902879, 1767837918663, 1, '2', 15784, NULL, 40427, 'call', 'incomplete', 1767837959090, 'false', 'true', 'false'),
('serang', 'gw-7b0ac1e6', 107, '2026-01-08', 9, 'C002', 'nib', 'dpmptsp', 'izin', 'gw-7b0ac1e6', 106, 'false', 'false', 1767840715431, 1767840753144, 1, '3', 37713, 34989, 363655, 'start', 'completed', 1767841151788, 'false', 'true', 'false'),
('serang', 'gw-7b0ac1e6', 116, '2026-01-08', 9, 'B003', 'kk', 'disdukcapil', 'nonizin', 'gw-7b0ac1e6', 115, 'false', 'false', 1767840869488, 1767840913300, 1, '1', 43812, 27757, 256161, 'start', 'referred', 1767841197218, 'false', 'true', 'false'),
('serang', 'gw-7b0ac1e6', 132, '2026-01-08', 10, 'C003', 'nib', 'dpmptsp', 'izin', 'gw-7b0ac1e6', 131, 'false', 'false', 1767841493334, 1767841495171, 1, '3', 1837, 34271, 302635, 'start', 'completed', 1767841832077, 'false', 'true', 'false'),
('serang', 'gw-7b0ac1e6', 144, '2026-01-08', 10, 'A004', 'ktp', 'disdukcapil', 'nonizin', 'gw-7b0ac1e6', 143, 'false', 'false', 1767842243846, 1767842271174, 1, '1', 27328, 39515, 354121, 'start', 'completed', 1767842664810, 'false', 'true', 'false'),
('serang', 'gw-7b0ac1e6', 158, '2026-01-08', 10, 'C004', 'nib', 'dpmptsp', 'izin', 'gw-7b0ac1e6', 157, 'false', 'true', 1767842736288, 1767842736804, 1, '3', 516, 29148, 330468, 'start', 'completed', 1767843096420, 'false', 'true', 'false'),
('serang', 'gw-7b0ac1e6', 168, '2026-01-08', 10, 'A005', 'ktp', 'disdukcapil', 'nonizin', 'gw-7b0ac1e6', 167, 'false', 'false', 1767844670526, 1767844710292, 1, '1', 39766, 39448, 325917, 'start', 'accepted', 1767845075657, 'false', 'true', 'false'),
('serang', 'gw-7b0ac1e6', 180, '2026-01-08', 11, 'B004', 'kk', 'disdukcapil', 'nonizin', 'gw-7b0ac1e6', 179, 'false', 'false', 1767847649862, 1767847655600, 1, '1', 5738, 41761, 299349, 'start', 'transferred', 1767847996710, NULL, 'true', 'false'),
('serang', 'gw-7b0ac1e6', 188, '2026-01-08', 11, 'C005', 'nib', 'dpmptsp', 'izin', 'gw-7b0ac1e6', 187, 'false', 'false', 1767847779865, 1767847787479, 1, '4', 7614, 27688, 336536, 'start', 'completed', 1767848151703, 'false', 'true', 'false'),
('serang', 'gw-7b0ac1e6', 197, '2026-01-08', 11, 'C006', 'nib', 'dpmptsp', 'izin', 'gw-7b0ac1e6', 179, 'true', 'false', 1767847996710, 1767848012928, 1, '3', 16218, 35003, 321437, 'start', 'incomplete', 1767848369368, 'false', 'true', 'false'),
('serang', 'gw-7b0ac1e6', 201, '2026-01-08', 11, 'D001', 'pbg', 'dpmptsp', 'izin', 'gw-7b0ac1e6', 200, 'false', 'false', 1767848029176, 1767848431016, 2, '3', 401840, 32410, 255064, 'start', 'transferred', 1767848758735, NULL, 'true', 'false'),
('serang', 'gw-7b0ac1e6', 222, '2026-01-08', 12, 'P001', 'pengaduan', 'dpmptsp', 'pengaduan', 'gw-7b0ac1e6', 200, 'true', 'false', 1767848758735, 1767848798280, 1, '4', 39545, 37685, 40205, 'start', 'completed', 1767848876170, 'false', 'true', 'false'),
('serang', 'gw-7b0ac1e6', 234, '2026-01-08', 12, 'N001', 'paspor', 'imigrasi', 'nonizin', 'gw-7b0ac1e6', 233, 'false', 'false', 1767850496735, 1767850525195, 1, '5', 28460, NULL, 30641, 'call', 'completed', 1767850555836, 'false', 'true', 'false'),
('serang', 'gw-7b0ac1e6', 247, '2026-01-08', 12, 'C007', 'nib', 'dpmptsp', 'izin', 'gw-7b0ac1e6', 246, 'false', 'false', 1767851981189, 1767851981808, 1, '4', 619, 26533, 285700, 'start', 'accepted', 1767852294041, 'false', 'true', 'false'),
('serang', 'gw-7b0ac1e6', 258, '2026-01-08', 13, 'A006', 'ktp', 'disdukcapil', 'nonizin', 'gw-7b0ac1e6', 257, 'false', 'false', 1767852438304, 1767852483568, 1, '1', 45264, 39461, 327314, 'start', 'completed', 1767852850343, 'false', 'true', 'false'),
('serang', 'gw-7b0ac1e6', 272, '2026-01-08', 13, 'C008', 'nib', 'dpmptsp', 'izin', 'gw-7b0ac1e6', 271, 'false', 'false', 1767852895953, 1767852899550, 1, '3', 3597, 36202, 304146, 'start', 'completed', 1767853239898, 'false', 'true', 'false'),
('serang', 'gw-7b0ac1e6', 284, '2026-01-08', 14, 'B005', 'kk', 'disdukcapil', 'nonizin', 'gw-7b0ac1e6', 283, 'false', 'false', 1767856800150, 1767856801759, 1, '2', 1609, NULL, NULL, NULL, 'no_show', 1767856812192, 'true', 'true', 'false'),
('serang', 'gw-7b0ac1e6', 286, '2026-01-08', 14, 'B006', 'kk', 'disdukcapil', 'nonizin', 'gw-7b0ac1e6', 285, 'false', 'false', 1767856800681, 1767856812192, 1, '2', 11511, NULL, 70548, 'call', 'unstated', 1767856882740, 'true', 'true', 'false'),
('serang', 'gw-7b0ac1e6', 288, '2026-01-08', 14, 'B007', 'kk', 'disdukcapil', 'nonizin', 'gw-7b0ac1e6', 287, 'false', 'false', 1767856801236, 1767856882740, 1, '2', 81504, NULL, 5468, 'call', 'completed', 1767856888208, 'false', 'true', 'false'),
('serang', 'gw-7b0ac1e6', 475, '2026-01-09', 8, 'D001', 'pbg', 'dpmptsp', 'izin', 'gw-7b0ac1e6', 474, 'false', 'false', 1767921830097, 1767921853453, 2, '3', 23356, 35191, 269105, 'start', 'completed', 1767922196732, 'false', 'true', 'false'),
('serang', 'gw-7b0ac1e6', 482, '2026-01-09', 8, 'A001', 'ktp', 'disdukcapil', 'nonizin', 'gw-7b0ac1e6', 481, 'false', 'false', 1767921913141, 1767921924535, 1, '2', 11394, NULL, 41777, 'call', 'incomplete', 1767921966312, 'false', 'true', 'false'),
('serang', 'gw-7b0ac1e6', 493, '2026-01-09', 8, 'C001', 'nib', 'dpmptsp', 'izin', 'gw-7b0ac1e6', 492, 'false', 'false', 1767922187342, 1767922239233, 1, '3', 51891, 27938, 317831, 'start', 'completed', 1767922585002, 'false', 'true', 'false'),
('serang', 'gw-7b0ac1e6', 511, '2026-01-09', 9, 'I001', 'skck', 'polres', 'nonizin', 'gw-7b0ac1e6', 510, 'false', 'false', 1767926107080, 1767926133834, 1, '2', 26754, NULL, 69065, 'call', 'completed', 1767926276674, 'false', 'true', 'false'),
('serang', 'gw-7b0ac1e6', 523, '2026-01-09', 9, 'P001', 'pengaduan', 'dpmptsp', 'pengaduan', 'gw-7b0ac1e6', 522, 'false', 'false', 1767926314052, 1767926342707, 1, '4', 28655, NULL, NULL, NULL, 'no_show', 1767926369148, 'false', 'true', 'false'),
('serang', 'gw-7b0ac1e6', 534, '2026-01-09', 9, 'C002', 'nib', 'dpmptsp', 'izin', 'gw-7b0ac1e6', 533, 'false', 'false', 1767927305442, 1767927337155, 1, '4', 31713, 42425, 35698, 'start', 'accepted', 1767927415278, 'false', 'true', 'false'),
('serang', 'gw-7b0ac1e6', 557, '2026-01-09', 10, 'P002', 'pengaduan', 'dpmptsp', 'pengaduan', 'gw-7b0ac1e6', 556, 'false', 'false', 1767930199267, 1767930227329, 1, '4', 28062, 31800, 274017, 'start', 'completed', 1767930533146, 'false', 'true', 'false'),
('serang', 'gw-7b0ac1e6', 571, '2026-01-09', 11, 'D002', 'pbg', 'dpmptsp', 'izin', 'gw-7b0ac1e6', 570, 'false', 'false', 1767932356909, 1767932367537, 1, '3', 10628, NULL, NULL, NULL, 'unserved', 1767963600000, NULL, 'true', 'false'),
('serang', 'gw-7b0ac1e6', 607, '2026-01-09', 13, 'I002', 'skck', 'polres', 'nonizin', 'gw-7b0ac1e6', 606, 'false', 'false', 1767938666304, 1767938683836, 1, '2', 17532, NULL, 36355, 'call', 'completed', 1767938720191, 'false', 'true', 'false'),
('serang', 'gw-7b0ac1e6', 617, '2026-01-09', 13, 'D003', 'pbg', 'dpmptsp', 'izin', 'gw-7b0ac1e6', 616, 'false', 'false', 1767938971378, 1767938990412, 1, '3', 19034, 25892, 3230, 'start', 'completed', 1767939019534, 'false', 'true', 'false'),
('serang', 'gw-7b0ac1e6', 630, '2026-01-09', 14, 'A002', 'ktp', 'disdukcapil', 'nonizin', 'gw-7b0ac1e6', 629, 'false', 'false', 1767943200728, NULL, 0, NULL, NULL, NULL, NULL, NULL, 'abandoned', 1767943500000, NULL, 'true', 'false'),
('serang', 'gw-7b0ac1e6', 634, '2026-01-09', 14, 'B001', 'kk', 'disdukcapil', 'nonizin', 'gw-7b0ac1e6', 633, 'false', 'false', 1767943221823, NULL, 0, NULL, NULL, NULL, NULL, NULL, 'unserved', 1767963600000, NULL, 'true', 'false'),
('serang', 'gw-7b0ac1e6', 638, '2026-01-09', 14, 'C003', 'nib', 'dpmptsp', 'izin', 'gw-7b0ac1e6', 637, 'false', 'false', 1767943242842, NULL, 0, NULL, NULL, NULL, NULL, NULL, 'unserved', 1767963600000, NULL, 'true', 'false'),
('serang', 'gw-7b0ac1e6', 642, '2026-01-09', 14, 'C004', 'nib', 'dpmptsp', 'izin', 'gw-7b0ac1e6', 641, 'false', 'false', 1767943263828, NULL, 0, NULL, NULL, NULL, NULL, NULL, 'unserved', 1767963600000, NULL, 'true', 'false');

INSERT INTO public.token (hash, role, created_at, revoked_at, id, label) OVERRIDING SYSTEM VALUE VALUES
('\x1ae84cce6f7c1e4fd86a3d1f1b27486af1b894e60e8b87d9a0bcf3a99ecfaf32', 'admin', '2026-01-07 23:00:00+00', NULL, 6, 'Kepala DPMPTSP'),
('\x3dfe4598ed20143f3bfbae993f7f9289619972832716cbb5c7020e02bf6fc786', 'reporter', '2026-01-07 23:00:00+00', NULL, 3, 'Pelaporan'),
('\x55aa532323e1c41dd3e4d7ef077bc625d56f5e4986670ade469cff1af3f7b3d6', 'viewer', '2026-01-07 23:00:00+00', '2026-01-07 23:00:00+00', 7, 'Magang'),
('\xbba6c3031af9447003a9581e5d5e470797c3a0e252e4a3ede05938f2688de724', 'corrector', '2026-01-07 23:00:00+00', NULL, 4, 'Petugas rekap'),
('\xdc8c140b29416eaa794c420859354ab69772df58664c494823f3f474074a76ce', 'approver', '2026-01-07 23:00:00+00', NULL, 5, 'Kepala bidang'),
('\xe7ff7cc14ab776f20b355338b71a9d688aca163f0fb4c45ff338e6bf97bea432', 'viewer', '2026-01-07 23:00:00+00', NULL, 2, 'Layar kepala dinas'),
('\xf7792c9da29d86ab7058c2447241d34faeccc04e76989d3eeda4c404c111ca6c', 'gateway', '2026-01-07 23:00:00+00', NULL, 1, 'Server antrean');

INSERT INTO public.token_site (token, site) VALUES
(1, 'serang'),
(2, 'serang'),
(3, 'serang'),
(4, 'serang'),
(5, 'serang'),
(6, 'serang'),
(7, 'serang');

INSERT INTO public.year_close (site, year, version, root, who, n, at, cut, body, register) VALUES
('serang', 2026, 1, 'f1c1c83ff2a2c1a959cea08d31ee55532cfa59410203962ea9ad1e781ca2b2fd', 'Kepala DPMPTSP', 5, 1799024400000, '[{"log": "gw-7b0ac1e6", "root": "5c85c95e714297ac802348bcbc1bdfa771e66912c0b9486527057a305492050e", "size": 660}, {"log": "gw-5f5ad412", "root": "6eb3f5fbb012848bc8db0e1da64f21866ad2e38e81735de71a8253fabe19a768", "size": 71}, {"log": "gw-78a4dd46", "root": "8d03a8c7e77ec021f67a4c4b32e9d7973c9427fb29e48afc98ebcb7f26c86694", "size": 79}, {"log": "office", "root": "596ee5b0a0d86b7a739afcf8fe6745acb8b42b21f0c3b77793adc056e7233ca7", "size": 5}]', E'{"addenda":[],"as_of":1768881600000,"corrections":[{"approved":"Kepala bidang","at":1768878000000,"day":"2026-01-08","field":null,"log":"gw-7b0ac1e6","n":3,"of":48,"office_log":"office","old":"enter","value":null,"what":"void","who":"Petugas rekap","why":"Tombol tertekan dua kali"},{"approved":"Kepala bidang","at":1768881600000,"day":"2026-01-08","field":"service","log":"gw-7b0ac1e6","n":4,"of":50,"office_log":"office","old":"ktp","value":"pbg","what":"reclassify","who":"Petugas rekap","why":"Tombol tertekan dua kali"}],"cut":[{"log":"gw-7b0ac1e6","root":"5c85c95e714297ac802348bcbc1bdfa771e66912c0b9486527057a305492050e","size":660},{"log":"gw-5f5ad412","root":"6eb3f5fbb012848bc8db0e1da64f21866ad2e38e81735de71a8253fabe19a768","size":71},{"log":"gw-78a4dd46","root":"8d03a8c7e77ec021f67a4c4b32e9d7973c9427fb29e48afc98ebcb7f26c86694","size":79},{"log":"office","root":"596ee5b0a0d86b7a739afcf8fe6745acb8b42b21f0c3b77793adc056e7233ca7","size":5}],"days":[{"counts":{"abandoned":0,"applicants":23,"completed":12,"completed_later":1,"done":13,"entered":20,"expired":0,"in_process":2,"incomplete":3,"left":20,"licensing":10,"no_show":1,"open":0,"referred":2,"refused":0,"rejected":1,"served":22,"tickets":25,"transferred":2,"unserved":0,"unstated":1},"day":"2026-01-08","ended":true,"opened":true},{"counts":{"abandoned":1,"applicants":14,"completed":6,"completed_later":0,"done":6,"entered":60,"expired":0,"in_process":1,"incomplete":1,"left":45,"licensing":7,"no_show":1,"open":0,"referred":0,"refused":5,"rejected":0,"served":8,"tickets":14,"transferred":0,"unserved":4,"unstated":0},"day":"2026-01-09","ended":true,"opened":true},{"counts":{"abandoned":0,"applicants":10,"completed":7,"completed_later":0,"done":7,"entered":9,"expired":0,"in_process":0,"incomplete":1,"left":7,"licensing":3,"no_show":0,"open":0,"referred":1,"refused":2,"rejected":0,"served":9,"tickets":12,"transferred":2,"unserved":1,"unstated":0},"day":"2026-01-12","ended":true,"opened":true}],"figures":[{"corrections":-1,"gross":90,"key":"entered","net":89},{"corrections":0,"gross":72,"key":"left","net":72},{"corrections":0,"gross":19,"key":"written_off","net":19},{"corrections":0,"gross":-1,"key":"adjusted","net":-1},{"corrections":-1,"gross":0,"key":"inside","net":-1},{"corrections":0,"gross":47,"key":"applicants","net":47},{"corrections":1,"gross":19,"key":"licensing","net":20},{"corrections":0,"gross":51,"key":"tickets","net":51},{"corrections":0,"gross":47,"key":"issued","net":47},{"corrections":0,"gross":4,"key":"linked","net":4},{"corrections":0,"gross":39,"key":"served","net":39},{"corrections":0,"gross":26,"key":"done","net":26},{"corrections":0,"gross":25,"key":"completed","net":25},{"corrections":0,"gross":1,"key":"completed_later","net":1},{"corrections":0,"gross":5,"key":"accepted","net":5},{"corrections":0,"gross":3,"key":"in_process","net":3},{"corrections":0,"gross":1,"key":"rejected","net":1},{"corrections":0,"gross":5,"key":"incomplete","net":5},{"corrections":0,"gross":3,"key":"referred","net":3},{"corrections":0,"gross":1,"key":"unstated","net":1},{"corrections":0,"gross":4,"key":"transferred","net":4},{"corrections":0,"gross":2,"key":"no_show","net":2},{"corrections":0,"gross":1,"key":"abandoned","net":1},{"corrections":0,"gross":0,"key":"expired","net":0},{"corrections":0,"gross":5,"key":"unserved","net":5},{"corrections":0,"gross":0,"key":"open","net":0},{"corrections":0,"gross":7,"key":"refused","net":7},{"corrections":0,"gross":2,"key":"stale","net":2}],"fixed_at":1799024400000,"identities":[{"holds":true,"key":"tickets","left":[{"key":"issued","value":47},{"key":"linked","value":4}],"left_sum":51,"right":[{"key":"completed","value":25},{"key":"accepted","value":5},{"key":"incomplete","value":5},{"key":"referred","value":3},{"key":"unstated","value":1},{"key":"transferred","value":4},{"key":"no_show","value":2},{"key":"abandoned","value":1},{"key":"expired","value":0},{"key":"unserved","value":5},{"key":"open","value":0}],"right_sum":51},{"holds":true,"key":"movement","left":[{"key":"entered","value":90},{"key":"left","value":-72}],"left_sum":18,"right":[{"key":"written_off","value":19},{"key":"adjusted","value":-1},{"key":"inside","value":0}],"right_sum":18},{"holds":true,"key":"corrections","left":[{"key":"gross","value":478},{"key":"corrections","value":-1}],"left_sum":477,"right":[{"key":"net","value":477}],"right_sum":477}],"matrix":null,"months":[{"counts":{"abandoned":1,"applicants":47,"completed":25,"completed_later":1,"done":26,"entered":89,"expired":0,"in_process":3,"incomplete":5,"left":72,"licensing":20,"no_show":2,"open":0,"referred":3,"refused":7,"rejected":1,"served":39,"tickets":51,"transferred":4,"unserved":5,"unstated":1},"month":"2026-01"},{"counts":{"abandoned":0,"applicants":0,"completed":0,"completed_later":0,"done":0,"entered":0,"expired":0,"in_process":0,"incomplete":0,"left":0,"licensing":0,"no_show":0,"open":0,"referred":0,"refused":0,"rejected":0,"served":0,"tickets":0,"transferred":0,"unserved":0,"unstated":0},"month":"2026-02"},{"counts":{"abandoned":0,"applicants":0,"completed":0,"completed_later":0,"done":0,"entered":0,"expired":0,"in_process":0,"incomplete":0,"left":0,"licensing":0,"no_show":0,"open":0,"referred":0,"refused":0,"rejected":0,"served":0,"tickets":0,"transferred":0,"unserved":0,"unstated":0},"month":"2026-03"},{"counts":{"abandoned":0,"applicants":0,"completed":0,"completed_later":0,"done":0,"entered":0,"expired":0,"in_process":0,"incomplete":0,"left":0,"licensing":0,"no_show":0,"open":0,"referred":0,"refused":0,"rejected":0,"served":0,"tickets":0,"transferred":0,"unserved":0,"unstated":0},"month":"2026-04"},{"counts":{"abandoned":0,"applicants":0,"completed":0,"completed_later":0,"done":0,"entered":0,"expired":0,"in_process":0,"incomplete":0,"left":0,"licensing":0,"no_show":0,"open":0,"referred":0,"refused":0,"rejected":0,"served":0,"tickets":0,"transferred":0,"unserved":0,"unstated":0},"month":"2026-05"},{"counts":{"abandoned":0,"applicants":0,"completed":0,"completed_later":0,"done":0,"entered":0,"expired":0,"in_process":0,"incomplete":0,"left":0,"licensing":0,"no_show":0,"open":0,"referred":0,"refused":0,"rejected":0,"served":0,"tickets":0,"transferred":0,"unserved":0,"unstated":0},"month":"2026-06"},{"counts":{"abandoned":0,"applicants":0,"completed":0,"completed_later":0,"done":0,"entered":0,"expired":0,"in_process":0,"incomplete":0,"left":0,"licensing":0,"no_show":0,"open":0,"referred":0,"refused":0,"rejected":0,"served":0,"tickets":0,"transferred":0,"unserved":0,"unstated":0},"month":"2026-07"},{"counts":{"abandoned":0,"applicants":0,"completed":0,"completed_later":0,"done":0,"entered":0,"expired":0,"in_process":0,"incomplete":0,"left":0,"licensing":0,"no_show":0,"open":0,"referred":0,"refused":0,"rejected":0,"served":0,"tickets":0,"transferred":0,"unserved":0,"unstated":0},"month":"2026-08"},{"counts":{"abandoned":0,"applicants":0,"completed":0,"completed_later":0,"done":0,"entered":0,"expired":0,"in_process":0,"incomplete":0,"left":0,"licensing":0,"no_show":0,"open":0,"referred":0,"refused":0,"rejected":0,"served":0,"tickets":0,"transferred":0,"unserved":0,"unstated":0},"month":"2026-09"},{"counts":{"abandoned":0,"applicants":0,"completed":0,"completed_later":0,"done":0,"entered":0,"expired":0,"in_process":0,"incomplete":0,"left":0,"licensing":0,"no_show":0,"open":0,"referred":0,"refused":0,"rejected":0,"served":0,"tickets":0,"transferred":0,"unserved":0,"unstated":0},"month":"2026-10"},{"counts":{"abandoned":0,"applicants":0,"completed":0,"completed_later":0,"done":0,"entered":0,"expired":0,"in_process":0,"incomplete":0,"left":0,"licensing":0,"no_show":0,"open":0,"referred":0,"refused":0,"rejected":0,"served":0,"tickets":0,"transferred":0,"unserved":0,"unstated":0},"month":"2026-11"},{"counts":{"abandoned":0,"applicants":0,"completed":0,"completed_later":0,"done":0,"entered":0,"expired":0,"in_process":0,"incomplete":0,"left":0,"licensing":0,"no_show":0,"open":0,"referred":0,"refused":0,"rejected":0,"served":0,"tickets":0,"transferred":0,"unserved":0,"unstated":0},"month":"2026-12"}],"period":{"first":"2026-01-01","last":"2026-12-31","name":"2026"},"provisional":false,"quality":{"gaps":[{"day":"2026-01-09","dev":"gate-b","entries":1,"log":"gw-7b0ac1e6","n":545,"what":"gap","why":"torn"},{"day":"2026-01-09","dev":"kiosk-1","entries":1,"log":"gw-7b0ac1e6","n":567,"what":"conflict","why":"hash"}],"late":6,"silences":[],"stale":[{"button":"a","dev":"kiosk-1","presses":1},{"button":"next","dev":"pad-3","presses":1}],"uncertain":[]},"reasons":[],"records":815,"register":[],"serving":{"mean_s":180,"median_s":87,"n":39,"p90_s":337,"standard_min":null,"within":34,"within_permille":1000},"site":{"code":"serang","name":"MPP Kabupaten Serang","office":"DPMPTSP Kabupaten Serang","place":"Kragilan","signatory":"Kepala DPMPTSP Kabupaten Serang","zone":"Asia/Jakarta"},"tenants":[{"code":"disdukcapil","counts":{"abandoned":1,"applicants":23,"completed":11,"completed_later":1,"done":12,"expired":0,"in_process":1,"incomplete":3,"no_show":1,"open":0,"referred":1,"refused":2,"rejected":0,"served":18,"tickets":23,"transferred":2,"unserved":1,"unstated":1},"name":"Disdukcapil","open_days":3,"per_open_day":77,"services":[{"closed":false,"code":"ktp","counts":{"abandoned":1,"applicants":11,"completed":6,"completed_later":1,"done":7,"expired":0,"in_process":1,"incomplete":2,"no_show":0,"open":0,"referred":0,"refused":2,"rejected":0,"served":10,"tickets":11,"transferred":0,"unserved":0,"unstated":0},"kind":"nonizin","name":"KTP elektronik","serving":{"mean_s":225,"median_s":164,"n":10,"p90_s":354,"standard_min":15,"within":10,"within_permille":1000},"waiting":{"mean_s":57,"median_s":29,"n":10,"p90_s":45,"standard_min":45,"within":10,"within_permille":1000}},{"closed":false,"code":"kk","counts":{"abandoned":0,"applicants":12,"completed":5,"completed_later":0,"done":5,"expired":0,"in_process":0,"incomplete":1,"no_show":1,"open":0,"referred":1,"refused":0,"rejected":0,"served":8,"tickets":12,"transferred":2,"unserved":1,"unstated":1},"kind":"nonizin","name":"Kartu Keluarga \\u2013 baru dan pecah","serving":{"mean_s":96,"median_s":39,"n":8,"p90_s":296,"standard_min":20,"within":8,"within_permille":1000},"waiting":{"mean_s":30,"median_s":26,"n":11,"p90_s":55,"standard_min":45,"within":11,"within_permille":1000}}],"serving":{"mean_s":168,"median_s":56,"n":18,"p90_s":354,"standard_min":null,"within":18,"within_permille":1000},"waiting":{"mean_s":43,"median_s":27,"n":21,"p90_s":55,"standard_min":null,"within":21,"within_permille":1000}},{"code":"dpmptsp","counts":{"abandoned":0,"applicants":22,"completed":11,"completed_later":0,"done":11,"expired":0,"in_process":2,"incomplete":1,"no_show":1,"open":0,"referred":2,"refused":1,"rejected":1,"served":17,"tickets":24,"transferred":2,"unserved":4,"unstated":0},"name":"DPMPTSP","open_days":3,"per_open_day":80,"services":[{"closed":false,"code":"nib","counts":{"abandoned":0,"applicants":15,"completed":7,"completed_later":0,"done":7,"expired":0,"in_process":2,"incomplete":1,"no_show":0,"open":0,"referred":2,"refused":1,"rejected":0,"served":12,"tickets":15,"transferred":1,"unserved":2,"unstated":0},"kind":"izin","name":"NIB dan OSS","serving":{"mean_s":246,"median_s":311,"n":12,"p90_s":337,"standard_min":30,"within":12,"within_permille":1000},"waiting":{"mean_s":60,"median_s":16,"n":13,"p90_s":52,"standard_min":30,"within":13,"within_permille":1000}},{"closed":false,"code":"pbg","counts":{"abandoned":0,"applicants":5,"completed":2,"completed_later":0,"done":2,"expired":0,"in_process":0,"incomplete":0,"no_show":0,"open":0,"referred":0,"refused":0,"rejected":1,"served":3,"tickets":5,"transferred":1,"unserved":1,"unstated":0},"kind":"izin","name":"Persetujuan Bangunan Gedung","serving":{"mean_s":188,"median_s":269,"n":3,"p90_s":290,"standard_min":30,"within":3,"within_permille":1000},"waiting":{"mean_s":96,"median_s":23,"n":5,"p90_s":402,"standard_min":30,"within":5,"within_permille":1000}},{"closed":false,"code":"pengaduan","counts":{"abandoned":0,"applicants":4,"completed":2,"completed_later":0,"done":2,"expired":0,"in_process":0,"incomplete":0,"no_show":1,"open":0,"referred":0,"refused":0,"rejected":0,"served":2,"tickets":4,"transferred":0,"unserved":1,"unstated":0},"kind":"pengaduan","name":"Pengaduan","serving":{"mean_s":157,"median_s":157,"n":2,"p90_s":274,"standard_min":null,"within":null,"within_permille":null},"waiting":{"mean_s":32,"median_s":29,"n":3,"p90_s":40,"standard_min":20,"within":3,"within_permille":1000}}],"serving":{"mean_s":226,"median_s":290,"n":17,"p90_s":337,"standard_min":null,"within":15,"within_permille":1000},"waiting":{"mean_s":64,"median_s":25,"n":21,"p90_s":52,"standard_min":null,"within":21,"within_permille":1000}},{"code":"polres","counts":{"abandoned":0,"applicants":3,"completed":2,"completed_later":0,"done":2,"expired":0,"in_process":0,"incomplete":1,"no_show":0,"open":0,"referred":0,"refused":1,"rejected":0,"served":3,"tickets":3,"transferred":0,"unserved":0,"unstated":0},"name":"Polres Serang (SKCK)","open_days":3,"per_open_day":10,"services":[{"closed":false,"code":"skck","counts":{"abandoned":0,"applicants":3,"completed":2,"completed_later":0,"done":2,"expired":0,"in_process":0,"incomplete":1,"no_show":0,"open":0,"referred":0,"refused":1,"rejected":0,"served":3,"tickets":3,"transferred":0,"unserved":0,"unstated":0},"kind":"nonizin","name":"SKCK","serving":{"mean_s":44,"median_s":36,"n":3,"p90_s":69,"standard_min":null,"within":null,"within_permille":null},"waiting":{"mean_s":16,"median_s":18,"n":3,"p90_s":27,"standard_min":null,"within":null,"within_permille":null}}],"serving":{"mean_s":44,"median_s":36,"n":3,"p90_s":69,"standard_min":null,"within":null,"within_permille":null},"waiting":{"mean_s":16,"median_s":18,"n":3,"p90_s":27,"standard_min":null,"within":null,"within_permille":null}},{"code":"imigrasi","counts":{"abandoned":0,"applicants":1,"completed":1,"completed_later":0,"done":1,"expired":0,"in_process":0,"incomplete":0,"no_show":0,"open":0,"referred":0,"refused":3,"rejected":0,"served":1,"tickets":1,"transferred":0,"unserved":0,"unstated":0},"name":"Kantor Imigrasi Serang","open_days":1,"per_open_day":10,"services":[{"closed":false,"code":"paspor","counts":{"abandoned":0,"applicants":1,"completed":1,"completed_later":0,"done":1,"expired":0,"in_process":0,"incomplete":0,"no_show":0,"open":0,"referred":0,"refused":3,"rejected":0,"served":1,"tickets":1,"transferred":0,"unserved":0,"unstated":0},"kind":"nonizin","name":"Paspor","serving":{"mean_s":31,"median_s":31,"n":1,"p90_s":31,"standard_min":25,"within":1,"within_permille":1000},"waiting":{"mean_s":28,"median_s":28,"n":1,"p90_s":28,"standard_min":60,"within":1,"within_permille":1000}}],"serving":{"mean_s":31,"median_s":31,"n":1,"p90_s":31,"standard_min":null,"within":1,"within_permille":1000},"waiting":{"mean_s":28,"median_s":28,"n":1,"p90_s":28,"standard_min":null,"within":1,"within_permille":1000}}],"version":1,"waiting":{"mean_s":51,"median_s":27,"n":46,"p90_s":55,"standard_min":null,"within":43,"within_permille":1000}}\n', E'[["2026-01-08","C001","dpmptsp","nib","izin",false,false,1767833164935,1767833704063,1767834055964,"4",539,30,321,"referred",null,null,false,"gw-7b0ac1e6",22],["2026-01-08","A001","disdukcapil","ktp","nonizin",false,false,1767833410525,1767833744658,1767834017044,"1",334,32,241,"accepted","completed","2026-01-19",false,"gw-7b0ac1e6",26],["2026-01-08","A002","dpmptsp","pbg","izin",false,false,1767835113922,1767835139115,1767835465065,"1",25,36,290,"accepted","rejected","2026-01-19",false,"gw-7b0ac1e6",50],["2026-01-08","B001","disdukcapil","kk","nonizin",false,false,1767835779375,1767835791804,1767835829931,"2",12,null,38,"completed",null,null,false,"gw-7b0ac1e6",64],["2026-01-08","I001","polres","skck","nonizin",false,false,1767836465495,1767836468187,1767836495425,"2",3,null,27,"incomplete",null,null,false,"gw-7b0ac1e6",75],["2026-01-08","A003","disdukcapil","ktp","nonizin",false,false,1767837728422,1767837760996,1767837795343,"2",33,null,34,"completed",null,null,false,"gw-7b0ac1e6",85],["2026-01-08","B002","disdukcapil","kk","nonizin",false,true,1767837902879,1767837918663,1767837959090,"2",16,null,40,"incomplete",null,null,false,"gw-7b0ac1e6",95],["2026-01-08","C002","dpmptsp","nib","izin",false,false,1767840715431,1767840753144,1767841151788,"3",38,35,364,"completed",null,null,false,"gw-7b0ac1e6",107],["2026-01-08","B003","disdukcapil","kk","nonizin",false,false,1767840869488,1767840913300,1767841197218,"1",44,28,256,"referred",null,null,false,"gw-7b0ac1e6",116],["2026-01-08","C003","dpmptsp","nib","izin",false,false,1767841493334,1767841495171,1767841832077,"3",2,34,303,"completed",null,null,false,"gw-7b0ac1e6",132],["2026-01-08","A004","disdukcapil","ktp","nonizin",false,false,1767842243846,1767842271174,1767842664810,"1",27,40,354,"completed",null,null,false,"gw-7b0ac1e6",144],["2026-01-08","C004","dpmptsp","nib","izin",false,true,1767842736288,1767842736804,1767843096420,"3",1,29,330,"completed",null,null,false,"gw-7b0ac1e6",158],["2026-01-08","A005","disdukcapil","ktp","nonizin",false,false,1767844670526,1767844710292,1767845075657,"1",40,39,326,"accepted",null,null,false,"gw-7b0ac1e6",168],["2026-01-08","B004","disdukcapil","kk","nonizin",false,false,1767847649862,1767847655600,1767847996710,"1",6,42,299,"transferred",null,null,false,"gw-7b0ac1e6",180],["2026-01-08","C005","dpmptsp","nib","izin",false,false,1767847779865,1767847787479,1767848151703,"4",8,28,337,"completed",null,null,false,"gw-7b0ac1e6",188],["2026-01-08","C006","dpmptsp","nib","izin",true,false,1767847996710,1767848012928,1767848369368,"3",16,35,321,"incomplete",null,null,false,"gw-7b0ac1e6",197],["2026-01-08","D001","dpmptsp","pbg","izin",false,false,1767848029176,1767848431016,1767848758735,"3",402,32,255,"transferred",null,null,false,"gw-7b0ac1e6",201],["2026-01-08","P001","dpmptsp","pengaduan","pengaduan",true,false,1767848758735,1767848798280,1767848876170,"4",40,38,40,"completed",null,null,false,"gw-7b0ac1e6",222],["2026-01-08","N001","imigrasi","paspor","nonizin",false,false,1767850496735,1767850525195,1767850555836,"5",28,null,31,"completed",null,null,false,"gw-7b0ac1e6",234],["2026-01-08","C007","dpmptsp","nib","izin",false,false,1767851981189,1767851981808,1767852294041,"4",1,27,286,"accepted",null,null,false,"gw-7b0ac1e6",247],["2026-01-08","A006","disdukcapil","ktp","nonizin",false,false,1767852438304,1767852483568,1767852850343,"1",45,39,327,"completed",null,null,false,"gw-7b0ac1e6",258],["2026-01-08","C008","dpmptsp","nib","izin",false,false,1767852895953,1767852899550,1767853239898,"3",4,36,304,"completed",null,null,false,"gw-7b0ac1e6",272],["2026-01-08","B005","disdukcapil","kk","nonizin",false,false,1767856800150,1767856801759,1767856812192,"2",2,null,null,"no_show",null,null,false,"gw-7b0ac1e6",284],["2026-01-08","B006","disdukcapil","kk","nonizin",false,false,1767856800681,1767856812192,1767856882740,"2",12,null,71,"unstated",null,null,false,"gw-7b0ac1e6",286],["2026-01-08","B007","disdukcapil","kk","nonizin",false,false,1767856801236,1767856882740,1767856888208,"2",82,null,5,"completed",null,null,false,"gw-7b0ac1e6",288],["2026-01-09","D001","dpmptsp","pbg","izin",false,false,1767921830097,1767921853453,1767922196732,"3",23,35,269,"completed",null,null,false,"gw-7b0ac1e6",475],["2026-01-09","A001","disdukcapil","ktp","nonizin",false,false,1767921913141,1767921924535,1767921966312,"2",11,null,42,"incomplete",null,null,false,"gw-7b0ac1e6",482],["2026-01-09","C001","dpmptsp","nib","izin",false,false,1767922187342,1767922239233,1767922585002,"3",52,28,318,"completed",null,null,false,"gw-7b0ac1e6",493],["2026-01-09","I001","polres","skck","nonizin",false,false,1767926107080,1767926133834,1767926276674,"2",27,null,69,"completed",null,null,false,"gw-7b0ac1e6",511],["2026-01-09","P001","dpmptsp","pengaduan","pengaduan",false,false,1767926314052,1767926342707,1767926369148,"4",29,null,null,"no_show",null,null,false,"gw-7b0ac1e6",523],["2026-01-09","C002","dpmptsp","nib","izin",false,false,1767927305442,1767927337155,1767927415278,"4",32,42,36,"accepted",null,null,false,"gw-7b0ac1e6",534],["2026-01-09","P002","dpmptsp","pengaduan","pengaduan",false,false,1767930199267,1767930227329,1767930533146,"4",28,32,274,"completed",null,null,false,"gw-7b0ac1e6",557],["2026-01-09","D002","dpmptsp","pbg","izin",false,false,1767932356909,1767932367537,1767963600000,"3",11,null,null,"unserved",null,null,false,"gw-7b0ac1e6",571],["2026-01-09","I002","polres","skck","nonizin",false,false,1767938666304,1767938683836,1767938720191,"2",18,null,36,"completed",null,null,false,"gw-7b0ac1e6",607],["2026-01-09","D003","dpmptsp","pbg","izin",false,false,1767938971378,1767938990412,1767939019534,"3",19,26,3,"completed",null,null,false,"gw-7b0ac1e6",617],["2026-01-09","A002","disdukcapil","ktp","nonizin",false,false,1767943200728,null,1767943500000,null,null,null,null,"abandoned",null,null,false,"gw-7b0ac1e6",630],["2026-01-09","B001","disdukcapil","kk","nonizin",false,false,1767943221823,null,1767963600000,null,null,null,null,"unserved",null,null,false,"gw-7b0ac1e6",634],["2026-01-09","C003","dpmptsp","nib","izin",false,false,1767943242842,null,1767963600000,null,null,null,null,"unserved",null,null,false,"gw-7b0ac1e6",638],["2026-01-09","C004","dpmptsp","nib","izin",false,false,1767943263828,null,1767963600000,null,null,null,null,"unserved",null,null,false,"gw-7b0ac1e6",642],["2026-01-12","A001","disdukcapil","ktp","nonizin",false,false,1768184234407,1768184252739,1768185074263,"1",18,38,783,"completed",null,null,false,"gw-5f5ad412",14],["2026-01-12","B001","disdukcapil","kk","nonizin",false,false,1768184803204,1768184848283,1768184877706,"2",45,null,29,"completed",null,null,false,"gw-5f5ad412",29],["2026-01-12","A002","disdukcapil","ktp","nonizin",false,false,1768186236080,1768186266080,1768186295927,"2",30,null,30,"incomplete",null,null,false,"gw-5f5ad412",44],["2026-01-12","B002","disdukcapil","kk","nonizin",false,true,1768188738498,1768188764094,1768188795133,"2",26,null,31,"completed",null,null,false,"gw-5f5ad412",58],["2026-01-12","A003","disdukcapil","ktp","nonizin",false,false,1768190400110,1768190408196,1768190435228,"2",8,null,27,"completed",null,null,false,"gw-5f5ad412",66],["2026-01-12","C001","dpmptsp","nib","izin",false,false,1768190400675,1768190434313,1768190469923,"3",34,10,26,"completed",null,null,false,"gw-5f5ad412",68],["2026-01-12","B003","disdukcapil","kk","nonizin",false,false,1768190401217,1768190456500,1768190761821,"1",55,33,272,"transferred",null,null,false,"gw-5f5ad412",70],["2026-01-12","C002","dpmptsp","nib","izin",true,false,1768190761821,1768190804658,1768190831481,"3",43,15,12,"referred",null,null,false,"gw-78a4dd46",23],["2026-01-12","C003","dpmptsp","nib","izin",false,false,1768194129983,1768194137774,1768194167251,"3",8,10,20,"transferred",null,null,false,"gw-78a4dd46",35],["2026-01-12","P001","dpmptsp","pengaduan","pengaduan",true,false,1768194167251,null,1768222800000,null,null,null,null,"unserved",null,null,false,"gw-78a4dd46",42],["2026-01-12","A004","disdukcapil","ktp","nonizin",false,false,1768194299625,1768194326428,1768194505826,"2",27,null,87,"completed",null,null,false,"gw-78a4dd46",46],["2026-01-12","B004","disdukcapil","kk","nonizin",false,false,1768194496734,1768194532512,1768194870327,"1",36,41,296,"completed",null,null,false,"gw-78a4dd46",56]]\n'),
('serang', 2026, 2, '377887dc4f3bb926c35c4767af5684621c7ed9aaa15e4a8cf577c253df4cfafa', 'Kepala DPMPTSP', 8, 1799204400000, '[{"log": "gw-7b0ac1e6", "root": "5c85c95e714297ac802348bcbc1bdfa771e66912c0b9486527057a305492050e", "size": 660}, {"log": "gw-5f5ad412", "root": "6eb3f5fbb012848bc8db0e1da64f21866ad2e38e81735de71a8253fabe19a768", "size": 71}, {"log": "gw-78a4dd46", "root": "8d03a8c7e77ec021f67a4c4b32e9d7973c9427fb29e48afc98ebcb7f26c86694", "size": 79}, {"log": "office", "root": "2c967f04447cc2110b6246b96489b1389413cc30909bccbfcf3eb2c8e15b24b5", "size": 8}]', E'{"addenda":[{"at":1799204400000,"changes":[{"corrected":-1,"key":"entered","late":0,"new":88,"old":89,"settled":0},{"corrected":-1,"key":"inside","late":0,"new":-2,"old":-1,"settled":0},{"corrected":0,"key":"done","late":0,"new":27,"old":26,"settled":1},{"corrected":0,"key":"completed_later","late":0,"new":2,"old":1,"settled":1},{"corrected":0,"key":"in_process","late":0,"new":2,"old":3,"settled":-1}],"cut":[{"log":"gw-7b0ac1e6","root":"5c85c95e714297ac802348bcbc1bdfa771e66912c0b9486527057a305492050e","size":660},{"log":"gw-5f5ad412","root":"6eb3f5fbb012848bc8db0e1da64f21866ad2e38e81735de71a8253fabe19a768","size":71},{"log":"gw-78a4dd46","root":"8d03a8c7e77ec021f67a4c4b32e9d7973c9427fb29e48afc98ebcb7f26c86694","size":79},{"log":"office","root":"2c967f04447cc2110b6246b96489b1389413cc30909bccbfcf3eb2c8e15b24b5","size":8}],"number":1}],"as_of":1799204400000,"corrections":[{"approved":"Kepala bidang","at":1768878000000,"day":"2026-01-08","field":null,"log":"gw-7b0ac1e6","n":3,"of":48,"office_log":"office","old":"enter","value":null,"what":"void","who":"Petugas rekap","why":"Tombol tertekan dua kali"},{"approved":"Kepala bidang","at":1768881600000,"day":"2026-01-08","field":"service","log":"gw-7b0ac1e6","n":4,"of":50,"office_log":"office","old":"ktp","value":"pbg","what":"reclassify","who":"Petugas rekap","why":"Tombol tertekan dua kali"},{"approved":"Kepala bidang","at":1799204400000,"day":"2026-01-08","field":null,"log":"gw-7b0ac1e6","n":7,"of":114,"office_log":"office","old":"enter","value":null,"what":"void","who":"Petugas rekap","why":"Tombol tertekan dua kali"}],"cut":[{"log":"gw-7b0ac1e6","root":"5c85c95e714297ac802348bcbc1bdfa771e66912c0b9486527057a305492050e","size":660},{"log":"gw-5f5ad412","root":"6eb3f5fbb012848bc8db0e1da64f21866ad2e38e81735de71a8253fabe19a768","size":71},{"log":"gw-78a4dd46","root":"8d03a8c7e77ec021f67a4c4b32e9d7973c9427fb29e48afc98ebcb7f26c86694","size":79},{"log":"office","root":"2c967f04447cc2110b6246b96489b1389413cc30909bccbfcf3eb2c8e15b24b5","size":8}],"days":[{"counts":{"abandoned":0,"applicants":23,"completed":12,"completed_later":2,"done":14,"entered":19,"expired":0,"in_process":1,"incomplete":3,"left":20,"licensing":10,"no_show":1,"open":0,"referred":2,"refused":0,"rejected":1,"served":22,"tickets":25,"transferred":2,"unserved":0,"unstated":1},"day":"2026-01-08","ended":true,"opened":true},{"counts":{"abandoned":1,"applicants":14,"completed":6,"completed_later":0,"done":6,"entered":60,"expired":0,"in_process":1,"incomplete":1,"left":45,"licensing":7,"no_show":1,"open":0,"referred":0,"refused":5,"rejected":0,"served":8,"tickets":14,"transferred":0,"unserved":4,"unstated":0},"day":"2026-01-09","ended":true,"opened":true},{"counts":{"abandoned":0,"applicants":10,"completed":7,"completed_later":0,"done":7,"entered":9,"expired":0,"in_process":0,"incomplete":1,"left":7,"licensing":3,"no_show":0,"open":0,"referred":1,"refused":2,"rejected":0,"served":9,"tickets":12,"transferred":2,"unserved":1,"unstated":0},"day":"2026-01-12","ended":true,"opened":true}],"figures":[{"corrections":-2,"gross":90,"key":"entered","net":88},{"corrections":0,"gross":72,"key":"left","net":72},{"corrections":0,"gross":19,"key":"written_off","net":19},{"corrections":0,"gross":-1,"key":"adjusted","net":-1},{"corrections":-2,"gross":0,"key":"inside","net":-2},{"corrections":0,"gross":47,"key":"applicants","net":47},{"corrections":1,"gross":19,"key":"licensing","net":20},{"corrections":0,"gross":51,"key":"tickets","net":51},{"corrections":0,"gross":47,"key":"issued","net":47},{"corrections":0,"gross":4,"key":"linked","net":4},{"corrections":0,"gross":39,"key":"served","net":39},{"corrections":0,"gross":27,"key":"done","net":27},{"corrections":0,"gross":25,"key":"completed","net":25},{"corrections":0,"gross":2,"key":"completed_later","net":2},{"corrections":0,"gross":5,"key":"accepted","net":5},{"corrections":0,"gross":2,"key":"in_process","net":2},{"corrections":0,"gross":1,"key":"rejected","net":1},{"corrections":0,"gross":5,"key":"incomplete","net":5},{"corrections":0,"gross":3,"key":"referred","net":3},{"corrections":0,"gross":1,"key":"unstated","net":1},{"corrections":0,"gross":4,"key":"transferred","net":4},{"corrections":0,"gross":2,"key":"no_show","net":2},{"corrections":0,"gross":1,"key":"abandoned","net":1},{"corrections":0,"gross":0,"key":"expired","net":0},{"corrections":0,"gross":5,"key":"unserved","net":5},{"corrections":0,"gross":0,"key":"open","net":0},{"corrections":0,"gross":7,"key":"refused","net":7},{"corrections":0,"gross":2,"key":"stale","net":2}],"fixed_at":1799204400000,"identities":[{"holds":true,"key":"tickets","left":[{"key":"issued","value":47},{"key":"linked","value":4}],"left_sum":51,"right":[{"key":"completed","value":25},{"key":"accepted","value":5},{"key":"incomplete","value":5},{"key":"referred","value":3},{"key":"unstated","value":1},{"key":"transferred","value":4},{"key":"no_show","value":2},{"key":"abandoned","value":1},{"key":"expired","value":0},{"key":"unserved","value":5},{"key":"open","value":0}],"right_sum":51},{"holds":true,"key":"movement","left":[{"key":"entered","value":90},{"key":"left","value":-72}],"left_sum":18,"right":[{"key":"written_off","value":19},{"key":"adjusted","value":-1},{"key":"inside","value":0}],"right_sum":18},{"holds":true,"key":"corrections","left":[{"key":"gross","value":479},{"key":"corrections","value":-3}],"left_sum":476,"right":[{"key":"net","value":476}],"right_sum":476}],"matrix":null,"months":[{"counts":{"abandoned":1,"applicants":47,"completed":25,"completed_later":2,"done":27,"entered":88,"expired":0,"in_process":2,"incomplete":5,"left":72,"licensing":20,"no_show":2,"open":0,"referred":3,"refused":7,"rejected":1,"served":39,"tickets":51,"transferred":4,"unserved":5,"unstated":1},"month":"2026-01"},{"counts":{"abandoned":0,"applicants":0,"completed":0,"completed_later":0,"done":0,"entered":0,"expired":0,"in_process":0,"incomplete":0,"left":0,"licensing":0,"no_show":0,"open":0,"referred":0,"refused":0,"rejected":0,"served":0,"tickets":0,"transferred":0,"unserved":0,"unstated":0},"month":"2026-02"},{"counts":{"abandoned":0,"applicants":0,"completed":0,"completed_later":0,"done":0,"entered":0,"expired":0,"in_process":0,"incomplete":0,"left":0,"licensing":0,"no_show":0,"open":0,"referred":0,"refused":0,"rejected":0,"served":0,"tickets":0,"transferred":0,"unserved":0,"unstated":0},"month":"2026-03"},{"counts":{"abandoned":0,"applicants":0,"completed":0,"completed_later":0,"done":0,"entered":0,"expired":0,"in_process":0,"incomplete":0,"left":0,"licensing":0,"no_show":0,"open":0,"referred":0,"refused":0,"rejected":0,"served":0,"tickets":0,"transferred":0,"unserved":0,"unstated":0},"month":"2026-04"},{"counts":{"abandoned":0,"applicants":0,"completed":0,"completed_later":0,"done":0,"entered":0,"expired":0,"in_process":0,"incomplete":0,"left":0,"licensing":0,"no_show":0,"open":0,"referred":0,"refused":0,"rejected":0,"served":0,"tickets":0,"transferred":0,"unserved":0,"unstated":0},"month":"2026-05"},{"counts":{"abandoned":0,"applicants":0,"completed":0,"completed_later":0,"done":0,"entered":0,"expired":0,"in_process":0,"incomplete":0,"left":0,"licensing":0,"no_show":0,"open":0,"referred":0,"refused":0,"rejected":0,"served":0,"tickets":0,"transferred":0,"unserved":0,"unstated":0},"month":"2026-06"},{"counts":{"abandoned":0,"applicants":0,"completed":0,"completed_later":0,"done":0,"entered":0,"expired":0,"in_process":0,"incomplete":0,"left":0,"licensing":0,"no_show":0,"open":0,"referred":0,"refused":0,"rejected":0,"served":0,"tickets":0,"transferred":0,"unserved":0,"unstated":0},"month":"2026-07"},{"counts":{"abandoned":0,"applicants":0,"completed":0,"completed_later":0,"done":0,"entered":0,"expired":0,"in_process":0,"incomplete":0,"left":0,"licensing":0,"no_show":0,"open":0,"referred":0,"refused":0,"rejected":0,"served":0,"tickets":0,"transferred":0,"unserved":0,"unstated":0},"month":"2026-08"},{"counts":{"abandoned":0,"applicants":0,"completed":0,"completed_later":0,"done":0,"entered":0,"expired":0,"in_process":0,"incomplete":0,"left":0,"licensing":0,"no_show":0,"open":0,"referred":0,"refused":0,"rejected":0,"served":0,"tickets":0,"transferred":0,"unserved":0,"unstated":0},"month":"2026-09"},{"counts":{"abandoned":0,"applicants":0,"completed":0,"completed_later":0,"done":0,"entered":0,"expired":0,"in_process":0,"incomplete":0,"left":0,"licensing":0,"no_show":0,"open":0,"referred":0,"refused":0,"rejected":0,"served":0,"tickets":0,"transferred":0,"unserved":0,"unstated":0},"month":"2026-10"},{"counts":{"abandoned":0,"applicants":0,"completed":0,"completed_later":0,"done":0,"entered":0,"expired":0,"in_process":0,"incomplete":0,"left":0,"licensing":0,"no_show":0,"open":0,"referred":0,"refused":0,"rejected":0,"served":0,"tickets":0,"transferred":0,"unserved":0,"unstated":0},"month":"2026-11"},{"counts":{"abandoned":0,"applicants":0,"completed":0,"completed_later":0,"done":0,"entered":0,"expired":0,"in_process":0,"incomplete":0,"left":0,"licensing":0,"no_show":0,"open":0,"referred":0,"refused":0,"rejected":0,"served":0,"tickets":0,"transferred":0,"unserved":0,"unstated":0},"month":"2026-12"}],"period":{"first":"2026-01-01","last":"2026-12-31","name":"2026"},"provisional":false,"quality":{"gaps":[{"day":"2026-01-09","dev":"gate-b","entries":1,"log":"gw-7b0ac1e6","n":545,"what":"gap","why":"torn"},{"day":"2026-01-09","dev":"kiosk-1","entries":1,"log":"gw-7b0ac1e6","n":567,"what":"conflict","why":"hash"}],"late":6,"silences":[],"stale":[{"button":"a","dev":"kiosk-1","presses":1},{"button":"next","dev":"pad-3","presses":1}],"uncertain":[]},"reasons":[],"records":818,"register":[],"serving":{"mean_s":180,"median_s":87,"n":39,"p90_s":337,"standard_min":null,"within":34,"within_permille":1000},"site":{"code":"serang","name":"MPP Kabupaten Serang","office":"DPMPTSP Kabupaten Serang","place":"Kragilan","signatory":"Kepala DPMPTSP Kabupaten Serang","zone":"Asia/Jakarta"},"tenants":[{"code":"disdukcapil","counts":{"abandoned":1,"applicants":23,"completed":11,"completed_later":2,"done":13,"expired":0,"in_process":0,"incomplete":3,"no_show":1,"open":0,"referred":1,"refused":2,"rejected":0,"served":18,"tickets":23,"transferred":2,"unserved":1,"unstated":1},"name":"Disdukcapil","open_days":3,"per_open_day":77,"services":[{"closed":false,"code":"ktp","counts":{"abandoned":1,"applicants":11,"completed":6,"completed_later":2,"done":8,"expired":0,"in_process":0,"incomplete":2,"no_show":0,"open":0,"referred":0,"refused":2,"rejected":0,"served":10,"tickets":11,"transferred":0,"unserved":0,"unstated":0},"kind":"nonizin","name":"KTP elektronik","serving":{"mean_s":225,"median_s":164,"n":10,"p90_s":354,"standard_min":15,"within":10,"within_permille":1000},"waiting":{"mean_s":57,"median_s":29,"n":10,"p90_s":45,"standard_min":45,"within":10,"within_permille":1000}},{"closed":false,"code":"kk","counts":{"abandoned":0,"applicants":12,"completed":5,"completed_later":0,"done":5,"expired":0,"in_process":0,"incomplete":1,"no_show":1,"open":0,"referred":1,"refused":0,"rejected":0,"served":8,"tickets":12,"transferred":2,"unserved":1,"unstated":1},"kind":"nonizin","name":"Kartu Keluarga \\u2013 baru dan pecah","serving":{"mean_s":96,"median_s":39,"n":8,"p90_s":296,"standard_min":20,"within":8,"within_permille":1000},"waiting":{"mean_s":30,"median_s":26,"n":11,"p90_s":55,"standard_min":45,"within":11,"within_permille":1000}}],"serving":{"mean_s":168,"median_s":56,"n":18,"p90_s":354,"standard_min":null,"within":18,"within_permille":1000},"waiting":{"mean_s":43,"median_s":27,"n":21,"p90_s":55,"standard_min":null,"within":21,"within_permille":1000}},{"code":"dpmptsp","counts":{"abandoned":0,"applicants":22,"completed":11,"completed_later":0,"done":11,"expired":0,"in_process":2,"incomplete":1,"no_show":1,"open":0,"referred":2,"refused":1,"rejected":1,"served":17,"tickets":24,"transferred":2,"unserved":4,"unstated":0},"name":"DPMPTSP","open_days":3,"per_open_day":80,"services":[{"closed":false,"code":"nib","counts":{"abandoned":0,"applicants":15,"completed":7,"completed_later":0,"done":7,"expired":0,"in_process":2,"incomplete":1,"no_show":0,"open":0,"referred":2,"refused":1,"rejected":0,"served":12,"tickets":15,"transferred":1,"unserved":2,"unstated":0},"kind":"izin","name":"NIB dan OSS","serving":{"mean_s":246,"median_s":311,"n":12,"p90_s":337,"standard_min":30,"within":12,"within_permille":1000},"waiting":{"mean_s":60,"median_s":16,"n":13,"p90_s":52,"standard_min":30,"within":13,"within_permille":1000}},{"closed":false,"code":"pbg","counts":{"abandoned":0,"applicants":5,"completed":2,"completed_later":0,"done":2,"expired":0,"in_process":0,"incomplete":0,"no_show":0,"open":0,"referred":0,"refused":0,"rejected":1,"served":3,"tickets":5,"transferred":1,"unserved":1,"unstated":0},"kind":"izin","name":"Persetujuan Bangunan Gedung","serving":{"mean_s":188,"median_s":269,"n":3,"p90_s":290,"standard_min":30,"within":3,"within_permille":1000},"waiting":{"mean_s":96,"median_s":23,"n":5,"p90_s":402,"standard_min":30,"within":5,"within_permille":1000}},{"closed":false,"code":"pengaduan","counts":{"abandoned":0,"applicants":4,"completed":2,"completed_later":0,"done":2,"expired":0,"in_process":0,"incomplete":0,"no_show":1,"open":0,"referred":0,"refused":0,"rejected":0,"served":2,"tickets":4,"transferred":0,"unserved":1,"unstated":0},"kind":"pengaduan","name":"Pengaduan","serving":{"mean_s":157,"median_s":157,"n":2,"p90_s":274,"standard_min":null,"within":null,"within_permille":null},"waiting":{"mean_s":32,"median_s":29,"n":3,"p90_s":40,"standard_min":20,"within":3,"within_permille":1000}}],"serving":{"mean_s":226,"median_s":290,"n":17,"p90_s":337,"standard_min":null,"within":15,"within_permille":1000},"waiting":{"mean_s":64,"median_s":25,"n":21,"p90_s":52,"standard_min":null,"within":21,"within_permille":1000}},{"code":"polres","counts":{"abandoned":0,"applicants":3,"completed":2,"completed_later":0,"done":2,"expired":0,"in_process":0,"incomplete":1,"no_show":0,"open":0,"referred":0,"refused":1,"rejected":0,"served":3,"tickets":3,"transferred":0,"unserved":0,"unstated":0},"name":"Polres Serang (SKCK)","open_days":3,"per_open_day":10,"services":[{"closed":false,"code":"skck","counts":{"abandoned":0,"applicants":3,"completed":2,"completed_later":0,"done":2,"expired":0,"in_process":0,"incomplete":1,"no_show":0,"open":0,"referred":0,"refused":1,"rejected":0,"served":3,"tickets":3,"transferred":0,"unserved":0,"unstated":0},"kind":"nonizin","name":"SKCK","serving":{"mean_s":44,"median_s":36,"n":3,"p90_s":69,"standard_min":null,"within":null,"within_permille":null},"waiting":{"mean_s":16,"median_s":18,"n":3,"p90_s":27,"standard_min":null,"within":null,"within_permille":null}}],"serving":{"mean_s":44,"median_s":36,"n":3,"p90_s":69,"standard_min":null,"within":null,"within_permille":null},"waiting":{"mean_s":16,"median_s":18,"n":3,"p90_s":27,"standard_min":null,"within":null,"within_permille":null}},{"code":"imigrasi","counts":{"abandoned":0,"applicants":1,"completed":1,"completed_later":0,"done":1,"expired":0,"in_process":0,"incomplete":0,"no_show":0,"open":0,"referred":0,"refused":3,"rejected":0,"served":1,"tickets":1,"transferred":0,"unserved":0,"unstated":0},"name":"Kantor Imigrasi Serang","open_days":1,"per_open_day":10,"services":[{"closed":false,"code":"paspor","counts":{"abandoned":0,"applicants":1,"completed":1,"completed_later":0,"done":1,"expired":0,"in_process":0,"incomplete":0,"no_show":0,"open":0,"referred":0,"refused":3,"rejected":0,"served":1,"tickets":1,"transferred":0,"unserved":0,"unstated":0},"kind":"nonizin","name":"Paspor","serving":{"mean_s":31,"median_s":31,"n":1,"p90_s":31,"standard_min":25,"within":1,"within_permille":1000},"waiting":{"mean_s":28,"median_s":28,"n":1,"p90_s":28,"standard_min":60,"within":1,"within_permille":1000}}],"serving":{"mean_s":31,"median_s":31,"n":1,"p90_s":31,"standard_min":null,"within":1,"within_permille":1000},"waiting":{"mean_s":28,"median_s":28,"n":1,"p90_s":28,"standard_min":null,"within":1,"within_permille":1000}}],"version":2,"waiting":{"mean_s":51,"median_s":27,"n":46,"p90_s":55,"standard_min":null,"within":43,"within_permille":1000}}\n', E'[["2026-01-08","C001","dpmptsp","nib","izin",false,false,1767833164935,1767833704063,1767834055964,"4",539,30,321,"referred",null,null,false,"gw-7b0ac1e6",22],["2026-01-08","A001","disdukcapil","ktp","nonizin",false,false,1767833410525,1767833744658,1767834017044,"1",334,32,241,"accepted","completed","2026-01-19",false,"gw-7b0ac1e6",26],["2026-01-08","A002","dpmptsp","pbg","izin",false,false,1767835113922,1767835139115,1767835465065,"1",25,36,290,"accepted","rejected","2026-01-19",false,"gw-7b0ac1e6",50],["2026-01-08","B001","disdukcapil","kk","nonizin",false,false,1767835779375,1767835791804,1767835829931,"2",12,null,38,"completed",null,null,false,"gw-7b0ac1e6",64],["2026-01-08","I001","polres","skck","nonizin",false,false,1767836465495,1767836468187,1767836495425,"2",3,null,27,"incomplete",null,null,false,"gw-7b0ac1e6",75],["2026-01-08","A003","disdukcapil","ktp","nonizin",false,false,1767837728422,1767837760996,1767837795343,"2",33,null,34,"completed",null,null,false,"gw-7b0ac1e6",85],["2026-01-08","B002","disdukcapil","kk","nonizin",false,true,1767837902879,1767837918663,1767837959090,"2",16,null,40,"incomplete",null,null,false,"gw-7b0ac1e6",95],["2026-01-08","C002","dpmptsp","nib","izin",false,false,1767840715431,1767840753144,1767841151788,"3",38,35,364,"completed",null,null,false,"gw-7b0ac1e6",107],["2026-01-08","B003","disdukcapil","kk","nonizin",false,false,1767840869488,1767840913300,1767841197218,"1",44,28,256,"referred",null,null,false,"gw-7b0ac1e6",116],["2026-01-08","C003","dpmptsp","nib","izin",false,false,1767841493334,1767841495171,1767841832077,"3",2,34,303,"completed",null,null,false,"gw-7b0ac1e6",132],["2026-01-08","A004","disdukcapil","ktp","nonizin",false,false,1767842243846,1767842271174,1767842664810,"1",27,40,354,"completed",null,null,false,"gw-7b0ac1e6",144],["2026-01-08","C004","dpmptsp","nib","izin",false,true,1767842736288,1767842736804,1767843096420,"3",1,29,330,"completed",null,null,false,"gw-7b0ac1e6",158],["2026-01-08","A005","disdukcapil","ktp","nonizin",false,false,1767844670526,1767844710292,1767845075657,"1",40,39,326,"accepted","completed","2026-02-03",false,"gw-7b0ac1e6",168],["2026-01-08","B004","disdukcapil","kk","nonizin",false,false,1767847649862,1767847655600,1767847996710,"1",6,42,299,"transferred",null,null,false,"gw-7b0ac1e6",180],["2026-01-08","C005","dpmptsp","nib","izin",false,false,1767847779865,1767847787479,1767848151703,"4",8,28,337,"completed",null,null,false,"gw-7b0ac1e6",188],["2026-01-08","C006","dpmptsp","nib","izin",true,false,1767847996710,1767848012928,1767848369368,"3",16,35,321,"incomplete",null,null,false,"gw-7b0ac1e6",197],["2026-01-08","D001","dpmptsp","pbg","izin",false,false,1767848029176,1767848431016,1767848758735,"3",402,32,255,"transferred",null,null,false,"gw-7b0ac1e6",201],["2026-01-08","P001","dpmptsp","pengaduan","pengaduan",true,false,1767848758735,1767848798280,1767848876170,"4",40,38,40,"completed",null,null,false,"gw-7b0ac1e6",222],["2026-01-08","N001","imigrasi","paspor","nonizin",false,false,1767850496735,1767850525195,1767850555836,"5",28,null,31,"completed",null,null,false,"gw-7b0ac1e6",234],["2026-01-08","C007","dpmptsp","nib","izin",false,false,1767851981189,1767851981808,1767852294041,"4",1,27,286,"accepted",null,null,false,"gw-7b0ac1e6",247],["2026-01-08","A006","disdukcapil","ktp","nonizin",false,false,1767852438304,1767852483568,1767852850343,"1",45,39,327,"completed",null,null,false,"gw-7b0ac1e6",258],["2026-01-08","C008","dpmptsp","nib","izin",false,false,1767852895953,1767852899550,1767853239898,"3",4,36,304,"completed",null,null,false,"gw-7b0ac1e6",272],["2026-01-08","B005","disdukcapil","kk","nonizin",false,false,1767856800150,1767856801759,1767856812192,"2",2,null,null,"no_show",null,null,false,"gw-7b0ac1e6",284],["2026-01-08","B006","disdukcapil","kk","nonizin",false,false,1767856800681,1767856812192,1767856882740,"2",12,null,71,"unstated",null,null,false,"gw-7b0ac1e6",286],["2026-01-08","B007","disdukcapil","kk","nonizin",false,false,1767856801236,1767856882740,1767856888208,"2",82,null,5,"completed",null,null,false,"gw-7b0ac1e6",288],["2026-01-09","D001","dpmptsp","pbg","izin",false,false,1767921830097,1767921853453,1767922196732,"3",23,35,269,"completed",null,null,false,"gw-7b0ac1e6",475],["2026-01-09","A001","disdukcapil","ktp","nonizin",false,false,1767921913141,1767921924535,1767921966312,"2",11,null,42,"incomplete",null,null,false,"gw-7b0ac1e6",482],["2026-01-09","C001","dpmptsp","nib","izin",false,false,1767922187342,1767922239233,1767922585002,"3",52,28,318,"completed",null,null,false,"gw-7b0ac1e6",493],["2026-01-09","I001","polres","skck","nonizin",false,false,1767926107080,1767926133834,1767926276674,"2",27,null,69,"completed",null,null,false,"gw-7b0ac1e6",511],["2026-01-09","P001","dpmptsp","pengaduan","pengaduan",false,false,1767926314052,1767926342707,1767926369148,"4",29,null,null,"no_show",null,null,false,"gw-7b0ac1e6",523],["2026-01-09","C002","dpmptsp","nib","izin",false,false,1767927305442,1767927337155,1767927415278,"4",32,42,36,"accepted",null,null,false,"gw-7b0ac1e6",534],["2026-01-09","P002","dpmptsp","pengaduan","pengaduan",false,false,1767930199267,1767930227329,1767930533146,"4",28,32,274,"completed",null,null,false,"gw-7b0ac1e6",557],["2026-01-09","D002","dpmptsp","pbg","izin",false,false,1767932356909,1767932367537,1767963600000,"3",11,null,null,"unserved",null,null,false,"gw-7b0ac1e6",571],["2026-01-09","I002","polres","skck","nonizin",false,false,1767938666304,1767938683836,1767938720191,"2",18,null,36,"completed",null,null,false,"gw-7b0ac1e6",607],["2026-01-09","D003","dpmptsp","pbg","izin",false,false,1767938971378,1767938990412,1767939019534,"3",19,26,3,"completed",null,null,false,"gw-7b0ac1e6",617],["2026-01-09","A002","disdukcapil","ktp","nonizin",false,false,1767943200728,null,1767943500000,null,null,null,null,"abandoned",null,null,false,"gw-7b0ac1e6",630],["2026-01-09","B001","disdukcapil","kk","nonizin",false,false,1767943221823,null,1767963600000,null,null,null,null,"unserved",null,null,false,"gw-7b0ac1e6",634],["2026-01-09","C003","dpmptsp","nib","izin",false,false,1767943242842,null,1767963600000,null,null,null,null,"unserved",null,null,false,"gw-7b0ac1e6",638],["2026-01-09","C004","dpmptsp","nib","izin",false,false,1767943263828,null,1767963600000,null,null,null,null,"unserved",null,null,false,"gw-7b0ac1e6",642],["2026-01-12","A001","disdukcapil","ktp","nonizin",false,false,1768184234407,1768184252739,1768185074263,"1",18,38,783,"completed",null,null,false,"gw-5f5ad412",14],["2026-01-12","B001","disdukcapil","kk","nonizin",false,false,1768184803204,1768184848283,1768184877706,"2",45,null,29,"completed",null,null,false,"gw-5f5ad412",29],["2026-01-12","A002","disdukcapil","ktp","nonizin",false,false,1768186236080,1768186266080,1768186295927,"2",30,null,30,"incomplete",null,null,false,"gw-5f5ad412",44],["2026-01-12","B002","disdukcapil","kk","nonizin",false,true,1768188738498,1768188764094,1768188795133,"2",26,null,31,"completed",null,null,false,"gw-5f5ad412",58],["2026-01-12","A003","disdukcapil","ktp","nonizin",false,false,1768190400110,1768190408196,1768190435228,"2",8,null,27,"completed",null,null,false,"gw-5f5ad412",66],["2026-01-12","C001","dpmptsp","nib","izin",false,false,1768190400675,1768190434313,1768190469923,"3",34,10,26,"completed",null,null,false,"gw-5f5ad412",68],["2026-01-12","B003","disdukcapil","kk","nonizin",false,false,1768190401217,1768190456500,1768190761821,"1",55,33,272,"transferred",null,null,false,"gw-5f5ad412",70],["2026-01-12","C002","dpmptsp","nib","izin",true,false,1768190761821,1768190804658,1768190831481,"3",43,15,12,"referred",null,null,false,"gw-78a4dd46",23],["2026-01-12","C003","dpmptsp","nib","izin",false,false,1768194129983,1768194137774,1768194167251,"3",8,10,20,"transferred",null,null,false,"gw-78a4dd46",35],["2026-01-12","P001","dpmptsp","pengaduan","pengaduan",true,false,1768194167251,null,1768222800000,null,null,null,null,"unserved",null,null,false,"gw-78a4dd46",42],["2026-01-12","A004","disdukcapil","ktp","nonizin",false,false,1768194299625,1768194326428,1768194505826,"2",27,null,87,"completed",null,null,false,"gw-78a4dd46",46],["2026-01-12","B004","disdukcapil","kk","nonizin",false,false,1768194496734,1768194532512,1768194870327,"1",36,41,296,"completed",null,null,false,"gw-78a4dd46",56]]\n');

SELECT pg_catalog.setval('public.arrival_turn_seq', 4, true);

SELECT pg_catalog.setval('public.log_opened_seq', 4, true);

SELECT pg_catalog.setval('public.proposal_id_seq', 9, true);

SELECT pg_catalog.setval('public.token_id_seq', 7, true);

ALTER TABLE ONLY public.arrival
    ADD CONSTRAINT arrival_pkey PRIMARY KEY (turn);

ALTER TABLE ONLY public.correction
    ADD CONSTRAINT correction_pkey PRIMARY KEY (site, n);

ALTER TABLE ONLY public.counter
    ADD CONSTRAINT counter_pkey PRIMARY KEY (site, code);

ALTER TABLE ONLY public.device_entry
    ADD CONSTRAINT device_entry_pkey PRIMARY KEY (site, log, n);

ALTER TABLE ONLY public.device_hour
    ADD CONSTRAINT device_hour_pkey PRIMARY KEY (site, day, hour, dev);

ALTER TABLE ONLY public.fact
    ADD CONSTRAINT fact_pkey PRIMARY KEY (site, log, n, day);

ALTER TABLE ONLY public.fact_waiting
    ADD CONSTRAINT fact_waiting_pkey1 PRIMARY KEY (site, log, n, day);

ALTER TABLE ONLY public.hall_hours
    ADD CONSTRAINT hall_hours_pkey PRIMARY KEY (site, day);

ALTER TABLE ONLY public.holiday
    ADD CONSTRAINT holiday_pkey PRIMARY KEY (site, day);

ALTER TABLE ONLY public.log_entry
    ADD CONSTRAINT log_entry_pkey PRIMARY KEY (site, log, n);

ALTER TABLE ONLY public.log
    ADD CONSTRAINT log_pkey PRIMARY KEY (site, log);

ALTER TABLE ONLY public.login
    ADD CONSTRAINT login_pkey PRIMARY KEY (hash);

ALTER TABLE ONLY public.migration
    ADD CONSTRAINT migration_pkey PRIMARY KEY (number);

ALTER TABLE ONLY public.office_key
    ADD CONSTRAINT office_key_pkey PRIMARY KEY (site);

ALTER TABLE ONLY public.proposal
    ADD CONSTRAINT proposal_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.rollup_day
    ADD CONSTRAINT rollup_day_pkey PRIMARY KEY (site, day, kind);

ALTER TABLE ONLY public.rollup_service
    ADD CONSTRAINT rollup_service_pkey PRIMARY KEY (site, day, service, tenant, kind, what);

ALTER TABLE ONLY public.service
    ADD CONSTRAINT service_pkey PRIMARY KEY (site, code);

ALTER TABLE ONLY public.settlement
    ADD CONSTRAINT settlement_pkey PRIMARY KEY (site, n);

ALTER TABLE ONLY public.site_day
    ADD CONSTRAINT site_day_pkey PRIMARY KEY (site, day);

ALTER TABLE ONLY public.site
    ADD CONSTRAINT site_pkey PRIMARY KEY (site);

ALTER TABLE ONLY public.standard
    ADD CONSTRAINT standard_pkey PRIMARY KEY (site, service, since);

ALTER TABLE ONLY public.tenant_day
    ADD CONSTRAINT tenant_day_pkey PRIMARY KEY (site, day, tenant);

ALTER TABLE ONLY public.tenant
    ADD CONSTRAINT tenant_pkey PRIMARY KEY (site, code);

ALTER TABLE ONLY public.ticket
    ADD CONSTRAINT ticket_pkey PRIMARY KEY (site, log, n);

ALTER TABLE ONLY public.token
    ADD CONSTRAINT token_id_key UNIQUE (id);

ALTER TABLE ONLY public.token
    ADD CONSTRAINT token_pkey PRIMARY KEY (hash);

ALTER TABLE ONLY public.token_site
    ADD CONSTRAINT token_site_pkey PRIMARY KEY (token, site);

ALTER TABLE ONLY public.year_close
    ADD CONSTRAINT year_close_pkey PRIMARY KEY (site, year, version);

CREATE INDEX arrival_by_site ON public.arrival USING btree (site, turn);

CREATE UNIQUE INDEX device_entry_first ON public.device_entry USING btree (site, dev, ep, seq) WHERE (status = 'first'::text);

CREATE INDEX fact_by_day ON public.fact USING btree (site, day, kind) WHERE counted;

CREATE INDEX fact_by_ticket ON public.fact USING btree (site, ticket_log, ticket_n) WHERE (ticket_n IS NOT NULL);

CREATE INDEX fact_gap ON public.fact USING btree (site, day) WHERE (kind = ANY (ARRAY['gap'::text, 'conflict'::text]));

CREATE INDEX fact_uncertain ON public.fact USING btree (site, day) WHERE (counted AND (kind = ANY (ARRAY['enter'::text, 'leave'::text, 'issue'::text])) AND (err > 0) AND ((hour = ANY (ARRAY[0, 23])) OR (err > 3600000)));

CREATE INDEX fact_waiting_site_day_kind_idx1 ON public.fact_waiting USING btree (site, day, kind) WHERE counted;

CREATE INDEX fact_waiting_site_log_cause_idx1 ON public.fact_waiting USING btree (site, log, cause);

CREATE INDEX fact_waiting_site_ticket_log_ticket_n_idx ON public.fact_waiting USING btree (site, ticket_log, ticket_n) WHERE (ticket_n IS NOT NULL);

CREATE INDEX login_until ON public.login USING btree (until);

CREATE UNIQUE INDEX proposal_open ON public.proposal USING btree (site, log, of, what) WHERE (state = 'open'::text);

CREATE INDEX ticket_by_number ON public.ticket USING btree (site, day, number);

CREATE INDEX ticket_by_visit ON public.ticket USING btree (site, visit_log, visit);

CREATE TRIGGER arrival_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.arrival FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER log_entry_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.log_entry FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER log_goes_forward BEFORE UPDATE ON public.log FOR EACH ROW WHEN ((new.next < old.next)) EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER log_stays BEFORE DELETE OR TRUNCATE ON public.log FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

ALTER TABLE ONLY public.log
    ADD CONSTRAINT log_site_fkey FOREIGN KEY (site) REFERENCES public.site(site);

ALTER TABLE ONLY public.login
    ADD CONSTRAINT login_token_fkey FOREIGN KEY (token) REFERENCES public.token(id);

ALTER TABLE ONLY public.office_key
    ADD CONSTRAINT office_key_site_fkey FOREIGN KEY (site) REFERENCES public.site(site);

ALTER TABLE ONLY public.proposal
    ADD CONSTRAINT proposal_site_fkey FOREIGN KEY (site) REFERENCES public.site(site);

ALTER TABLE ONLY public.proposal
    ADD CONSTRAINT proposal_token_fkey FOREIGN KEY (token) REFERENCES public.token(id);

ALTER TABLE ONLY public.token_site
    ADD CONSTRAINT token_site_site_fkey FOREIGN KEY (site) REFERENCES public.site(site);

ALTER TABLE ONLY public.token_site
    ADD CONSTRAINT token_site_token_fkey FOREIGN KEY (token) REFERENCES public.token(id);
