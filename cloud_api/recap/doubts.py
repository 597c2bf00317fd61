"""What is known to be missing or doubtful."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the recap is provisional (`key` of REASONS): how many days or entries, and which days."""

    key: str
    count: int
    days: Sequence[date]


@dataclass(frozen=True, slots=True)
class Gap:
    """Entries of a device that will never come: a `gap` or `conflict` of the gateway, or presses a device `lost`."""

    day: date
    dev: str
    what: str
    why: str
    entries: int
    log: str
    n: int


@dataclass(frozen=True, slots=True)
class Silence:
    """A device said nothing from `since` until `until` while the hall was open on that day."""

    day: date
    dev: str
    since: int
    until: int
    seconds: int


@dataclass(frozen=True, slots=True)
class Uncertain:
    """Facts whose time is so uncertain that they may belong to the day before or after; the largest error."""

    day: date
    facts: int
    err_s: int


@dataclass(frozen=True, slots=True)
class Stale:
    """Presses that came too late to act on, by device and button."""

    dev: str
    button: str
    presses: int


@dataclass(frozen=True, slots=True)
class Quality:
    """What is known to be missing or doubtful; `late`: facts that came late but on time for the record."""

    gaps: Sequence[Gap]
    silences: Sequence[Silence]
    uncertain: Sequence[Uncertain]
    stale: Sequence[Stale]
    late: int
