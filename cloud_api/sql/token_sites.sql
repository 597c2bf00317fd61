-- What an unrevoked token is for.
SELECT t.id, t.role, t.label, array_agg(s.site ORDER BY s.site) AS sites
FROM token AS t JOIN token_site AS s ON s.token = t.id
WHERE t.hash = %(hash)s AND t.revoked_at IS NULL
GROUP BY t.hash
