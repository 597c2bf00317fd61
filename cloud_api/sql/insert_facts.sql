-- Facts and the rollup in one statement: equal at every commit. What is dated too far ahead waits.
-- A fact counts if it is the first of its kind from a device entry that is itself a first occurrence.
WITH given AS (
    SELECT *, row_number() OVER (PARTITION BY cause, kind ORDER BY n) AS turn
    FROM unnest(%(n)s::bigint[], %(cause)s::bigint[], %(day)s::date[], %(hour)s::smallint[], %(at)s::bigint[],
        %(err)s::bigint[], %(kind)s::text[], %(dev)s::text[], %(late)s::boolean[])
        AS t (n, cause, day, hour, at, err, kind, dev, late)
), judged AS (
    SELECT %(site)s::text AS site, %(log)s::text AS log, g.n, g.cause, g.day, g.hour, g.at, g.err, g.kind, g.dev,
        g.late,
        g.turn = 1 AND g.cause < g.n AND coalesce(d.status = 'first', false)
        AND (g.cause >= %(first)s OR NOT EXISTS ( -- a cause that came in an earlier batch may have its fact already
            SELECT FROM fact AS f
            WHERE f.site = %(site)s AND f.log = %(log)s AND f.cause = g.cause AND f.kind = g.kind
            UNION ALL
            SELECT FROM fact_waiting AS w
            WHERE w.site = %(site)s AND w.log = %(log)s AND w.cause = g.cause AND w.kind = g.kind
        )) AS counted
    FROM given AS g
    LEFT JOIN device_entry AS d ON d.site = %(site)s AND d.log = %(log)s AND d.n = g.cause
), waiting AS (
    INSERT INTO fact_waiting (site, log, n, cause, day, hour, at, err, kind, dev, late, counted)
    SELECT site, log, n, cause, day, hour, at, err, kind, dev, late, counted FROM judged WHERE at > %(horizon)s
), inserted AS (
    INSERT INTO fact (site, log, n, cause, day, hour, at, err, kind, dev, late, counted)
    SELECT site, log, n, cause, day, hour, at, err, kind, dev, late, counted FROM judged WHERE at <= %(horizon)s
    RETURNING site, day, kind, counted
)
INSERT INTO rollup_day (site, day, kind, count)
SELECT site, day, kind, count(*) FROM inserted WHERE counted GROUP BY site, day, kind
ON CONFLICT (site, day, kind) DO UPDATE SET count = rollup_day.count + excluded.count
