-- The office: what it decided about tickets, what it corrected, which years it closed; and tickets as they count with that.

-- The seed of the Ed25519 key that signs a site's office log. Its public half stands in the log's `open`.
CREATE TABLE office_key (
    site  text PRIMARY KEY REFERENCES site,
    seed  bytea NOT NULL CHECK (length(seed) = 32)
);

-- Derived from the office log, where `n` is the entry. An accepted ticket was decided later, on `day`.
CREATE TABLE settlement (
    site      text NOT NULL,
    n         bigint NOT NULL,
    log       text NOT NULL,
    ticket_n  bigint NOT NULL,
    outcome   text NOT NULL,
    day       date NOT NULL,
    who       text NOT NULL,
    at        bigint NOT NULL,                 -- ms since 1970
    PRIMARY KEY (site, n)
);

-- Derived too. `day`, `kind`, `old` and the ticket are those of the entry (log, of) that is corrected.
CREATE TABLE correction (
    site        text NOT NULL,
    n           bigint NOT NULL,
    log         text NOT NULL,
    of          bigint NOT NULL,
    what        text NOT NULL,
    field       text,
    value       text,
    why         text NOT NULL,
    who         text NOT NULL,
    approved    text NOT NULL,
    at          bigint NOT NULL,
    day         date,
    kind        text,
    old         text,
    ticket_log  text,
    ticket_n    bigint,
    PRIMARY KEY (site, n)
);

-- Not derived: what somebody wants corrected, until another approves it. Only then is there an entry (`n`).
CREATE TABLE proposal (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    site        text NOT NULL REFERENCES site,
    log         text NOT NULL,
    of          bigint NOT NULL,
    what        text NOT NULL,
    field       text,
    value       text,
    why         text NOT NULL,
    who         text NOT NULL,
    token       bigint NOT NULL REFERENCES token (id),
    at          bigint NOT NULL,
    state       text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'approved', 'declined', 'withdrawn')),
    decided_by  text,
    decided_at  bigint,
    n           bigint
);

CREATE UNIQUE INDEX proposal_open ON proposal (site, log, of, what) WHERE state = 'open';

-- Version 1 of a year and its addenda (2, 3, ...) as they were fixed: `root` stands in the office log and binds the rest.
CREATE TABLE year_close (
    site      text NOT NULL,
    year      integer NOT NULL,
    version   integer NOT NULL,
    root      text NOT NULL,
    who       text NOT NULL,
    n         bigint NOT NULL,
    at        bigint NOT NULL,
    cut       jsonb NOT NULL,
    body      text NOT NULL,                   -- canonical JSON of the recap without its register
    register  text NOT NULL,                   -- and of its register
    PRIMARY KEY (site, year, version)
);

-- The tickets of days `first` until before `until` that count, with the office's entries below the numbers given:
-- settlements below `settled_before`, corrections below `corrected_before`. A correction that voids an office entry undoes
-- it. `void` ones are in no figure. `settled` only where the ticket ended as accepted, corrections applied.
CREATE FUNCTION recap_ticket(of_site text, first date, until date, settled_before bigint, corrected_before bigint)
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
    CROSS JOIN LATERAL (SELECT CASE
        WHEN t.ending IN ('completed', 'accepted', 'incomplete', 'referred', 'unstated') THEN coalesce(a.value, t.ending)
        ELSE t.ending END AS ending) AS e
    WHERE t.site = of_site AND t.day >= first AND t.day < until AND t.counted
$$;

CREATE VIEW grafana.settlement AS
    SELECT site, n, log, ticket_n, outcome, day, who, to_timestamp(at / 1000.0) AS time FROM settlement;
CREATE VIEW grafana.correction AS
    SELECT site, n, log, of, what, field, value, old, why, who, approved, day, to_timestamp(at / 1000.0) AS time
    FROM correction;
CREATE VIEW grafana.year_close AS
    SELECT site, year, version, root, who, n, to_timestamp(at / 1000.0) AS time FROM year_close;

DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'lawang_app') THEN
        GRANT SELECT, INSERT ON office_key, settlement, correction, proposal, year_close TO lawang_app;
        GRANT UPDATE (state, decided_by, decided_at, n) ON proposal TO lawang_app;
    END IF;
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'lawang_grafana') THEN
        GRANT SELECT ON grafana.settlement, grafana.correction, grafana.year_close TO lawang_grafana;
    END IF;
END
$$;
