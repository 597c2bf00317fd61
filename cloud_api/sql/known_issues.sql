-- Of each number of a day the issue that a fact of this log is about: one that is no repeat, of this log, the latest.
SELECT DISTINCT ON (i.day, i.number) i.*
FROM (
    SELECT t.log, t.n, t.day, t.number, t.service, t.tenant, t.kind, t.visit_log, t.visit, t.counted, t.trial
    FROM unnest(%(days)s::date[], %(numbers)s::text[]) AS wanted (day, number)
    JOIN ticket AS t ON t.site = %(site)s AND t.day = wanted.day AND t.number = wanted.number
    UNION ALL
    SELECT w.log, w.n, w.day, w.ticket, w.service, w.tenant, w.service_kind, w.visit_log, w.visit, w.counted, w.trial
    FROM unnest(%(days)s::date[], %(numbers)s::text[]) AS wanted (day, number)
    JOIN fact_waiting AS w ON w.site = %(site)s AND w.day = wanted.day AND w.ticket = wanted.number AND w.kind = 'issue'
) AS i
JOIN log AS l ON l.site = %(site)s AND l.log = i.log
ORDER BY i.day, i.number, (i.counted OR i.trial) DESC, (i.log = %(log)s) DESC, l.opened DESC, i.n DESC
