-- Exits in per cent of entries of the last day that has ended; 100 where it had too few entries to say.
SELECT t.site AS lokasi, coalesce(d.pct, 100)::double precision AS nilai
FROM grafana.today AS t
LEFT JOIN LATERAL (
    SELECT CASE WHEN entered >= @exit_entries@ THEN 100.0 * left_ / entered END AS pct FROM grafana.day
    WHERE site = t.site AND day <= t.day AND day > t.day - 14 AND ended <= t.at ORDER BY day DESC LIMIT 1
) AS d ON true
