SELECT log, first, next FROM arrival WHERE site = %(site)s ORDER BY turn
