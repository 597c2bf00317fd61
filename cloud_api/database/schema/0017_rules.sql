-- Rules that stand once in Python and once here; `test_one_rule` says that both agree.

-- Whether a ticket that ended like this was served: finished, and not passed on. Null: it has not ended.
CREATE FUNCTION served(of_ending text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT of_ending IN ('completed', 'accepted', 'incomplete', 'referred', 'unstated') $$;

-- The local day of a moment.
CREATE FUNCTION local_day(of_moment timestamptz, of_zone text) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT (of_moment AT TIME ZONE of_zone)::date $$;

-- Of a leaf's bytes: when it was received, in ms since 1970, and what a record in it says.
CREATE FUNCTION leaf_rx(of_leaf bytea) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT split_part(split_part(convert_from(of_leaf, 'UTF8'), E'\n', 1), ' ', 5)::bigint $$;
CREATE FUNCTION leaf_said(of_leaf bytea) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT split_part(convert_from(of_leaf, 'UTF8'), E'\n', 2)::jsonb $$;

-- The tickets of days `first` until before `until` that count, with the office's entries below the numbers given:
-- settlements below `settled_before`, corrections below `corrected_before`. A correction that voids an office entry undoes
-- it. `void` ones are in no figure. `settled` only where the ticket ended as accepted, corrections applied.
CREATE OR REPLACE FUNCTION recap_ticket(of_site text, first date, until date, settled_before bigint, corrected_before bigint)
RETURNS TABLE (
    day date, log text, n bigint, number text, service text, tenant text, kind text, visit bigint, linked boolean,
    priority boolean, issued bigint, called bigint, ended bigint, counter text, wait_ms bigint, walk_ms bigint,
    serve_ms bigint, ending text, settled text, settled_on date, void boolean
) LANGUAGE sql STABLE AS $$
    WITH undone AS (
        SELECT c.of FROM correction AS c
        WHERE c.site = of_site AND c.n < corrected_before AND c.log = 'office' AND c.what = 'void'
    ), corrected AS (
        SELECT DISTINCT ON (c.ticket_log, c.ticket_n, c.what) c.ticket_log, c.ticket_n, c.what, c.value
        FROM correction AS c
        WHERE c.site = of_site AND c.n < corrected_before AND c.log <> 'office' AND c.ticket_n IS NOT NULL
            AND c.n NOT IN (SELECT of FROM undone)
        ORDER BY c.ticket_log, c.ticket_n, c.what, c.n DESC
    ), settling AS (
        SELECT DISTINCT ON (s.log, s.ticket_n) s.log, s.ticket_n, s.outcome, s.day
        FROM settlement AS s
        WHERE s.site = of_site AND s.n < settled_before AND s.n NOT IN (SELECT of FROM undone)
        ORDER BY s.log, s.ticket_n, s.n
    )
    SELECT t.day, t.log, t.n, t.number, coalesce(s.code, t.service), coalesce(s.tenant, t.tenant),
        coalesce(s.kind, t.kind),
        l.opened * 17592186044416 + t.visit, -- one number a visit: no log has 2^44 entries
        t.linked, t.priority, t.issued, t.called, t.ended, t.counter, t.wait_ms, t.walk_ms, t.serve_ms, e.ending,
        CASE WHEN e.ending = 'accepted' THEN d.outcome END, CASE WHEN e.ending = 'accepted' THEN d.day END,
        v.ticket_n IS NOT NULL
    FROM ticket AS t
    JOIN log AS l ON l.site = t.site AND l.log = t.visit_log
    LEFT JOIN corrected AS v ON v.ticket_log = t.log AND v.ticket_n = t.n AND v.what = 'void'
    LEFT JOIN corrected AS a ON a.ticket_log = t.log AND a.ticket_n = t.n AND a.what = 'amend'
    LEFT JOIN corrected AS r ON r.ticket_log = t.log AND r.ticket_n = t.n AND r.what = 'reclassify'
    LEFT JOIN service AS s ON s.site = t.site AND s.code = r.value
    LEFT JOIN settling AS d ON d.log = t.log AND d.ticket_n = t.n
    CROSS JOIN LATERAL (SELECT CASE WHEN served(t.ending) THEN coalesce(a.value, t.ending) ELSE t.ending END AS ending)
        AS e
    WHERE t.site = of_site AND t.day >= first AND t.day < until AND t.counted
$$;

CREATE OR REPLACE VIEW grafana.ticket AS
    SELECT t.*, to_timestamp(issued / 1000.0) AS time, to_timestamp(called / 1000.0) AS called_time,
        to_timestamp(ended / 1000.0) AS ended_time, s.name AS service_name, p.max_wait_min, p.std_service_min,
        o.name AS tenant_name, served(t.ending) AS served
    FROM ticket AS t
    LEFT JOIN service AS s ON s.site = t.site AND s.code = t.service
    LEFT JOIN standard_period AS p
        ON p.site = t.site AND p.service = t.service AND p.since <= t.issued AND t.issued < p.until
    LEFT JOIN tenant AS o ON o.site = t.site AND o.code = t.tenant;

CREATE OR REPLACE VIEW grafana.today AS
    SELECT s.site, s.name, s.zone, s.capacity, n.at, d.day, grafana.midnight(d.day, s.zone) AS midnight
    FROM site AS s
    CROSS JOIN LATERAL (SELECT grafana.at() AS at) AS n
    CROSS JOIN LATERAL (SELECT local_day(n.at, s.zone) AS day) AS d;

DROP FUNCTION grafana.weekday_name;

COMMENT ON FUNCTION served IS 'Whether a ticket that ended like this was served: finished, and not passed on. Null: it has not ended.';
COMMENT ON FUNCTION local_day IS 'The local day of a moment.';
COMMENT ON FUNCTION leaf_rx IS 'When a leaf was received, in ms since 1970.';
COMMENT ON FUNCTION leaf_said IS 'What the record in a leaf says.';
