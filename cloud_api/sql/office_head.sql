SELECT l.next, l.root, k.seed FROM log AS l JOIN office_key AS k ON k.site = l.site
WHERE l.site = %(site)s AND l.log = %(log)s AND l.next > 0
