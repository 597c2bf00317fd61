-- What the token is for with which somebody logged in, while neither has ended.
SELECT t.id, t.role, t.label, array_agg(s.site ORDER BY s.site) AS sites
FROM login AS l JOIN token AS t ON t.id = l.token JOIN token_site AS s ON s.token = t.id
WHERE l.hash = %(hash)s AND l.until > now() AND t.revoked_at IS NULL
GROUP BY t.hash
