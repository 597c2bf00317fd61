-- Waiting over all that were called, service time over all that were served, in ms; within the standard where there is
-- one: each ticket is judged by the plan in force at its issue, and the standard named is that of the last ticket.
WITH g AS (
    SELECT tenant, service, grouping(tenant, service) AS level, max(issued) AS last,
        count(wait_ms) AS wait_n, coalesce(sum(wait_ms), 0)::bigint AS wait_sum,
        percentile_cont(0.5) WITHIN GROUP (ORDER BY wait_ms) AS wait_median,
        percentile_disc(0.9) WITHIN GROUP (ORDER BY wait_ms) AS wait_p90,
        count(wait_ms) FILTER (WHERE max_wait_min IS NOT NULL) AS wait_judged,
        count(*) FILTER (WHERE wait_ms <= max_wait_min * 60000::bigint) AS wait_within,
        count(served_ms) AS serve_n, coalesce(sum(served_ms), 0)::bigint AS serve_sum,
        percentile_cont(0.5) WITHIN GROUP (ORDER BY served_ms) AS serve_median,
        percentile_disc(0.9) WITHIN GROUP (ORDER BY served_ms) AS serve_p90,
        count(served_ms) FILTER (WHERE std_service_min IS NOT NULL) AS serve_judged,
        count(*) FILTER (WHERE served_ms <= std_service_min * 60000::bigint) AS serve_within
    FROM (
        SELECT r.tenant, r.service, r.issued, r.wait_ms, s.max_wait_min, s.std_service_min,
            CASE WHEN served(r.ending) THEN r.serve_ms END AS served_ms
        FROM recap_ticket(%(site)s, %(first)s, %(until)s, %(settled_before)s::bigint, %(corrected_before)s::bigint) AS r
        LEFT JOIN service_period AS s
            ON s.site = %(site)s AND s.service = r.service AND s.since <= r.issued AND r.issued < s.until
        WHERE NOT r.void
    ) AS t
    GROUP BY GROUPING SETS ((), (tenant), (tenant, service))
)
SELECT g.*, s.max_wait_min AS wait_standard, s.std_service_min AS serve_standard
FROM g LEFT JOIN service_period AS s
    ON s.site = %(site)s AND s.service = g.service AND s.since <= g.last AND g.last < s.until
