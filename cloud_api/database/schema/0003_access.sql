-- Who may do what: an application that cannot change a log, a reader that sees views only, tokens with roles.

-- In which order batches came: what was first among the logs of a site depends on it, so a rebuild needs it.
CREATE TABLE arrival (
    turn   bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    site   text NOT NULL,
    log    text NOT NULL,
    first  bigint NOT NULL,
    next   bigint NOT NULL CHECK (next > first)
);

CREATE INDEX arrival_by_site ON arrival (site, turn);

INSERT INTO arrival (site, log, first, next) SELECT site, log, 0, next FROM log WHERE next > 0 ORDER BY opened;

CREATE TRIGGER arrival_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON arrival
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER log_stays BEFORE DELETE OR TRUNCATE ON log
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER log_goes_forward BEFORE UPDATE ON log
    FOR EACH ROW WHEN (new.next < old.next) EXECUTE FUNCTION refuse_change();

-- A token is for one or more sites and is named by its number once it was shown.
ALTER TABLE token ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY UNIQUE;
ALTER TABLE token ADD COLUMN label text NOT NULL DEFAULT '';
ALTER TABLE token DROP CONSTRAINT token_role_check;
ALTER TABLE token ADD CHECK (role IN ('gateway', 'viewer', 'reporter', 'corrector', 'approver', 'admin'));
CREATE TABLE token_site (
    token  bigint NOT NULL REFERENCES token (id),
    site   text NOT NULL REFERENCES site,
    PRIMARY KEY (token, site)
);
INSERT INTO token_site (token, site) SELECT id, site FROM token;
ALTER TABLE token DROP COLUMN site;

-- What Grafana sees. A view reads with its owner's rights: its reader needs none on the tables.
CREATE SCHEMA grafana;
CREATE VIEW grafana.site AS SELECT site, name, zone, capacity FROM site;
CREATE VIEW grafana.log AS SELECT site, log, next, head, sent, as_of FROM log;
CREATE VIEW grafana.fact AS
    SELECT site, log, n, cause, day, hour, at, err, kind, dev, late, counted, to_timestamp(at / 1000.0) AS time
    FROM fact;
CREATE VIEW grafana.rollup_day AS SELECT site, day, kind, count FROM rollup_day;

-- Roles belong to the server, not to the database: another database may have made them. Who may not make roles
-- goes on without them; /health says so. Passwords are given by the owner: ALTER ROLE … PASSWORD.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'lawang_app') THEN
        CREATE ROLE lawang_app LOGIN;
        ALTER ROLE lawang_app SET jit = off;
        EXECUTE format('GRANT lawang_app TO %I', current_user);
    END IF;
EXCEPTION
    WHEN duplicate_object OR unique_violation THEN NULL; -- another database was faster
    WHEN insufficient_privilege THEN RAISE NOTICE 'role lawang_app was not made';
END
$$;

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'lawang_grafana') THEN
        CREATE ROLE lawang_grafana LOGIN CONNECTION LIMIT 20;
        ALTER ROLE lawang_grafana SET default_transaction_read_only = on;
        ALTER ROLE lawang_grafana SET statement_timeout = '5s';
        ALTER ROLE lawang_grafana SET jit = off;
        ALTER ROLE lawang_grafana SET search_path = grafana;
    END IF;
EXCEPTION
    WHEN duplicate_object OR unique_violation THEN NULL;
    WHEN insufficient_privilege THEN RAISE NOTICE 'role lawang_grafana was not made';
END
$$;

DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'lawang_app') THEN
        GRANT SELECT ON ALL TABLES IN SCHEMA public TO lawang_app;
        GRANT INSERT ON log, log_entry, arrival, device_entry, fact, fact_waiting, rollup_day TO lawang_app;
        GRANT UPDATE ON log, rollup_day TO lawang_app;
        GRANT UPDATE (name, zone, capacity) ON site TO lawang_app;
        GRANT DELETE ON fact_waiting TO lawang_app;
    END IF;
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'lawang_grafana') THEN
        GRANT USAGE ON SCHEMA grafana TO lawang_grafana;
        GRANT SELECT ON ALL TABLES IN SCHEMA grafana TO lawang_grafana;
    END IF;
END
$$;
