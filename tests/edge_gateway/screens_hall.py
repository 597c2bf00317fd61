"""A hall at work for the screens: the real engine on the plan that ships, with the calls that it made."""

import asyncio
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from edge_gateway.hall import Fact, State, layout_of
from site_plan import parse
from tests.edge_gateway.queue_hall import LAYOUT, MINUTE, NINE, SECOND, Hall

KEPT = 1_000


@dataclass(frozen=True, slots=True)
class Call:
    n: int
    at: int
    ticket: str
    counter: str
    kind: str


class PolledBell:
    """Rings across threads without a loop of its own."""

    def __init__(self) -> None:
        self.count = 0

    def ring(self) -> None:
        self.count += 1

    async def wait(self, seen: int, seconds: float) -> None:
        until = time.monotonic() + seconds
        while self.count == seen and time.monotonic() < until:
            await asyncio.sleep(0.002)


class ScreenHall:
    """A HallView over the engine; what it does rings the bell. `now` is the hall's clock, in ms since 1970."""

    def __init__(self, at: int = NINE) -> None:
        self.hall, self.bell, self.log = Hall(at), PolledBell(), "serang-1"
        eager = LAYOUT.plan.text.replace("next_guard_s = 3", "next_guard_s = 0")  # NEXT twice within a moment
        self.hall.state = self.hall.state._replace(layout=layout_of(parse(eager)))
        self._kept: deque[Call] = deque(maxlen=KEPT)
        self._lock = threading.Lock()

    @property
    def state(self) -> State:
        return self.hall.state

    @property
    def now(self) -> int:
        return self.hall.at

    def calls(self) -> tuple[Call, ...]:
        with self._lock:
            return tuple(self._kept)

    def press(self, dev: str, what: str) -> list[Fact]:
        return self._keep(lambda: self.hall.key(dev, what))

    def order(self, what: str, target: str = "", count: int = 0) -> list[Fact]:
        return self._keep(lambda: self.hall.order(what, target, count))

    def tick(self, ms: int) -> list[Fact]:
        return self._keep(lambda: self.hall.tick(self.hall.at + ms))

    def issue(self, service: str, count: int = 1) -> None:
        for _ in range(count):
            self.press("kiosk-1", f"issue:{service}")

    def call(self, counter: str) -> Call:
        """Let a counter finish what it has and call the next; the newest call is returned."""
        pad = f"pad-{int(counter):02}"
        desk = self.state.desk(counter)
        if desk.hand is not None:
            self.press(pad, "finish:completed")
        self.press(pad, "next")
        return self.calls()[-1]

    def keep(self, calls: list[Call]) -> None:
        """Have other calls than those that were made, as in another log."""
        with self._lock:
            self._kept = deque(calls, maxlen=KEPT)
        self.bell.ring()

    def _keep(self, act: Callable[[], list[Fact]]) -> list[Fact]:
        first = len(self.hall.log)
        facts = act()
        with self._lock:
            for n, item in enumerate(self.hall.log[first:], first):
                if isinstance(item, Fact) and item.k in {"call", "recall"}:
                    self._kept.append(Call(n, item.at, item.text("ticket"), item.text("counter"), item.k))
        self.bell.ring()
        return facts


def busy_hall(*, used: int = 119, waiting: int = 14) -> ScreenHall:
    """Return a hall whose open services are at numbers with three digits, with every open counter at work."""
    hall = ScreenHall(NINE + 30 * MINUTE)
    open_services = [s.code for s in LAYOUT.plan.services if hall.press("kiosk-1", f"issue:{s.code}")[0].k == "issue"]
    given = {s: used if LAYOUT.services[s].capacity is None else 12 for s in open_services}
    state = hall.hall.state
    hall.hall.state = state._replace(given={**state.given, **given})  # as if so many had come this morning
    for i, service in enumerate(open_services):
        hall.issue(service, 2 + (i * 5) % waiting)
    for i, counter in enumerate(c for c in LAYOUT.plan.counters if set(c.takes) & set(open_services)):
        hall.tick(7 * SECOND)
        hall.call(counter.code)
        hall.tick(4 * SECOND)
        if i % 3:
            hall.call(counter.code)
    hall.tick(SECOND)
    return hall
