-- A file of version 1. Its anchors do not say of which journal and chip they are, nor its cursors how exact their time
-- is: none is kept. Every box says hello to a gateway that starts, so what this costs is how exactly some are dated.
BEGIN IMMEDIATE;
DROP TABLE device_boot;
CREATE TABLE device_boot (
    dev TEXT NOT NULL,
    ep TEXT NOT NULL,
    boot INTEGER NOT NULL,
    hw TEXT NOT NULL,
    up INTEGER NOT NULL,
    at INTEGER NOT NULL,
    spread INTEGER NOT NULL,
    PRIMARY KEY (dev, ep, boot)
) STRICT, WITHOUT ROWID;
ALTER TABLE device_cursor DROP COLUMN at;
ALTER TABLE device_cursor ADD COLUMN since INTEGER;
ALTER TABLE device_cursor ADD COLUMN boot INTEGER;
ALTER TABLE device_cursor ADD COLUMN up INTEGER;
PRAGMA user_version = 2;
COMMIT;
