"""The days of a period, and which of the office's entries a count sees."""

from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from cloud_api.recap.model import Period
from contract.records import MAX_INT
from site_plan.local import day_bounds


@dataclass(frozen=True, slots=True)
class Stage:
    """Which entries of the office's log count: settlements and corrections with numbers below these."""

    settled_before: int = MAX_INT
    corrected_before: int = MAX_INT


NET = Stage()
GROSS = Stage(corrected_before=0)


def days_of(period: Period) -> list[date]:
    """Return each day of a period."""
    return [period.first + timedelta(days=n) for n in range((period.last - period.first).days + 1)]


def end_of(day: date, zone: str) -> int:
    """Return the first moment after a local day, in ms since 1970."""
    return day_bounds(day, ZoneInfo(zone))[1]
