INSERT OR REPLACE INTO device_boot (dev, boot, up, at) VALUES (?, ?, ?, ?)
