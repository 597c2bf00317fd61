DELETE FROM settlement WHERE site = %(site)s
