-- How the device entries among the causes are marked that came in earlier batches.
SELECT n, status FROM device_entry WHERE site = %(site)s AND log = %(log)s AND n = ANY(%(causes)s::bigint[])
