"""The local day of a moment, which every entry and every fact asks for, and the moments of a local day.

Moments are ms since 1970, minutes those of the wall clock from local midnight.
"""

from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

MINUTE_MS = 60_000
QUARTER_MS = 15 * MINUTE_MS  # since 1972 every zone's clock has been a whole number of quarters of an hour from UTC
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


def zone_named(name: str) -> ZoneInfo | None:
    """Return a zone of the IANA database, None if this machine has none of that name."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def local_hour(at: int, zone: ZoneInfo) -> tuple[date, int]:
    """Return the day and the hour that a clock in `zone` shows at `at`."""
    return _of_quarter(at // QUARTER_MS, zone)


def local_day(at: int, zone: ZoneInfo) -> date:
    """Return the day that a clock in `zone` shows at `at`."""
    return _of_quarter(at // QUARTER_MS, zone)[0]


def moment(day: date, minute: int, zone: ZoneInfo) -> int:
    """Return the instant of a minute of a local day."""
    wall = datetime(day.year, day.month, day.day, tzinfo=zone) + timedelta(minutes=minute)
    return round(wall.timestamp() * 1000)


@lru_cache(maxsize=100)  # each press asks it of the same day
def day_bounds(day: date, zone: ZoneInfo) -> tuple[int, int]:
    """Return the half-open range of a local day."""
    return moment(day, 0, zone), moment(day + timedelta(days=1), 0, zone)


@lru_cache(maxsize=4096)
def _of_quarter(quarter: int, zone: ZoneInfo) -> tuple[date, int]:
    shown = datetime.fromtimestamp(quarter * QUARTER_MS // 1000, zone)
    return shown.date(), shown.hour
