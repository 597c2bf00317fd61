"""The world's parameters: read from TOML once, strictly; an error names the key and what is allowed."""

import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, TypeVar, cast
from zoneinfo import ZoneInfo

DEFAULT = Path(__file__).with_name("parameters.toml")
WEEK = ("mon", "tue", "wed", "thu", "fri")
Section = TypeVar("Section")


class ParameterError(ValueError):
    """A parameter is missing, unknown or out of its range; the file is to be corrected."""


def _number(low: float, high: float) -> Any:  # noqa: ANN401 - as dataclasses.field
    return field(metadata={"low": low, "high": high})


def _numbers(least: int, most: int, low: float, high: float) -> Any:  # noqa: ANN401 - as dataclasses.field
    return field(metadata={"least": least, "most": most, "low": low, "high": high})


@dataclass(frozen=True)
class Demand:
    """How many come: persons a working day on the average of a calendar year, and what moves a day from it."""

    visitors: float = _number(1, 5000)
    weekday: tuple[float, ...] = _numbers(5, 5, 0.1, 3)
    month: tuple[float, ...] = _numbers(12, 12, 0.25, 3)
    after_holiday: float = _number(0.1, 5)
    ramadan: float = _number(0.1, 3)
    day_noise: float = _number(0, 1)
    shape: tuple[float, ...] = _numbers(2, 48, 0, 100)
    rush: float = _number(0, 20)
    rush_min: float = _number(1, 120)


@dataclass(frozen=True)
class Hours:
    """Local minutes of the day; Friday's break is for all, the midday break is each counter's in turn."""

    opens: float = _number(300, 720)
    closes: float = _number(780, 1200)
    ramadan_opens: float = _number(300, 720)
    ramadan_closes: float = _number(780, 1200)
    early: float = _number(0, 60)
    cutoff: float = _number(0, 120)
    overtime: float = _number(0, 180)
    break_from: float = _number(660, 750)
    break_min: float = _number(0, 90)
    friday_from: float = _number(660, 750)
    friday_min: float = _number(0, 120)


@dataclass(frozen=True)
class People:
    """Shares of 0 to 1, durations in minutes, spreads as sigma of a log-normal."""

    family: float = _number(0, 1)
    family_one_press: float = _number(0, 1)
    no_ticket: float = _number(0, 1)
    uninformed: float = _number(0, 1)
    second_service: float = _number(0, 1)
    third_service: float = _number(0, 1)
    priority: float = _number(0, 1)
    patience_min: float = _number(1, 600)
    patience_spread: float = _number(0, 2)
    absent: float = _number(0, 1)
    recall_helps: float = _number(0, 1)
    forgets_exit: float = _number(0, 1)
    double: float = _number(0, 0.5)
    burst: float = _number(0, 0.5)


@dataclass(frozen=True)
class Officers:
    """How officers work; `speed_spread` is the sigma between officers, `serve_spread` between cases.

    `one_in`: one call in so many is for a waiting priority ticket; 1: such a ticket always goes first.
    """

    speed_spread: float = _number(0, 1)
    serve_spread: float = _number(0, 1.5)
    late_min: float = _number(0, 60)
    unstated: float = _number(0, 1)
    hold: float = _number(0, 1)
    hold_min: float = _number(1, 60)
    one_in: float = _number(1, 20)
    accepted: float = _number(0, 1)
    incomplete: float = _number(0, 1)
    transfer: float = _number(0, 1)
    settle_days: float = _number(1, 60)
    settle_refused: float = _number(0, 1)


@dataclass(frozen=True)
class Service:
    """`weight`: share of requests; `days`: the tenant's; `minutes`: median at the counter; `licence`: kind izin."""

    code: str
    tenant: str
    weight: float
    minutes: float
    counters: tuple[str, ...]
    days: tuple[int, ...]
    licence: bool
    capacity: int | None = None


@dataclass(frozen=True)
class Parameters:
    """A whole world."""

    zone: ZoneInfo
    demand: Demand
    hours: Hours
    people: People
    officers: Officers
    services: tuple[Service, ...]


def load(path: Path = DEFAULT, **demand: float) -> Parameters:
    """Read a file; keywords replace numbers of `[demand]`, as `visitors=350`."""
    return parse(tomllib.loads(path.read_text(encoding="utf-8-sig")), **demand)


def parse(raw: dict[str, Any], **demand: float) -> Parameters:
    """Check everything that the file says; ParameterError names the key and the allowed range."""
    known = {"zone", "demand", "hours", "people", "officers", "tenant", "service"}
    _same_keys("", set(raw), known)
    hours = _section(Hours, raw["hours"], "hours")
    if hours.ramadan_opens >= hours.ramadan_closes - 120:
        raise ParameterError("hours.ramadan_closes: at least two hours after hours.ramadan_opens")
    officers = _section(Officers, raw["officers"], "officers")
    if officers.accepted + officers.incomplete > 1:
        raise ParameterError("officers.accepted + officers.incomplete: 0 to 1 together")
    return Parameters(
        zone=ZoneInfo(str(raw["zone"])),
        demand=_demand({**raw["demand"], **demand}),
        hours=hours,
        people=_section(People, raw["people"], "people"),
        officers=officers,
        services=_services(raw["tenant"], raw["service"]),
    )


def _demand(raw: dict[str, Any]) -> Demand:
    demand = _section(Demand, raw, "demand")
    if not any(demand.shape):
        raise ParameterError("demand.shape: at least one number above 0")
    return demand


def _same_keys(name: str, there: set[str], allowed: set[str]) -> None:
    for key in sorted(allowed - there):
        raise ParameterError(f"{name}{key}: missing")
    for key in sorted(there - allowed):
        raise ParameterError(f"{name}{key}: unknown; allowed are {', '.join(sorted(allowed))}")


def _section(kind: type[Section], raw: dict[str, Any], name: str) -> Section:
    known = {f.name: f for f in fields(cast("Any", kind))}
    _same_keys(f"{name}.", set(raw), set(known))
    values: dict[str, Any] = {}
    for key, about in known.items():
        bound = about.metadata
        if "least" in bound:
            values[key] = _list(f"{name}.{key}", raw[key], bound["least"], bound["most"], bound["low"], bound["high"])
        else:
            values[key] = _checked(f"{name}.{key}", raw[key], bound["low"], bound["high"])
    return kind(**values)


def _checked(name: str, value: object, low: float, high: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
        raise ParameterError(f"{name}: {value!r} is not a number from {low:g} to {high:g}")
    return float(value)


def _list(name: str, value: object, least: int, most: int, low: float, high: float) -> tuple[float, ...]:  # noqa: PLR0913, PLR0917 - bounds
    items = cast("list[object]", value) if isinstance(value, list) else []
    if not least <= len(items) <= most:
        raise ParameterError(f"{name}: a list of {least} to {most} numbers from {low:g} to {high:g}")
    return tuple(_checked(f"{name}[{n}]", item, low, high) for n, item in enumerate(items))


def _services(tenants: dict[str, list[str]], raw: list[dict[str, Any]]) -> tuple[Service, ...]:
    for tenant, days in tenants.items():
        if not days or not set(days) <= set(WEEK):
            raise ParameterError(f"tenant.{tenant}: one or more of {', '.join(WEEK)}")
    made: list[Service] = []
    for n, row in enumerate(raw):
        name = f"service[{n}]."
        _same_keys(name, set(row), {"code", "tenant", "weight", "minutes", "counters", "licence"})
        if row["tenant"] not in tenants:
            raise ParameterError(f"{name}tenant: {row['tenant']!r} is not one of {', '.join(sorted(tenants))}")
        if not row["counters"]:
            raise ParameterError(f"{name}counters: at least one")
        days = tuple(WEEK.index(day) for day in tenants[row["tenant"]])
        weight = _checked(f"{name}weight", row["weight"], 0.0001, 1)
        minutes = _checked(f"{name}minutes", row["minutes"], 0.5, 240)
        counters = tuple(str(c) for c in row["counters"])
        made.append(
            Service(str(row["code"]), str(row["tenant"]), weight, minutes, counters, days, bool(row["licence"]))
        )
    if len({service.code for service in made}) != len(made) or not made:
        raise ParameterError("service: one or more, each code once")
    return tuple(made)
