"""Full-jitter exponential back-off: how long to wait before the next try, so that boxes do not come all at once."""


class Backoff:
    """Delays drawn from [lowest, ceiling], the ceiling doubling from 2 * `base` up to `cap` (ms)."""

    def __init__(self, base, cap, urandom):
        self._base = base
        self._cap = max(cap, 1)
        self._urandom = urandom
        self.reset()

    def reset(self):
        """Begin again with short delays."""
        self._ceiling = 2 * self._base

    def next(self):
        """Return the next delay in ms: at least a quarter of the base (or of the cap), at most the cap."""
        ceiling = min(self._ceiling, self._cap)
        self._ceiling = min(self._ceiling * 2, self._cap)
        lowest = min(self._base, self._cap) // 4
        drawn = int.from_bytes(self._urandom(4), "big")
        return lowest + drawn % (ceiling - lowest + 1)
