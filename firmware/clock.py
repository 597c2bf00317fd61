"""Time on the device: uptime that does not wrap, and UTC that is only what the gateway's answer proves."""

DRIFT_PPM = 50  # an ESP32's crystal over its temperature range
EARLIEST = 1_704_067_200_000  # ms: 2024-01-01, before which there was no Lawang
LATEST = 4_102_444_800_000  # ms: 2100-01-01
MAX_ERR = 99_999_999  # ms: what an entry can say; beyond it the clock counts as not set


EPOCH_2000 = 946_684_800_000  # ms: what a board whose time begins in 2000 calls 0


def since_1970(seconds, board_year):
    """Return ms since 1970 of a board's `seconds`; `board_year` is the year of its own second 0 (`time.gmtime(0)[0]`).

    Raises ValueError for a board whose time begins in another year than 1970 or 2000.
    """
    if board_year not in (1970, 2000):
        raise ValueError("a clock that begins in " + str(board_year))
    return seconds * 1000 + (EPOCH_2000 if board_year == 2000 else 0)


def board_seconds(ms, board_year):
    """Return the board's seconds for `ms` since 1970: what `since_1970` undoes."""
    return (ms - since_1970(0, board_year)) // 1000


def latest(*times):
    """Return the latest possible time among `times` (ms since 1970, or None), or None: what it is at least.

    For the dates of certificates only: no entry is dated by it.
    """
    return max((t for t in times if t is not None and EARLIEST <= t < LATEST), default=None)


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
