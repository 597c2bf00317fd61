-- The schema after all migrations, to read. Written by `python -m simulators.schema`, never by hand; databases are made
-- by the migrations alone. Where TimescaleDB is loaded, `fact` is a hypertable besides.
-- Moments are ms since 1970, days and hours local, durations ms, unless a column says otherwise.

SET check_function_bodies = off;

-- In which order batches came: what was first among the logs of a site depends on it, so a rebuild needs it.
CREATE TABLE arrival (
    turn   bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    site   text NOT NULL,
    log    text NOT NULL,
    first  bigint NOT NULL,
    next   bigint NOT NULL,                    -- after the last leaf of the batch
    PRIMARY KEY (turn),
    CHECK (next > first)
);
CREATE INDEX arrival_by_site ON arrival (site, turn);

-- Derived from the office log, where `n` is the entry that corrects entry `of` of `log`.
CREATE TABLE correction (
    site        text NOT NULL,
    n           bigint NOT NULL,               -- as settlement.n
    -- the log of the entry that is corrected; `office` for any of the office's
    log         text NOT NULL,
    of          bigint NOT NULL,               -- the entry; of the office's its place, as settlement.n
    what        text NOT NULL,
    field       text,
    value       text,
    why         text NOT NULL,
    who         text NOT NULL,
    approved    text NOT NULL,
    at          bigint NOT NULL,
    -- day, kind, old value and ticket are those of the entry that is corrected
    day         date,
    kind        text,
    old         text,
    ticket_log  text,
    ticket_n    bigint,
    PRIMARY KEY (site, n)
);

-- Each occurrence of a device's entry. The first one counts; a repeat has the same hash, a conflict another.
CREATE TABLE device_entry (
    site    text NOT NULL,
    dev     text NOT NULL,
    ep      text NOT NULL,
    seq     bigint NOT NULL,
    hash    text NOT NULL,
    log     text NOT NULL,
    n       bigint NOT NULL,
    status  text NOT NULL,
    PRIMARY KEY (site, log, n),
    CHECK (status = ANY (ARRAY['first'::text, 'repeat'::text, 'conflict'::text]))
);
CREATE INDEX device_entry_conflict ON device_entry (site, dev, ep, seq, hash) WHERE status = 'conflict'::text;
CREATE UNIQUE INDEX device_entry_first ON device_entry (site, dev, ep, seq) WHERE status = 'first'::text;

-- How many entries each device made in each local hour; repeats are left out. No row: it was silent.
CREATE TABLE device_hour (
    site     text NOT NULL,
    day      date NOT NULL,
    hour     smallint NOT NULL,
    dev      text NOT NULL,
    entries  bigint NOT NULL,
    presses  bigint NOT NULL,
    PRIMARY KEY (site, day, hour, dev)
);

-- What the gateway's records say happened; a hypertable by day where TimescaleDB is loaded.
CREATE TABLE fact (
    site          text NOT NULL,
    log           text NOT NULL,
    n             bigint NOT NULL,
    -- n of the entry that it follows from, in the same log; null: nothing in the log caused it
    cause         bigint,
    day           date NOT NULL,               -- local, in the zone of the plan at append
    hour          smallint NOT NULL,
    at            bigint NOT NULL,
    err           bigint NOT NULL,             -- by how much `at` may be wrong
    kind          text NOT NULL,
    dev           text,
    late          boolean NOT NULL,            -- its cause was received long after it happened
    -- False for what is in no figure: a repeat, the trial time, and what a later entry has undone.
    counted       boolean NOT NULL,
    trial         boolean NOT NULL DEFAULT false, -- of a ticket: as it was when it was issued
    ticket        text,                        -- the number on the slip
    ticket_log    text,                        -- which ticket that was on this day: the place of its `issue`
    ticket_n      bigint,
    -- service, tenant and kind as they were at issue; of a `refused`, in the plan then
    service       text,
    tenant        text,
    service_kind  text,
    target        text,                        -- of a `transfer`: the service it went on to
    visit_log     text,
    visit         bigint,
    linked        boolean,
    priority      boolean,
    counter       text,
    wait_ms       bigint,
    walk_ms       bigint,
    serve_ms      bigint,
    since         text,                        -- whether `serve_ms` begins at the call or at the start
    outcome       text,
    implicit      boolean,
    amount        bigint,                      -- people of write_off, adjust, audit; ms of stale; entries of a gap
    why           text,                        -- of refused, adjust, gap; rule of a call; state of day and counter
    PRIMARY KEY (site, log, n, day)
);
CREATE INDEX fact_by_day ON fact (site, day, kind) WHERE counted;
CREATE INDEX fact_by_ticket ON fact (site, ticket_log, ticket_n) WHERE ticket_n IS NOT NULL;
CREATE INDEX fact_gap ON fact (site, day) WHERE kind = ANY (ARRAY['gap'::text, 'conflict'::text]);
CREATE INDEX fact_uncertain ON fact (site, day) WHERE counted AND (kind = ANY (ARRAY['enter'::text, 'leave'::text,
    'issue'::text])) AND err > 0 AND ((hour = ANY (ARRAY[0, 23])) OR err > 3600000);

-- Facts dated too far ahead of this server's clock, until they are due; columns as in `fact`.
CREATE TABLE fact_waiting (
    site          text NOT NULL,
    log           text NOT NULL,
    n             bigint NOT NULL,
    cause         bigint,
    day           date NOT NULL,
    hour          smallint NOT NULL,
    at            bigint NOT NULL,
    err           bigint NOT NULL,
    kind          text NOT NULL,
    dev           text,
    late          boolean NOT NULL,
    counted       boolean NOT NULL,
    trial         boolean NOT NULL DEFAULT false,
    ticket        text,
    ticket_log    text,
    ticket_n      bigint,
    service       text,
    tenant        text,
    service_kind  text,
    target        text,
    visit_log     text,
    visit         bigint,
    linked        boolean,
    priority      boolean,
    counter       text,
    wait_ms       bigint,
    walk_ms       bigint,
    serve_ms      bigint,
    since         text,
    outcome       text,
    implicit      boolean,
    amount        bigint,
    why           text,
    CONSTRAINT fact_waiting_pkey1 PRIMARY KEY (site, log, n, day)
);
CREATE INDEX fact_waiting_site_day_kind_idx1 ON fact_waiting (site, day, kind) WHERE counted;
CREATE INDEX fact_waiting_site_log_cause_idx1 ON fact_waiting (site, log, cause);
CREATE INDEX fact_waiting_site_ticket_log_ticket_n_idx ON fact_waiting (site, ticket_log, ticket_n) WHERE ticket_n IS
    NOT NULL;

-- The hall's hours of a day by the plan then in force; both null: closed. Known up to 60 days after the last plan or
-- register.
CREATE TABLE hall_hours (
    site       text NOT NULL,
    day        date NOT NULL,
    opens_at   bigint,
    closes_at  bigint,
    since      bigint NOT NULL,                -- when the plan that says so took effect
    PRIMARY KEY (site, day)
);

-- A hall; its name, zone and capacity are those of the plan in force now.
CREATE TABLE site (
    site        text NOT NULL,
    name        text NOT NULL,
    zone        text NOT NULL DEFAULT 'Asia/Jakarta'::text,
    capacity    integer,
    created_at  timestamp with time zone NOT NULL DEFAULT now(),
    PRIMARY KEY (site)
);

-- The leaves as they came; all else is derived from them. No foreign key: the append holds the lock on its row of
-- `log`.
CREATE TABLE log_entry (
    site  text NOT NULL,
    log   text NOT NULL,
    n     bigint NOT NULL,
    leaf  bytea NOT NULL,
    PRIMARY KEY (site, log, n)
);

-- Who may ask: a role on the sites of token_site.
CREATE TABLE token (
    hash        bytea NOT NULL,                -- SHA-256 of the token; the token itself is kept nowhere
    role        text NOT NULL,
    created_at  timestamp with time zone NOT NULL DEFAULT now(),
    revoked_at  timestamp with time zone,
    id          bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    label       text NOT NULL DEFAULT ''::text, -- whose it is
    PRIMARY KEY (hash),
    UNIQUE (id),
    CHECK (role = ANY (ARRAY['gateway'::text, 'viewer'::text, 'reporter'::text, 'corrector'::text, 'approver'::text, 'admin'::text]))
);

-- Which migrations were applied; the checksum is that of the file's text.
CREATE TABLE migration (
    number      integer NOT NULL,
    name        text NOT NULL,
    checksum    text NOT NULL,
    applied_at  timestamp with time zone NOT NULL DEFAULT now(),
    PRIMARY KEY (number)
);

-- Each plan that a log ever had: who publishes and signs, zone and name. Which is in force at a moment: `since`,
-- `until`.
CREATE TABLE plan (
    site       text NOT NULL,
    log        text NOT NULL,
    n          bigint NOT NULL,
    at         bigint NOT NULL,                -- when its record was written
    day        date NOT NULL,                  -- the local day of that, in its own zone
    zone       text NOT NULL,
    name       text,
    capacity   integer,
    office     text,
    place      text,
    signatory  text,
    -- in force from here until before `until`; of the first 0. Null: never, for a later plan of its log, or of one that succeeds it, took effect before
    since      bigint,
    until      bigint,
    PRIMARY KEY (site, log, n)
);

-- The counters of each plan, as `planned_tenant`.
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

-- The holidays of each plan.
CREATE TABLE planned_holiday (
    site  text NOT NULL,
    log   text NOT NULL,
    n     bigint NOT NULL,
    day   date NOT NULL,
    name  text NOT NULL,
    PRIMARY KEY (site, log, n, day)
);

-- The services of each plan, as `planned_tenant`.
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
CREATE INDEX planned_service_code ON planned_service (site, code);

-- The tenants of each plan, by `turn` in its order.
CREATE TABLE planned_tenant (
    site  text NOT NULL,
    log   text NOT NULL,
    n     bigint NOT NULL,
    turn  integer NOT NULL,
    code  text NOT NULL,
    name  text NOT NULL,
    PRIMARY KEY (site, log, n, code)
);

-- Entries and exits of a day: equal to the facts at every commit.
CREATE TABLE rollup_day (
    site   text NOT NULL,
    day    date NOT NULL,
    kind   text NOT NULL,
    count  bigint NOT NULL,
    PRIMARY KEY (site, day, kind),
    CHECK (count >= 0)
);

-- Tickets of a day and service: equal to the facts at every commit; no row has count 0.
CREATE TABLE rollup_service (
    site     text NOT NULL,
    day      date NOT NULL,
    service  text NOT NULL,
    tenant   text NOT NULL,
    kind     text NOT NULL,
    what     text NOT NULL,                    -- issued, linked, called, refused, and each ending
    count    bigint NOT NULL,
    PRIMARY KEY (site, day, service, tenant, kind, what)
);

-- Derived from the office log, where `n` is the entry: an accepted ticket was decided later, on `day`.
CREATE TABLE settlement (
    site      text NOT NULL,
    -- its place in the office's record: the entry's number, and what the logs before its own hold
    n         bigint NOT NULL,
    log       text NOT NULL,
    ticket_n  bigint NOT NULL,
    outcome   text NOT NULL,
    day       date NOT NULL,
    who       text NOT NULL,
    at        bigint NOT NULL,
    PRIMARY KEY (site, n)
);

-- When the moments of a day were, by the gateway's register of it.
CREATE TABLE site_day (
    site    text NOT NULL,
    day     date NOT NULL,
    opened  bigint,
    cutoff  bigint,
    closed  bigint,
    ended   bigint,
    trial   boolean NOT NULL,                  -- all of it was
    PRIMARY KEY (site, day)
);

-- Which tenants the plan had open when a day was opened.
CREATE TABLE tenant_day (
    site    text NOT NULL,
    day     date NOT NULL,
    tenant  text NOT NULL,
    open    boolean NOT NULL,
    trial   boolean NOT NULL,
    PRIMARY KEY (site, day, tenant)
);

-- One row a ticket, made from its facts in their transaction; `n` is that of its `issue`.
CREATE TABLE ticket (
    site       text NOT NULL,
    log        text NOT NULL,
    n          bigint NOT NULL,
    day        date NOT NULL,
    hour       smallint NOT NULL,
    number     text NOT NULL,
    service    text NOT NULL,
    tenant     text NOT NULL,
    kind       text NOT NULL,
    visit_log  text NOT NULL,
    visit      bigint NOT NULL,
    linked     boolean NOT NULL,               -- follows from another ticket of its visit
    priority   boolean NOT NULL,
    issued     bigint NOT NULL,
    called     bigint,                         -- the first call
    calls      integer NOT NULL,               -- calls and recalls
    counter    text,                           -- the last one
    wait_ms    bigint,
    walk_ms    bigint,
    serve_ms   bigint,
    since      text,
    ending     text,                           -- null: open
    ended      bigint,
    implicit   boolean,
    counted    boolean NOT NULL,
    trial      boolean NOT NULL,
    PRIMARY KEY (site, log, n)
);
CREATE INDEX ticket_by_number ON ticket (site, day, number);
CREATE INDEX ticket_by_visit ON ticket (site, visit_log, visit);

-- Version 1 of a year and its addenda (2, 3, …) as they were fixed; never updated.
CREATE TABLE year_close (
    site      text NOT NULL,
    year      integer NOT NULL,
    version   integer NOT NULL,
    root      text NOT NULL,                   -- stands in the office log and binds cut, body and register
    who       text NOT NULL,
    n         bigint NOT NULL,                 -- as settlement.n
    at        bigint NOT NULL,
    cut       jsonb NOT NULL,
    body      text NOT NULL,                   -- canonical JSON of the recap without its register
    register  text NOT NULL,                   -- and of its register
    PRIMARY KEY (site, year, version)
);

-- A log's cursor: the one row that an append locks.
CREATE TABLE log (
    site    text NOT NULL,
    log     text NOT NULL,
    next    bigint NOT NULL DEFAULT 0,
    range   bytea NOT NULL DEFAULT '\x'::bytea, -- compact range of `next` leaves, 32 bytes a hash
    root    bytea NOT NULL,
    zone    text NOT NULL,                     -- of the log's last plan: its days are cut there
    head    bigint NOT NULL DEFAULT 0,         -- how long the log was at its gateway when it last sent
    sent    bigint NOT NULL DEFAULT 0,         -- and when that was, by the gateway's clock
    as_of   bigint NOT NULL DEFAULT 0,         -- up to when the cloud knows all of this log
    opened  bigint NOT NULL GENERATED ALWAYS AS IDENTITY, -- the order in which the logs were opened
    trial   boolean NOT NULL DEFAULT false,    -- in trial time: facts are kept and shown, and are in no figure
    plan_n  bigint,                            -- n of the log's last `plan` record
    after   text,                              -- the log that this one succeeds, as its `open` says
    PRIMARY KEY (site, log),
    FOREIGN KEY (site) REFERENCES site(site),
    CHECK (next >= 0)
);

-- Sites whose office opens a new log at its next entry, since this database may not be all that was written: it was
-- restored, or a gateway or a process remembers more of it.
CREATE TABLE office_due (
    site   text NOT NULL,
    why    text NOT NULL,
    since  timestamp with time zone NOT NULL DEFAULT now(),
    PRIMARY KEY (site),
    FOREIGN KEY (site) REFERENCES site(site),
    CHECK (why = ANY (ARRAY['restored'::text, 'behind'::text]))
);

-- The seed of the Ed25519 key that signs an office log. Its public half stands in the log's `open`.
CREATE TABLE office_key (
    site  text NOT NULL,
    seed  bytea NOT NULL,
    log   text NOT NULL,
    -- office_home() where it was made; anywhere else it signs nothing and its log is not written. Null: made before this was kept, so nowhere
    home  text,
    PRIMARY KEY (site, log),
    FOREIGN KEY (site) REFERENCES site(site),
    CHECK (length(seed) = 32)
);

-- Sites whose derived tables a migration has outdated: what they say is refused until they were made again from the
-- logs. A migration that changes how something is derived adds every site that has a log.
CREATE TABLE rebuild_due (
    site   text NOT NULL,
    since  timestamp with time zone NOT NULL DEFAULT now(),
    PRIMARY KEY (site),
    FOREIGN KEY (site) REFERENCES site(site)
);

-- People who logged in with their token: a browser's event stream cannot send a bearer token, a cookie it can.
CREATE TABLE login (
    hash   bytea NOT NULL,                     -- SHA-256 of the cookie
    token  bigint NOT NULL,
    until  timestamp with time zone NOT NULL,
    PRIMARY KEY (hash),
    FOREIGN KEY (token) REFERENCES token(id)
);
CREATE INDEX login_until ON login (until);

-- Not derived: what somebody wants corrected, until another approves it.
CREATE TABLE proposal (
    id          bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    site        text NOT NULL,
    log         text NOT NULL,
    of          bigint NOT NULL,
    what        text NOT NULL,
    field       text,
    value       text,
    why         text NOT NULL,
    who         text NOT NULL,
    token       bigint NOT NULL,
    at          bigint NOT NULL,
    state       text NOT NULL DEFAULT 'open'::text,
    decided_by  text,
    decided_at  bigint,
    n           bigint,                        -- as settlement.n
    PRIMARY KEY (id),
    FOREIGN KEY (site) REFERENCES site(site),
    FOREIGN KEY (token) REFERENCES token(id),
    CHECK (state = ANY (ARRAY['open'::text, 'approved'::text, 'declined'::text, 'withdrawn'::text]))
);
CREATE UNIQUE INDEX proposal_open ON proposal (site, log, of, what) WHERE state = 'open'::text;

-- The sites that a token is for.
CREATE TABLE token_site (
    token  bigint NOT NULL,
    site   text NOT NULL,
    PRIMARY KEY (token, site),
    FOREIGN KEY (site) REFERENCES site(site),
    FOREIGN KEY (token) REFERENCES token(id)
);

CREATE SCHEMA grafana;

-- Now; a replay of the past sets `lawang.now` in its own session.
CREATE OR REPLACE FUNCTION grafana.at()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
AS $function$ SELECT coalesce(nullif(current_setting('lawang.now', true), '')::timestamptz, now()) $function$;

-- Who is inside, each five minutes of today from its first movement or head count, and now: the arithmetic of the wall.
CREATE OR REPLACE FUNCTION grafana.curve(of_site text)
 RETURNS TABLE(at_minute integer, at_time timestamp with time zone, inside integer)
 LANGUAGE plpgsql
 STABLE
AS $function$
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
$function$;

-- A local day's first moment. Days are sent to a browser as this, never as `date`.
CREATE OR REPLACE FUNCTION grafana.midnight(of_day date, of_zone text)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
AS $function$ SELECT of_day::timestamp AT TIME ZONE of_zone $function$;

CREATE OR REPLACE FUNCTION grafana.month_name(of_month integer)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$ SELECT ('{Jan,Feb,Mar,Apr,Mei,Jun,Jul,Agu,Sep,Okt,Nov,Des}'::text[])[of_month] $function$;

-- The local year that holds a moment: days from `first` until before `until`, and the same a year before.
CREATE OR REPLACE FUNCTION grafana.year_of(of_site text, of_moment timestamp with time zone)
 RETURNS TABLE(year integer, first date, until date, before date, zone text)
 LANGUAGE sql
 STABLE
AS $function$
    SELECT y, make_date(y, 1, 1), make_date(y + 1, 1, 1), make_date(y - 1, 1, 1), s.zone
    FROM grafana.zone_period AS s
    CROSS JOIN LATERAL (SELECT extract(year FROM of_moment AT TIME ZONE s.zone)::integer AS y) AS local
    WHERE s.site = of_site AND s.since <= of_moment AND of_moment < s.until
$function$;

-- Whether a log is one that the cloud writes.
CREATE OR REPLACE FUNCTION public.is_office(log text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
    SELECT log = 'office' OR log LIKE 'office-%'
$function$;

-- When a leaf was received, in ms since 1970.
CREATE OR REPLACE FUNCTION public.leaf_rx(of_leaf bytea)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ SELECT split_part(split_part(convert_from(of_leaf, 'UTF8'), E'\n', 1), ' ', 5)::bigint $function$;

-- What the record in a leaf says.
CREATE OR REPLACE FUNCTION public.leaf_said(of_leaf bytea)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ SELECT split_part(convert_from(of_leaf, 'UTF8'), E'\n', 2)::jsonb $function$;

-- The local day of a moment.
CREATE OR REPLACE FUNCTION public.local_day(of_moment timestamp with time zone, of_zone text)
 RETURNS date
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ SELECT (of_moment AT TIME ZONE of_zone)::date $function$;

-- Which database this is: server, database, table and timeline.
CREATE OR REPLACE FUNCTION public.office_home()
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
    SELECT format('%s/%s/%s/%s', s.system_identifier, d.oid, 'log_entry'::regclass::oid,
        left(pg_walfile_name(pg_current_wal_lsn()), 8))
    FROM pg_control_system() AS s JOIN pg_database AS d ON d.datname = current_database()
$function$;

-- The tickets of days `first` until before `until` that count, with the office's settlements and corrections numbered
-- below those given. One that voids an office entry undoes it; one that reclassifies fixes tenant and kind by the plan
-- in force when it was approved; `void` tickets are in no figure; `settled` only where the ticket ended as accepted,
-- corrections applied.
CREATE OR REPLACE FUNCTION public.recap_ticket(of_site text, first date, until date, settled_before bigint, corrected_before bigint)
 RETURNS TABLE(day date, log text, n bigint, number text, service text, tenant text, kind text, visit bigint, linked boolean, priority boolean, issued bigint, called bigint, ended bigint, counter text, wait_ms bigint, walk_ms bigint, serve_ms bigint, ending text, settled text, settled_on date, void boolean)
 LANGUAGE sql
 STABLE
AS $function$
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
$function$;

-- A log is append-only: its triggers refuse any other change.
CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    RAISE EXCEPTION 'entries of a log are never changed or deleted';
END
$function$;

-- Whether a ticket that ended like this was served: finished, and not passed on. Null: it has not ended.
CREATE OR REPLACE FUNCTION public.served(of_ending text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ SELECT of_ending IN ('completed', 'accepted', 'incomplete', 'referred', 'unstated') $function$;

-- Lets the facts that an undo in the log names count no more, and returns those that did.
CREATE OR REPLACE FUNCTION public.undone_by(of_site text, of_log text, of_n bigint)
 RETURNS TABLE(day date, kind text, counted boolean, service text, tenant text, service_kind text, ticket_log text, ticket_n bigint, due boolean)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    WITH said AS (
        SELECT (leaf_said(e.leaf) ->> 'first')::bigint AS first, (leaf_said(e.leaf) ->> 'last')::bigint AS last
        FROM log_entry AS e
        WHERE e.site = of_site AND e.log = of_log AND e.n = of_n AND leaf_said(e.leaf) ->> 'k' = 'undo'
    ), kinds AS (
        SELECT unnest('{day,enter,leave,issue,priority,call,recall,start,finish,no_show,hold,resume,transfer,return,abandon,
            unserved,expired,refused,stale,counter,write_off,adjust}'::text[]) AS kind
    ), undone AS (
        SELECT f.n, f.day, f.kind, f.counted, f.service, f.tenant, f.service_kind, f.ticket_log, f.ticket_n
        FROM said JOIN fact AS f ON f.site = of_site AND f.log = of_log AND f.n BETWEEN said.first AND said.last
        WHERE said.last < of_n AND f.kind IN (SELECT k.kind FROM kinds AS k) AND (f.counted OR f.trial)
    ), marked AS (
        UPDATE fact AS f SET counted = false, trial = false FROM undone AS u
        WHERE f.site = of_site AND f.log = of_log AND f.n = u.n AND f.day = u.day
    ), waiting AS (
        UPDATE fact_waiting AS f SET counted = false, trial = false FROM said
        WHERE f.site = of_site AND f.log = of_log AND f.n BETWEEN said.first AND said.last AND said.last < of_n
            AND f.kind IN (SELECT k.kind FROM kinds AS k) AND (f.counted OR f.trial)
        RETURNING f.day, f.kind
    )
    SELECT u.day, u.kind, u.counted, u.service, u.tenant, u.service_kind, u.ticket_log, u.ticket_n, true FROM undone AS u
    UNION ALL
    SELECT w.day, w.kind, false, NULL, NULL, NULL, NULL, NULL, false FROM waiting AS w
$function$;

CREATE TRIGGER arrival_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON arrival FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER log_entry_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON log_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER log_goes_forward BEFORE UPDATE ON log FOR EACH ROW WHEN (new.next < old.next) EXECUTE FUNCTION refuse_change();

CREATE TRIGGER log_stays BEFORE DELETE OR TRUNCATE ON log FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The counters of the plan in force now, as `tenant`.
CREATE VIEW counter AS
 SELECT DISTINCT ON (c.site, c.code) c.site,
    c.code,
    c.name,
    c.area,
    p.until < '9223372036854775807'::bigint AS closed
   FROM planned_counter c
     JOIN plan p ON p.site = c.site AND p.log = c.log AND p.n = c.n AND p.since IS NOT NULL
  ORDER BY c.site, c.code, p.since DESC;

-- What a counter was called, as `service_period`.
CREATE VIEW counter_period AS
 SELECT site,
    code AS counter,
        CASE
            WHEN place = 1 THEN 0::bigint
            ELSE since
        END AS since,
    lead(since, 1, '9223372036854775807'::bigint) OVER (PARTITION BY site, code ORDER BY told.since) AS until,
    name
   FROM ( SELECT c.site,
            c.code,
            c.name,
            p.since,
            row_number() OVER w AS place,
            lag(c.name) OVER w <> c.name AS changed
           FROM planned_counter c
             JOIN plan p ON p.site = c.site AND p.log = c.log AND p.n = c.n AND p.since IS NOT NULL
          WINDOW w AS (PARTITION BY c.site, c.code ORDER BY p.since)) told
  WHERE place = 1 OR changed;

-- The log that a site's gateway writes now: the last to come of those that no other succeeds.
CREATE VIEW gateway_log AS
 SELECT DISTINCT ON (site) site,
    log,
    next,
    head,
    as_of,
    trial
   FROM log l
  WHERE NOT is_office(log) AND NOT (EXISTS ( SELECT
           FROM log s
          WHERE s.site = l.site AND s.after = l.log AND s.log <> l.log))
  ORDER BY site, opened DESC;

-- The holidays of the plan in force now.
CREATE VIEW holiday AS
 SELECT h.site,
    h.day,
    h.name
   FROM planned_holiday h
     JOIN plan p ON p.site = h.site AND p.log = h.log AND p.n = h.n AND p.until = '9223372036854775807'::bigint;

-- The office's logs of a site, in the order in which they succeed each other; `base` is the place of the first entry of
-- each in the office's record.
CREATE VIEW office_log AS
 SELECT site,
    log,
    next,
    root,
    as_of,
    opened,
    COALESCE(sum(next) OVER (PARTITION BY site ORDER BY opened ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0::numeric)::bigint AS base
   FROM log l
  WHERE is_office(log);

-- The hours of each day that have begun when `begins` is past: an hour counts if any of it is within the hall's hours,
-- in the zone of the plan then in force.
CREATE VIEW open_hour AS
 SELECT h.site,
    h.day,
    EXTRACT(hour FROM (b.at AT TIME ZONE z.zone))::smallint AS hour,
    GREATEST(h.opens_at, (EXTRACT(epoch FROM b.at) * 1000::numeric)::bigint) AS begins
   FROM hall_hours h
     JOIN plan z ON z.site = h.site AND z.since <= h.opens_at AND h.opens_at < z.until
     CROSS JOIN LATERAL generate_series(date_trunc('hour'::text, to_timestamp((h.opens_at::numeric / 1000.0)::double precision), z.zone), to_timestamp(((h.closes_at - 1)::numeric / 1000.0)::double precision), '01:00:00'::interval) b(at);

-- Which plan is in force at the end of each local day, as half-open ranges of days.
CREATE VIEW plan_day AS
 SELECT site,
    log,
    n,
    zone,
    name,
    office,
    place,
    signatory,
    first,
    lead(first, 1, 'infinity'::date) OVER (PARTITION BY site ORDER BY since) AS until
   FROM ( SELECT plan.site,
            plan.log,
            plan.n,
            plan.zone,
            plan.name,
            plan.office,
            plan.place,
            plan.signatory,
            plan.since,
                CASE
                    WHEN plan.since = 0 THEN '-infinity'::date
                    ELSE max(plan.day) OVER (PARTITION BY plan.site ORDER BY plan.since)
                END AS first
           FROM plan
          WHERE plan.since IS NOT NULL) begun;

-- The services of the plan in force now, as `tenant`.
CREATE VIEW service AS
 SELECT DISTINCT ON (s.site, s.code) s.site,
    s.code,
    s.tenant,
    s.name,
    s.kind,
    s.max_wait_min,
    s.std_service_min,
    s.std_days,
    s.closed OR p.until < '9223372036854775807'::bigint AS closed
   FROM planned_service s
     JOIN plan p ON p.site = s.site AND p.log = s.log AND p.n = s.n AND p.since IS NOT NULL
  ORDER BY s.site, s.code, p.since DESC;

-- What plans said of a service, as half-open periods of moments; the first also holds before it, the last for a service
-- that left the plan.
CREATE VIEW service_period AS
 SELECT site,
    code AS service,
        CASE
            WHEN place = 1 THEN 0::bigint
            ELSE since
        END AS since,
    lead(since, 1, '9223372036854775807'::bigint) OVER (PARTITION BY site, code ORDER BY told.since) AS until,
    tenant,
    name,
    kind,
    max_wait_min,
    std_service_min
   FROM ( SELECT s.site,
            s.code,
            s.tenant,
            s.name,
            s.kind,
            s.max_wait_min,
            s.std_service_min,
            p.since,
            row_number() OVER w AS place,
            lag(s.tenant) OVER w <> s.tenant OR lag(s.name) OVER w <> s.name OR lag(s.kind) OVER w <> s.kind OR lag(s.max_wait_min) OVER w IS DISTINCT FROM s.max_wait_min OR lag(s.std_service_min) OVER w IS DISTINCT FROM s.std_service_min AS changed
           FROM planned_service s
             JOIN plan p ON p.site = s.site AND p.log = s.log AND p.n = s.n AND p.since IS NOT NULL
          WINDOW w AS (PARTITION BY s.site, s.code ORDER BY p.since)) told
  WHERE place = 1 OR changed;

-- The plan in force now, by code. What has left the plan stays, as closed. Only for what is shown of now.
CREATE VIEW tenant AS
 SELECT DISTINCT ON (t.site, t.code) t.site,
    t.code,
    t.name,
    p.until < '9223372036854775807'::bigint AS closed
   FROM planned_tenant t
     JOIN plan p ON p.site = t.site AND p.log = t.log AND p.n = t.n AND p.since IS NOT NULL
  ORDER BY t.site, t.code, p.since DESC;

-- What a tenant was called, as `service_period`.
CREATE VIEW tenant_period AS
 SELECT site,
    code AS tenant,
        CASE
            WHEN place = 1 THEN 0::bigint
            ELSE since
        END AS since,
    lead(since, 1, '9223372036854775807'::bigint) OVER (PARTITION BY site, code ORDER BY told.since) AS until,
    name
   FROM ( SELECT t.site,
            t.code,
            t.name,
            p.since,
            row_number() OVER w AS place,
            lag(t.name) OVER w <> t.name AS changed
           FROM planned_tenant t
             JOIN plan p ON p.site = t.site AND p.log = t.log AND p.n = t.n AND p.since IS NOT NULL
          WINDOW w AS (PARTITION BY t.site, t.code ORDER BY p.since)) told
  WHERE place = 1 OR changed;

-- Accepted tickets that the office completed later, by the ticket's day: the first settlement that was not undone.
CREATE VIEW grafana.completed_later AS
 SELECT k.site,
    k.day,
    count(*) AS count
   FROM ( SELECT DISTINCT ON (s.site, s.log, s.ticket_n) s.site,
            s.log,
            s.ticket_n,
            s.outcome
           FROM settlement s
          WHERE NOT (EXISTS ( SELECT
                   FROM correction c
                  WHERE c.site = s.site AND c.log = 'office'::text AND c.of = s.n AND c.what = 'void'::text))
          ORDER BY s.site, s.log, s.ticket_n, s.n) d
     JOIN ticket k ON k.site = d.site AND k.log = d.log AND k.n = d.ticket_n AND k.counted
  WHERE d.outcome = 'completed'::text AND k.ending = 'accepted'::text
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
    to_timestamp((at::numeric / 1000.0)::double precision) AS "time"
   FROM correction;

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
    to_timestamp((at::numeric / 1000.0)::double precision) AS "time",
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
   FROM fact;

-- Each site's local day at this moment.
CREATE VIEW grafana.today AS
 SELECT s.site,
    s.name,
    s.zone,
    s.capacity,
    n.at,
    d.day,
    grafana.midnight(d.day, s.zone) AS midnight
   FROM site s
     CROSS JOIN LATERAL ( SELECT grafana.at() AS at) n
     CROSS JOIN LATERAL ( SELECT local_day(n.at, s.zone) AS day) d;

CREATE VIEW grafana.hall_hours AS
 SELECT site,
    day,
    to_timestamp((opens_at::numeric / 1000.0)::double precision) AS opens,
    to_timestamp((closes_at::numeric / 1000.0)::double precision) AS closes
   FROM hall_hours;

CREATE VIEW grafana.device_hour AS
 SELECT site,
    day,
    hour,
    dev,
    entries,
    presses
   FROM device_hour;

CREATE VIEW grafana.site_day AS
 SELECT site,
    day,
    opened,
    cutoff,
    closed,
    ended,
    trial,
    to_timestamp((opened::numeric / 1000.0)::double precision) AS opened_time,
    to_timestamp((cutoff::numeric / 1000.0)::double precision) AS cutoff_time,
    to_timestamp((closed::numeric / 1000.0)::double precision) AS closed_time,
    to_timestamp((ended::numeric / 1000.0)::double precision) AS ended_time
   FROM site_day;

CREATE VIEW grafana.log AS
 SELECT site,
    log,
    next,
    head,
    sent,
    as_of
   FROM log;

CREATE VIEW grafana.rollup_day AS
 SELECT site,
    day,
    kind,
    count
   FROM rollup_day;

CREATE VIEW grafana.rollup_service AS
 SELECT site,
    day,
    service,
    tenant,
    kind,
    what,
    count
   FROM rollup_service;

CREATE VIEW grafana.settlement AS
 SELECT site,
    n,
    log,
    ticket_n,
    outcome,
    day,
    who,
    to_timestamp((at::numeric / 1000.0)::double precision) AS "time"
   FROM settlement;

CREATE VIEW grafana.site AS
 SELECT site,
    name,
    zone,
    capacity
   FROM site;

CREATE VIEW grafana.tenant_day AS
 SELECT site,
    day,
    tenant,
    open,
    trial
   FROM tenant_day;

CREATE VIEW grafana.year_close AS
 SELECT site,
    year,
    version,
    root,
    who,
    n,
    to_timestamp((at::numeric / 1000.0)::double precision) AS "time"
   FROM year_close;

-- In which zone a site's clock went, as half-open periods.
CREATE VIEW grafana.zone_period AS
 SELECT plan.site,
    to_timestamp((plan.since::numeric / 1000.0)::double precision) AS since,
        CASE
            WHEN plan.until = '9223372036854775807'::bigint THEN 'infinity'::timestamp with time zone
            ELSE to_timestamp((plan.until::numeric / 1000.0)::double precision)
        END AS until,
    plan.zone
   FROM plan
  WHERE plan.since IS NOT NULL
UNION ALL
 SELECT s.site,
    '-infinity'::timestamp with time zone AS since,
    'infinity'::timestamp with time zone AS until,
    s.zone
   FROM site s
  WHERE NOT (EXISTS ( SELECT
           FROM plan p
          WHERE p.site = s.site AND p.since IS NOT NULL));

CREATE VIEW grafana.counter AS
 SELECT site,
    code,
    name,
    area,
    closed
   FROM counter;

CREATE VIEW grafana.counter_period AS
 SELECT site,
    counter,
    since,
    until,
    name
   FROM counter_period;

CREATE VIEW grafana.holiday AS
 SELECT site,
    day,
    name
   FROM holiday;

-- In which zone each local day was cut, as half-open ranges of days.
CREATE VIEW grafana.zone_day AS
 SELECT plan_day.site,
    plan_day.first,
    plan_day.until,
    plan_day.zone
   FROM plan_day
UNION ALL
 SELECT s.site,
    '-infinity'::date AS first,
    'infinity'::date AS until,
    s.zone
   FROM site s
  WHERE NOT (EXISTS ( SELECT
           FROM plan p
          WHERE p.site = s.site AND p.since IS NOT NULL));

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
   FROM service;

CREATE VIEW grafana.service_period AS
 SELECT site,
    service,
    since,
    until,
    tenant,
    name,
    kind,
    max_wait_min,
    std_service_min
   FROM service_period;

CREATE VIEW grafana.tenant AS
 SELECT site,
    code,
    name,
    closed
   FROM tenant;

CREATE VIEW grafana.tenant_period AS
 SELECT site,
    tenant,
    since,
    until,
    name
   FROM tenant_period;

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
    to_timestamp((t.issued::numeric / 1000.0)::double precision) AS "time",
    to_timestamp((t.called::numeric / 1000.0)::double precision) AS called_time,
    to_timestamp((t.ended::numeric / 1000.0)::double precision) AS ended_time,
    s.name AS service_name,
    s.max_wait_min,
    s.std_service_min,
    o.name AS tenant_name,
    served(t.ending) AS served
   FROM ticket t
     LEFT JOIN service_period s ON s.site = t.site AND s.service = t.service AND s.since <= t.issued AND t.issued < s.until
     LEFT JOIN tenant_period o ON o.site = t.site AND o.tenant = t.tenant AND o.since <= t.issued AND t.issued < o.until;

-- The state that each counter was put into last today.
CREATE VIEW grafana.counter_now AS
 SELECT DISTINCT ON (t.site, f.counter) t.site,
    f.counter,
    f.why AS state,
    f."time" AS since
   FROM grafana.today t
     JOIN grafana.fact f ON f.site = t.site AND f.day = t.day
  WHERE f.kind = 'counter'::text AND f.counted AND f."time" <= t.at
  ORDER BY t.site, f.counter, f.at DESC, f.n DESC;

-- The gateway's newest log of each site: how far it is known here. Without a log the age is null.
CREATE VIEW grafana.gateway AS
 SELECT t.site,
    t.name,
    l.log,
    l.next,
    l.head,
    to_timestamp((l.as_of::numeric / 1000.0)::double precision) AS as_of,
    GREATEST(0::numeric, EXTRACT(epoch FROM t.at - to_timestamp((l.as_of::numeric / 1000.0)::double precision)))::integer AS age_s,
    GREATEST(0::bigint, l.head - l.next) AS backlog
   FROM grafana.today t
     LEFT JOIN gateway_log l ON l.site = t.site AND l.as_of > 0;

-- `silent_min` counts from the later of the last entry and today's opening; usual gaps are those of the hall's hours.
CREATE VIEW grafana.device AS
 SELECT t.site,
    h.dev,
    h.days,
    h.entries,
    h.entries_today,
    l.last,
    GREATEST(0::numeric, EXTRACT(epoch FROM t.at - GREATEST(l.last, b.opens)) / 60::numeric)::integer AS silent_min,
    round(u.minutes / h.entries, 1)::double precision AS usual_gap_min,
    f.err_ms,
    f.late_today
   FROM grafana.today t
     LEFT JOIN grafana.hall_hours b ON b.site = t.site AND b.day = t.day
     CROSS JOIN LATERAL ( SELECT sum(EXTRACT(epoch FROM LEAST(hall_hours.closes, t.at) - hall_hours.opens) / 60.0) AS minutes
           FROM grafana.hall_hours
          WHERE hall_hours.site = t.site AND hall_hours.day > (t.day - 28) AND hall_hours.day <= t.day AND hall_hours.opens < t.at) u
     CROSS JOIN LATERAL ( SELECT device_hour.dev,
            count(DISTINCT device_hour.day) AS days,
            sum(device_hour.entries) AS entries,
            COALESCE(sum(device_hour.entries) FILTER (WHERE device_hour.day = t.day), 0::numeric)::bigint AS entries_today,
            max(((device_hour.day + make_interval(hours => device_hour.hour + 1)) AT TIME ZONE t.zone)) AS hour_end
           FROM device_hour
          WHERE device_hour.site = t.site AND device_hour.day > (t.day - 28) AND device_hour.day <= t.day
          GROUP BY device_hour.dev) h
     LEFT JOIN LATERAL ( SELECT max(fact.at) AS last_ms,
            max(fact.err) AS err_ms,
            count(*) FILTER (WHERE fact.late) AS late_today
           FROM fact
          WHERE fact.site = t.site AND fact.day = t.day AND fact.dev = h.dev AND (fact.kind = ANY (ARRAY['enter'::text, 'leave'::text])) AND fact.counted) f ON true
     CROSS JOIN LATERAL ( SELECT COALESCE(to_timestamp((f.last_ms::numeric / 1000.0)::double precision), LEAST(h.hour_end, t.at)) AS last) l
  WHERE h.entries > 0::numeric;

-- Days on which the plan had a tenant open, up to today: today once the hall has opened.
CREATE VIEW grafana.service_day AS
 SELECT site,
    day
   FROM tenant_day o
  WHERE open AND NOT trial AND NOT (EXISTS ( SELECT
           FROM grafana.hall_hours h
          WHERE h.site = o.site AND h.day = o.day AND h.opens > grafana.at()))
  GROUP BY site, day;

-- Who waits today for their first call, by service.
CREATE VIEW grafana.queue AS
 SELECT t.site,
    k.service,
    COALESCE(k.service_name, k.service) AS service_name,
    count(*) AS waiting,
    max(GREATEST(0::numeric, EXTRACT(epoch FROM t.at - k."time") / 60::numeric))::integer AS longest_min,
    k.max_wait_min
   FROM grafana.today t
     JOIN grafana.ticket k ON k.site = t.site AND k.day = t.day
  WHERE k.counted AND k.ending IS NULL AND k.called IS NULL AND k."time" <= t.at
  GROUP BY t.site, k.service, k.service_name, k.max_wait_min;

-- The newest ticket of each counter today that was called and has no end yet.
CREATE VIEW grafana.serving AS
 SELECT DISTINCT ON (t.site, k.counter) t.site,
    k.counter,
    COALESCE(c.name, k.counter) AS counter_name,
    k.number,
    k.service_name,
    k.called_time,
    GREATEST(0::numeric, EXTRACT(epoch FROM t.at - k.called_time) / 60::numeric)::integer AS minutes
   FROM grafana.today t
     JOIN grafana.ticket k ON k.site = t.site AND k.day = t.day
     LEFT JOIN counter c ON c.site = k.site AND c.code = k.counter
  WHERE k.counted AND k.ending IS NULL AND k.called IS NOT NULL AND k.called_time <= t.at
  ORDER BY t.site, k.counter, k.called DESC;

-- One row a site: whether it is in its hours, since when, and how old what is known of it is. Never open in trial time.
CREATE VIEW grafana.hall AS
 SELECT t.site,
    t.day,
    g.age_s,
    COALESCE(t.at >= h.opens AND t.at < h.closes, false) AND COALESCE(d.ended_time > t.at, true) AND NOT COALESCE(l.trial, true) AS is_open,
    h.opens AS begins
   FROM grafana.today t
     JOIN grafana.gateway g ON g.site = t.site
     LEFT JOIN log l ON l.site = t.site AND l.log = g.log
     LEFT JOIN grafana.hall_hours h ON h.site = t.site AND h.day = t.day
     LEFT JOIN grafana.site_day d ON d.site = t.site AND d.day = t.day;

-- When the register of today must be open at the latest: when the hall opens. Null where it does not, and in trial
-- time.
CREATE VIEW grafana.opening AS
 SELECT t.site,
    t.name,
    t.day,
    t.at,
    d.opened_time AS opened,
        CASE
            WHEN NOT l.trial THEN h.opens
            ELSE NULL::timestamp with time zone
        END AS expected
   FROM grafana.today t
     JOIN grafana.gateway g ON g.site = t.site
     LEFT JOIN log l ON l.site = t.site AND l.log = g.log
     LEFT JOIN grafana.hall_hours h ON h.site = t.site AND h.day = t.day
     LEFT JOIN grafana.site_day d ON d.site = t.site AND d.day = t.day AND d.opened_time <= t.at;

-- Days with movements or with service.
CREATE VIEW grafana.day AS
 SELECT r.site,
    r.day,
    grafana.midnight(r.day, z.zone) AS midnight,
    r.entered,
    r.left_,
    to_timestamp((d.opened::numeric / 1000.0)::double precision) AS opened,
    to_timestamp((d.closed::numeric / 1000.0)::double precision) AS closed,
    to_timestamp((d.ended::numeric / 1000.0)::double precision) AS ended,
    r.entered > 0 OR o.day IS NOT NULL AS was_open
   FROM ( SELECT rollup_day.site,
            rollup_day.day,
            COALESCE(sum(rollup_day.count) FILTER (WHERE rollup_day.kind = 'enter'::text), 0::numeric)::bigint AS entered,
            COALESCE(sum(rollup_day.count) FILTER (WHERE rollup_day.kind = 'leave'::text), 0::numeric)::bigint AS left_
           FROM rollup_day
          GROUP BY rollup_day.site, rollup_day.day
        UNION ALL
         SELECT alone.site,
            alone.day,
            0,
            0
           FROM grafana.service_day alone
          WHERE NOT (EXISTS ( SELECT
                   FROM rollup_day r_1
                  WHERE r_1.site = alone.site AND r_1.day = alone.day))) r
     JOIN grafana.zone_day z ON z.site = r.site AND z.first <= r.day AND r.day < z.until
     LEFT JOIN site_day d ON d.site = r.site AND d.day = r.day AND NOT d.trial
     LEFT JOIN grafana.service_day o ON o.site = r.site AND o.day = r.day;

-- One row a site: the figures of the wall. Nothing here is hidden when it is old; who shows it looks at `age_s`.
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
    COALESCE(r.entered, 0::bigint) AS entered,
    COALESCE(r.left_, 0::bigint) AS left_,
    COALESCE(i.inside, 0) AS inside,
    round(100.0 * i.inside::numeric / NULLIF(t.capacity, 0)::numeric)::integer AS inside_pct,
    (( SELECT COALESCE(sum(q.waiting), 0::numeric) AS "coalesce"
           FROM grafana.queue q
          WHERE q.site = t.site))::integer AS waiting,
    (( SELECT count(*) AS count
           FROM grafana.counter_now c
          WHERE c.site = t.site AND c.state <> 'closed'::text))::integer AS open_counters,
    h.is_open,
    d.opened_time AS opened
   FROM grafana.today t
     JOIN grafana.gateway g ON g.site = t.site
     JOIN grafana.hall h ON h.site = t.site
     CROSS JOIN LATERAL ( SELECT sum(rollup_day.count) FILTER (WHERE rollup_day.kind = 'enter'::text)::bigint AS entered,
            sum(rollup_day.count) FILTER (WHERE rollup_day.kind = 'leave'::text)::bigint AS left_
           FROM rollup_day
          WHERE rollup_day.site = t.site AND rollup_day.day = t.day) r
     LEFT JOIN grafana.site_day d ON d.site = t.site AND d.day = t.day
     LEFT JOIN LATERAL ( SELECT c.inside
           FROM grafana.curve(t.site) c(at_minute, at_time, inside)
          ORDER BY c.at_minute DESC
         LIMIT 1) i ON true;

-- Role lawang_app, jit=off
-- Role lawang_grafana, at most 20 connections, default_transaction_read_only=on, statement_timeout=5s, jit=off,
-- search_path=grafana
GRANT DELETE, INSERT, SELECT ON fact_waiting, login, office_due TO lawang_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON rollup_day, rollup_service, site_day, tenant_day TO lawang_app;
GRANT INSERT, SELECT ON arrival, correction, device_entry, fact, log_entry, office_key, planned_counter,
    planned_holiday, planned_service, planned_tenant, proposal, settlement, year_close TO lawang_app;
GRANT INSERT, SELECT, UPDATE ON device_hour, hall_hours, log, plan, ticket TO lawang_app;
GRANT SELECT ON counter, counter_period, gateway_log, holiday, migration, office_log, open_hour, plan_day, rebuild_due,
    service, service_period, site, tenant, tenant_period, token, token_site TO lawang_app;
GRANT UPDATE (capacity, name, zone) ON site TO lawang_app;
GRANT UPDATE (decided_at, decided_by, n, state) ON proposal TO lawang_app;
GRANT SELECT ON grafana.completed_later, grafana.correction, grafana.counter, grafana.counter_now,
    grafana.counter_period, grafana.day, grafana.device, grafana.device_hour, grafana.fact, grafana.gateway,
    grafana.hall, grafana.hall_hours, grafana.holiday, grafana.live, grafana.log, grafana.opening, grafana.queue,
    grafana.rollup_day, grafana.rollup_service, grafana.service, grafana.service_day, grafana.service_period,
    grafana.serving, grafana.settlement, grafana.site, grafana.site_day, grafana.tenant, grafana.tenant_day,
    grafana.tenant_period, grafana.ticket, grafana.today, grafana.year_close, grafana.zone_day, grafana.zone_period TO
    lawang_grafana;
GRANT USAGE ON SCHEMA grafana TO lawang_grafana;
