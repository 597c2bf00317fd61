SELECT at, CASE kind WHEN 'enter' THEN 1 ELSE -1 END AS delta FROM fact
WHERE site = %(site)s AND day = %(day)s AND kind IN ('enter', 'leave') AND counted
