-- balance --
-- Who was written off at the end of days, and taken off by adjustments, by period.
SELECT {period} AS period,
    coalesce(sum(amount) FILTER (WHERE kind = 'write_off'), 0)::bigint AS written_off,
    coalesce(sum(amount) FILTER (WHERE kind = 'adjust'), 0)::bigint AS adjusted
FROM fact
WHERE site = %(site)s AND day >= %(first)s AND day < %(until)s AND counted AND kind IN ('write_off', 'adjust')
GROUP BY 1 ORDER BY 1

-- facts --
-- Facts after a place, in the order of logs' names and numbers.
SELECT {columns} FROM fact
WHERE site = %(site)s AND (log, n) > (%(log)s, %(n)s) AND log >= %(log)s
    AND (%(first)s::date IS NULL OR day >= %(first)s::date) AND (%(until)s::date IS NULL OR day < %(until)s::date)
    AND (%(kinds)s::text[] IS NULL OR kind = ANY(%(kinds)s::text[]))
ORDER BY log, n LIMIT %(limit)s

-- head_counts --
-- Head counts: how many people were found inside, and when.
SELECT day, at, amount FROM fact
WHERE site = %(site)s AND day >= %(first)s AND day < %(until)s AND counted AND kind = 'audit' AND amount IS NOT NULL
ORDER BY day, at, log, n

-- live_movements --
-- A day's entries, exits and head counts: `delta` is null for a head count, which found `people` inside.
SELECT at, CASE kind WHEN 'enter' THEN 1 WHEN 'leave' THEN -1 END AS delta, amount AS people FROM fact
WHERE site = %(site)s AND day = %(day)s AND kind IN ('enter', 'leave', 'audit') AND counted
ORDER BY at, log, n

-- live_site --
-- One row: how a site is called and up to when all its data are here.
SELECT s.site, s.name, s.zone, s.capacity,
    (SELECT as_of FROM gateway_log AS g WHERE g.site = s.site) AS as_of
FROM site AS s
WHERE s.site = %(site)s OR %(site)s::text IS NULL
ORDER BY s.created_at, s.site
LIMIT 1

-- movements --
SELECT day, at, CASE kind WHEN 'enter' THEN 1 ELSE -1 END AS delta FROM fact
WHERE site = %(site)s AND day >= %(first)s AND day < %(until)s AND counted AND kind = ANY(%(kinds)s::text[])
    AND (%(devs)s::text[] IS NULL OR dev = ANY(%(devs)s::text[]))
ORDER BY day, at

-- open_days --
-- On how many days each tenant was open by the plan; a day of the trial time is none.
SELECT tenant, count(*) AS days FROM tenant_day
WHERE site = %(site)s AND day >= %(first)s AND day < %(until)s AND open AND NOT trial
    AND (%(tenant)s::text[] IS NULL OR tenant = ANY(%(tenant)s::text[]))
GROUP BY tenant ORDER BY tenant

-- periods --
-- Counts out of the facts, by local period (`periods.py`); days are half-open: from `first` until before `until`.
SELECT {period} AS period,
    count(*) FILTER (WHERE kind = 'enter') AS entered,
    count(*) FILTER (WHERE kind = 'leave') AS left
FROM fact
WHERE site = %(site)s AND day >= %(first)s AND day < %(until)s AND counted AND kind = ANY(%(kinds)s::text[])
    AND (%(devs)s::text[] IS NULL OR dev = ANY(%(devs)s::text[]))
GROUP BY 1 ORDER BY 1

-- periods_rolled --
-- The same as `periods` for whole days and all devices, out of the rollup: a year is some hundred rows.
SELECT {period} AS period,
    coalesce(sum(count) FILTER (WHERE kind = 'enter'), 0)::bigint AS entered,
    coalesce(sum(count) FILTER (WHERE kind = 'leave'), 0)::bigint AS left
FROM rollup_day
WHERE site = %(site)s AND day >= %(first)s AND day < %(until)s AND kind = ANY(%(kinds)s::text[])
GROUP BY 1 ORDER BY 1

-- refused --
-- Presses that could not be served, by reason; those too old to act on have the reason `stale`.
SELECT CASE kind WHEN 'stale' THEN 'stale' ELSE why END AS why, coalesce(dev, '-') AS dev,
    coalesce(service, '-') AS service, count(*) AS count
FROM fact
WHERE site = %(site)s AND day >= %(first)s AND day < %(until)s AND counted AND kind IN ('refused', 'stale')
GROUP BY 1, 2, 3 ORDER BY 4 DESC, 1, 2, 3

-- zone_of_day --
-- In which zone a day was cut: that of the plan in force at its end, or the site's before there is one.
SELECT coalesce(p.zone, s.zone) AS zone FROM site AS s
LEFT JOIN plan_day AS p ON p.site = s.site AND p.first <= %(day)s AND %(day)s < p.until
WHERE s.site = %(site)s
