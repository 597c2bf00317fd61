SELECT dev, ep, seq, hash FROM device_conflict
