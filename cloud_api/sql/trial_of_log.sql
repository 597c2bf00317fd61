SELECT trial FROM log WHERE site = %(site)s AND log = %(log)s
