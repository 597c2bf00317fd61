-- Facts of visits and tickets whose error reaches over the local midnight before or after.
SELECT day, count(*) AS facts, max(err) AS err FROM fact
WHERE site = %(site)s AND day >= %(first)s AND day < %(until)s AND counted AND kind IN ('enter', 'leave', 'issue')
    AND err > 0 AND (hour IN (0, 23) OR err > 3600000)
    AND (to_timestamp((at - err) / 1000.0) AT TIME ZONE %(zone)s)::date
        <> (to_timestamp((at + err) / 1000.0) AT TIME ZONE %(zone)s)::date
GROUP BY day ORDER BY day
