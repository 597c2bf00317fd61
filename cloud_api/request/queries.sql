-- add_site --
-- A name given later replaces the one before; none given leaves it.
INSERT INTO site (site, name) VALUES (%(site)s, coalesce(%(name)s, %(site)s))
ON CONFLICT (site) DO UPDATE SET name = coalesce(%(name)s, site.name)

-- add_token --
WITH made AS (INSERT INTO token (hash, role, label) VALUES (%(hash)s, %(role)s, %(label)s) RETURNING id)
INSERT INTO token_site (token, site) SELECT made.id, s.site FROM made CROSS JOIN unnest(%(sites)s::text[]) AS s (site)

-- login_sites --
-- What the token is for with which somebody logged in, while neither has ended.
SELECT t.id, t.role, t.label, array_agg(s.site ORDER BY s.site) AS sites
FROM login AS l JOIN token AS t ON t.id = l.token JOIN token_site AS s ON s.token = t.id
WHERE l.hash = %(hash)s AND l.until > now() AND t.revoked_at IS NULL
GROUP BY t.hash

-- revoke_token --
UPDATE token SET revoked_at = now() WHERE id = %(id)s AND revoked_at IS NULL RETURNING id

-- token_sites --
-- What an unrevoked token is for.
SELECT t.id, t.role, t.label, array_agg(s.site ORDER BY s.site) AS sites
FROM token AS t JOIN token_site AS s ON s.token = t.id
WHERE t.hash = %(hash)s AND t.revoked_at IS NULL
GROUP BY t.hash

-- tokens --
SELECT t.id, t.role, t.label, array_agg(s.site ORDER BY s.site) AS sites, t.created_at, t.revoked_at
FROM token AS t JOIN token_site AS s ON s.token = t.id
GROUP BY t.hash ORDER BY t.id
