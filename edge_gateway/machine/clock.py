"""The gateway's clock, and whether it is to be trusted.

It goes evenly, by the machine's steady clock, and follows the machine's wall clock: where that is set by less than
STEP_MS it goes along unnoticed, as with one that is slewed. A step is taken (`follow`) or not (a doubt) by the writer
alone, which looks at least once a second; until then nobody's time has jumped. See ADR 29.
"""

import ctypes
import time
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Final, Protocol

EARLIEST = 1_767_225_600_000  # 2026-01-01 UTC in ms: before it, a clock was never set
TOLERATED_STEP = 2_000  # ms that a log's last receipt may be ahead of a clock that is to be trusted
# ms. Time daemons slew by at most 500 ppm (the kernel's limit) to 10 % (chrony's), so by 100 ms between two looks of a
# second; a smaller jump delays no press beyond freshness, and is less than a box may be out (MAX_AHEAD).
STEP_MS = 1_000
_EPOCH_OF_STARTS = 1_577_836_800_000  # 2020-01-01 in ms: a start number is in seconds since, or one more than the last
_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
_TIMEX: Final = 512  # bytes, more than `struct timex` has anywhere; `modes` 0 only asks
_UNSYNCHRONISED = 5  # TIME_ERROR of adjtimex(2)


def now_ms() -> int:
    """Return what the machine's clock says, in ms since 1970: for who runs alone, and has no GatewayClock."""
    return time.time_ns() // 1_000_000


def next_start(last: int, now: int) -> int:
    """Return the number of a start at `now`: larger than the last, and than that of any gateway replaced before."""
    return max(last + 1, (now - _EPOCH_OF_STARTS) // 1000)


class Machine(Protocol):
    """The clocks of a machine, in ms; asked from any thread."""

    def wall(self) -> int:
        """Return the time since 1970; it may be set at any moment."""
        ...

    def steady(self) -> int:
        """Return the time since some moment of this start of the machine; nobody sets it, and sleep counts."""
        ...

    def is_synchronised(self) -> bool:
        """Say whether the kernel holds the wall clock for synchronised with others; False if it cannot be asked."""
        ...

    def boot(self) -> str | None:
        """Return what tells this start of the machine from others; None if nothing does."""
        ...


class ThisMachine:
    """The clocks of this machine."""

    def __init__(self) -> None:
        """Find what the system offers."""
        self._steady: int = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)  # goes on while the machine sleeps
        self._adjtimex = getattr(ctypes.CDLL(None), "adjtimex", None)

    def wall(self) -> int:
        """Return the time since 1970."""
        return now_ms()

    def steady(self) -> int:
        """Return the time since the machine was started."""
        return time.clock_gettime_ns(self._steady) // 1_000_000

    def is_synchronised(self) -> bool:
        """Ask the kernel; a clock that is set by hand is not."""
        if self._adjtimex is None:
            return False
        return 0 <= self._adjtimex(ctypes.create_string_buffer(_TIMEX)) < _UNSYNCHRONISED

    def boot(self) -> str | None:
        """Return the kernel's word for it."""
        try:
            return _BOOT_ID.read_text(encoding="ascii").strip()
        except OSError:
            return None


class GatewayClock:
    """The time that the gateway goes by. Any thread reads it; only the writer lets it follow."""

    def __init__(self, machine: Machine, offset: int | None = None) -> None:
        """Begin with the machine's wall clock, or so many ms ahead of its steady one."""
        self.machine = machine
        self.offset = machine.wall() - machine.steady() if offset is None else offset

    def now(self) -> int:
        """Return the time, in ms since 1970."""
        return self.at(self.machine.steady())

    def at(self, steady: int) -> int:
        """Return the time of a moment of the steady clock, as it is known now."""
        return steady + self.offset

    def ahead(self) -> int:
        """Return how far the machine's wall clock is ahead."""
        return self.machine.wall() - self.now()

    def follow(self, by: int) -> None:
        """Set it by so many ms."""
        self.offset += by


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
