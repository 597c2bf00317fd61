SELECT site, name, zone FROM site WHERE site = %(site)s
