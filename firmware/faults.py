"""Faults of the box's own parts on their way into the journal: each at most once an hour, and not lost meanwhile."""

from firmware import const

_REPORT_MS = const(3_600_000)  # between two of a kind, so that a loose part does not fill the journal
RETRY_MS = 5000  # while the journal takes none


class Faults:
    """What `tell` was told, for `journal` at the UTC of `clock`; `up` is a firmware.clock.Uptime."""

    def __init__(self, journal, clock, up, woken):
        self._journal = journal
        self._clock = clock
        self._up = up
        self._woken = woken
        self._due = []
        self._told = {}
        self._retry_at = 0

    def tell(self, what):
        """Take a fault (form.word)."""
        told = self._told.get(what)
        if what not in self._due and (told is None or self._up.now() - told >= _REPORT_MS):
            self._due.append(what)

    def step(self):
        """Record what is due, if the journal takes it."""
        now = self._up.now()
        if not self._due or now < self._retry_at:
            return
        utc, err = self._clock.at(now)
        if self._journal.append("fault", (("what", self._due[0]), ("b", None)), now, utc, err) is None:
            self._retry_at = now + RETRY_MS
            return
        self._told[self._due.pop(0)] = now
        self._woken.set()
