-- People inside in per cent of the capacity; 0 where the plan has none.
SELECT site AS lokasi, coalesce(inside_pct, 0) AS nilai FROM grafana.live
