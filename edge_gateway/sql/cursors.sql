SELECT dev, ep, seq, hash, at FROM device_cursor
