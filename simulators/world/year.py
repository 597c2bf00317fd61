"""Days from one seed. Each depends on seed and date alone: a range is a part of its year, byte for byte."""

import random
from collections.abc import Iterator
from datetime import date

from simulators.world.days import working_days
from simulators.world.hall import Hall, Setting
from simulators.world.names import PlainNames
from simulators.world.parameters import Parameters
from simulators.world.people import spread
from simulators.world.truth import DayOfWorld, Names

DAY_ROOM = 100_000


def plain_names(p: Parameters) -> PlainNames:
    """Name boxes as in Kragilan, with the services of the parameters."""
    return PlainNames(tuple(service.code for service in p.services))


def generate(p: Parameters, seed: int, first: date, last: date, names: Names | None = None) -> Iterator[DayOfWorld]:
    """Play each open day from `first` to `last`, both included; persons and tickets have numbers of their own."""
    names = names or plain_names(p)
    officers = random.Random(f"{seed}/officers")
    codes = sorted({code for service in p.services for code in service.counters})
    speeds = {code: spread(p.officers.speed_spread, officers) for code in codes}
    for day in working_days(p, first, last):
        rng = random.Random(f"{seed}/{day.day.isoformat()}")
        yield Hall(Setting(p, names, day, rng, speeds, day.day.toordinal() * DAY_ROOM)).play()


def year(p: Parameters, seed: int, number: int, names: Names | None = None) -> Iterator[DayOfWorld]:
    """Play a calendar year."""
    return generate(p, seed, date(number, 1, 1), date(number, 12, 31), names)
