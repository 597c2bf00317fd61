"""The gateway's clock, and whether it is to be trusted."""

import time
from dataclasses import dataclass

EARLIEST = 1_767_225_600_000  # 2026-01-01 UTC in ms: before it, a clock was never set
TOLERATED_STEP = 2_000  # ms that time synchronisation may take it back


def now_ms() -> int:
    """Return the time in ms since 1970."""
    return time.time_ns() // 1_000_000


@dataclass(frozen=True, slots=True)
class Reading:
    """The time `now` (ms since 1970); `trusted` unless it is behind what is in the log, or was never set."""

    now: int
    trusted: bool


def judge(now: int, last_rx: int) -> Reading:
    """Judge the clock by the latest receipt in the log."""
    return Reading(now, is_trusted(now, last_rx))


def is_trusted(now: int, last_rx: int) -> bool:
    """Say whether a clock that reads `now` is to be trusted."""
    return now >= EARLIEST and now >= last_rx - TOLERATED_STEP
