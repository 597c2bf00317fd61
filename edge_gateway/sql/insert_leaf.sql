INSERT INTO leaf (n, at, err, rx, src, payload, hash) VALUES (?, ?, ?, ?, ?, ?, ?)
