INSERT INTO log (site, log, root, zone) VALUES (%(site)s, %(log)s, %(root)s, %(zone)s)
