SELECT t.id, t.role, t.label, array_agg(s.site ORDER BY s.site) AS sites, t.created_at, t.revoked_at
FROM token AS t JOIN token_site AS s ON s.token = t.id
GROUP BY t.hash ORDER BY t.id
