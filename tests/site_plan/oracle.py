"""Who is open when, out of a plan's TOML values: written apart from the product, to check it."""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

Span = tuple[int, int]
Values = Mapping[str, Any]
WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
USUAL = dict.fromkeys(WEEK[:5], "08:00-16:00")


def open_tenants(plan: Values, day: date) -> dict[str, bool]:
    """Say of each tenant whether any of its services that is not closed is open on `day`; without services, itself."""
    found = {}
    for tenant in plan.get("tenant", []):
        own = [s for s in plan.get("service", []) if s["tenant"] == tenant["code"]]
        days = [s.get("open", tenant.get("open")) for s in own if not s.get("closed")] if own else [tenant.get("open")]
        found[tenant["code"]] = any(minutes_of(plan, tenant["code"], given, day) is not None for given in days)
    return found


def hall_hours(plan: Values, day: date, zone: str) -> Span | None:
    """Return from when until when the hall is open, in ms since 1970; a day that only names tenants opens no doors."""
    span = minutes_of(plan, None, None, day)
    return None if span is None else (instant(day, span[0], zone), instant(day, span[1], zone))


def instant(day: date, minute: int, zone: str) -> int:
    wall = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone)) + timedelta(minutes=minute)
    return round(wall.timestamp() * 1000)


def minutes_of(plan: Values, tenant: str | None, days: Any, day: date) -> Span | None:
    """Return the hours of who is there on `days`, or of the hall: a single day, else a holiday, else season or week."""
    single = _single(plan, tenant, day)
    if single is not None and single["kind"] != "early":
        return _minutes(single.get("hours"))
    if day.isoformat() in plan.get("holidays", {}):
        return None
    name = WEEK[day.weekday()]
    span = _minutes(_week(plan, day).get(name))
    if isinstance(days, dict):
        span = _meet(span, _minutes(days[name])) if name in days else None
    elif days is not None and name not in days:
        span = None
    return span if single is None else _meet(span, _minutes(single.get("hours")))


def _single(plan: Values, tenant: str | None, day: date) -> Values | None:
    """Return the single day for this tenant; one that names it goes before one for all."""
    of_day = [table for table in plan.get("day", []) if table["date"] == day]
    named = [table for table in of_day if tenant in table.get("tenants", [])]
    return next(iter(named + [table for table in of_day if not table.get("tenants")]), None)


def _week(plan: Values, day: date) -> Values:
    for season in plan.get("season", []):
        if season["from"] <= day <= season["to"]:
            return season["week"]
    return plan.get("hours", {}).get("week", USUAL)


def _minutes(text: str | None) -> Span | None:
    found = re.fullmatch(r"(\d\d):(\d\d)-(\d\d):(\d\d)", text or "")
    return found and (int(found[1]) * 60 + int(found[2]), int(found[3]) * 60 + int(found[4]))


def _meet(one: Span | None, other: Span | None) -> Span | None:
    if one is None or other is None:
        return None
    first, last = max(one[0], other[0]), min(one[1], other[1])
    return (first, last) if first < last else None
