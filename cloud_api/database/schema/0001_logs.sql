-- The logs as they came, what identifies a device's entry, and what is derived from both.

CREATE TABLE site (
    site        text PRIMARY KEY,
    name        text NOT NULL,
    zone        text NOT NULL DEFAULT 'Asia/Jakarta',
    capacity    integer,
    created_at  timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE token (
    hash        bytea PRIMARY KEY,             -- SHA-256 of the token; the token itself is kept nowhere
    site        text NOT NULL REFERENCES site,
    role        text NOT NULL CHECK (role IN ('gateway', 'viewer')),
    created_at  timestamptz NOT NULL DEFAULT now(),
    revoked_at  timestamptz
);

-- A log's cursor: the one row that an append locks.
CREATE TABLE log (
    site     text NOT NULL REFERENCES site,
    log      text NOT NULL,
    next     bigint NOT NULL DEFAULT 0 CHECK (next >= 0),
    range    bytea NOT NULL DEFAULT ''::bytea, -- compact range of `next` leaves, 32 bytes a hash
    root     bytea NOT NULL,
    zone     text NOT NULL,                    -- of the log's last plan: its days are cut there
    head     bigint NOT NULL DEFAULT 0,        -- how long the log was at its gateway when it last sent
    sent     bigint NOT NULL DEFAULT 0,        -- and when that was, by the gateway's clock
    as_of    bigint NOT NULL DEFAULT 0,        -- ms since 1970: up to when the cloud knows all of this log
    opened   bigint NOT NULL GENERATED ALWAYS AS IDENTITY, -- the order in which the site's logs were opened
    PRIMARY KEY (site, log)
);

CREATE TABLE log_entry (
    site  text NOT NULL,
    log   text NOT NULL,
    n     bigint NOT NULL,
    leaf  bytea NOT NULL,
    PRIMARY KEY (site, log, n)                 -- no foreign key: the append holds the lock on its row of `log`
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
    status  text NOT NULL CHECK (status IN ('first', 'repeat', 'conflict')),
    PRIMARY KEY (site, log, n)
);

CREATE UNIQUE INDEX device_entry_first ON device_entry (site, dev, ep, seq) WHERE status = 'first';

CREATE TABLE fact (
    site     text NOT NULL,
    log      text NOT NULL,
    n        bigint NOT NULL,
    cause    bigint NOT NULL,                  -- n of the entry that it follows from, in the same log
    day      date NOT NULL,                    -- local, in the zone of the plan at append
    hour     smallint NOT NULL,
    at       bigint NOT NULL,                  -- ms since 1970
    err      bigint NOT NULL,
    kind     text NOT NULL,
    dev      text NOT NULL,
    late     boolean NOT NULL,
    counted  boolean NOT NULL,                 -- false unless it is the first from a first occurrence
    PRIMARY KEY (site, log, n, day)
);

CREATE INDEX fact_by_day ON fact (site, day, kind) WHERE counted;
CREATE INDEX fact_by_cause ON fact (site, log, cause);

-- Facts dated too far ahead of this server's clock, until they are due.
CREATE TABLE fact_waiting (LIKE fact INCLUDING ALL);

CREATE TABLE rollup_day (
    site   text NOT NULL,
    day    date NOT NULL,
    kind   text NOT NULL,
    count  bigint NOT NULL CHECK (count >= 0),
    PRIMARY KEY (site, day, kind)
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'entries of a log are never changed or deleted';
END
$$;

CREATE TRIGGER log_entry_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
