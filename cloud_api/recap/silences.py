"""When a gate or a kiosk said nothing although the hall was open, by the hours of the plan in force on the day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from cloud_api.recap.model import Silence
from site_plan.local import local_hour

SHORTEST = 2  # whole local hours without an entry


@dataclass(frozen=True, slots=True)
class Open:
    """From when until when the plan had the hall open on a day, in ms since 1970."""

    day: date
    opens: int
    closes: int


def silences(heard: Iterable[tuple[str, date, int]], days: Sequence[Open], zone: str) -> list[Silence]:
    """Return the runs of at least SHORTEST whole hours, within the hall's hours, in which a device had no entry.

    `heard` has the device, the local day and hour of its entries. A device is expected from its first day of the period
    to its last: before it was put up, and after it was taken away, it is not missed.
    """
    clock = ZoneInfo(zone)
    hours: dict[str, dict[date, set[int]]] = {}
    for dev, day, hour in heard:
        hours.setdefault(dev, {}).setdefault(day, set()).add(hour)
    found: list[Silence] = []
    for dev, known in sorted(hours.items()):
        for day in days:
            if min(known) <= day.day <= max(known):
                found += _of_day(dev, day, known.get(day.day, set[int]()), clock)
    return sorted(found, key=lambda one: (one.day, one.dev, one.since))


def _of_day(dev: str, day: Open, said: set[int], zone: ZoneInfo) -> list[Silence]:
    found: list[Silence] = []
    run: list[tuple[int, int]] = []
    for start, end in [*_hours(day, zone), (-1, -1)]:
        if start >= 0 and local_hour(start, zone)[1] not in said:
            run.append((start, end))
            continue
        if len(run) >= SHORTEST:
            since, until = run[0][0], run[-1][1]
            found.append(Silence(day.day, dev, since, until, (until - since) // 1000))
        run = []
    return found


def _hours(day: Open, zone: ZoneInfo) -> list[tuple[int, int]]:
    """Return the whole local hours within a day's opening."""
    first = datetime.fromtimestamp(day.opens / 1000, zone)
    whole = first.replace(minute=0, second=0, microsecond=0)
    start = whole if whole == first else whole + timedelta(hours=1)
    found: list[tuple[int, int]] = []
    begins = round(start.timestamp() * 1000)
    while begins + 3_600_000 <= day.closes:
        found.append((begins, begins + 3_600_000))
        begins += 3_600_000
    return found
