UPDATE log SET size = :size, range = :range, last_rx = :last_rx, plan = coalesce(:plan, plan)
