DELETE FROM login WHERE hash = %(hash)s
