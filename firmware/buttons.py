"""From pin levels to presses (debounce): pure, one step a sample.

A level counts once samples agree on it for 15 ms (at 5 ms a sample: 3 after the first), so that contacts closed for
less than 15 ms never count and 30 ms always do, whatever the phase. A press is such a level after at least 40 ms
released, counted when it is let go. One that lasts 30 s, or is down at boot, is no press: it is reported stuck once
and counts again after its release. After a press follows a lock-out, reckoned from its release: what begins within it
is not counted. `DOWN` says that a finger is there, whether it will count or not.
"""

from firmware import const

SAMPLE_MS = 5
_EQUAL = const(3)  # samples at least, when some come late
SETTLED_MS = 15
RELEASED_MS = 40
_STUCK_MS = const(30_000)
_MAX_MS = const(99_999)

STUCK = "stuck"
DOWN = "down"


class Button:
    """One button; `lockout_ms` after each press it is deaf."""

    def __init__(self, lockout_ms):
        self._lockout_ms = lockout_ms
        self._level = None  # the level that counts; None before the first
        self._seen = None
        self._run = 0
        self._run_since = 0
        self._since = 0  # when the present level began
        self._deaf_until = 0
        self._counts = False  # the present hold is a press
        self._told = False  # the present hold was reported stuck

    def update(self, down, now):
        """Take a sample (`down`: bool) at uptime `now` ms; return DOWN, ms held after a press, STUCK, or None."""
        if down != self._seen:
            self._seen, self._run, self._run_since = down, 0, now
        self._run += 1
        if down != self._level and self._run >= _EQUAL and now - self._run_since >= SETTLED_MS:
            return self._change(down, now)
        if self._level and not self._told and now - self._since >= _STUCK_MS:
            self._told, self._counts = True, False
            return STUCK
        return None

    def _change(self, down, now):
        before, began = self._level, self._since
        self._level, self._since = down, self._run_since
        if down:
            self._told = before is None
            if self._told:
                return STUCK
            settled = self._since - began >= RELEASED_MS
            self._counts = settled and self._since >= self._deaf_until
            return DOWN if settled else None
        if not self._counts:
            return None
        self._counts = False
        self._deaf_until = self._since + self._lockout_ms
        return min(self._since - began, _MAX_MS)
