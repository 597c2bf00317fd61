"""The arithmetic of a day: who came, who left, who is inside.

`entered` and `left` are raw counts of the local day. `inside` is what a wall shows: a leave takes whoever came first
(first in, first out), nobody counts for longer than `max_stay`, and it is never below zero. A head count re-bases it:
who was missed counts as having come then, of those who were too many the first to come have gone.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from site_plan.local import MINUTE_MS, day_bounds, local_day

CURVE_STEP_MIN = 5
MAX_STAY_MIN = 180


@dataclass(frozen=True, slots=True)
class Movement:
    """A press with a meaning: `delta` is +1 for an entry and -1 for a leave; `at` in ms since 1970.

    Presses may stand together as one movement of so many people (`merged`).
    """

    at: int
    delta: int


@dataclass(frozen=True, slots=True)
class HeadCount:
    """`people` were found inside at `at` (ms since 1970)."""

    at: int
    people: int


@dataclass(frozen=True, slots=True)
class LiveDay:
    """One local day up to now; `curve` holds (minute of the day, people inside)."""

    day: date
    entered: int
    left: int
    inside: int
    curve: tuple[tuple[int, int], ...]


def merged(movements: Iterable[Movement], grain: int) -> tuple[Movement, ...]:
    """Return fewer movements of as many people, three at most in `grain` ms, after which as many are inside.

    Whoever leaves while nobody is inside is counted and takes nobody. So those who left stand in part before those who
    came in the same `grain` and in part after them, as it comes to the same whoever was inside before.
    """
    spans = dict[int, _Span]()
    for movement in sorted(movements, key=_in_order):
        spans.setdefault(movement.at // grain, _Span(movement.at)).take(movement)
    return tuple(movement for span in spans.values() for movement in span.movements())


@dataclass(slots=True)
class _Span:
    """Some movements, as what they do to `n` people inside: `max(n + came - left, floor)`."""

    first: int
    came_at: int = 0
    last: int = 0
    came: int = 0
    left: int = 0
    floor: int = 0

    def take(self, movement: Movement) -> None:
        if movement.delta > 0:
            self.came += movement.delta
            self.came_at = movement.at
        else:
            self.left -= movement.delta
        self.floor = max(self.floor + movement.delta, 0)
        self.last = movement.at

    def movements(self) -> Iterator[Movement]:
        """Give the same people in three movements; at one moment all came first, as they did."""
        after = self.came - self.floor
        parts = ((self.first, after - self.left), (self.came_at, self.came), (self.last, -after))
        yield from (Movement(at, delta) for at, delta in parts if delta)


def _in_order(movement: Movement) -> tuple[int, int]:
    """Return by what movements are sorted: of one millisecond those who come are first."""
    return movement.at, -movement.delta


def live_day(
    movements: Iterable[Movement],
    now: int,
    zone: ZoneInfo,
    max_stay_min: int = MAX_STAY_MIN,
    counts: Iterable[HeadCount] = (),
) -> LiveDay:
    """Return the local day that holds `now`, from movements in any order; those outside [midnight, now] are left out.

    Head counts stand after the movements of their millisecond, in the order given. The curve has a point every five
    minutes from the day's first movement or head count, and one at `now`.
    """
    today = local_day(now, zone)
    start, _ = day_bounds(today, zone)
    present = sorted((m for m in movements if start <= m.at <= now), key=_in_order)
    entered = sum(m.delta for m in present if m.delta > 0)
    left = -sum(m.delta for m in present if m.delta < 0)
    counted = sorted((c for c in counts if start <= c.at <= now), key=lambda c: c.at)
    events: list[Movement | HeadCount] = sorted([*present, *counted], key=lambda e: e.at)  # stable: counts stay last
    points = list(_points(events, start, now, max_stay_min * MINUTE_MS))
    inside = points[-1][1] if points else 0
    return LiveDay(today, entered, left, inside, tuple(points))


class _Inside:
    """Who is inside, as runs of people who came at one moment, the first to come first."""

    def __init__(self, max_stay: int) -> None:
        """Begin with nobody; `max_stay` in ms."""
        self._max_stay = max_stay
        self._came: deque[tuple[int, int]] = deque()
        self.people = 0

    def at(self, moment: int) -> int:
        """Return how many are inside, without those who came too long before `moment`."""
        while self._came and self._came[0][0] <= moment - self._max_stay:
            self.people -= self._came.popleft()[1]
        return self.people

    def take(self, event: Movement | HeadCount) -> None:
        """Let somebody come or go, or those inside be counted."""
        inside = self.at(event.at)
        more = event.people - inside if isinstance(event, HeadCount) else event.delta
        if more > 0:
            self._came.append((event.at, more))
            self.people += more
        while more < 0 and self._came:
            at, people = self._came.popleft()
            gone = min(people, -more)
            more += gone
            self.people -= gone
            if people > gone:
                self._came.appendleft((at, people - gone))


def _points(events: Sequence[Movement | HeadCount], start: int, now: int, max_stay: int) -> Iterator[tuple[int, int]]:
    """Yield the curve's points over sorted events of one day."""
    if not events:
        return
    waiting, inside = deque(events), _Inside(max_stay)
    for moment in _moments(events[0].at, start, now):
        while waiting and waiting[0].at <= moment:
            inside.take(waiting.popleft())
        yield (moment - start) // MINUTE_MS, inside.at(moment)


def _moments(first: int, start: int, now: int) -> Iterator[int]:
    step = CURVE_STEP_MIN * MINUTE_MS
    yield from range(start + -(-(first - start) // step) * step, now, step)
    yield now
