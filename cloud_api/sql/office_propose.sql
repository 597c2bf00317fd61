INSERT INTO proposal (site, log, of, what, field, value, why, who, token, at)
VALUES (%(site)s, %(log)s, %(of)s, %(what)s, %(field)s, %(value)s, %(why)s, %(who)s, %(token)s, %(at)s)
RETURNING id
