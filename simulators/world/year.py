"""Days from one seed. Each depends on seed and date alone: a range is a part of its year, byte for byte."""

import random
from collections.abc import Callable, Iterator
from datetime import date

from simulators.world.days import WorkingDay, working_days
from simulators.world.floor import Setting
from simulators.world.hall import Hall
from simulators.world.names import PlainNames
from simulators.world.parameters import Parameters
from simulators.world.people import spread
from simulators.world.truth import DayOfWorld, Names

DAY_ROOM = 100_000

Calendar = Callable[[Parameters, date, date], Iterator[WorkingDay]]


def plain_names(p: Parameters) -> PlainNames:
    """Name boxes as in Kragilan, with the services of the parameters."""
    return PlainNames(tuple(service.code for service in p.services))


def generate(  # noqa: PLR0913, PLR0917 - what makes a world
    p: Parameters,
    seed: int,
    first: date,
    last: date,
    names: Names | None = None,
    calendar: Calendar = working_days,
) -> Iterator[DayOfWorld]:
    """Play each open day from `first` to `last`, both included; persons and tickets have numbers of their own.

    `calendar` says which days are open and when.
    """
    names = names or plain_names(p)
    officers = random.Random(f"{seed}/officers")
    codes = sorted({code for service in p.services for code in service.counters})
    speeds = {code: spread(p.officers.speed_spread, officers) for code in codes}
    for day in calendar(p, first, last):
        rng = random.Random(f"{seed}/{day.day.isoformat()}")
        yield Hall(Setting(p, names, day, rng, speeds, day.day.toordinal() * DAY_ROOM)).play()


def year(p: Parameters, seed: int, number: int, names: Names | None = None) -> Iterator[DayOfWorld]:
    """Play a calendar year."""
    return generate(p, seed, date(number, 1, 1), date(number, 12, 31), names)
