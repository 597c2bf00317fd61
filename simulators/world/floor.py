"""What visitors and officers of one day share: the clock's agenda, what was pressed and decided, who waits."""

import random
from collections import Counter as Counts
from collections.abc import Callable
from dataclasses import dataclass
from heapq import heappop, heappush

from simulators.world.counters import Counter, Queues, Ticket, counters
from simulators.world.days import MINUTE, WorkingDay
from simulators.world.parameters import Parameters, Service
from simulators.world.truth import DayOfWorld, Ended, Ending, Names, Press, Truth, Why

SECOND = 1_000


@dataclass(frozen=True)
class Setting:
    """What a day is played with. `first` numbers the day's persons and tickets."""

    p: Parameters
    names: Names
    day: WorkingDay
    rng: random.Random
    speeds: dict[str, float]
    first: int


class Floor:
    """One day's agenda and record; what is booked later than it was decided is asked of `rng` in that order."""

    def __init__(self, s: Setting) -> None:
        """Set the desks; nobody is there yet."""
        self.setting, self.p, self.rng, self.day, self.names = s, s.p, s.rng, s.day, s.names
        pads = {code: s.names.pad(code) for code in s.speeds}
        self.counters: dict[str, Counter] = counters(s.p, s.day, pads, s.speeds)
        self.queues = Queues(int(s.p.officers.one_in))
        self.last_call = s.day.closes + int(s.p.hours.overtime * MINUTE)
        self.truths: list[Truth] = []
        self._presses: list[Press] = []
        self._agenda: list[tuple[int, int, Callable[[int], None]]] = []
        self._booked = 0
        self._next_ticket = s.first
        self._given = Counts[str]()

    def run(self) -> DayOfWorld:
        """Let happen what is booked, and what follows from it, until nothing is left."""
        while self._agenda:
            now, _, act = heappop(self._agenda)
            act(now)
        self._presses.sort(key=lambda press: press.at)  # stable: of one moment, in the order they were decided
        day = self.day
        return DayOfWorld(day.day, day.opens, day.closes, self.last_call, tuple(self._presses), tuple(self.truths))

    def at(self, when: int, act: Callable[[int], None]) -> None:
        """Book `act(when)`."""
        self._booked += 1
        heappush(self._agenda, (when, self._booked, act))

    def press(self, at: int, device: str, meaning: str, why: Why = "meant") -> None:
        """Press the button of that meaning; left out where the box has none."""
        button = self.names.button(device, meaning)
        if button is not None:
            self._presses.append(Press(at, device, button, self.rng.randint(60, 400), why))

    def some(self, low: float, high: float) -> int:
        """Draw a duration between so many seconds; ms."""
        return int(self.rng.uniform(low, high) * SECOND)

    def number(self) -> int:
        """Give the next ticket's number of the world."""
        self._next_ticket += 1
        return self._next_ticket - 1

    def give(self, service: Service) -> None:
        """Count a ticket of the service."""
        self._given[service.code] += 1

    def full(self, service: Service) -> bool:
        """Say whether the service has given all tickets of its day."""
        return service.capacity is not None and self._given[service.code] >= service.capacity

    def end(self, ticket: Ticket, counter: Counter | None, how: Ending, now: int) -> None:
        """Write how a ticket ended."""
        ticket.ended = True
        code = counter.code if counter else None
        self.truths.append(Ended(ticket.ident, now, how, code, ticket.called, ticket.started))
