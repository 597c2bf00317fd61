INSERT INTO year_close (site, year, version, root, who, n, at, cut, body, register)
VALUES (%(site)s, %(year)s, %(version)s, %(root)s, %(who)s, %(n)s, %(at)s, %(cut)s, %(body)s, %(register)s)
