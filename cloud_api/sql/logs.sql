SELECT log, next, encode(root, 'hex') AS root FROM log WHERE site = %(site)s ORDER BY opened
