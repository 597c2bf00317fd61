INSERT OR IGNORE INTO movement (dev, ep, seq, at, delta) VALUES (?, ?, ?, ?, ?)
