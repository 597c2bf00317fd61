-- An entry of the gateway's log lets earlier ones count no more (SPEC, 36). Facts stay, and are in no figure. Logs may hold
-- such entries already, from a gateway that was upgraded before its cloud.
INSERT INTO rebuild_due (site) SELECT DISTINCT site FROM log ON CONFLICT (site) DO NOTHING;

-- Let the facts that the `undo` in an entry names count no more, and return those that did; `due`: they were counted already.
-- Its owner's right, as nobody else may change a fact: it changes what the log says is undone, and nothing else.
CREATE FUNCTION undone_by(of_site text, of_log text, of_n bigint)
RETURNS TABLE (
    day date, kind text, counted boolean, service text, tenant text, service_kind text, ticket_log text, ticket_n bigint,
    due boolean
) LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH said AS (
        SELECT (leaf_said(e.leaf) ->> 'first')::bigint AS first, (leaf_said(e.leaf) ->> 'last')::bigint AS last
        FROM log_entry AS e
        WHERE e.site = of_site AND e.log = of_log AND e.n = of_n AND leaf_said(e.leaf) ->> 'k' = 'undo'
    ), kinds AS (
        SELECT unnest('{day,enter,leave,issue,priority,call,recall,start,finish,no_show,hold,resume,transfer,return,abandon,
            unserved,expired,refused,stale,counter,write_off,adjust}'::text[]) AS kind
    ), undone AS (
        SELECT f.n, f.day, f.kind, f.counted, f.service, f.tenant, f.service_kind, f.ticket_log, f.ticket_n
        FROM said JOIN fact AS f ON f.site = of_site AND f.log = of_log AND f.n BETWEEN said.first AND said.last
        WHERE said.last < of_n AND f.kind IN (SELECT k.kind FROM kinds AS k) AND (f.counted OR f.trial)
    ), marked AS (
        UPDATE fact AS f SET counted = false, trial = false FROM undone AS u
        WHERE f.site = of_site AND f.log = of_log AND f.n = u.n AND f.day = u.day
    ), waiting AS (
        UPDATE fact_waiting AS f SET counted = false, trial = false FROM said
        WHERE f.site = of_site AND f.log = of_log AND f.n BETWEEN said.first AND said.last AND said.last < of_n
            AND f.kind IN (SELECT k.kind FROM kinds AS k) AND (f.counted OR f.trial)
        RETURNING f.day, f.kind
    )
    SELECT u.day, u.kind, u.counted, u.service, u.tenant, u.service_kind, u.ticket_log, u.ticket_n, true FROM undone AS u
    UNION ALL
    SELECT w.day, w.kind, false, NULL, NULL, NULL, NULL, NULL, false FROM waiting AS w
$$;

COMMENT ON FUNCTION undone_by IS 'Lets the facts that an undo in the log names count no more, and returns those that did.';
COMMENT ON COLUMN fact.counted IS 'False for what is in no figure: a repeat, the trial time, and what a later entry has undone.';

DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'lawang_app') THEN
        GRANT DELETE ON rollup_day, site_day, tenant_day TO lawang_app;
    END IF;
END
$$;
