"""What the wall of the hall shows, from the writer's own state: it needs neither broker nor cloud."""

import time
from collections.abc import Callable, Mapping

from edge_gateway.hall.movements import Movements
from edge_gateway.machine.bell import Bell
from pages.occupancy import live_day
from pages.stream import MIN_INTERVAL_S
from site_plan import Plan

FRESH_S = 0.2  # within it, all readers get the same snapshot unless something has changed


class HallLive:
    """The port that `pages.wall` reads."""

    def __init__(
        self, plan: Callable[[], Plan], movements: Callable[[], Movements], bell: Bell, clock: Callable[[], int]
    ) -> None:
        """Read `plan` and `movements` at each snapshot, at the time of `clock`; `bell` rings at each change."""
        self._plan, self._movements, self._bell, self._clock = plan, movements, bell, clock
        self._made, self._seen = -FRESH_S, -1
        self._snapshot: Mapping[str, object] = {}

    async def live(self, site: str | None) -> Mapping[str, object] | None:
        """Return the snapshot, at most FRESH_S old; None for another site."""
        if site not in (None, self._plan().site):
            return None
        now = time.monotonic()
        if now - self._made >= FRESH_S or self._seen != self._bell.count:
            self._made, self._seen = now, self._bell.count
            self._snapshot = self._compute(self._clock())
        return self._snapshot

    async def wait_change(self, site: str, timeout: float) -> None:  # noqa: ARG002, ASYNC109 - a port
        """Return at the next change, at once if one came while the caller rested, or after `timeout` seconds."""
        if self._bell.rang_within(MIN_INTERVAL_S + FRESH_S):
            return
        await self._bell.wait(self._bell.count, timeout)

    def _compute(self, now: int) -> Mapping[str, object]:
        plan = self._plan()
        movements = self._movements()
        day = live_day(movements.moved, now, plan.zone, counts=movements.counts)
        return {
            "site": plan.site,
            "name": plan.name,
            "zone": plan.zone.key,
            "day": day.day.isoformat(),
            "now": now,
            "as_of": now,
            "inside": day.inside,
            "entered": day.entered,
            "left": day.left,
            "capacity": plan.capacity,
            "curve": [list(point) for point in day.curve],
        }
