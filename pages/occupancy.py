"""The arithmetic of a day: who came, who left, who is inside.

`entered` and `left` are raw counts of the local day. `inside` is what a wall shows: a leave takes whoever came first
(first in, first out), nobody counts for longer than `max_stay`, and it is never below zero.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

MINUTE_MS = 60_000
CURVE_STEP_MIN = 5
MAX_STAY_MIN = 180


@dataclass(frozen=True, slots=True)
class Movement:
    """One press with a meaning: `delta` is +1 for an entry and -1 for a leave; `at` in ms since 1970."""

    at: int
    delta: int


@dataclass(frozen=True, slots=True)
class LiveDay:
    """One local day up to now; `curve` holds (minute of the day, people inside)."""

    day: date
    entered: int
    left: int
    inside: int
    curve: tuple[tuple[int, int], ...]


def local_day(at: int, zone: ZoneInfo) -> date:
    """Return the date of `at` (ms since 1970) in `zone`."""
    return _instant(at).astimezone(zone).date()


def day_bounds(day: date, zone: ZoneInfo) -> tuple[int, int]:
    """Return the half-open range of `day` in `zone` as ms since 1970."""
    start = datetime(day.year, day.month, day.day, tzinfo=zone)
    after = day + timedelta(days=1)
    end = datetime(after.year, after.month, after.day, tzinfo=zone)
    return round(start.timestamp() * 1000), round(end.timestamp() * 1000)


def live_day(movements: Iterable[Movement], now: int, zone: ZoneInfo, max_stay_min: int = MAX_STAY_MIN) -> LiveDay:
    """Return the local day that holds `now`, from movements in any order; those outside [midnight, now] are left out.

    The curve has a point every five minutes from the day's first movement, and one at `now`.
    """
    today = local_day(now, zone)
    start, _ = day_bounds(today, zone)
    present = sorted((m for m in movements if start <= m.at <= now), key=lambda m: (m.at, -m.delta))
    entered = sum(m.delta > 0 for m in present)
    points = list(_points(present, start, now, max_stay_min * MINUTE_MS))
    inside = points[-1][1] if points else 0
    return LiveDay(today, entered, len(present) - entered, inside, tuple(points))


def _points(present: list[Movement], start: int, now: int, max_stay: int) -> Iterator[tuple[int, int]]:
    """Yield the curve's points over sorted movements of one day."""
    if not present:
        return
    waiting = deque(present)
    inside: deque[int] = deque()  # when each who is still inside came
    for moment in _moments(present[0].at, start, now):
        while waiting and waiting[0].at <= moment:
            movement = waiting.popleft()
            _expire(inside, movement.at - max_stay)
            if movement.delta > 0:
                inside.append(movement.at)
            elif inside:
                inside.popleft()
        _expire(inside, moment - max_stay)
        yield (moment - start) // MINUTE_MS, len(inside)


def _moments(first: int, start: int, now: int) -> Iterator[int]:
    step = CURVE_STEP_MIN * MINUTE_MS
    yield from range(start + -(-(first - start) // step) * step, now, step)
    yield now


def _expire(inside: deque[int], oldest: int) -> None:
    while inside and inside[0] <= oldest:
        inside.popleft()


def _instant(at: int) -> datetime:
    return datetime.fromtimestamp(at / 1000, UTC)
