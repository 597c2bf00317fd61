INSERT OR IGNORE INTO device_conflict SELECT * FROM old.device_conflict
