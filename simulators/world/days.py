"""The working days of a year and what is expected of each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache

from simulators.world.parameters import Parameters

MINUTE = 60_000


@dataclass(frozen=True)
class WorkingDay:
    """An open day: UTC ms of its moments, and the expected number of persons.

    No tickets from `cutoff` on, nor during `pause`, a break common to all; officers rest from `break_from` on.
    `windows`: from when and until when services with hours of their own give tickets.
    """

    day: date
    opens: int
    closes: int
    mean: float
    break_from: int
    break_ms: int
    cutoff: int
    pause: tuple[int, int] | None = None
    windows: Mapping[str, tuple[int, int]] = field(default_factory=dict[str, tuple[int, int]])

    def moment(self, minutes: float) -> int:
        """Give the UTC ms so many minutes after opening."""
        return self.opens + int(minutes * MINUTE)


@lru_cache(maxsize=32)
def days_off(year: int) -> frozenset[date]:
    """National holidays and collective leave; dates ahead are estimates where the state has not yet decreed them."""
    import holidays  # noqa: PLC0415 - it takes a third of a second, and every command imports this module

    return frozenset(holidays.country_holidays("ID", years=year, categories=("public", "government"), language="en_US"))


@lru_cache(maxsize=32)
def ramadan(year: int) -> frozenset[date]:
    """Give the thirty days before each Eid al-Fitr of the year; a day more where the month has 29."""
    import holidays  # noqa: PLC0415 - as above

    table = holidays.country_holidays("ID", years=(year, year + 1), categories=("public",), language="en_US")
    feasts = [day for day, name in table.items() if name.startswith("Eid al-Fitr") and "Second" not in name]
    fasts = {feast - timedelta(days=n) for feast in feasts for n in range(1, 31)}
    return frozenset(day for day in fasts if day.year == year)


def is_open(day: date) -> bool:
    """Say whether the mall works: Monday to Friday less the days off."""
    return day.weekday() < 5 and day not in days_off(day.year)


def after_holiday(day: date) -> bool:
    """Say whether the weekday before this one was off."""
    before = day - timedelta(days=3 if day.weekday() == 0 else 1)
    return before in days_off(before.year)


def working_days(p: Parameters, first: date, last: date) -> Iterator[WorkingDay]:
    """Give the open days from `first` to `last`, both included; a year's means average to `demand.visitors`."""
    scales: dict[int, float] = {}
    for n in range((last - first).days + 1):
        day = first + timedelta(days=n)
        if is_open(day):
            if day.year not in scales:
                scales[day.year] = _scale(p, day.year)
            yield _made(p, day, scales[day.year])


def plus_working_days(day: date, count: int) -> date:
    """Give the working day `count` after this one."""
    while count:
        day += timedelta(days=1)
        count -= is_open(day)
    return day


def _factor(p: Parameters, day: date) -> float:
    demand = p.demand
    factor = demand.weekday[day.weekday()] * demand.month[day.month - 1]
    factor *= demand.ramadan if day in ramadan(day.year) else 1
    return factor * (demand.after_holiday if after_holiday(day) else 1)


def _scale(p: Parameters, year: int) -> float:
    """Persons a day for a factor of 1, so that the year's average is as asked."""
    start = date(year, 1, 1)
    every = [start + timedelta(days=n) for n in range(366)]
    factors = [_factor(p, day) for day in every if day.year == year and is_open(day)]
    return p.demand.visitors * len(factors) / sum(factors)


def _made(p: Parameters, day: date, scale: float) -> WorkingDay:
    fasting, friday = day in ramadan(day.year), day.weekday() == 4
    hours = p.hours
    midnight = int(datetime(day.year, day.month, day.day, tzinfo=p.zone).timestamp() * 1000)
    opens = hours.ramadan_opens if fasting else hours.opens
    closes = hours.ramadan_closes if fasting else hours.closes
    rest = (hours.friday_from, hours.friday_min) if friday else (hours.break_from, hours.break_min)
    rests, long = midnight + int(rest[0] * MINUTE), int(rest[1] * MINUTE)
    return WorkingDay(
        day,
        midnight + int(opens * MINUTE),
        midnight + int(closes * MINUTE),
        scale * _factor(p, day),
        rests,
        long,
        midnight + int((closes - hours.cutoff) * MINUTE),
        (rests, rests + long) if friday and long else None,
    )
