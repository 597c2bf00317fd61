-- Tickets by their issue: how many, what became of them, and how long it took; days are half-open.
-- Waiting is over all called, service over all served; standards are those of the plan in force at issue.
-- What they are grouped by, and which are chosen, is put in by `dimensions.grouped`.
WITH chosen AS (
    SELECT t.visit_log, t.visit, t.linked, t.called, t.ending, t.implicit, t.wait_ms, t.walk_ms, t.serve_ms, t.since,
        s.max_wait_min * 60000 AS longest, s.std_service_min * 60000 AS standard,
        served(t.ending) AS served,
        {by} AS of
    FROM ticket AS t
    LEFT JOIN service_period AS s
        ON s.site = t.site AND s.service = t.service AND s.since <= t.issued AND t.issued < s.until
    WHERE t.site = %(site)s AND t.day >= %(first)s AND t.day < %(until)s AND t.counted{chosen}
), visited AS ( -- hashed: as an aggregate, DISTINCT would sort all rows by the visit's place
    SELECT of, count(*) AS visits FROM (SELECT DISTINCT of, visit_log, visit FROM chosen) AS once GROUP BY of
), counted AS (
    SELECT of,
        count(*) FILTER (WHERE NOT linked) AS issued,
        count(*) FILTER (WHERE linked) AS linked,
        count(*) FILTER (WHERE called IS NOT NULL) AS called,
        count(*) FILTER (WHERE ending = 'completed') AS completed,
        count(*) FILTER (WHERE ending = 'accepted') AS accepted,
        count(*) FILTER (WHERE ending = 'incomplete') AS incomplete,
        count(*) FILTER (WHERE ending = 'referred') AS referred,
        count(*) FILTER (WHERE ending = 'unstated') AS unstated,
        count(*) FILTER (WHERE ending = 'transferred') AS transferred,
        count(*) FILTER (WHERE ending = 'no_show') AS no_show,
        count(*) FILTER (WHERE ending = 'abandoned') AS abandoned,
        count(*) FILTER (WHERE ending = 'expired') AS expired,
        count(*) FILTER (WHERE ending = 'unserved') AS unserved,
        count(*) FILTER (WHERE ending IS NULL) AS open,
        count(*) FILTER (WHERE served) AS served,
        count(*) FILTER (WHERE implicit) AS implicit,
        count(wait_ms) FILTER (WHERE called IS NOT NULL) AS wait_n,
        round(avg(wait_ms) FILTER (WHERE called IS NOT NULL))::bigint AS wait_mean_ms,
        percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY wait_ms) FILTER (WHERE called IS NOT NULL) AS wait,
        round(avg((wait_ms <= longest)::integer) FILTER (WHERE called IS NOT NULL), 4)::float8 AS wait_within,
        count(walk_ms) AS walk_n,
        round(avg(walk_ms))::bigint AS walk_mean_ms,
        count(serve_ms) FILTER (WHERE served) AS serve_n,
        round(avg(serve_ms) FILTER (WHERE served))::bigint AS serve_mean_ms,
        percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY serve_ms) FILTER (WHERE served) AS serve,
        round(avg((serve_ms <= standard)::integer) FILTER (WHERE served), 4)::float8 AS serve_within,
        count(serve_ms) FILTER (WHERE served AND since = 'call') AS serve_from_call
    FROM chosen
    GROUP BY of
)
SELECT of AS group, issued, linked, visits, called, completed, accepted, incomplete, referred, unstated, transferred,
    no_show, abandoned, expired, unserved, open, served, implicit,
    wait_n, wait_mean_ms, round(wait[1])::bigint AS wait_median_ms, round(wait[2])::bigint AS wait_p90_ms, wait_within,
    walk_n, walk_mean_ms,
    serve_n, serve_mean_ms, round(serve[1])::bigint AS serve_median_ms, round(serve[2])::bigint AS serve_p90_ms,
    serve_within, serve_from_call
FROM counted JOIN visited USING (of)
ORDER BY of
