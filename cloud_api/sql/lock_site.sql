-- Two logs of one site must agree on which occurrence of a device's entry was the first.
SELECT site FROM site WHERE site = %(site)s FOR NO KEY UPDATE
