UPDATE site SET zone = %(zone)s, name = coalesce(%(name)s, name), capacity = %(capacity)s WHERE site = %(site)s
