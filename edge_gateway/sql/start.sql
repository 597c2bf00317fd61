UPDATE log SET start = :start
