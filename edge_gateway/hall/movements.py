"""Who moved today, as the wall shows it; what a press means in the hall is decided by `edge_gateway.hall`."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from pages.occupancy import HeadCount, Movement, merged
from site_plan.local import day_bounds, local_day

DELTAS = {"enter": 1, "leave": -1}
MOST = 20_000  # of a day that stand by themselves: thrice a busy day; only a button that rattles makes more
GRAINS_MS = (1_000, 60_000)  # of what stands together beyond it


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
    return replace(movements, moved=_bounded(kept + tuple(m for m in moved if m.at >= since)), counts=counted)


def _bounded(moved: tuple[Movement, ...]) -> tuple[Movement, ...]:
    """Return the same people in at most MOST movements, or nearly: a minute is of three at most."""
    if len(moved) <= MOST:
        return moved
    by_second = merged(moved, GRAINS_MS[0])
    return by_second if len(by_second) <= MOST // 2 else merged(by_second, GRAINS_MS[1])
