"""Every threshold of panels and alerts, once: SQL files name them as `@stale_s@`, panels and alerts import them."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The thresholds; the unit is the end of each name (`_s`, `_min`, `_pct`, `_days`), else a count."""

    stale_s: int = 60
    """Live numbers older than this are not shown."""
    gateway_silent_s: int = 300
    """The gateway of an open hall says something at least every minute."""
    device_silent_min: int = 60
    """A device in use is never called silent before this …"""
    device_silent_gaps: int = 12
    """… nor before this many of its usual gaps between entries: a seldom-used pad is no alarm."""
    device_usual_days: int = 14
    """How many days back the usual gap is measured over."""
    not_opened_min: int = 15
    """A day that the plan has open is opened at most this long after its hour."""
    backlog_s: int = 900
    """Entries that the gateway has and the cloud has not, at most this old."""
    gap_hours: int = 24
    """A gap or a conflict is reported for this long."""
    wait_window_min: int = 60
    """Waiting is compared with its standard over the calls of this last time …"""
    wait_calls: int = 5
    """… if there were at least this many."""
    wait_pct: int = 100
    """Median waiting in per cent of the standard."""
    exit_ratio_pct: int = 60
    """Fewer exits than this, in per cent of entries of a day that has ended, and occupancy is a guess."""
    exit_entries: int = 30
    """A day with fewer entries says nothing about exits."""
    clock_err_ms: int = 2000
    """A device whose times are less certain than this wants a look at its clock."""
    queues: int = 10
    """As many of the longest queues are on the wall."""


LIMITS = Limits()


def named(limits: Limits = LIMITS) -> dict[str, int]:
    """Return the thresholds by name, for the placeholders of SQL files."""
    return asdict(limits)
