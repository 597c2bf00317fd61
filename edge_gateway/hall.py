"""What a press means in the hall: pure decisions over the day so far.

`decide` gives the facts of a cause, `apply` folds facts into the state. Facts that are in the log are authoritative:
a restart applies what is there and decides nothing again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from pages.occupancy import Movement, day_bounds, local_day

FRESH_MS = 15_000  # a press older than this on receipt is recorded, and marked late
ENGINE = "lawang-hall/1"
_DELTAS = {"enter": 1, "leave": -1}

Meanings = Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class Cause:
    """A press that is entry `n` of the log; times in ms since 1970."""

    n: int
    dev: str
    button: str
    at: int
    rx: int


@dataclass(frozen=True, slots=True)
class Fact:
    """What came of entry `by`: `kind` is `enter` or `leave`."""

    kind: str
    by: int
    dev: str
    at: int
    late: bool

    @property
    def movement(self) -> Movement:
        """Return what it changes on the wall."""
        return Movement(self.at, _DELTAS[self.kind])


@dataclass(frozen=True, slots=True)
class Hall:
    """The plan's meanings, and the movements from the beginning of the current local day on."""

    meanings: Meanings
    zone: ZoneInfo
    movements: tuple[Movement, ...] = ()

    def since(self, now: int) -> int:
        """Return when the local day of `now` began."""
        return day_bounds(local_day(now, self.zone), self.zone)[0]


def decide(hall: Hall, cause: Cause) -> tuple[Fact, ...]:
    """Return the facts of a press, none if its button has no meaning in the plan."""
    meaning = hall.meanings.get((cause.dev, cause.button))
    if meaning is None:
        return ()
    return (Fact(meaning, cause.n, cause.dev, cause.at, cause.rx - cause.at > FRESH_MS),)


def apply(hall: Hall, moved: Iterable[Movement], now: int) -> Hall:
    """Return the hall after facts moved people; what is of days before that of `now` is let go."""
    since = hall.since(now)
    kept = hall.movements
    if kept and kept[0].at < since:
        kept = tuple(m for m in kept if m.at >= since)
    return replace(hall, movements=kept + tuple(m for m in moved if m.at >= since))
