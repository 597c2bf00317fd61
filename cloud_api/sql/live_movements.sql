-- A day's entries, exits and head counts: `delta` is null for a head count, which found `people` inside.
SELECT at, CASE kind WHEN 'enter' THEN 1 WHEN 'leave' THEN -1 END AS delta, amount AS people FROM fact
WHERE site = %(site)s AND day = %(day)s AND kind IN ('enter', 'leave', 'audit') AND counted
ORDER BY at, log, n
