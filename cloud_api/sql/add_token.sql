INSERT INTO token (hash, site, role) VALUES (%(hash)s, %(site)s, %(role)s)
