-- Gaps and conflicts of the last @gap_hours@ hours.
SELECT t.site AS lokasi, count(f.n) AS nilai
FROM grafana.today AS t
LEFT JOIN grafana.fact AS f ON f.site = t.site AND f.counted AND f.kind IN ('gap', 'conflict')
    AND f.day >= t.day - 2 AND f.time > t.at - interval '@gap_hours@ hours' AND f.time <= t.at
GROUP BY t.site
