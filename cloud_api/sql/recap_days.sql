-- Days that were opened or ended, trial time left out; a `live` alone leaves a row for a day that never was.
SELECT day, opened, coalesce(closed, ended) AS closed, ended FROM site_day
WHERE site = %(site)s AND day >= %(first)s AND day < %(until)s AND NOT trial
    AND coalesce(opened, cutoff, closed, ended) IS NOT NULL
