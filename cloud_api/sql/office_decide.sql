UPDATE proposal SET state = %(state)s, decided_by = %(decided_by)s, decided_at = %(decided_at)s, n = %(n)s
WHERE id = %(id)s
