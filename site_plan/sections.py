"""The parts of a plan that say when, and by which rules: hours, rules, seasons, single days, holidays."""

from collections.abc import Mapping
from datetime import date
from typing import cast
from zoneinfo import ZoneInfo

from site_plan.fields import MAX_HOLIDAY
from site_plan.local import zone_named
from site_plan.model import Hours, Rules, Season, SingleDay, Tenant
from site_plan.source import PlanError, Source, Table


class SingleDays:
    """Days that are closed, early or extra, in the plan's order: of each date one for all, and one for each tenant."""

    def __init__(self) -> None:
        """Begin with none."""
        self._all: list[SingleDay] = []
        self._of: dict[date, list[SingleDay]] = {}

    def add(self, day: SingleDay) -> None:
        """Take one more."""
        self._all.append(day)
        self._of.setdefault(day.day, []).append(day)

    def has(self, day: date, tenants: tuple[str, ...]) -> bool:
        """Say whether one of these tenants, or all together, has a day of its own on this date."""
        return any(set(d.tenants) & set(tenants) or d.tenants == tenants for d in self._of.get(day, ()))

    @property
    def all(self) -> tuple[SingleDay, ...]:
        """Return them."""
        return tuple(self._all)


def season(table: Table, before: list[Season]) -> Season:
    """Return other hours for a range of dates, which meets no range `before` it."""
    first, last, week = table.day("from"), table.day("to"), table.week("week")
    if last < first or any(s.first <= last and first <= s.last for s in before):
        table.fail("to", "plan.season")
    if week is None:
        table.fail("week", "plan.week")
    return Season(table.text("name", "season"), first, last, week, table.week("break") or {})


def single_day(table: Table, before: SingleDays, tenants_known: Mapping[str, Tenant]) -> SingleDay:
    """Return a day that is closed, early or extra."""
    day, kind = table.day("date"), table.one_of("kind")
    if (table.get("hours") is None) != (kind == "closed"):
        table.fail("hours", "plan.day-hours")
    hours = None if kind == "closed" else table.span("hours")
    tenants = table.names("tenants", tenants_known)
    if table.get("tenants") and not tenants:
        table.fail("tenants", "plan.no-tenant")
    if before.has(day, tenants):
        table.fail("date", "plan.same-day", day=day)
    return SingleDay(day, kind, hours, tenants, table.text("name", kind))


def holidays(source: Source, given: object) -> Mapping[date, str]:
    """Return the holidays by date."""
    if not isinstance(given, dict):
        where = source.line("holidays", 0, None)
        source.leave_out(PlanError(where, "plan.holidays", key="holidays"))
        return {}
    holidays: dict[date, str] = {}
    for key, name in cast("dict[str, object]", given).items():
        day = _date(key)
        named = isinstance(name, str) and 1 <= len(name) <= MAX_HOLIDAY and name.isprintable()
        if day is None or not named:
            source.leave_out(PlanError(source.line("holidays", 0, key), "plan.holiday", day=key))
        if day is not None:
            holidays[day] = str(name) if named else key
    return holidays


def zone_of(table: Table, otherwise: ZoneInfo | None) -> ZoneInfo:
    """Return the zone of the site; a lenient reader takes `otherwise` for what is none."""
    zone = table.get("zone")
    found = zone_named(zone) if isinstance(zone, str) and "/" in zone else None
    if found is not None:
        return found
    if otherwise is None:
        table.fail("zone", "plan.zone")
    table.leave_out("zone", "plan.zone")
    return otherwise


def hours(table: Table) -> Hours:
    """Return the hall's week, with defaults."""
    default = Hours()
    week, early, cutoff = table.week("week"), table.integer("early_min"), table.integer("cutoff_min")
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
    default = Rules()
    priority = table.matching("priority", "plan.priority", "strict")
    guard, serve, armed = (table.integer(key) for key in ("next_guard_s", "min_serve_s", "priority_s"))
    return Rules(
        one_in=None if priority == "strict" else int(priority.removeprefix("one-in-")),
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
