INSERT OR REPLACE INTO device_boot SELECT * FROM old.device_boot
