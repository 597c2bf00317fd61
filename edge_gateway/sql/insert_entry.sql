INSERT OR REPLACE INTO device_entry (dev, ep, seq, hash, n) VALUES (?, ?, ?, ?, ?)
