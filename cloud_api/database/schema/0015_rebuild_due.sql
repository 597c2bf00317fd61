-- What older versions derived is not what this one derives: until it was made again, nothing of it is shown.
CREATE TABLE rebuild_due (
    site   text PRIMARY KEY REFERENCES site,
    since  timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE rebuild_due IS 'Sites whose derived tables a migration has outdated: what they say is refused until they were made again from the logs. A migration that changes how something is derived adds every site that has a log.';
INSERT INTO rebuild_due (site) SELECT DISTINCT site FROM log;
