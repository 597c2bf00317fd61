-- A name given later replaces the one before; none given leaves it.
INSERT INTO site (site, name) VALUES (%(site)s, coalesce(%(name)s, %(site)s))
ON CONFLICT (site) DO UPDATE SET name = coalesce(%(name)s, site.name)
