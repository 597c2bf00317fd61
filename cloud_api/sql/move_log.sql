UPDATE log SET next = %(next)s, range = %(range)s, root = %(root)s, zone = %(zone)s, trial = %(trial)s,
    plan_n = %(plan_n)s, head = %(head)s, sent = %(sent)s, as_of = greatest(as_of, %(as_of)s)
WHERE site = %(site)s AND log = %(log)s
