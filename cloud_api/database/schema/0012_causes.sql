-- What has come of a cause stands right after it in the log, so it is found by number: an index less for every fact.
DROP INDEX fact_by_cause;
