SELECT tenant, day FROM tenant_day
WHERE site = %(site)s AND day >= %(first)s AND day < %(until)s AND open AND NOT trial
