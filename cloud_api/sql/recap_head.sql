-- The site, up to when its newest gateway log is known here, how many facts of the period wait, and the plan in force.
SELECT s.name, s.zone, coalesce(g.as_of, 0) AS known_until, p.leaf AS plan,
    (SELECT count(*) FROM fact_waiting AS w
     WHERE w.site = s.site AND w.day >= %(first)s AND w.day < %(until)s) AS waiting
FROM site AS s
LEFT JOIN LATERAL (
    SELECT as_of FROM log WHERE log.site = s.site AND log.log <> 'office' ORDER BY opened DESC LIMIT 1
) AS g ON true
LEFT JOIN LATERAL (
    SELECT e.leaf FROM log AS l JOIN log_entry AS e ON e.site = l.site AND e.log = l.log AND e.n = l.plan_n
    WHERE l.site = s.site ORDER BY l.opened DESC LIMIT 1
) AS p ON true
WHERE s.site = %(site)s
