"""The parts of a plan that say when, and by which rules: hours, rules, seasons, single days, holidays."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from site_plan.model import MAX_NAME, Hours, Rules, Season, SingleDay, Tenant
from site_plan.source import PlanError, Source, Table

_ONE_IN = re.compile(r"one-in-([2-9]|[1-9]\d)")


def seasons(tables: Iterable[Table]) -> tuple[Season, ...]:
    """Return other hours for a range of dates, each range by itself."""
    seasons: list[Season] = []
    for table in tables:
        first, last, week = table.day("from"), table.day("to"), table.week("week")
        if last < first or any(s.first <= last and first <= s.last for s in seasons):
            table.fail("to", "to: not before from, and seasons do not overlap")
        if week is None:
            table.fail("week", 'week: a table is wanted, such as { mon = "08:00-15:00" }')
        seasons.append(Season(table.text("name", MAX_NAME), first, last, week, table.week("break") or {}))
    return tuple(seasons)


def single_days(tables: Iterable[Table], tenants_known: Mapping[str, Tenant]) -> tuple[SingleDay, ...]:
    """Return days that are closed, early or extra."""
    days: list[SingleDay] = []
    for table in tables:
        day, kind = table.day("date"), table.one_of("kind", ("closed", "early", "extra"))
        if (table.get("hours") is None) != (kind == "closed"):
            table.fail("hours", "hours: wanted for early and extra, and not for closed")
        hours = None if kind == "closed" else table.span("hours")
        tenants = table.names("tenants", tenants_known)
        if any(d.day == day and (set(d.tenants) & set(tenants) or d.tenants == tenants) for d in days):
            table.fail("date", f"date: {day} is there already for the same tenants")
        days.append(SingleDay(day, kind, hours, tenants, table.text("name", MAX_NAME)))
    return tuple(days)


def holidays(source: Source, given: object) -> Mapping[date, str]:
    """Return the holidays by date."""
    if not isinstance(given, dict):
        raise PlanError(
            source.line("holidays", 0, None), 'holidays: a table [holidays] of 2027-01-01 = "name" is wanted'
        )
    holidays: dict[date, str] = {}
    for key, name in cast("dict[str, object]", given).items():
        day = _date(key)
        if day is None or not isinstance(name, str) or not 1 <= len(name) <= 100 or not name.isprintable():
            where = source.line("holidays", 0, key)
            raise PlanError(where, f'{key}: allowed are a date and its name, such as 2027-01-01 = "Tahun Baru"')
        holidays[day] = name
    return holidays


def zone_of(table: Table) -> ZoneInfo:
    """Return the zone of the site."""
    wanted = "zone: a zone of the IANA database is wanted, such as Asia/Jakarta"
    zone = table.get("zone")
    if not isinstance(zone, str) or "/" not in zone:
        table.fail("zone", wanted)
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as e:
        raise PlanError(table.line("zone"), wanted) from e


def hours(table: Table) -> Hours:
    """Return the hall's week, with defaults."""
    default = Hours()
    week, early, cutoff = table.week("week"), table.integer("early_min", 0, 600), table.integer("cutoff_min", 0, 600)
    end = table.wall_time("end")
    return Hours(
        week=default.week if week is None else week,
        breaks=table.week("break") or {},
        early_min=default.early_min if early is None else early,
        cutoff_min=default.cutoff_min if cutoff is None else cutoff,
        end=default.end if end is None else end,
    )


def rules(table: Table) -> Rules:
    """Return the rules of the queue, with defaults."""
    default, priority = Rules(), table.get("priority") or "strict"
    found = _ONE_IN.fullmatch(priority) if isinstance(priority, str) else None
    if priority != "strict" and not found:
        table.fail("priority", "priority: strict, or one-in-2 to one-in-99")
    guard, serve = table.integer("next_guard_s", 0, 60), table.integer("min_serve_s", 0, 600)
    armed = table.integer("priority_s", 1, 300)
    return Rules(
        one_in=int(found[1]) if found else None,
        next_guard_s=default.next_guard_s if guard is None else guard,
        min_serve_s=default.min_serve_s if serve is None else serve,
        priority_s=default.priority_s if armed is None else armed,
    )


def _date(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None
