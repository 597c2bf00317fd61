"""The gateway's clock, and whether it is to be trusted."""

import time
from dataclasses import dataclass
from enum import Enum

EARLIEST = 1_767_225_600_000  # 2026-01-01 UTC in ms: before it, a clock was never set
_EPOCH_OF_STARTS = 1_577_836_800_000  # 2020-01-01 in ms: a start number is in seconds since, or one more than the last
TOLERATED_STEP = 2_000  # ms that time synchronisation may take it back


def now_ms() -> int:
    """Return the time in ms since 1970."""
    return time.time_ns() // 1_000_000


def next_start(last: int) -> int:
    """Return the number of a start: larger than the last, and than that of any gateway replaced before."""
    return max(last + 1, (now_ms() - _EPOCH_OF_STARTS) // 1000)


class Trust(Enum):
    """Whether a clock is to be believed: it may be behind the log's last entry, or never have been set."""

    RIGHT = "right"
    BEHIND = "behind"
    NEVER_SET = "never-set"


@dataclass(frozen=True, slots=True)
class Reading:
    """The time `now` (ms since 1970), and whether to believe it."""

    now: int
    trust: Trust

    @property
    def trusted(self) -> bool:
        """Say whether it is to be believed."""
        return self.trust is Trust.RIGHT


def judge(now: int, last_rx: int) -> Reading:
    """Judge the clock by the latest receipt in the log."""
    return Reading(now, _trust(now, last_rx))


def is_trusted(now: int, last_rx: int) -> bool:
    """Say whether a clock that reads `now` is to be trusted."""
    return _trust(now, last_rx) is Trust.RIGHT


def _trust(now: int, last_rx: int) -> Trust:
    if now < EARLIEST:
        return Trust.NEVER_SET
    return Trust.BEHIND if now < last_rx - TOLERATED_STEP else Trust.RIGHT
