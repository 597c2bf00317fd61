-- The office's record is one line of logs: a database that is not the one in which the last of them was begun, or that is
-- behind what was heard of it, opens the next. One log, one writer, one key.

CREATE FUNCTION is_office(log text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT log = 'office' OR log LIKE 'office-%'
$$;

-- Which database this is. A copy by pg_restore has other tables, one of the files of a whole server another timeline as soon
-- as it is recovered or promoted. Files that are put back as they were cannot be told from inside: see `office_due`.
CREATE FUNCTION office_home() RETURNS text LANGUAGE sql STABLE AS $$
    SELECT format('%s/%s/%s/%s', s.system_identifier, d.oid, 'log_entry'::regclass::oid,
        left(pg_walfile_name(pg_current_wal_lsn()), 8))
    FROM pg_control_system() AS s JOIN pg_database AS d ON d.datname = current_database()
$$;

ALTER TABLE office_key ADD COLUMN log text NOT NULL DEFAULT 'office';
ALTER TABLE office_key ALTER COLUMN log DROP DEFAULT;
ALTER TABLE office_key ADD COLUMN home text;
ALTER TABLE office_key DROP CONSTRAINT office_key_pkey;
ALTER TABLE office_key ADD PRIMARY KEY (site, log);

CREATE TABLE office_due (
    site   text PRIMARY KEY REFERENCES site,
    why    text NOT NULL CHECK (why IN ('restored', 'behind')),
    since  timestamptz NOT NULL DEFAULT now()
);

CREATE VIEW office_log AS
    SELECT l.site, l.log, l.next, l.root, l.as_of, l.opened, coalesce(sum(l.next) OVER (
            PARTITION BY l.site ORDER BY l.opened ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ), 0)::bigint AS base
    FROM log AS l WHERE is_office(l.log);

CREATE OR REPLACE VIEW gateway_log AS
    SELECT DISTINCT ON (l.site) l.site, l.log, l.next, l.head, l.as_of, l.trial
    FROM log AS l
    WHERE NOT is_office(l.log) AND NOT EXISTS (
        SELECT FROM log AS s WHERE s.site = l.site AND s.after = l.log AND s.log <> l.log
    )
    ORDER BY l.site, l.opened DESC;

COMMENT ON TABLE office_key IS 'The seed of the Ed25519 key that signs an office log. Its public half stands in the log''s `open`.';
COMMENT ON COLUMN office_key.home IS 'office_home() where it was made; anywhere else it signs nothing and its log is not written. Null: made before this was kept, so nowhere';
COMMENT ON TABLE office_due IS 'Sites whose office opens a new log at its next entry, since this database may not be all that was written: it was restored, or a gateway or a process remembers more of it.';
COMMENT ON VIEW office_log IS 'The office''s logs of a site, in the order in which they succeed each other; `base` is the place of the first entry of each in the office''s record.';
COMMENT ON COLUMN settlement.n IS 'its place in the office''s record: the entry''s number, and what the logs before its own hold';
COMMENT ON COLUMN correction.n IS 'as settlement.n';
COMMENT ON COLUMN correction.log IS 'the log of the entry that is corrected; `office` for any of the office''s';
COMMENT ON COLUMN correction.of IS 'the entry; of the office''s its place, as settlement.n';
COMMENT ON COLUMN year_close.n IS 'as settlement.n';
COMMENT ON COLUMN proposal.n IS 'as settlement.n';
COMMENT ON FUNCTION is_office IS 'Whether a log is one that the cloud writes.';
COMMENT ON FUNCTION office_home IS 'Which database this is: server, database, table and timeline.';

DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'lawang_app') THEN
        GRANT SELECT, INSERT, DELETE ON office_due TO lawang_app;
        GRANT SELECT ON office_log TO lawang_app;
    END IF;
END
$$;
