-- Make again, from their facts, the tickets that new facts are about, and move the rollup by the difference.
-- The days bound what is read however many years there are; OFFSET 0 makes it one look into the index for each ticket,
-- whatever the planner believes about the tables.
-- Facts are in the order of their logs and numbers; a ticket ends with the first ending after its last return.
WITH touched AS (
    SELECT DISTINCT * FROM unnest(%(logs)s::text[], %(ns)s::bigint[], %(days)s::date[]) AS t (log, n, day)
), its AS (
    SELECT f.*, row_number() OVER (PARTITION BY f.ticket_log, f.ticket_n ORDER BY l.opened, f.n) AS turn,
        CASE f.kind
            WHEN 'finish' THEN f.outcome
            WHEN 'transfer' THEN 'transferred'
            WHEN 'abandon' THEN 'abandoned'
            WHEN 'no_show' THEN 'no_show'
            WHEN 'expired' THEN 'expired'
            WHEN 'unserved' THEN 'unserved'
        END AS ending
    FROM touched AS t
    CROSS JOIN LATERAL (
        SELECT * FROM fact AS own
        WHERE own.site = %(site)s AND own.day = t.day AND own.ticket_log = t.log AND own.ticket_n = t.n
            AND own.day BETWEEN %(first_day)s AND %(last_day)s AND (own.counted OR own.trial OR own.kind = 'issue')
        OFFSET 0
    ) AS f
    JOIN log AS l ON l.site = %(site)s AND l.log = f.log
), placed AS (
    SELECT *, coalesce(max(turn) FILTER (WHERE kind = 'return') OVER (PARTITION BY ticket_log, ticket_n), 0) AS back
    FROM its
), made AS (
    SELECT ticket_log AS log, ticket_n AS n, day, min(hour) FILTER (WHERE kind = 'issue') AS hour, ticket AS number,
        service, tenant, service_kind AS kind, visit_log, visit,
        bool_or(linked) FILTER (WHERE kind = 'issue') AS linked,
        bool_or(priority) FILTER (WHERE kind = 'issue') AS priority,
        min(at) FILTER (WHERE kind = 'issue') AS issued,
        (array_agg(at ORDER BY turn) FILTER (WHERE kind = 'call'))[1] AS called,
        count(*) FILTER (WHERE kind IN ('call', 'recall'))::integer AS calls,
        (array_agg(counter ORDER BY turn DESC) FILTER (WHERE counter IS NOT NULL))[1] AS counter,
        (array_agg(wait_ms ORDER BY turn) FILTER (WHERE kind = 'call'))[1] AS wait_ms,
        (array_agg(walk_ms ORDER BY turn) FILTER (WHERE kind = 'start'))[1] AS walk_ms,
        (array_agg(serve_ms ORDER BY turn) FILTER (WHERE ending IS NOT NULL AND turn > back))[1] AS serve_ms,
        (array_agg(since ORDER BY turn) FILTER (WHERE ending IS NOT NULL AND turn > back))[1] AS since,
        (array_agg(ending ORDER BY turn) FILTER (WHERE ending IS NOT NULL AND turn > back))[1] AS ending,
        (array_agg(at ORDER BY turn) FILTER (WHERE ending IS NOT NULL AND turn > back))[1] AS ended,
        (array_agg(implicit ORDER BY turn) FILTER (WHERE ending IS NOT NULL AND turn > back))[1] AS implicit,
        bool_or(counted) FILTER (WHERE kind = 'issue') AS counted,
        bool_or(trial) FILTER (WHERE kind = 'issue') AS trial
    FROM placed
    GROUP BY ticket_log, ticket_n, day, ticket, service, tenant, service_kind, visit_log, visit
    HAVING bool_or(kind = 'issue')
), before AS (
    SELECT k.* FROM touched AS t CROSS JOIN LATERAL (
        SELECT day, service, tenant, kind, linked, called, ending, counted FROM ticket AS own
        WHERE own.site = %(site)s AND own.log = t.log AND own.n = t.n OFFSET 0
    ) AS k
), kept AS (
    INSERT INTO ticket (site, log, n, day, hour, number, service, tenant, kind, visit_log, visit, linked, priority,
        issued, called, calls, counter, wait_ms, walk_ms, serve_ms, since, ending, ended, implicit, counted, trial)
    SELECT %(site)s, log, n, day, hour, number, service, tenant, kind, visit_log, visit, linked, priority,
        issued, called, calls, counter, wait_ms, walk_ms, serve_ms, since, ending, ended, implicit, counted, trial
    FROM made
    ON CONFLICT (site, log, n) DO UPDATE
        SET called = excluded.called, calls = excluded.calls, counter = excluded.counter, wait_ms = excluded.wait_ms,
            walk_ms = excluded.walk_ms, serve_ms = excluded.serve_ms, since = excluded.since, ending = excluded.ending,
            ended = excluded.ended, implicit = excluded.implicit, counted = excluded.counted, trial = excluded.trial
), counts AS (
    SELECT m.day, m.service, m.tenant, m.kind, w.what, 1 AS step
    FROM made AS m CROSS JOIN LATERAL (VALUES
        (CASE WHEN m.linked THEN 'linked' ELSE 'issued' END), (CASE WHEN m.called IS NOT NULL THEN 'called' END),
        (m.ending)) AS w (what)
    WHERE m.counted AND w.what IS NOT NULL
    UNION ALL
    SELECT b.day, b.service, b.tenant, b.kind, w.what, -1
    FROM before AS b CROSS JOIN LATERAL (VALUES
        (CASE WHEN b.linked THEN 'linked' ELSE 'issued' END), (CASE WHEN b.called IS NOT NULL THEN 'called' END),
        (b.ending)) AS w (what)
    WHERE b.counted AND w.what IS NOT NULL
)
MERGE INTO rollup_service AS r
USING (
    SELECT day, service, tenant, kind, what, sum(step) AS step FROM counts
    GROUP BY day, service, tenant, kind, what HAVING sum(step) <> 0
) AS c
ON r.site = %(site)s AND r.day = c.day AND r.service = c.service AND r.tenant = c.tenant AND r.kind = c.kind
    AND r.what = c.what AND r.day BETWEEN %(first_day)s AND %(last_day)s
WHEN MATCHED AND r.count + c.step = 0 THEN DELETE
WHEN MATCHED THEN UPDATE SET count = r.count + c.step
WHEN NOT MATCHED THEN INSERT (site, day, service, tenant, kind, what, count)
    VALUES (%(site)s, c.day, c.service, c.tenant, c.kind, c.what, c.step)
