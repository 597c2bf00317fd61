-- A new login; those that have ended are let go on the way.
WITH ended AS (DELETE FROM login WHERE until <= now())
INSERT INTO login (hash, token, until) VALUES (%(hash)s, %(token)s, now() + make_interval(secs => %(seconds)s))
