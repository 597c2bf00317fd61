"""The building that is simulated: its plan for the years in question, and the world's parameters made to fit it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

import site_plan
from contract.kinds import LICENSING
from simulators.world.days import WorkingDay, days_off, ramadan, working_days
from simulators.world.parameters import DEFAULT, Parameters, Service, load
from simulators.year.names import PlanError, PlanNames
from site_plan import Opening, Plan, hall_opening, opening, parse
from site_plan.model import Service as PlanService

PLAN = Path(site_plan.__file__).parent / "plans" / "serang.toml"
_FASTING = 'mon = "08:00-15:00", tue = "08:00-15:00", wed = "08:00-15:00", thu = "08:00-15:00", fri = "08:00-15:30"'


@dataclass(frozen=True)
class Building:
    """A plan, the names in it, and a world that knows its services, hours and rules."""

    plan: Plan
    names: PlanNames
    parameters: Parameters

    def calendar(self, p: Parameters, first: date, last: date) -> Iterator[WorkingDay]:
        """Give the world's working days on which the plan opens the hall, with the plan's hours."""
        for day in working_days(p, first, last):
            found = hall_opening(self.plan, day.day)
            if found is None:
                continue
            rest = found.pause or (day.break_from, day.break_from + day.break_ms)
            yield WorkingDay(
                day.day,
                found.opens,
                found.closes,
                day.mean * (found.closes - found.opens) / (day.closes - day.opens),
                rest[0],
                rest[1] - rest[0] if rest[1] <= found.closes else 0,
                found.cutoff,
                found.pause,
                self._windows(p, day.day, found),
            )

    def _windows(self, p: Parameters, day: date, hall: Opening) -> dict[str, tuple[int, int]]:
        """Give the services that take tickets at other times than the hall; later than it does no good."""
        codes = {service.code for service in p.services}
        made: dict[str, tuple[int, int]] = {}
        for service in self.plan.services:
            own = opening(self.plan, service, day) if service.code in codes else None
            if own is not None and (own.tickets, min(own.cutoff, hall.cutoff)) != (hall.tickets, hall.cutoff):
                made[service.code] = own.tickets, min(own.cutoff, hall.cutoff)
        return made


def building(site: str, first: date, last: date, **demand: float) -> Building:
    """Make the building of `site` after the plan that ships; keywords are numbers of `[demand]`, as `visitors`.

    The plan gets the holidays and the Ramadan hours of years that it does not list. Raises PlanError.
    """
    return fitted(_plan(site, first.year, last.year), load(DEFAULT, **demand))


@lru_cache(maxsize=16)
def _plan(site: str, first: int, last: int) -> Plan:
    return parse(plan_text(PLAN.read_text(encoding="utf-8"), site, first, last))


def fitted(plan: Plan, p: Parameters) -> Building:
    """Make the world `p` fit `plan`: its services, where and on which days; raises PlanError."""
    known = {service.code: service for service in p.services}
    missing = [s.code for s in plan.services if s.code not in known and not s.closed]
    if missing:
        raise PlanError(f"the world has no weight for the services {', '.join(missing)}")
    if any(single.tenants for single in plan.days):
        raise PlanError("the world does not know single days of a tenant")
    services = tuple(_service(plan, s, known[s.code]) for s in plan.services if not s.closed)
    hours = replace(p.hours, early=float(plan.hours.early_min))
    officers = replace(p.officers, one_in=float(plan.rules.one_in or 1))
    fits = replace(p, zone=plan.zone, services=services, hours=hours, officers=officers)
    return Building(plan, PlanNames(plan), fits)


def plan_text(text: str, site: str, first: int, last: int) -> str:
    """Return a plan's text for another site code, with what it does not say of the years from `first` to `last`."""
    said = parse(text)
    lines = [text.replace(f'code = "{said.site}"', f'code = "{site}"', 1).rstrip()]
    listed = {day.year for day in said.holidays}
    years = range(first, last + 1)
    lines += [
        f'{day.isoformat()} = "Hari libur"' for year in years if year not in listed for day in sorted(days_off(year))
    ]
    covered = {season.first.year for season in said.seasons}
    for year in years:
        for start, end in _spans(sorted(ramadan(year))) if year not in covered else ():
            lines += ["", "[[season]]", f'name = "Ramadan {start.year}"', f"from = {start}", f"to = {end}"]
            lines += [f"week = {{ {_FASTING} }}", 'break = { fri = "11:30-12:30" }']
    return "\n".join(lines) + "\n"


def _spans(days: list[date]) -> Iterator[tuple[date, date]]:
    """Cut sorted days into runs without a hole: a year may have two Ramadans."""
    begin = 0
    for n in range(1, len(days) + 1):
        if n == len(days) or (days[n] - days[n - 1]).days > 1:
            yield days[begin], days[n - 1]
            begin = n


def _service(plan: Plan, said: PlanService, world: Service) -> Service:
    counters = tuple(counter.code for counter in plan.counters if said.code in counter.takes)
    tenant = next(t for t in plan.tenants if t.code == said.tenant)
    days = said.days if said.days is not None else tenant.days
    week = tuple(range(5) if days is None else sorted(set(days) & set(range(5))))
    if not counters or not week:
        raise PlanError(f"{said.code}: no counter takes it, or no working day has it")
    return replace(
        world,
        tenant=said.tenant,
        counters=counters,
        days=week,
        licence=said.kind == LICENSING,
        capacity=said.capacity,
    )
