"""The local day and hour of a moment, which every entry and every fact asks for."""

from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

QUARTER_MS = 900_000  # since 1972 every zone's clock has been a whole number of quarters of an hour from UTC


def local_hour(at: int, zone: ZoneInfo) -> tuple[date, int]:
    """Return the day and the hour that a clock in `zone` shows at `at`, in ms since 1970."""
    return _of_quarter(at // QUARTER_MS, zone)


@lru_cache(maxsize=4096)
def _of_quarter(quarter: int, zone: ZoneInfo) -> tuple[date, int]:
    shown = datetime.fromtimestamp(quarter * QUARTER_MS // 1000, zone)
    return shown.date(), shown.hour
