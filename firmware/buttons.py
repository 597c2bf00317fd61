"""From pin levels to presses (debounce): pure, one step a sample.

A level counts once samples agree on it for 15 ms (at 5 ms a sample: 3 after the first), so that contacts closed for
less than 15 ms never count and 30 ms always do, whatever the phase. A press is such a level after at least 40 ms
released; it counts when it is let go, or while it is held, so soon that its lamp is lit 600 ms after it began. What is
down at boot is no press. A button that is down at boot or for 30 s is reported stuck, once, and counts again after its
release. After a press follows a lock-out, reckoned from its release: what begins within it is not counted. `DOWN` says
that a finger is there, whether it will count or not.
"""

from firmware import const

SAMPLE_MS = 5
_EQUAL = const(3)  # samples at least, when some come late
SETTLED_MS = 15
RELEASED_MS = 40
_STUCK_MS = const(30_000)
_HELD_MS = const(550)  # so long held it counts: samples may be late, and the journal takes its time
_MAX_MS = const(600)

STUCK = "stuck"
DOWN = "down"


class Button:
    """One button; `lockout_ms` after each press it is deaf."""

    def __init__(self, lockout_ms):
        self.calm = False  # up, and nothing else was seen lately: a further sample of up changes nothing
        self._lockout_ms = lockout_ms
        self._level = None  # the level that counts; None before the first
        self._seen = None
        self._run = 0
        self._run_since = 0
        self._since = 0  # when the present level began
        self._deaf_until = 0
        self._counts = False  # the present hold will be a press
        self._counted = False  # it has been one
        self._told = False  # the present hold was reported stuck

    def update(self, down, now):
        """Take a sample (`down`: bool) at uptime `now` ms; return DOWN, ms of a press that counts, STUCK, or None."""
        if down != self._seen:
            self._seen, self._run, self._run_since = down, 0, now
        self._run += 1
        if down != self._level and self._run >= _EQUAL and now - self._run_since >= SETTLED_MS:
            return self._change(down, now)
        if not self._level:
            self.calm = self._level is False and not down
            return None
        if self._counts and now - self._since >= _HELD_MS:
            return self._count(now - self._since)
        if not self._told and now - self._since >= _STUCK_MS:
            self._told = True
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
        said = self._count(self._since - began) if self._counts else None
        if self._counted:
            self._counted = False
            self._deaf_until = self._since + self._lockout_ms
        return said

    def _count(self, ms):
        self._counts, self._counted = False, True
        return min(ms, _MAX_MS)
