SELECT EXISTS (SELECT FROM fact_waiting WHERE site = %(site)s AND at <= %(horizon)s) AS due
