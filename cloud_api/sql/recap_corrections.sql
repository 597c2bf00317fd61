SELECT n, at, day, log, of, what, field, coalesce(old, kind) AS old, value, why, who, approved FROM correction
WHERE site = %(site)s AND day >= %(first)s AND day < %(until)s ORDER BY n
