INSERT INTO arrival (site, log, first, next) VALUES (%(site)s, %(log)s, %(first)s, %(next)s)
