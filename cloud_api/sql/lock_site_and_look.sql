-- As lock_site, and whether facts wait that are due by now.
SELECT site, EXISTS (SELECT FROM fact_waiting AS w WHERE w.site = %(site)s AND w.at <= %(horizon)s) AS due
FROM site WHERE site = %(site)s FOR NO KEY UPDATE
