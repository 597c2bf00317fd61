DELETE FROM correction WHERE site = %(site)s
