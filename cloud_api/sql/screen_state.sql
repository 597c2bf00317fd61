-- Whether the site's current log is in its trial, and which of the day's moments have been.
SELECT coalesce((
        SELECT trial FROM log WHERE site = %(site)s AND log <> 'office' ORDER BY opened DESC LIMIT 1
    ), false) AS trial,
    d.opened, d.cutoff, d.closed, d.ended
FROM (VALUES (1)) AS one (row)
LEFT JOIN site_day AS d ON d.site = %(site)s AND d.day = %(day)s
