-- boots --
SELECT dev, ep, boot, hw, up, at, spread FROM device_boot

-- conflicts --
SELECT dev, ep, seq, hash FROM device_conflict

-- cursors --
SELECT dev, ep, seq, hash, since, boot, up FROM device_cursor

-- engines --
-- Entries of the kind `engine`: no other kind's first field is that.
SELECT n, payload FROM leaf
WHERE src = 'gateway' AND payload >= CAST('{"engine":"' AS BLOB) AND payload < CAST('{"engine":#' AS BLOB) ORDER BY n

-- entry_hash --
SELECT hash FROM device_entry WHERE dev = ? AND ep = ? AND seq = ?

-- extent --
SELECT count(*), coalesce(max(n), -1) FROM leaf

-- forget_boots --
-- Starts of boxes of whose epoch something later is here: nothing is dated by them any more, but rarely what a new epoch
-- took over, which then has a wide error.
DELETE FROM device_boot WHERE EXISTS (
    SELECT 1 FROM device_cursor AS c
    WHERE c.dev = device_boot.dev AND c.ep = device_boot.ep AND c.boot > device_boot.boot
)

-- forwarded --
SELECT next, range, stopped FROM forwarded

-- hall --
SELECT first, state FROM hall

-- hashes --
SELECT hash FROM leaf WHERE n >= :first AND n < :end ORDER BY n

-- head_counts --
SELECT at, payload FROM leaf
WHERE src = 'gateway' AND at >= :since AND instr(payload, CAST('"k":"audit"' AS BLOB)) ORDER BY n

-- insert_conflict --
INSERT OR IGNORE INTO device_conflict (dev, ep, seq, hash) VALUES (?, ?, ?, ?)

-- insert_entry --
INSERT OR REPLACE INTO device_entry (dev, ep, seq, hash, n) VALUES (?, ?, ?, ?, ?)

-- insert_leaf --
INSERT INTO leaf (n, at, err, rx, src, payload, hash) VALUES (?, ?, ?, ?, ?, ?, ?)

-- insert_movement --
INSERT OR IGNORE INTO movement (dev, ep, seq, at, delta) VALUES (?, ?, ?, ?, ?)

-- leaves --
SELECT n, at, err, rx, src, payload FROM leaf WHERE n >= :first ORDER BY n LIMIT :limit

-- log --
SELECT log, site, after, size, range, start, last_rx, plan FROM log

-- move_log --
UPDATE log SET size = :size, range = :range, last_rx = :last_rx, plan = coalesce(:plan, plan)

-- movements --
SELECT at, delta FROM movement WHERE at >= :since ORDER BY at

-- open_log --
INSERT INTO log (one, log, site, after, size, range, start, last_rx, plan)
VALUES (1, :log, :site, :after, 0, x'', :start, :last_rx, '')

-- plans --
SELECT n, payload FROM leaf
WHERE src = 'gateway' AND payload >= CAST('{"k":"plan",' AS BLOB) AND payload < CAST('{"k":"plan"-' AS BLOB) ORDER BY n

-- set_boot --
INSERT OR REPLACE INTO device_boot (dev, ep, boot, hw, up, at, spread) VALUES (?, ?, ?, ?, ?, ?, ?)

-- set_cursor --
INSERT OR REPLACE INTO device_cursor (dev, ep, seq, hash, since, boot, up) VALUES (?, ?, ?, ?, ?, ?, ?)

-- set_forwarded --
UPDATE forwarded SET next = :next, range = :range, stopped = :stopped

-- set_hall --
INSERT INTO hall (one, first, state) VALUES (1, ?, ?)
ON CONFLICT (one) DO UPDATE SET first = excluded.first, state = excluded.state

-- start --
UPDATE log SET start = :start

-- take_over_boots --
INSERT OR REPLACE INTO device_boot (dev, ep, boot, hw, up, at, spread)
SELECT dev, ep, boot, hw, up, at, spread FROM old.device_boot

-- take_over_conflicts --
INSERT OR IGNORE INTO device_conflict (dev, ep, seq, hash) SELECT dev, ep, seq, hash FROM old.device_conflict

-- take_over_cursors --
INSERT INTO device_cursor (dev, ep, seq, hash, since, boot, up)
SELECT dev, ep, seq, hash, since, boot, up FROM old.device_cursor WHERE true
ON CONFLICT (dev, ep) DO UPDATE SET
    seq = excluded.seq, hash = excluded.hash, since = excluded.since, boot = excluded.boot, up = excluded.up
WHERE excluded.seq > seq

-- take_over_entries --
INSERT OR IGNORE INTO device_entry (dev, ep, seq, hash, n) SELECT dev, ep, seq, hash, NULL FROM old.device_entry

-- take_over_movements --
INSERT OR IGNORE INTO movement (dev, ep, seq, at, delta)
SELECT dev, ep, seq, at, delta FROM old.movement WHERE at >= :since
