"""Days that the plan names, from today on: what people may take back when they were entered by mistake."""

from collections.abc import Mapping
from datetime import date

from site_plan import Plan
from site_plan.model import SingleDay


def closed_today(plan: Plan, today: date) -> dict[str, int]:
    """Return the tenants that a single day closes today by name, and which of the plan's single days it is."""
    return {
        tenant: index
        for index, single in enumerate(plan.days)
        if single.day == today and single.kind == "closed"
        for tenant in single.tenants
    }


def removable(plan: Plan, today: date) -> Mapping[str, SingleDay | str]:
    """Return single days and holidays from `today` on, earliest first, by what a form calls them.

    A holiday is its name. What is past is history: the recap counts by it.
    """
    found: dict[str, tuple[date, SingleDay | str]] = {
        f"holiday {day}": (day, name) for day, name in plan.holidays.items() if day >= today
    }
    found |= {_key(single): (single.day, single) for single in plan.days if single.day >= today}
    return {key: what for key, (_, what) in sorted(found.items(), key=lambda item: (item[1][0], item[0]))}


def day_of(key: str) -> date:
    """Return the date of a key of `removable`."""
    return date.fromisoformat(key.split()[1])


def _key(single: SingleDay) -> str:
    """Return what tells a single day from the others: no two of one date are for the same tenants."""
    return f"day {single.day} {'+'.join(single.tenants) or 'all'}"
