INSERT OR REPLACE INTO device_cursor (dev, ep, seq, hash, at) VALUES (?, ?, ?, ?, ?)
