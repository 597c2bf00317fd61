-- Of each number of a day the issue that a fact of this log is about: one that is no repeat, of this log, the latest.
-- One look into the index for each number, whatever the planner believes about the tables.
SELECT i.*
FROM unnest(%(days)s::date[], %(numbers)s::text[]) AS wanted (day, number)
CROSS JOIN LATERAL (
    SELECT held.*
    FROM (
        SELECT log, n, day, number, service, tenant, kind, visit_log, visit, counted, trial
        FROM ticket WHERE site = %(site)s AND day = wanted.day AND number = wanted.number
        UNION ALL
        SELECT log, n, day, ticket, service, tenant, service_kind, visit_log, visit, counted, trial
        FROM fact_waiting WHERE site = %(site)s AND day = wanted.day AND ticket = wanted.number AND kind = 'issue'
    ) AS held
    JOIN log AS l ON l.site = %(site)s AND l.log = held.log
    ORDER BY (held.counted OR held.trial) DESC, (held.log = %(log)s) DESC, l.opened DESC, held.n DESC
    LIMIT 1
) AS i
