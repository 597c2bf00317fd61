-- Presses that could not be served, by reason; those too old to act on have the reason `stale`.
SELECT CASE kind WHEN 'stale' THEN 'stale' ELSE why END AS why, coalesce(dev, '-') AS dev,
    coalesce(service, '-') AS service, count(*) AS count
FROM fact
WHERE site = %(site)s AND day >= %(first)s AND day < %(until)s AND counted AND kind IN ('refused', 'stale')
GROUP BY 1, 2, 3 ORDER BY 4 DESC, 1, 2, 3
