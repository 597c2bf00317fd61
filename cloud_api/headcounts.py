"""Head counts: from an `audit` on, who is shown inside is who was counted, and the raw movements stay what they are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from pages.occupancy import Movement, live_day


@dataclass(frozen=True, slots=True)
class HeadCount:
    """`people` were found inside at `at` (ms since 1970)."""

    at: int
    people: int


def rebased(movements: Sequence[Movement], counts: Iterable[HeadCount], zone: ZoneInfo) -> list[Movement]:
    """Return a day's movements and, at each head count in order, what makes those inside as many as were counted.

    Those who were missed count as having come at the head count; of those who were too many the first to come leave.
    """
    made = list(movements)
    for count in counts:
        until = [movement for movement in made if movement.at <= count.at]
        missing = count.people - live_day(until, count.at, zone).inside
        made += [Movement(count.at, 1 if missing > 0 else -1)] * abs(missing)
    return made
