-- In which hours of the period the devices at gates and kiosks said something: pads are silent where nobody sits, and
-- what a pad issues follows from a ticket before.
SELECT h.dev, h.day, h.hour FROM device_hour AS h
WHERE h.site = %(site)s AND h.day >= %(first)s AND h.day < %(until)s AND h.dev IN (
    SELECT f.dev FROM fact AS f
    WHERE f.site = %(site)s AND f.day >= %(first)s AND f.day < %(until)s AND f.dev IS NOT NULL
        AND (f.kind IN ('enter', 'leave') OR (f.kind = 'issue' AND NOT f.linked))
)
ORDER BY h.dev, h.day, h.hour
