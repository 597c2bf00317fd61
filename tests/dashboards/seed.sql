-- More than a year of a hall, drawn with a fixed seed, up to `lawang.now`; every figure agrees with its facts.
SELECT setseed(0.42);
UPDATE site SET name = 'MPP Kabupaten Serang', zone = 'Asia/Jakarta', capacity = 300 WHERE site = 'serang';
INSERT INTO plan (site, log, n, at, day, zone, name, capacity, since, until)
    VALUES ('serang', 'gw-00000001', 1, 0, '1970-01-01', 'Asia/Jakarta', 'MPP Kabupaten Serang', 300, 0, 9223372036854775807);
INSERT INTO planned_tenant VALUES
    ('serang', 'gw-00000001', 1, 1, 'disdukcapil', 'Disdukcapil'), ('serang', 'gw-00000001', 1, 2, 'dpmptsp', 'DPMPTSP'),
    ('serang', 'gw-00000001', 1, 3, 'samsat', 'Samsat'), ('serang', 'gw-00000001', 1, 4, 'bank', 'Bank O''Neil'),
    ('serang', 'gw-00000001', 1, 5, 'o''neil', 'O''Neil');
INSERT INTO planned_service
    SELECT 'serang', 'gw-00000001', 1, row_number() OVER (), code, tenant, name, kind, 30, 15, 5, false FROM (VALUES
    ('ktp', 'disdukcapil', 'KTP elektronik', 'nonizin'), ('akta', 'disdukcapil', 'Akta kelahiran', 'nonizin'),
    ('nib', 'dpmptsp', 'NIB', 'izin'), ('pbg', 'dpmptsp', 'PBG', 'izin'), ('pajak', 'samsat', 'Pajak kendaraan', 'nonizin'),
    ('rekening', 'bank', 'Buka rekening', 'nonizin'), ('aduan', 'o''neil', 'Pengaduan', 'pengaduan'),
    ('a1', 'samsat', 'Balik nama', 'nonizin'), ('a2', 'samsat', 'Mutasi', 'nonizin'), ('a3', 'bank', 'Kartu', 'nonizin'),
    ('a4', 'bank', 'Kredit', 'nonizin'), ('a5', 'dpmptsp', 'Konsultasi', 'nonizin'), ('a6', 'dpmptsp', 'Reklame', 'izin')
) AS v (code, tenant, name, kind);
INSERT INTO planned_counter
    SELECT 'serang', 'gw-00000001', 1, c, 'loket-' || c, 'Loket ' || c, 'utama' FROM generate_series(1, 8) AS c;

CREATE TEMP TABLE asked_for AS SELECT *, row_number() OVER (ORDER BY code DESC) - 1 AS pos FROM service;
CREATE TEMP TABLE at AS SELECT grafana.at() AS now, extract(epoch FROM grafana.at())::bigint * 1000 AS ms;
CREATE TEMP TABLE holiday AS SELECT d::date AS day FROM unnest(ARRAY['2025-12-25', '2026-01-01', '2026-03-19',
    '2026-03-20', '2026-03-23', '2026-05-01', '2026-05-14', '2026-06-01', '2026-08-17', '2026-12-25']) AS d;
INSERT INTO log (site, log, next, root, zone, head, sent, as_of, plan_n)
    SELECT 'serang', 'gw-00000001', 2, '', 'Asia/Jakarta', 2, ms, ms - 8000, 1 FROM at;
INSERT INTO log_entry SELECT 'serang', 'gw-00000001', 1, convert_to(
    E'lawang-site/1 1 1 0 1 gw\n' || json_build_object('k', 'plan', 'toml', E'[site]\nname = "x"\n\n[holidays]\n'
        || string_agg(day || ' = "Libur"', E'\n' ORDER BY day) || E'\n\n[[tenant]]\ncode = "a"\n'), 'UTF8')
    FROM holiday;
CREATE TEMP TABLE d AS
    SELECT g::date AS day, (extract(epoch FROM g AT TIME ZONE 'Asia/Jakarta') * 1000)::bigint AS midnight,
        (90 + 30 * sin(extract(doy FROM g) / 58 - 1) + 20 * random())::integer AS visitors
    FROM generate_series(timestamp '2025-11-03', (SELECT now AT TIME ZONE 'Asia/Jakarta' FROM at), '1 day') AS g
    WHERE extract(isodow FROM g) < 6 AND g::date NOT IN (SELECT day FROM holiday);
INSERT INTO site_day SELECT 'serang', day, midnight, cutoff, closed, ended, false
    FROM d CROSS JOIN at CROSS JOIN LATERAL (SELECT
        CASE WHEN midnight + 55800000 <= ms THEN midnight + 55800000 END AS cutoff,
        CASE WHEN midnight + 57600000 <= ms THEN midnight + 57600000 END AS closed,
        CASE WHEN midnight + 72000000 <= ms THEN midnight + 72000000 END AS ended) AS moments;
INSERT INTO tenant_day SELECT 'serang', d.day, t.code, t.code <> 'samsat' OR extract(isodow FROM d.day) < 4, false
    FROM d CROSS JOIN tenant AS t;

INSERT INTO hall_hours
    SELECT 'serang', g::date, CASE WHEN o.open THEN m.at + 28800000 END, CASE WHEN o.open THEN m.at + 57600000 END, 0
    FROM at CROSS JOIN generate_series(timestamp '2025-11-03', now AT TIME ZONE 'Asia/Jakarta' + interval '60 days', '1 day') AS g
    CROSS JOIN LATERAL (SELECT (extract(epoch FROM g AT TIME ZONE 'Asia/Jakarta') * 1000)::bigint AS at) AS m
    CROSS JOIN LATERAL (SELECT extract(isodow FROM g) < 6 AND g::date NOT IN (SELECT day FROM holiday) AS open) AS o;
INSERT INTO planned_holiday SELECT 'serang', 'gw-00000001', 1, day, 'Libur' FROM holiday;

-- A gateway opens its register on days without service too.
INSERT INTO site_day
    SELECT 'serang', g::date, m.at, NULL, NULL, CASE WHEN m.at + 72000000 <= ms THEN m.at + 72000000 END, false
    FROM at CROSS JOIN generate_series(timestamp '2025-11-03', now AT TIME ZONE 'Asia/Jakarta', '1 day') AS g
    CROSS JOIN LATERAL (SELECT (extract(epoch FROM g AT TIME ZONE 'Asia/Jakarta') * 1000)::bigint AS at) AS m
    WHERE g::date NOT IN (SELECT day FROM d);
INSERT INTO tenant_day SELECT 'serang', s.day, t.code, false, false
    FROM site_day AS s CROSS JOIN tenant AS t WHERE s.day NOT IN (SELECT day FROM d);

CREATE TEMP TABLE visit AS
    SELECT row_number() OVER (ORDER BY d.day, i) * 10 AS n, d.day, d.midnight,
        d.midnight + 27000000 + floor(30000000 * (0.15 * random() + 0.85 * i / d.visitors))::bigint AS at,
        floor(random() * 2)::integer + 1 AS gate, random() AS luck, (random() * 5400000)::bigint AS stay
    FROM d CROSS JOIN LATERAL generate_series(1, d.visitors) AS i;
DELETE FROM visit USING at WHERE visit.at > at.ms;
INSERT INTO fact (site, log, n, cause, day, hour, at, err, kind, dev, late, counted)
    SELECT 'serang', 'gw-00000001', n, n - 1, day, (at - midnight) / 3600000, at, 40, 'enter', 'gate-' || gate, false, true
    FROM visit
    UNION ALL
    SELECT 'serang', 'gw-00000001', n + 1, n, day, (at + 600000 + stay - midnight) / 3600000, at + 600000 + stay, 40,
        'leave', 'exit-' || gate, luck < 0.02, true
    FROM visit CROSS JOIN at AS a (now, ms) WHERE luck < 0.82 AND at + 600000 + stay <= ms;
INSERT INTO fact (site, log, n, cause, day, hour, at, err, kind, dev, late, counted, amount, why, service, tenant, counter)
    SELECT 'serang', 'gw-00000001', 9000000 + row_number() OVER (), NULL, day, 9, midnight + 32400000 + k.shift, 0, k.kind,
        k.dev, false, true, k.amount, k.why, k.service, k.tenant, k.counter
    FROM d CROSS JOIN at CROSS JOIN (VALUES
        ('gap', 'gate-1', 3, 'reset', NULL, NULL, NULL, 0, 97), ('refused', 'kiosk-1', NULL, 'closed', 'pajak', 'samsat', NULL, 1, 3),
        ('refused', 'kiosk-1', NULL, 'cutoff', 'ktp', 'disdukcapil', NULL, 2, 5), ('stale', 'pad-1', 20000, NULL, NULL, NULL, NULL, 3, 11)
    ) AS k (kind, dev, amount, why, service, tenant, counter, shift, every)
    WHERE (d.day - date '2025-11-03') % k.every = 0 AND d.midnight + 32400000 < at.ms;
INSERT INTO fact (site, log, n, cause, day, hour, at, err, kind, dev, late, counted, why, counter)
    SELECT 'serang', 'gw-00000001', 9500000 + row_number() OVER (), NULL, d.day, 8, d.midnight + 28800000, 0, 'counter',
        NULL, false, true, CASE WHEN c.code = 'loket-8' THEN 'closed' ELSE 'open' END, c.code
    FROM d CROSS JOIN counter AS c CROSS JOIN at WHERE d.midnight + 28800000 < at.ms AND d.day > at.now::date - 30;

CREATE TEMP TABLE t AS
    SELECT v.*, s.code AS service, s.tenant, s.kind, v.at + 60000 AS issued, k.wait, k.serve, k.draw
    FROM visit AS v
    CROSS JOIN LATERAL (SELECT floor(13 * power(random(), 2) + v.n * 0)::integer AS pick, random() AS draw,
        (-600000 * ln(1 - random() * 0.99))::bigint AS wait, (120000 + 900000 * random())::bigint AS serve) AS k
    JOIN asked_for AS s ON s.pos = k.pick
    WHERE v.luck > 0.05;
INSERT INTO ticket
    SELECT 'serang', 'gw-00000001', t.n + 2, t.day, (t.issued - t.midnight) / 3600000,
        chr(65 + (t.n / 10 % 5)::integer) || lpad((t.n / 10 % 999)::text, 3, '0'), t.service, t.tenant, t.kind,
        'gw-00000001', t.n, false, t.luck > 0.95, t.issued,
        CASE WHEN e.called <= ms THEN e.called END, CASE WHEN e.called <= ms THEN 1 ELSE 0 END,
        CASE WHEN e.called <= ms THEN 'loket-' || (t.n / 10 % 7 + 1) END, CASE WHEN e.called <= ms THEN t.wait END,
        CASE WHEN e.ended <= ms AND draw < 0.93 THEN 20000 END, CASE WHEN e.ended <= ms AND draw < 0.93 THEN t.serve END,
        CASE WHEN e.ended <= ms AND draw < 0.93 THEN 'start' END,
        CASE WHEN e.ended <= ms THEN CASE WHEN draw < 0.7 THEN 'completed' WHEN draw < 0.8 THEN 'accepted'
            WHEN draw < 0.86 THEN 'incomplete' WHEN draw < 0.93 THEN 'unstated' ELSE 'no_show' END
            WHEN t.day < now::date THEN 'unserved' END,
        CASE WHEN e.ended <= ms THEN e.ended END, false, true, false
    FROM t CROSS JOIN at CROSS JOIN LATERAL (SELECT t.issued + t.wait AS called, t.issued + t.wait + t.serve AS ended) AS e;

INSERT INTO rollup_day SELECT site, day, kind, count(*) FROM fact WHERE kind IN ('enter', 'leave') AND counted GROUP BY 1, 2, 3;
INSERT INTO rollup_service
    SELECT site, day, service, tenant, kind, w, count(*) FROM ticket
    CROSS JOIN LATERAL unnest(array_remove(ARRAY['issued', CASE WHEN called IS NOT NULL THEN 'called' END, ending], NULL)) AS w
    GROUP BY 1, 2, 3, 4, 5, 6
    UNION ALL
    SELECT site, day, service, tenant, 'nonizin', 'refused', count(*) FROM fact WHERE kind = 'refused' GROUP BY 1, 2, 3, 4;
INSERT INTO device_hour SELECT site, day, hour, dev, count(*), count(*) FROM fact WHERE dev IS NOT NULL GROUP BY 1, 2, 3, 4;
ANALYZE;
