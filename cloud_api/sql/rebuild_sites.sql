SELECT s.site, coalesce(sum(l.next), 0)::bigint AS leaves
FROM site AS s LEFT JOIN log AS l ON l.site = s.site
GROUP BY s.site ORDER BY s.site
