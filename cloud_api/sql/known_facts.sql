-- What has come of causes in earlier batches, and the fact just before this one.
SELECT n, cause, kind, ticket, counter, visit_log, visit FROM fact
WHERE site = %(site)s AND log = %(log)s AND n < %(first)s AND n >= %(lowest)s
    AND (cause = ANY(%(causes)s::bigint[]) OR n = %(first)s - 1)
UNION ALL
SELECT n, cause, kind, ticket, counter, visit_log, visit FROM fact_waiting
WHERE site = %(site)s AND log = %(log)s AND n < %(first)s AND n >= %(lowest)s
    AND (cause = ANY(%(causes)s::bigint[]) OR n = %(first)s - 1)
