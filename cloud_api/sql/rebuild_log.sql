UPDATE log SET zone = %(zone)s, trial = %(trial)s, plan_n = %(plan_n)s WHERE site = %(site)s AND log = %(log)s
