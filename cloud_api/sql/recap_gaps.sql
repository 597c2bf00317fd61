SELECT day, dev, kind, coalesce(why, 'hash') AS why, coalesce(amount, 1) AS entries, log, n FROM fact
WHERE site = %(site)s AND day >= %(first)s AND day < %(until)s AND kind IN ('gap', 'conflict') AND NOT trial
ORDER BY day, log, n
