-- The cursor of a log, locked until the transaction ends.
SELECT next, range, zone, trial, plan_n FROM log WHERE site = %(site)s AND log = %(log)s FOR UPDATE
