-- Whether the site's current log is in its trial, which of the day's moments have been, and the hall's hours by the plan:
-- both null where it is closed; not `planned`: no plan has said anything of this day.
SELECT coalesce((
        SELECT trial FROM log WHERE site = %(site)s AND log <> 'office' ORDER BY opened DESC LIMIT 1
    ), false) AS trial,
    d.opened, d.cutoff, d.closed, d.ended, h.day IS NOT NULL AS planned, h.opens_at, h.closes_at
FROM (VALUES (1)) AS one (row)
LEFT JOIN site_day AS d ON d.site = %(site)s AND d.day = %(day)s
LEFT JOIN hall_hours AS h ON h.site = %(site)s AND h.day = %(day)s
