-- The hall's hours on the days of the period that are over: hours that had passed when the gateway last wrote a moment of a
-- day. Days that the plan in force had closed have none, and trial time is left out.
SELECT h.day, h.opens_at, h.closes_at FROM hall_hours AS h
WHERE h.site = %(site)s AND h.day >= %(first)s AND h.day < %(until)s
    AND h.closes_at <= (SELECT max(greatest(opened, cutoff, closed, ended)) FROM site_day WHERE site = %(site)s)
    AND NOT EXISTS (SELECT FROM site_day AS d WHERE d.site = h.site AND d.day = h.day AND d.trial)
ORDER BY h.day
