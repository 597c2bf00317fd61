INSERT OR IGNORE INTO device_conflict (dev, ep, seq, hash) VALUES (?, ?, ?, ?)
