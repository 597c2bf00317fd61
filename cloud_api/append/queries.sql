-- add_hall_hours --
-- The hours of days of which nothing is known yet, by the plan in force when a day was opened.
INSERT INTO hall_hours (site, day, opens_at, closes_at, since)
SELECT %(site)s, d.day, d.opens_at, d.closes_at, %(since)s
FROM unnest(%(day)s::date[], %(opens_at)s::bigint[], %(closes_at)s::bigint[]) AS d (day, opens_at, closes_at)
ON CONFLICT (site, day) DO NOTHING

-- append_leaves --
-- Leaves from number `first` on, and that they came together.
WITH came AS (
    INSERT INTO arrival (site, log, first, next) VALUES (%(site)s, %(log)s, %(first)s, %(next)s)
)
INSERT INTO log_entry (site, log, n, leaf)
SELECT %(site)s, %(log)s, %(first)s + turn - 1, leaf
FROM unnest(%(leaf)b::bytea[]) WITH ORDINALITY AS t (leaf, turn)

-- has_due --
-- Whether facts wait that are due, and whether all that is derived is outdated.
SELECT EXISTS (SELECT FROM fact_waiting WHERE site = %(site)s AND at <= %(horizon)s) AS due,
    EXISTS (SELECT FROM rebuild_due WHERE site = %(site)s) AS outdated

-- insert_leaves --
INSERT INTO log_entry (site, log, n, leaf)
SELECT %(site)s, %(log)s, %(first)s + turn - 1, leaf
FROM unnest(%(leaf)b::bytea[]) WITH ORDINALITY AS t (leaf, turn)

-- insert_waiting --
-- What is dated too far ahead of this server's clock waits.
INSERT INTO fact_waiting (site, {columns})
SELECT %(site)s, {columns} FROM unnest({arrays}) AS given ({columns})

-- known_facts --
-- What has come of causes in earlier batches, and the fact just before this one.
SELECT n, cause, kind, ticket, counter, visit_log, visit FROM fact
WHERE site = %(site)s AND log = %(log)s AND n < %(first)s AND n >= %(lowest)s
    AND (cause = ANY(%(causes)s::bigint[]) OR n = %(first)s - 1)
UNION ALL
SELECT n, cause, kind, ticket, counter, visit_log, visit FROM fact_waiting
WHERE site = %(site)s AND log = %(log)s AND n < %(first)s AND n >= %(lowest)s
    AND (cause = ANY(%(causes)s::bigint[]) OR n = %(first)s - 1)

-- known_issues --
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

-- known_marks --
-- How the device entries among the causes are marked that came in earlier batches.
SELECT n, status, false AS found FROM device_entry
WHERE site = %(site)s AND log = %(log)s AND n = ANY(%(causes)s::bigint[])

-- last_hall_hours --
-- The last day before a day whose hours are known.
SELECT max(day) AS day FROM hall_hours WHERE site = %(site)s AND day < %(day)s

-- lock_log --
-- The cursor of a log, locked until the transaction ends.
SELECT next, range, zone, trial, plan_n FROM log WHERE site = %(site)s AND log = %(log)s FOR UPDATE

-- lock_site --
-- Two logs of one site must agree on which occurrence of a device's entry was the first.
SELECT site FROM site WHERE site = %(site)s FOR NO KEY UPDATE

-- lock_site_and_look --
-- As lock_site, and whether facts wait that are due by now.
SELECT site, EXISTS (SELECT FROM fact_waiting AS w WHERE w.site = %(site)s AND w.at <= %(horizon)s) AS due
FROM site WHERE site = %(site)s FOR NO KEY UPDATE

-- logs --
SELECT log, next, encode(root, 'hex') AS root FROM log WHERE site = %(site)s ORDER BY opened

-- move_log --
UPDATE log SET next = %(next)s, range = %(range)s, root = %(root)s, zone = %(zone)s, trial = %(trial)s,
    plan_n = %(plan_n)s, head = %(head)s, sent = %(sent)s, as_of = greatest(as_of, %(as_of)s)
WHERE site = %(site)s AND log = %(log)s

-- open_log --
INSERT INTO log (site, log, root, zone) VALUES (%(site)s, %(log)s, %(root)s, %(zone)s)

-- rebuild_arrivals --
SELECT log, first, next FROM arrival WHERE site = %(site)s ORDER BY turn

-- rebuild_done --
DELETE FROM rebuild_due WHERE site = %(site)s

-- rebuild_log --
UPDATE log SET zone = %(zone)s, trial = %(trial)s, plan_n = %(plan_n)s WHERE site = %(site)s AND log = %(log)s

-- rebuild_plan --
-- The name stays: it may have been given by hand.
UPDATE site SET zone = %(zone)s, capacity = %(capacity)s WHERE site = %(site)s

-- rebuild_sites --
SELECT s.site, coalesce(sum(l.next), 0)::bigint AS leaves
FROM site AS s LEFT JOIN log AS l ON l.site = s.site
GROUP BY s.site ORDER BY s.site

-- rebuilds_due --
SELECT site FROM rebuild_due ORDER BY since, site

-- release_waiting --
-- Take out the facts that are due by now; the caller inserts them where they count.
DELETE FROM fact_waiting WHERE site = %(site)s AND at <= %(horizon)s RETURNING *

-- set_counters --
-- The counters of the plan in force, as `set_services`.
WITH gone AS (
    UPDATE counter SET closed = true WHERE site = %(site)s AND code <> ALL(%(code)s::text[])
)
INSERT INTO counter (site, code, name, area, closed)
SELECT %(site)s, code, name, area, false
FROM unnest(%(code)s::text[], %(name)s::text[], %(area)s::text[]) AS t (code, name, area)
ON CONFLICT (site, code) DO UPDATE SET name = excluded.name, area = excluded.area, closed = false

-- set_days --
-- The moments of days: the first that came of each stays. A day is of the trial time if all of it was.
WITH open AS (
    INSERT INTO tenant_day (site, day, tenant, open, trial)
    SELECT %(site)s, t.day, t.tenant, t.open, t.trial
    FROM unnest(%(tenant_days)s::date[], %(tenants)s::text[], %(open)s::boolean[], %(tenant_trial)s::boolean[])
        AS t (day, tenant, open, trial)
    ON CONFLICT (site, day, tenant) DO NOTHING
), live AS (
    UPDATE tenant_day SET trial = false
    WHERE site = %(site)s AND day = ANY(%(live)s::date[]) AND trial
)
INSERT INTO site_day (site, day, opened, cutoff, closed, ended, trial)
SELECT %(site)s, d.day, d.opened, d.cutoff, d.closed, d.ended, d.trial
FROM unnest(%(day)s::date[], %(opened)s::bigint[], %(cutoff)s::bigint[], %(closed)s::bigint[], %(ended)s::bigint[],
    %(trial)s::boolean[]) AS d (day, opened, cutoff, closed, ended, trial)
ON CONFLICT (site, day) DO UPDATE
    SET opened = coalesce(site_day.opened, excluded.opened), cutoff = coalesce(site_day.cutoff, excluded.cutoff),
        closed = coalesce(site_day.closed, excluded.closed), ended = coalesce(site_day.ended, excluded.ended),
        trial = site_day.trial AND excluded.trial

-- set_hall_hours --
-- The hours of days to come by a plan that takes effect at `since`. It leaves hours alone that were over by then, gives no
-- day hours that were, and does not undo what a later plan said, whichever of their logs came first.
INSERT INTO hall_hours (site, day, opens_at, closes_at, since)
SELECT %(site)s, d.day, d.opens_at, d.closes_at, %(since)s
FROM unnest(%(day)s::date[], %(opens_at)s::bigint[], %(closes_at)s::bigint[]) AS d (day, opens_at, closes_at)
LEFT JOIN hall_hours AS h ON h.site = %(site)s AND h.day = d.day
WHERE h.day IS NOT NULL OR d.closes_at IS NULL OR d.closes_at > %(since)s
ON CONFLICT (site, day) DO UPDATE
    SET opens_at = excluded.opens_at, closes_at = excluded.closes_at, since = excluded.since
    WHERE hall_hours.since <= excluded.since
        AND coalesce(hall_hours.closes_at, excluded.closes_at) > excluded.since

-- set_holidays --
-- The holidays of the plan in force.
WITH given AS (
    SELECT * FROM unnest(%(day)s::date[], %(name)s::text[]) AS h (day, name)
), gone AS (
    DELETE FROM holiday WHERE site = %(site)s AND day NOT IN (SELECT day FROM given)
)
INSERT INTO holiday (site, day, name) SELECT %(site)s, day, name FROM given
ON CONFLICT (site, day) DO UPDATE SET name = excluded.name

-- set_plan --
UPDATE site SET zone = %(zone)s, name = coalesce(%(name)s, name), capacity = %(capacity)s WHERE site = %(site)s

-- set_services --
-- The services of the plan in force. What it no longer names stays as it was, and is closed.
WITH gone AS (
    UPDATE service SET closed = true WHERE site = %(site)s AND code <> ALL(%(code)s::text[])
)
INSERT INTO service (site, code, tenant, name, kind, max_wait_min, std_service_min, std_days, closed)
SELECT %(site)s, s.code, s.tenant, s.name, s.kind, s.max_wait_min, s.std_service_min, s.std_days, s.closed
FROM unnest(%(code)s::text[], %(tenant)s::text[], %(name)s::text[], %(kind)s::text[], %(max_wait_min)s::integer[],
    %(std_service_min)s::integer[], %(std_days)s::integer[], %(closed)s::boolean[])
    AS s (code, tenant, name, kind, max_wait_min, std_service_min, std_days, closed)
ON CONFLICT (site, code) DO UPDATE
    SET tenant = excluded.tenant, name = excluded.name, kind = excluded.kind, max_wait_min = excluded.max_wait_min,
        std_service_min = excluded.std_service_min, std_days = excluded.std_days, closed = excluded.closed

-- set_standards --
-- The standards of services, in minutes, by a plan that takes effect at `since`.
INSERT INTO standard (site, service, since, max_wait_min, std_service_min)
SELECT %(site)s, s.code, %(since)s, s.max_wait_min, s.std_service_min
FROM unnest(%(code)s::text[], %(max_wait_min)s::integer[], %(std_service_min)s::integer[])
    AS s (code, max_wait_min, std_service_min)
ON CONFLICT (site, service, since) DO UPDATE
    SET max_wait_min = excluded.max_wait_min, std_service_min = excluded.std_service_min

-- set_tenants --
-- The tenants of the plan in force, as `set_services`.
WITH gone AS (
    UPDATE tenant SET closed = true WHERE site = %(site)s AND code <> ALL(%(code)s::text[])
)
INSERT INTO tenant (site, code, name, closed)
SELECT %(site)s, code, name, false FROM unnest(%(code)s::text[], %(name)s::text[]) AS t (code, name)
ON CONFLICT (site, code) DO UPDATE SET name = excluded.name, closed = false

-- stored_leaves --
SELECT n, leaf FROM log_entry
WHERE site = %(site)s AND log = %(log)s AND n >= %(first)s AND n < %(end)s
ORDER BY n

-- trial_of_log --
SELECT trial FROM log WHERE site = %(site)s AND log = %(log)s
