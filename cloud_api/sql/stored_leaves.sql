SELECT n, leaf FROM log_entry
WHERE site = %(site)s AND log = %(log)s AND n >= %(first)s AND n < %(end)s
ORDER BY n
