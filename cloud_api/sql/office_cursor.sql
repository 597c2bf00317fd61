-- The office log's cursor, locked until the transaction ends.
SELECT next, range, as_of FROM log WHERE site = %(site)s AND log = %(log)s FOR UPDATE
