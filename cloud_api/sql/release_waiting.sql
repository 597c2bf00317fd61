-- Move the facts that are due by now from waiting to counting.
WITH due AS (
    DELETE FROM fact_waiting WHERE site = %(site)s AND at <= %(horizon)s RETURNING *
), inserted AS (
    INSERT INTO fact (site, log, n, cause, day, hour, at, err, kind, dev, late, counted)
    SELECT site, log, n, cause, day, hour, at, err, kind, dev, late, counted FROM due
    RETURNING site, day, kind, counted
)
INSERT INTO rollup_day (site, day, kind, count)
SELECT site, day, kind, count(*) FROM inserted WHERE counted GROUP BY site, day, kind
ON CONFLICT (site, day, kind) DO UPDATE SET count = rollup_day.count + excluded.count
