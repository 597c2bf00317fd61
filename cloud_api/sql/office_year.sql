-- One version of a closed year; the latest if none is named.
SELECT site, year, version, root, who, n, at, cut, body, register FROM year_close
WHERE site = %(site)s AND year = %(year)s AND (version = %(version)s OR %(version)s::integer IS NULL)
ORDER BY version DESC LIMIT 1
