-- add_hall_hours --
-- The hours of days of which nothing is known yet, by the plan in force when a day was opened.
INSERT INTO hall_hours (site, day, opens_at, closes_at, since)
SELECT %(site)s, d.day, d.opens_at, d.closes_at, %(since)s
FROM unnest(%(day)s::date[], %(opens_at)s::bigint[], %(closes_at)s::bigint[]) AS d (day, opens_at, closes_at)
ON CONFLICT (site, day) DO NOTHING

-- add_plan --
INSERT INTO plan (site, log, n, at, day, zone, name, capacity, office, place, signatory)
VALUES (%(site)s, %(log)s, %(n)s, %(at)s, %(day)s, %(zone)s, %(name)s, %(capacity)s, %(office)s, %(place)s, %(signatory)s)

-- add_planned_counters --
INSERT INTO planned_counter (site, log, n, turn, code, name, area)
SELECT %(site)s, %(log)s, %(n)s, turn, code, name, area
FROM unnest(%(code)s::text[], %(name)s::text[], %(area)s::text[]) WITH ORDINALITY AS t (code, name, area, turn)

-- add_planned_holidays --
INSERT INTO planned_holiday (site, log, n, day, name)
SELECT %(site)s, %(log)s, %(n)s, day, name FROM unnest(%(days)s::date[], %(names)s::text[]) AS h (day, name)

-- add_planned_services --
INSERT INTO planned_service (site, log, n, turn, code, tenant, name, kind, max_wait_min, std_service_min, std_days, closed)
SELECT %(site)s, %(log)s, %(n)s, turn, code, tenant, name, kind, max_wait_min, std_service_min, std_days, closed
FROM unnest(%(code)s::text[], %(tenant)s::text[], %(name)s::text[], %(kind)s::text[], %(max_wait_min)s::integer[],
    %(std_service_min)s::integer[], %(std_days)s::integer[], %(closed)s::boolean[])
    WITH ORDINALITY AS s (code, tenant, name, kind, max_wait_min, std_service_min, std_days, closed, turn)

-- add_planned_tenants --
INSERT INTO planned_tenant (site, log, n, turn, code, name)
SELECT %(site)s, %(log)s, %(n)s, turn, code, name
FROM unnest(%(code)s::text[], %(name)s::text[]) WITH ORDINALITY AS t (code, name, turn)

-- append_leaves --
-- Leaves from number `first` on, and that they came together.
WITH came AS (
    INSERT INTO arrival (site, log, first, next) VALUES (%(site)s, %(log)s, %(first)s, %(next)s)
)
INSERT INTO log_entry (site, log, n, leaf)
SELECT %(site)s, %(log)s, %(first)s + turn - 1, leaf
FROM unnest(%(leaf)b::bytea[]) WITH ORDINALITY AS t (leaf, turn)

-- drop_empty --
-- Counts that have come to nothing.
WITH day AS (
    DELETE FROM rollup_day WHERE site = %(site)s AND day = ANY(%(days)s::date[]) AND count = 0
)
DELETE FROM rollup_service WHERE site = %(site)s AND day = ANY(%(days)s::date[]) AND count = 0

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

-- office_is_behind --
-- Somebody was told more than is here: the office's next entry opens a new log.
INSERT INTO office_due (site, why) VALUES (%(site)s, 'behind') ON CONFLICT (site) DO NOTHING

-- open_log --
INSERT INTO log (site, log, root, zone, after) VALUES (%(site)s, %(log)s, %(root)s, %(zone)s, %(after)s)

-- order_plans --
-- When each plan of a site is in force. Logs that succeed each other are one line: there a plan is passed over where a
-- later one took effect before it. Of the rest, of all lines, each is in force until the next took effect.
WITH RECURSIVE line AS (
    SELECT l.log, l.log AS root, 0 AS depth, l.opened FROM log AS l
    WHERE l.site = %(site)s AND NOT is_office(l.log) AND (l.after IS NULL OR l.after = l.log OR NOT EXISTS (
        SELECT FROM log AS b WHERE b.site = l.site AND b.log = l.after
    ))
    UNION ALL
    SELECT l.log, b.root, b.depth + 1, l.opened FROM line AS b
    JOIN log AS l ON l.site = %(site)s AND l.after = b.log AND l.log <> b.log
), placed AS (
    SELECT p.log, p.n, p.at, l.opened, min(p.at) OVER (
            PARTITION BY l.root ORDER BY l.depth, l.opened, p.n ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING
        ) AS later
    FROM plan AS p JOIN line AS l ON l.log = p.log WHERE p.site = %(site)s
), ordered AS (
    SELECT log, n, CASE WHEN row_number() OVER w = 1 THEN 0 ELSE at END AS since,
        lead(at, 1, 9223372036854775807) OVER w AS until
    FROM placed WHERE later IS NULL OR at < later WINDOW w AS (ORDER BY at, opened, n)
)
UPDATE plan AS p SET since = o.since, until = o.until
FROM plan AS q LEFT JOIN ordered AS o ON o.log = q.log AND o.n = q.n
WHERE p.site = %(site)s AND q.site = p.site AND q.log = p.log AND q.n = p.n
    AND (p.since, p.until) IS DISTINCT FROM (o.since, o.until)

-- moments_again --
-- The moments of days as those of their facts that still count say: the first that came of each. A day that nothing is
-- left of never was.
WITH left_over AS (
    SELECT f.day, f.why, f.at, a.turn, f.n
    FROM (
        SELECT log, n, day, why, at FROM fact
        WHERE site = %(site)s AND day = ANY(%(days)s::date[]) AND kind = 'day' AND (counted OR trial)
        UNION ALL
        SELECT log, n, day, why, at FROM fact_waiting
        WHERE site = %(site)s AND day = ANY(%(days)s::date[]) AND kind = 'day' AND (counted OR trial)
    ) AS f
    JOIN arrival AS a ON a.site = %(site)s AND a.log = f.log AND f.n >= a.first AND f.n < a.next
), first AS (
    SELECT DISTINCT ON (day, why) day, why, at FROM left_over ORDER BY day, why, turn, n
), again AS (
    SELECT d.day, max(f.at) FILTER (WHERE f.why = 'opened') AS opened, max(f.at) FILTER (WHERE f.why = 'cutoff') AS cutoff,
        max(f.at) FILTER (WHERE f.why = 'closed') AS closed, max(f.at) FILTER (WHERE f.why = 'ended') AS ended,
        count(f.at) AS moments
    FROM unnest(%(days)s::date[]) AS d (day) LEFT JOIN first AS f ON f.day = d.day
    GROUP BY d.day
), unsaid AS (
    DELETE FROM tenant_day AS t USING again AS a WHERE t.site = %(site)s AND t.day = a.day AND a.opened IS NULL
), gone AS (
    DELETE FROM site_day AS s USING again AS a WHERE s.site = %(site)s AND s.day = a.day AND a.moments = 0
)
UPDATE site_day AS s SET opened = a.opened, cutoff = a.cutoff, closed = a.closed, ended = a.ended
FROM again AS a WHERE s.site = %(site)s AND s.day = a.day AND a.moments > 0

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
-- day hours that were, none to days that begin when it is in force no more, and does not undo what a later plan said,
-- whichever of their logs came first.
INSERT INTO hall_hours (site, day, opens_at, closes_at, since)
SELECT %(site)s, d.day, d.opens_at, d.closes_at, %(since)s
FROM unnest(%(day)s::date[], %(opens_at)s::bigint[], %(closes_at)s::bigint[], %(begins)s::bigint[])
    AS d (day, opens_at, closes_at, begins)
JOIN plan AS p ON p.site = %(site)s AND p.log = %(log)s AND p.n = %(n)s AND coalesce(d.opens_at, d.begins) < p.until
LEFT JOIN hall_hours AS h ON h.site = %(site)s AND h.day = d.day
WHERE h.day IS NOT NULL OR d.closes_at IS NULL OR d.closes_at > %(since)s
ON CONFLICT (site, day) DO UPDATE
    SET opens_at = excluded.opens_at, closes_at = excluded.closes_at, since = excluded.since
    WHERE hall_hours.since <= excluded.since
        AND coalesce(hall_hours.closes_at, excluded.closes_at) > excluded.since

-- set_site --
-- The site is as the plan in force now says; it takes a name from that of leaf `n` alone.
UPDATE site AS s SET zone = p.zone, capacity = p.capacity,
    name = CASE WHEN %(rename)s AND p.log = %(log)s AND p.n = %(n)s THEN coalesce(p.name, s.name) ELSE s.name END
FROM plan AS p
WHERE s.site = %(site)s AND p.site = s.site AND p.until = 9223372036854775807

-- set_zone --
-- Of a plan of a later version nothing but its zone is known.
UPDATE site SET zone = %(zone)s WHERE site = %(site)s

-- stored_leaves --
SELECT n, leaf FROM log_entry
WHERE site = %(site)s AND log = %(log)s AND n >= %(first)s AND n < %(end)s
ORDER BY n

-- trial_of_log --
SELECT trial FROM log WHERE site = %(site)s AND log = %(log)s
