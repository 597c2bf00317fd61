INSERT INTO hall (one, first, state) VALUES (1, ?, ?)
ON CONFLICT (one) DO UPDATE SET first = excluded.first, state = excluded.state
