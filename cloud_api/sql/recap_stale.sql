-- The button stands only in the entry itself.
SELECT f.dev, split_part(convert_from(e.leaf, 'UTF8'), E'\n', 2)::jsonb ->> 'b' AS button, count(*) AS presses
FROM fact AS f JOIN log_entry AS e ON e.site = f.site AND e.log = f.log AND e.n = f.n
WHERE f.site = %(site)s AND f.day >= %(first)s AND f.day < %(until)s AND f.kind = 'stale' AND f.counted
GROUP BY 1, 2 ORDER BY 1, 2
