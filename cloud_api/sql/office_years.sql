SELECT year, version, root, who, n, at, cut FROM year_close WHERE site = %(site)s ORDER BY year, version
