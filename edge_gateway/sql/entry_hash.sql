SELECT hash FROM device_entry WHERE dev = ? AND ep = ? AND seq = ?
