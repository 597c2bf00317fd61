"""When a plan has the hall and its tenants open: week, seasons, holidays and single days together, in minutes."""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import cast
from zoneinfo import ZoneInfo

from cloud_api.append.catalogue import Catalogue, Values, tables

Span = tuple[int, int]

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DEFAULT_WEEK: Values = dict.fromkeys(WEEKDAYS[:5], "08:00-16:00")
_SPAN = re.compile(r"(\d\d):(\d\d)-(\d\d):(\d\d)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def open_tenants(plan: Values, catalogue: Catalogue, day: date) -> dict[str, bool]:
    """Say of each tenant whether any of its services that is not closed is open on `day`; without services, itself."""
    tenants = {str(t.get("code")): t for t in tables(plan, "tenant")}
    services = {str(s.get("code")): s for s in tables(plan, "service")}
    found: dict[str, bool] = {}
    for tenant in catalogue.tenants:
        own = [s for s in catalogue.services if s.tenant == tenant.code]
        days = [_either(services[s.code].get("open"), tenants[tenant.code].get("open")) for s in own if not s.closed]
        if not own:
            days = [tenants[tenant.code].get("open")]
        found[tenant.code] = any(_span(plan, tenant.code, given, day) is not None for given in days)
    return found


def hall_hours(plan: Values, day: date) -> Span | None:
    """Return from when until when (minutes of the local day, half-open) the hall is open on `day`, None if not at all.

    A day that only names tenants opens no doors: as at the gateway, the hall stays closed on it.
    """
    return _span(plan, None, None, day)


def moment(day: date, minute: int, zone: ZoneInfo) -> int:
    """Return the instant of a minute of a local day, in ms since 1970."""
    wall = datetime(day.year, day.month, day.day, tzinfo=zone) + timedelta(minutes=minute)
    return round(wall.timestamp() * 1000)


def holidays(plan: Values) -> Mapping[date, str]:
    """Return the names of the plan's holidays by date."""
    found: dict[date, str] = {}
    for text, name in _table(plan.get("holidays")).items():
        if _DAY.fullmatch(text) and isinstance(name, str):
            try:
                found[date.fromisoformat(text)] = name
            except ValueError:
                continue
    return found


def _either(own: object, otherwise: object) -> object:
    return otherwise if own is None else own


def _span(plan: Values, tenant: str | None, days: object, day: date) -> Span | None:
    """Return the hours of who is there on `days`, or of the hall: a single day, else a holiday, else season or week."""
    single = _single(plan, tenant, day)
    if single is not None and single.get("kind") != "early":
        return _minutes(single.get("hours"))
    if day.isoformat() in _table(plan.get("holidays")):
        return None
    name = WEEKDAYS[day.weekday()]
    span = _minutes(_week(plan, day).get(name))
    if isinstance(days, dict):
        given = cast("Values", days)
        span = _meet(span, _minutes(given[name])) if name in given else None
    elif isinstance(days, list) and name not in cast("list[object]", days):
        span = None
    return span if single is None else _meet(span, _minutes(single.get("hours")))


def _single(plan: Values, tenant: str | None, day: date) -> Values | None:
    """Return the single day for this tenant; one that names it goes before one for all."""
    named: Values | None = None
    for table in tables(plan, "day"):
        given = table.get("tenants")
        tenants = cast("list[object]", given) if isinstance(given, list) else []
        if not _is(table.get("date"), day):
            continue
        if tenant in tenants:
            return table
        named = table if not tenants else named
    return named


def _week(plan: Values, day: date) -> Values:
    for season in tables(plan, "season"):
        first, last = season.get("from"), season.get("to")
        if _is_day(first) and _is_day(last) and cast("date", first) <= day <= cast("date", last):
            return _table(season.get("week"))
    return _table(_table(plan.get("hours")).get("week", DEFAULT_WEEK))


def _minutes(text: object) -> Span | None:
    found = _SPAN.fullmatch(text) if isinstance(text, str) else None
    return None if found is None else (int(found[1]) * 60 + int(found[2]), int(found[3]) * 60 + int(found[4]))


def _meet(one: Span | None, other: Span | None) -> Span | None:
    if one is None or other is None:
        return None
    first, last = max(one[0], other[0]), min(one[1], other[1])
    return (first, last) if first < last else None


def _is(value: object, day: date) -> bool:
    return _is_day(value) and value == day


def _is_day(value: object) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def _table(value: object) -> Mapping[str, object]:
    return cast("Values", value) if isinstance(value, dict) else {}
