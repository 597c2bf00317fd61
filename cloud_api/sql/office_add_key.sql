INSERT INTO office_key (site, seed) VALUES (%(site)s, %(seed)s)
