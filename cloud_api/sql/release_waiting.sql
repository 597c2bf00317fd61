-- Take out the facts that are due by now; the caller inserts them where they count.
DELETE FROM fact_waiting WHERE site = %(site)s AND at <= %(horizon)s RETURNING *
