UPDATE forwarded SET next = :next, range = :range, stopped = :stopped
