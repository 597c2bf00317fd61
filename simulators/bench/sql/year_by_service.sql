-- A year's tickets by service and end, out of the rollup.
SELECT service, what, sum(count)::bigint AS count FROM rollup_service
WHERE site = %(site)s AND day >= %(first)s AND day < %(until)s
GROUP BY service, what ORDER BY service, what
