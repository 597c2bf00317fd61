-- Every fact of the gateway's log, tickets and their ends, what the plan says about services, and the days of a site.

-- Trial time: facts are kept and shown, and are in no figure. A log takes it over from the one that it succeeds.
ALTER TABLE log ADD COLUMN trial boolean NOT NULL DEFAULT false;
ALTER TABLE log ADD COLUMN plan_n bigint;      -- n of the log's last `plan` record

-- Column by column, as a hypertable with columnstore wants it. `counted` is false for repeats and in trial time.
ALTER TABLE fact ALTER COLUMN dev DROP NOT NULL;
ALTER TABLE fact ALTER COLUMN cause DROP NOT NULL; -- null: nothing in the log caused it
ALTER TABLE fact ADD COLUMN trial boolean NOT NULL DEFAULT false; -- of a ticket: as it was when it was issued
ALTER TABLE fact ADD COLUMN ticket text;       -- the number on the slip
ALTER TABLE fact ADD COLUMN ticket_log text;   -- which ticket that was on this day: the place of its `issue`
ALTER TABLE fact ADD COLUMN ticket_n bigint;
ALTER TABLE fact ADD COLUMN service text;      -- these three as they were at issue; of a `refused`, in the plan then
ALTER TABLE fact ADD COLUMN tenant text;
ALTER TABLE fact ADD COLUMN service_kind text;
ALTER TABLE fact ADD COLUMN target text;       -- of a `transfer`: the service it went on to
ALTER TABLE fact ADD COLUMN visit_log text;
ALTER TABLE fact ADD COLUMN visit bigint;
ALTER TABLE fact ADD COLUMN linked boolean;
ALTER TABLE fact ADD COLUMN priority boolean;
ALTER TABLE fact ADD COLUMN counter text;
ALTER TABLE fact ADD COLUMN wait_ms bigint;
ALTER TABLE fact ADD COLUMN walk_ms bigint;
ALTER TABLE fact ADD COLUMN serve_ms bigint;
ALTER TABLE fact ADD COLUMN since text;
ALTER TABLE fact ADD COLUMN outcome text;
ALTER TABLE fact ADD COLUMN implicit boolean;
ALTER TABLE fact ADD COLUMN amount bigint;     -- people of write_off, adjust, audit; ms of stale; entries of a gap
ALTER TABLE fact ADD COLUMN why text;          -- of refused, adjust, gap; rule of a call; state of day and counter

CREATE INDEX fact_by_ticket ON fact (site, ticket_log, ticket_n) WHERE ticket_n IS NOT NULL;

ALTER TABLE fact_waiting RENAME TO fact_waited;
CREATE TABLE fact_waiting (LIKE fact INCLUDING ALL);
INSERT INTO fact_waiting (site, log, n, cause, day, hour, at, err, kind, dev, late, counted)
SELECT site, log, n, cause, day, hour, at, err, kind, dev, late, counted FROM fact_waited;
DROP TABLE fact_waited;

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
    issued     bigint NOT NULL,                -- ms since 1970, as `called` (first call) and `ended`
    called     bigint,
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

-- `what`: issued, linked, called, refused, and each ending. Equal to the facts at every commit; no row has count 0.
CREATE TABLE rollup_service (
    site     text NOT NULL,
    day      date NOT NULL,
    service  text NOT NULL,
    tenant   text NOT NULL,
    kind     text NOT NULL,
    what     text NOT NULL,
    count    bigint NOT NULL,
    PRIMARY KEY (site, day, service, tenant, kind, what)
);

-- The plan in force, by code. What has left the plan stays, as closed: the past has its names.
CREATE TABLE tenant (
    site    text NOT NULL,
    code    text NOT NULL,
    name    text NOT NULL,
    closed  boolean NOT NULL,
    PRIMARY KEY (site, code)
);

CREATE TABLE service (
    site             text NOT NULL,
    code             text NOT NULL,
    tenant           text NOT NULL,
    name             text NOT NULL,
    kind             text NOT NULL,
    max_wait_min     integer,
    std_service_min  integer,
    std_days         integer,
    closed           boolean NOT NULL,
    PRIMARY KEY (site, code)
);

CREATE TABLE counter (
    site    text NOT NULL,
    code    text NOT NULL,
    name    text NOT NULL,
    area    text NOT NULL,
    closed  boolean NOT NULL,
    PRIMARY KEY (site, code)
);

-- When the moments of a day were, in ms since 1970, and which tenants the plan had open when it was opened.
CREATE TABLE site_day (
    site    text NOT NULL,
    day     date NOT NULL,
    opened  bigint,
    cutoff  bigint,
    closed  bigint,
    ended   bigint,
    trial   boolean NOT NULL,
    PRIMARY KEY (site, day)
);

CREATE TABLE tenant_day (
    site    text NOT NULL,
    day     date NOT NULL,
    tenant  text NOT NULL,
    open    boolean NOT NULL,
    trial   boolean NOT NULL,
    PRIMARY KEY (site, day, tenant)
);

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

CREATE OR REPLACE VIEW grafana.fact AS
    SELECT site, log, n, cause, day, hour, at, err, kind, dev, late, counted, to_timestamp(at / 1000.0) AS time,
        trial, ticket, ticket_log, ticket_n, service, tenant, service_kind, target, visit_log, visit, linked, priority,
        counter, wait_ms, walk_ms, serve_ms, since, outcome, implicit, amount, why
    FROM fact;
CREATE VIEW grafana.ticket AS
    SELECT t.*, to_timestamp(issued / 1000.0) AS time, to_timestamp(called / 1000.0) AS called_time,
        to_timestamp(ended / 1000.0) AS ended_time, s.name AS service_name, s.max_wait_min, s.std_service_min,
        o.name AS tenant_name
    FROM ticket AS t
    LEFT JOIN service AS s ON s.site = t.site AND s.code = t.service
    LEFT JOIN tenant AS o ON o.site = t.site AND o.code = t.tenant;
CREATE VIEW grafana.rollup_service AS SELECT * FROM rollup_service;
CREATE VIEW grafana.tenant AS SELECT * FROM tenant;
CREATE VIEW grafana.service AS SELECT * FROM service;
CREATE VIEW grafana.counter AS SELECT * FROM counter;
CREATE VIEW grafana.site_day AS
    SELECT *, to_timestamp(opened / 1000.0) AS opened_time, to_timestamp(cutoff / 1000.0) AS cutoff_time,
        to_timestamp(closed / 1000.0) AS closed_time, to_timestamp(ended / 1000.0) AS ended_time
    FROM site_day;
CREATE VIEW grafana.tenant_day AS SELECT * FROM tenant_day;
CREATE VIEW grafana.device_hour AS SELECT * FROM device_hour;

DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'lawang_app') THEN
        GRANT SELECT ON ALL TABLES IN SCHEMA public TO lawang_app;
        GRANT INSERT, DELETE ON fact_waiting TO lawang_app;
        GRANT INSERT, UPDATE ON ticket, tenant, service, counter, site_day, tenant_day, device_hour TO lawang_app;
        GRANT INSERT, UPDATE, DELETE ON rollup_service TO lawang_app;
    END IF;
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'lawang_grafana') THEN
        GRANT SELECT ON ALL TABLES IN SCHEMA grafana TO lawang_grafana;
    END IF;
END
$$;
