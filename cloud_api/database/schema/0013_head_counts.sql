-- The wall's curve, re-based by head counts as the live answer is; and days of service only once the hall has opened.

-- Who is inside, each five minutes of today from its first movement or head count, and now: the arithmetic of the wall.
-- A leave takes whoever came first, nobody counts for longer than three hours, and it is never below zero. From a head
-- count on those inside are those counted: who was missed came then, of those too many the first to come have gone.
CREATE OR REPLACE FUNCTION grafana.curve(of_site text)
RETURNS TABLE (at_minute integer, at_time timestamptz, inside integer) LANGUAGE plpgsql STABLE AS $$
DECLARE
    longest CONSTANT bigint := 180 * 60000;
    step CONSTANT bigint := 5 * 60000;
    now_ms bigint;
    start_ms bigint;
    today date;
    came bigint[] := '{}';   -- when those inside came, and how many at that moment, in order
    people bigint[] := '{}';
    first integer := 1;
    last integer := 0;
    total bigint := 0;
    more bigint;
    gone bigint;
    moment bigint;
    event record;
BEGIN
    SELECT round(extract(epoch FROM t.at) * 1000), round(extract(epoch FROM t.midnight) * 1000), t.day
        INTO now_ms, start_ms, today FROM grafana.today AS t WHERE t.site = of_site;
    FOR event IN
        SELECT f.at, CASE f.kind WHEN 'enter' THEN 1 WHEN 'leave' THEN -1 END AS delta, f.amount FROM grafana.fact AS f
        WHERE f.site = of_site AND f.day = today AND f.kind IN ('enter', 'leave', 'audit') AND f.counted
            AND f.at BETWEEN start_ms AND now_ms
        ORDER BY f.at, CASE f.kind WHEN 'enter' THEN 0 WHEN 'leave' THEN 1 ELSE 2 END, f.log, f.n
    LOOP
        IF moment IS NULL THEN
            moment := start_ms + ceil((event.at - start_ms)::numeric / step)::bigint * step;
        END IF;
        WHILE moment < event.at LOOP
            WHILE first <= last AND came[first] <= moment - longest LOOP
                total := total - people[first];
                first := first + 1;
            END LOOP;
            RETURN QUERY SELECT ((moment - start_ms) / 60000)::integer, to_timestamp(moment / 1000.0),
                least(total, 2147483647)::integer;
            moment := moment + step;
        END LOOP;
        WHILE first <= last AND came[first] <= event.at - longest LOOP
            total := total - people[first];
            first := first + 1;
        END LOOP;
        more := coalesce(event.delta, event.amount - total);
        IF more > 0 THEN
            last := last + 1;
            came[last] := event.at;
            people[last] := more;
            total := total + more;
        END IF;
        WHILE more < 0 AND first <= last LOOP
            gone := least(people[first], -more);
            more := more + gone;
            total := total - gone;
            people[first] := people[first] - gone;
            IF people[first] = 0 THEN first := first + 1; END IF;
        END LOOP;
    END LOOP;
    WHILE moment < now_ms LOOP
        WHILE first <= last AND came[first] <= moment - longest LOOP
            total := total - people[first];
            first := first + 1;
        END LOOP;
        RETURN QUERY SELECT ((moment - start_ms) / 60000)::integer, to_timestamp(moment / 1000.0),
            least(total, 2147483647)::integer;
        moment := moment + step;
    END LOOP;
    IF moment IS NOT NULL THEN
        WHILE first <= last AND came[first] <= now_ms - longest LOOP
            total := total - people[first];
            first := first + 1;
        END LOOP;
        RETURN QUERY SELECT ((now_ms - start_ms) / 60000)::integer, to_timestamp(now_ms / 1000.0),
            least(total, 2147483647)::integer;
    END IF;
END
$$;

-- Days on which the plan had a tenant open, up to today: today once the hall has opened.
CREATE OR REPLACE VIEW grafana.service_day AS
    SELECT o.site, o.day FROM tenant_day AS o
    WHERE o.open AND NOT o.trial AND NOT EXISTS (
        SELECT FROM grafana.hall_hours AS h WHERE h.site = o.site AND h.day = o.day AND h.opens > grafana.at()
    )
    GROUP BY o.site, o.day;
