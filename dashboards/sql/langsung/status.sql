-- One row: the figures of the wall. What is older than @stale_s@ s is null, and shown as a dash on red.
SELECT
    CASE WHEN fresh THEN l.inside END AS di_dalam,
    CASE WHEN fresh THEN l.inside_pct END AS terisi_pct,
    l.capacity AS kapasitas,
    CASE WHEN fresh THEN l.entered END AS masuk,
    CASE WHEN fresh THEN l.left_ END AS pulang,
    CASE WHEN fresh THEN l.waiting END AS menunggu,
    CASE WHEN fresh THEN l.open_counters END AS loket_buka,
    CASE WHEN fresh THEN (
        SELECT count(*) FROM grafana.device AS d
        WHERE d.site = l.site AND l.is_open
            AND d.silent_min > greatest(@device_silent_min@, @device_silent_gaps@ * d.usual_gap_min)
    ) END AS perangkat_diam,
    l.age_s AS umur_s
FROM (SELECT *, coalesce(age_s <= @stale_s@, false) AS fresh FROM grafana.live WHERE site = @site@) AS l
