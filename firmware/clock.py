"""Time on the device: uptime that does not wrap, and UTC that is only what the gateway's answer proves."""

DRIFT_PPM = 50  # an ESP32's crystal over its temperature range
EARLIEST = 1_704_067_200_000  # ms: 2024-01-01, before which there was no Lawang
LATEST = 4_102_444_800_000  # ms: 2100-01-01
MAX_ERR = 99_999_999  # ms: what an entry can say; beyond it the clock counts as not set


class Uptime:
    """Milliseconds since boot from a tick counter that wraps. Must be read at least once in half a wrap."""

    def __init__(self, ticks_ms, ticks_diff):
        self._ticks_ms = ticks_ms
        self._ticks_diff = ticks_diff
        self._seen = ticks_ms()
        self._up = 0

    def now(self):
        """Return ms since boot; never runs backwards."""
        ticks = self._ticks_ms()
        step = self._ticks_diff(ticks, self._seen)
        if step > 0:
            self._up += step
            self._seen = ticks
        return self._up


class UtcClock:
    """UTC as an offset to uptime, with its error."""

    def __init__(self):
        self._offset = None
        self._set_at = 0
        self._err = 0

    def learn(self, utc, asked, answered):
        """Take the gateway's `utc` (ms) from an answer to a question sent at uptime `asked`, got at `answered`.

        The answer was made between the two, so the midpoint is off by at most half the round trip. Returns whether it
        was taken: an impossible time changes nothing.
        """
        if not EARLIEST <= utc < LATEST or answered < asked:
            return False
        self._offset = utc - (asked + answered) // 2
        self._set_at = answered
        self._err = (answered - asked + 1) // 2 + 1
        return True

    def at(self, up):
        """Return (utc, err) in ms at uptime `up`, or (None, None) while the clock is not set."""
        if self._offset is None:
            return None, None
        err = self._err + (max(0, up - self._set_at) * DRIFT_PPM + 999_999) // 1_000_000
        utc = up + self._offset
        if err > MAX_ERR or not EARLIEST <= utc < LATEST:
            return None, None
        return utc, err
