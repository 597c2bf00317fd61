SELECT site, role FROM token WHERE hash = %(hash)s AND revoked_at IS NULL
