-- The name stays: it may have been given by hand.
UPDATE site SET zone = %(zone)s, capacity = %(capacity)s WHERE site = %(site)s
