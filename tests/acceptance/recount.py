"""Counts entries and exits again out of raw leaves, with the standard library and nothing of Lawang's own code.

`python recount.py FILE… --by PERIOD [--from DAY --to DAY]`: each file holds one log in the order in which the logs
were opened, one JSON string a line: the leaf as it was hashed.
"""

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

PERIODS = ("total", "hour", "day", "week", "month", "year", "weekday-hour")


def movements(logs: Sequence[Sequence[str]]) -> Iterable[tuple[str, str, datetime]]:
    """Give kind, device and local time of each movement that counts: the first of its kind from a press's first copy."""
    seen: set[tuple[str, str, int]] = set()
    for log in logs:
        zone, presses, used = "Asia/Jakarta", set[int](), set[tuple[int, str]]()
        for leaf in log:
            head, _, payload = leaf.partition("\n")
            _, n, at, _, _, src = head.split(" ")
            said = json.loads(payload.rpartition(".")[0] if src == "device" else payload)
            if src == "device":
                place = (said["dev"], said["ep"], said["seq"])
                presses |= set() if place in seen else {int(n)}
                seen.add(place)
            elif said["k"] == "plan":
                zone = said["zone"]
            elif said["k"] in ("enter", "leave"):
                used_now = (said["by"], said["k"])
                if said["by"] in presses and used_now not in used:
                    instant = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=int(at))
                    yield said["k"], said["dev"], instant.astimezone(ZoneInfo(zone))
                used.add(used_now)


def period_of(moment: datetime, by: str) -> str:
    """Return the name of the period of `by` in which a local time lies."""
    year, week, weekday = moment.isocalendar()
    return {
        "total": "total",
        "hour": f"{moment.date()}T{moment.hour:02}",
        "day": str(moment.date()),
        "week": f"{year}-W{week:02}",
        "month": f"{moment.year}-{moment.month:02}",
        "year": str(moment.year),
        "weekday-hour": f"{weekday}T{moment.hour:02}",
    }[by]


def count(
    logs: Sequence[Sequence[str]], by: str, first: date, last: date, devs: Sequence[str] | None = None
) -> dict[str, tuple[int, int]]:
    """Return entered and left by period, over local days from `first` to `last`, both counted."""
    entered, left = Counter[str](), Counter[str]()
    for kind, dev, moment in movements(logs):
        if first <= moment.date() <= last and (devs is None or dev in devs):
            (entered if kind == "enter" else left)[period_of(moment, by)] += 1
    return {period: (entered[period], left[period]) for period in sorted(entered | left)}


def main() -> None:
    """Print the counts as CSV, after the SHA-256 of each file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--by", choices=PERIODS, default="total")
    parser.add_argument("--from", dest="first", type=date.fromisoformat, default=date(2000, 1, 1))
    parser.add_argument("--to", dest="last", type=date.fromisoformat, default=date(2100, 12, 31))
    given = parser.parse_args()
    logs: list[list[str]] = []
    for file in given.files:
        data = file.read_bytes()
        print(f"# {file.name} {hashlib.sha256(data).hexdigest()}")
        logs.append([json.loads(line) for line in data.splitlines()])
    print("period,entered,left")
    for period, (entered, left) in count(logs, given.by, given.first, given.last).items():
        print(f"{period},{entered},{left}")


if __name__ == "__main__":
    main()
