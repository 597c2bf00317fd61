-- For the metrics: how far each log is.
SELECT site, log, next, head, as_of FROM log
