-- The three numbers of the year, and how complete it is: open days without a gap.
SELECT
    coalesce(v.entered, 0)::bigint AS pengunjung,
    t.applicants AS pemohon,
    t.licensing AS pemohon_izin,
    (coalesce(t.completed, 0) + coalesce(l.later, 0))::bigint AS selesai,
    coalesce(v.days, 0)::bigint AS hari_buka,
    CASE WHEN v.days > 0 THEN round(100.0 * (v.days - g.days) / v.days, 1)::double precision END AS kelengkapan_pct,
    y.year::text AS rekap
FROM grafana.year_of(@site@, $__timeFrom()::timestamptz) AS y
CROSS JOIN LATERAL (
    SELECT sum(entered) AS entered, count(*) FILTER (WHERE was_open) AS days
    FROM grafana.day WHERE site = @site@ AND day >= y.first AND day < y.until
) AS v
CROSS JOIN LATERAL (
    SELECT count(*) AS applicants, count(*) FILTER (WHERE licensing) AS licensing, sum(completed)::bigint AS completed
    FROM (
        SELECT bool_or(kind = @licensing@) AS licensing, count(*) FILTER (WHERE ending = 'completed') AS completed
        FROM grafana.ticket
        WHERE site = @site@ AND day >= y.first AND day < y.until AND counted
        GROUP BY visit_log, visit
    ) AS visits
) AS t
CROSS JOIN LATERAL (
    SELECT sum(count) AS later FROM grafana.completed_later WHERE site = @site@ AND day >= y.first AND day < y.until
) AS l
CROSS JOIN LATERAL (
    SELECT count(DISTINCT f.day) AS days FROM grafana.fact AS f
    JOIN grafana.day AS d ON d.site = f.site AND d.day = f.day AND d.was_open
    WHERE f.site = @site@ AND f.day >= y.first AND f.day < y.until AND f.kind = 'gap' AND f.counted
) AS g
