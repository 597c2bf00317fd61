"""Who moved today, as the wall shows it; what a press means in the hall is decided by `edge_gateway.hall`."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from pages.occupancy import HeadCount, Movement
from site_plan.local import day_bounds, local_day

DELTAS = {"enter": 1, "leave": -1}


@dataclass(frozen=True, slots=True)
class Movements:
    """Who moved, and head counts, from the beginning of the current local day on."""

    zone: ZoneInfo
    moved: tuple[Movement, ...] = ()
    counts: tuple[HeadCount, ...] = ()

    def since(self, now: int) -> int:
        """Return when the local day of `now` began, in ms since 1970."""
        return day_bounds(local_day(now, self.zone), self.zone)[0]


def apply(movements: Movements, moved: Iterable[Movement], now: int, counts: Iterable[HeadCount] = ()) -> Movements:
    """Return the movements after facts moved or counted people; what is of days before that of `now` is let go."""
    since = movements.since(now)
    kept = movements.moved
    if kept and kept[0].at < since:
        kept = tuple(m for m in kept if m.at >= since)
    counted = tuple(c for c in (*movements.counts, *counts) if c.at >= since)
    return replace(movements, moved=kept + tuple(m for m in moved if m.at >= since), counts=counted)
