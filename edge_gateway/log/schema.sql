-- One file holds one log. `leaf` is what is hashed and forwarded; all other tables are derived from it, or are cursors.
PRAGMA application_id = 0x4c617761;
PRAGMA user_version = 2;

-- The one row that says which log this is, how long, and the compact range of its Merkle tree. `start` counts the
-- starts of this gateway; `last_rx` is the latest receipt by a clock that was to be trusted; `plan` the text in force.
CREATE TABLE log (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    log TEXT NOT NULL,
    site TEXT NOT NULL,
    after TEXT,
    size INTEGER NOT NULL,
    range BLOB NOT NULL,
    start INTEGER NOT NULL,
    last_rx INTEGER NOT NULL,
    plan TEXT NOT NULL
) STRICT;

CREATE TABLE leaf (
    n INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    err INTEGER NOT NULL,
    rx INTEGER NOT NULL,
    src TEXT NOT NULL,
    payload BLOB NOT NULL,
    hash BLOB NOT NULL
) STRICT;

-- Up to where each epoch of each device is in this log or its predecessors. `hash` is null after a gap. An entry made
-- `up` ms after start `boot` happened at `since` or later; null if nothing is known.
CREATE TABLE device_cursor (
    dev TEXT NOT NULL,
    ep TEXT NOT NULL,
    seq INTEGER NOT NULL,
    hash TEXT,
    since INTEGER,
    boot INTEGER,
    up INTEGER,
    PRIMARY KEY (dev, ep)
) STRICT, WITHOUT ROWID;

-- `n` is null for an entry that a preceding log holds.
CREATE TABLE device_entry (
    dev TEXT NOT NULL,
    ep TEXT NOT NULL,
    seq INTEGER NOT NULL,
    hash TEXT NOT NULL,
    n INTEGER,
    PRIMARY KEY (dev, ep, seq)
) STRICT, WITHOUT ROWID;

-- When the chip `hw` had been up for `up` ms in a start, in the gateway's time, or up to `spread` ms later: dates entries
-- made before its clock was set. A box that replaces another, and a ring that was put back, count their starts anew.
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

CREATE TABLE device_conflict (
    dev TEXT NOT NULL,
    ep TEXT NOT NULL,
    seq INTEGER NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (dev, ep, seq, hash)
) STRICT, WITHOUT ROWID;

-- What the wall counts, once for each press however many logs hold it.
CREATE TABLE movement (
    dev TEXT NOT NULL,
    ep TEXT NOT NULL,
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    delta INTEGER NOT NULL,
    PRIMARY KEY (dev, ep, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX movement_at ON movement (at);

-- How far the cloud has said that it has this log, with the compact range there; `stopped` says why no more is sent.
CREATE TABLE forwarded (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    next INTEGER NOT NULL,
    range BLOB NOT NULL,
    stopped TEXT
) STRICT;
INSERT INTO forwarded (one, next, range, stopped) VALUES (1, 0, x'', NULL);

-- The hall's state before leaf `first`, as text: a start folds the facts from there on. Empty: from the log's beginning.
CREATE TABLE hall (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    first INTEGER NOT NULL,
    state TEXT NOT NULL
) STRICT;
