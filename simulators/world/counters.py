"""Counters, tickets and the queue between them: first come, first served, over the services that a counter takes."""

from dataclasses import dataclass, field
from heapq import heappop, heappush

from simulators.world.days import WorkingDay
from simulators.world.parameters import Parameters, Service
from simulators.world.people import Party


@dataclass(slots=True)
class Ticket:
    """A request on its way; `arrival` is the `ident` of the ticket that it was transferred from first, or its own."""

    ident: int
    party: Party
    service: Service
    arrival: int
    rest: tuple[Service, ...]
    called: int | None = None
    started: int | None = None
    ended: bool = False


@dataclass(slots=True)
class Aside:
    """A ticket on hold: its visitor is back at `back`, and needs `length` ms more."""

    ticket: Ticket
    back: int
    length: int


@dataclass(slots=True)
class Counter:
    """A desk with one officer. `speed` multiplies service times; `rests_at` is None once the break is taken.

    `passed` counts the calls since the last one for a priority ticket.
    """

    code: str
    pad: str
    services: list[Service]
    speed: float
    rests_at: int | None
    idle: bool = False
    aside: Aside | None = None
    passed: int = 0


Line = list[tuple[int, int, Ticket]]


@dataclass
class Queues:
    """Who waits, by service and whether with priority. `one_in` as in the officers' parameters."""

    one_in: int = 1
    waiting: dict[tuple[str, bool], Line] = field(default_factory=dict[tuple[str, bool], Line])

    def put(self, ticket: Ticket) -> None:
        """Put a ticket at the place of its arrival."""
        line = self.waiting.setdefault((ticket.service.code, ticket.party.priority), [])
        heappush(line, (ticket.arrival, ticket.ident, ticket))

    def take(self, counter: Counter) -> Ticket | None:
        """Take the earliest that the counter serves; one with priority, if its turn has come."""
        preferred = self._lines(counter, priority=True)
        due = preferred if counter.passed >= self.one_in - 1 else []
        lines = due or preferred + self._lines(counter, priority=False)
        if not lines:
            return None
        ticket = heappop(min(lines, key=lambda line: line[0][:2]))[2]
        counter.passed = 0 if ticket.party.priority else counter.passed + 1
        return ticket

    def _lines(self, counter: Counter, *, priority: bool) -> list[Line]:
        return [line for s in counter.services if (line := self.waiting.get((s.code, priority)))]

    def any_for(self, counter: Counter) -> bool:
        """Say whether someone waits for this counter."""
        return bool(self._lines(counter, priority=False) or self._lines(counter, priority=True))

    def drain(self) -> list[Ticket]:
        """Take all, in order of arrival."""
        left = sorted(item for line in self.waiting.values() for item in line)
        self.waiting.clear()
        return [ticket for _, _, ticket in left]


def counters(p: Parameters, day: WorkingDay, pads: dict[str, str], speeds: dict[str, float]) -> dict[str, Counter]:
    """Make the counters that are manned that day; their midday breaks are staggered, Friday's is common."""
    made: dict[str, Counter] = {}
    friday = day.day.weekday() == 4
    for service in p.services:
        if day.day.weekday() not in service.days:
            continue
        for n, code in enumerate(service.counters):
            if code not in made:
                rests = day.break_from if friday else day.break_from + (n % 2) * day.break_ms
                made[code] = Counter(code, pads[code], [], speeds[code], rests if day.break_ms else None)
            made[code].services.append(service)
    return made
