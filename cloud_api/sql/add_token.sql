WITH made AS (INSERT INTO token (hash, role, label) VALUES (%(hash)s, %(role)s, %(label)s) RETURNING id)
INSERT INTO token_site (token, site) SELECT made.id, s.site FROM made CROSS JOIN unnest(%(sites)s::text[]) AS s (site)
