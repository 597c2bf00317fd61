-- Tickets beyond the first of their visit, within all, a month, a day, a tenant, and a service: what visits do not add up
-- by. Visits with one ticket, nine in ten, have none. `izin`: the same among tickets of that kind.
WITH t AS MATERIALIZED (
    SELECT extract(month FROM day)::integer AS month, day, tenant, service, kind, visit, linked
    FROM recap_ticket(%(site)s, %(first)s, %(until)s, %(settled_before)s::bigint, %(corrected_before)s::bigint)
    WHERE NOT void
)
SELECT grouping(month, day, tenant, service) AS level, month, day, tenant, service,
    count(*) - count(DISTINCT visit) AS again,
    count(*) FILTER (WHERE kind = 'izin') - count(DISTINCT visit) FILTER (WHERE kind = 'izin') AS izin
FROM t WHERE visit IN (SELECT visit FROM t WHERE linked) -- of two tickets of a visit one is linked at least
GROUP BY GROUPING SETS ((), (month), (day), (tenant), (tenant, service))
