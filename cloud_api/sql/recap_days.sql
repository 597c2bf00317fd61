-- Days that were opened or ended, trial time left out; a `live` alone leaves a row for a day that never was. Doors are
-- shut only on days on which the hall was open.
SELECT day, opened, closed, ended FROM site_day
WHERE site = %(site)s AND day >= %(first)s AND day < %(until)s AND NOT trial
    AND coalesce(opened, cutoff, closed, ended) IS NOT NULL
