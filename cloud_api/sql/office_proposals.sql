SELECT id, log, of, what, field, value, why, who, at, state, decided_by, decided_at, n FROM proposal
WHERE site = %(site)s AND state = %(state)s ORDER BY id
