INSERT INTO device_cursor SELECT * FROM old.device_cursor WHERE true
ON CONFLICT (dev, ep) DO UPDATE SET seq = excluded.seq, hash = excluded.hash, at = excluded.at WHERE excluded.seq > seq
