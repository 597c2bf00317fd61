-- The moments of days: the first that came of each stays. A day is of the trial time if all of it was.
WITH open AS (
    INSERT INTO tenant_day (site, day, tenant, open, trial)
    SELECT %(site)s, * FROM unnest(%(tenant_days)s::date[], %(tenants)s::text[], %(open)s::boolean[],
        %(tenant_trial)s::boolean[])
    ON CONFLICT (site, day, tenant) DO NOTHING
), live AS (
    UPDATE tenant_day SET trial = false
    WHERE site = %(site)s AND day = ANY(%(live)s::date[]) AND trial
)
INSERT INTO site_day (site, day, opened, cutoff, closed, ended, trial)
SELECT %(site)s, * FROM unnest(%(day)s::date[], %(opened)s::bigint[], %(cutoff)s::bigint[], %(closed)s::bigint[],
    %(ended)s::bigint[], %(trial)s::boolean[])
ON CONFLICT (site, day) DO UPDATE
    SET opened = coalesce(site_day.opened, excluded.opened), cutoff = coalesce(site_day.cutoff, excluded.cutoff),
        closed = coalesce(site_day.closed, excluded.closed), ended = coalesce(site_day.ended, excluded.ended),
        trial = site_day.trial AND excluded.trial
