-- On how many days each tenant was open by the plan; a day of the trial time is none.
SELECT tenant, count(*) AS days FROM tenant_day
WHERE site = %(site)s AND day >= %(first)s AND day < %(until)s AND open AND NOT trial
    AND (%(tenant)s::text[] IS NULL OR tenant = ANY(%(tenant)s::text[]))
GROUP BY tenant ORDER BY tenant
