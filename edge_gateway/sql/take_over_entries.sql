INSERT OR IGNORE INTO device_entry SELECT dev, ep, seq, hash, NULL FROM old.device_entry
