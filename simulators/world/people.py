"""Who comes: parties, what they want, and how their fingers meet the gate's button."""

import math
import random
from dataclasses import dataclass
from itertools import accumulate

from simulators.world.parameters import Parameters, Service
from simulators.world.truth import Why

MINUTE = 60_000
FAMILY_SIZES = (2, 2, 2, 3, 3, 4)
MEAN_FAMILY = sum(FAMILY_SIZES) / len(FAMILY_SIZES)


@dataclass(frozen=True, slots=True)
class Party:
    """People who come and go together; the first is the applicant. `wants` is empty for who needs no ticket."""

    ident: int
    people: tuple[int, ...]
    wants: tuple[Service, ...]
    patience: int
    stay: int
    one_press: bool
    forgets: bool
    priority: bool


def mean_party(p: Parameters) -> float:
    """Persons a party on average."""
    return 1 + p.people.family * (MEAN_FAMILY - 1)


class Wishes:
    """Draws services on one weekday: a tenant's requests of a week fall on the days that it is there."""

    def __init__(self, p: Parameters, weekday: int) -> None:
        """Weigh the services for a day, Monday = 0."""
        self._p = p
        self._open = [service for service in p.services if weekday in service.days]
        self._weights = list(accumulate(service.weight * 5 / len(service.days) for service in self._open))
        self._all = list(accumulate(service.weight for service in p.services))

    def draw(self, rng: random.Random) -> tuple[Service, ...]:
        """Draw one to three different services, in the order they will be asked for."""
        people = self._p.people
        if not self._open or rng.random() < people.uninformed:
            return (rng.choices(self._p.services, cum_weights=self._all)[0],)
        count = 1
        if rng.random() < people.second_service:
            count += 1 + (rng.random() < people.third_service)
        drawn: dict[str, Service] = {}
        for _ in range(count):
            service = rng.choices(self._open, cum_weights=self._weights)[0]
            while service.code in drawn and len(drawn) < len(self._open):
                service = rng.choices(self._open, cum_weights=self._weights)[0]
            drawn[service.code] = service
        return tuple(drawn.values())


def party(p: Parameters, wishes: Wishes, first: int, rng: random.Random) -> Party:
    """Draw a party whose persons are numbered from `first`."""
    people = p.people
    size = rng.choice(FAMILY_SIZES) if rng.random() < people.family else 1
    wants = () if rng.random() < people.no_ticket else wishes.draw(rng)
    return Party(
        first,
        tuple(range(first, first + size)),
        wants,
        int(people.patience_min * MINUTE * spread(people.patience_spread, rng)),
        int(12 * MINUTE * spread(0.6, rng)),
        rng.random() < people.family_one_press,
        rng.random() < people.forgets_exit,
        rng.random() < people.priority,
    )


def spread(sigma: float, rng: random.Random) -> float:
    """Draw a log-normal factor with median 1."""
    return math.exp(rng.gauss(0, sigma))


def fingers(p: Parameters, at: int, rng: random.Random) -> list[tuple[int, Why]]:
    """Give the moments at which one person's will to press becomes presses; repeats are 300 ms and more apart."""
    made: list[tuple[int, Why]] = [(at, "meant")]
    lot = rng.random()
    if lot < p.people.burst:
        for _ in range(rng.randint(3, 6)):
            made.append((made[-1][0] + rng.randint(300, 500), "burst"))
    elif lot < p.people.burst + p.people.double:
        made.append((at + rng.randint(300, 1500), "double"))
    return made
