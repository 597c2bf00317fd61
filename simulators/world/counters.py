"""Counters, tickets and the queue between them: first come, first served, over the services that a counter takes."""

from dataclasses import dataclass, field
from heapq import heappop, heappush

from simulators.world.days import WorkingDay
from simulators.world.parameters import Parameters, Service
from simulators.world.people import Party


@dataclass(slots=True)
class Ticket:
    """A request on its way; `arrival` is the first ticket's moment, kept through transfers and linked services."""

    ident: int
    party: Party
    service: Service
    arrival: int
    asked: int
    rest: tuple[Service, ...]
    called: int | None = None
    started: int | None = None
    ended: bool = False


@dataclass(slots=True)
class Counter:
    """A desk with one officer. `speed` multiplies service times; `rests_at` is None once the break is taken."""

    code: str
    pad: str
    services: list[Service]
    speed: float
    rests_at: int | None
    idle: bool = False


@dataclass
class Queues:
    """Who waits, by service."""

    waiting: dict[str, list[tuple[int, int, Ticket]]] = field(default_factory=dict[str, list[tuple[int, int, Ticket]]])

    def put(self, ticket: Ticket) -> None:
        """Put a ticket at the place of its arrival."""
        heappush(self.waiting.setdefault(ticket.service.code, []), (ticket.arrival, ticket.ident, ticket))

    def take(self, counter: Counter) -> Ticket | None:
        """Take the earliest that the counter serves."""
        lines = [line for s in counter.services if (line := self.waiting.get(s.code))]
        return heappop(min(lines, key=lambda line: line[0][:2]))[2] if lines else None

    def any_for(self, counter: Counter) -> bool:
        """Say whether someone waits for this counter."""
        return any(self.waiting.get(s.code) for s in counter.services)

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
