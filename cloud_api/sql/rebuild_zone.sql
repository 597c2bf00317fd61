UPDATE log SET zone = %(zone)s WHERE site = %(site)s AND log = %(log)s
