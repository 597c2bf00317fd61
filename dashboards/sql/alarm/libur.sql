-- In December: 1 if the plan in force has no holiday of the next year.
SELECT t.site AS lokasi,
    CASE WHEN extract(month FROM t.day) = 12 AND EXISTS (SELECT FROM grafana.hall_hours AS p WHERE p.site = t.site)
        AND NOT EXISTS (
            SELECT FROM grafana.holiday AS h
            WHERE h.site = t.site AND extract(year FROM h.day) = extract(year FROM t.day) + 1
        ) THEN 1 ELSE 0 END AS nilai
FROM grafana.today AS t
