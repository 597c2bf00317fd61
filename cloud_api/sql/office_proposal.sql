SELECT * FROM proposal WHERE site = %(site)s AND id = %(id)s FOR UPDATE
