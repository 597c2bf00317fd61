-- What an append has left, and in how many places the rollups differ from a count of what they count.
SELECT (SELECT count(*) FROM log_entry) AS leaves, (SELECT count(*) FROM fact) AS facts,
    (SELECT count(*) FROM ticket) AS tickets,
    (SELECT count(*) FROM (SELECT site, day, kind, count(*) AS n FROM fact WHERE counted AND kind IN ('enter', 'leave')
        GROUP BY site, day, kind) AS f FULL JOIN rollup_day AS r USING (site, day, kind) WHERE f.n IS DISTINCT FROM r.count)
    + (SELECT count(*) FROM (SELECT site, day, service, ending AS what, count(*) AS n FROM ticket
            WHERE counted AND ending IS NOT NULL GROUP BY site, day, service, ending) AS t
        FULL JOIN (SELECT * FROM rollup_service WHERE what NOT IN ('issued', 'linked', 'called', 'refused')) AS r
            USING (site, day, service, what) WHERE t.n IS DISTINCT FROM r.count) AS drift
