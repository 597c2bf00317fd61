"""Who moved today, as the wall shows it; what a press means in the hall is decided by `edge_gateway.hall`."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from pages.occupancy import HeadCount, Movement
from site_plan.local import day_bounds, local_day

DELTAS = {"enter": 1, "leave": -1}


@dataclass(frozen=True, slots=True)
class Hall:
    """The movements and head counts from the beginning of the current local day on."""

    zone: ZoneInfo
    movements: tuple[Movement, ...] = ()
    counts: tuple[HeadCount, ...] = ()

    def since(self, now: int) -> int:
        """Return when the local day of `now` began, in ms since 1970."""
        return day_bounds(local_day(now, self.zone), self.zone)[0]


def apply(hall: Hall, moved: Iterable[Movement], now: int, counts: Iterable[HeadCount] = ()) -> Hall:
    """Return the hall after facts moved or counted people; what is of days before that of `now` is let go."""
    since = hall.since(now)
    kept = hall.movements
    if kept and kept[0].at < since:
        kept = tuple(m for m in kept if m.at >= since)
    counted = tuple(c for c in (*hall.counts, *counts) if c.at >= since)
    return replace(hall, movements=kept + tuple(m for m in moved if m.at >= since), counts=counted)
