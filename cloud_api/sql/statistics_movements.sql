SELECT day, at, CASE kind WHEN 'enter' THEN 1 ELSE -1 END AS delta FROM fact
WHERE site = %(site)s AND day >= %(first)s AND day < %(until)s AND counted AND kind = ANY(%(kinds)s::text[])
    AND (%(devs)s::text[] IS NULL OR dev = ANY(%(devs)s::text[]))
ORDER BY day, at
