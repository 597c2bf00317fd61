INSERT OR IGNORE INTO movement SELECT * FROM old.movement WHERE at >= :since
