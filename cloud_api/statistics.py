"""Counts of entries and exits over periods: what may be asked, and the answer as rows."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from cloud_api.append import AHEAD_MS, release_waiting
from cloud_api.database import Connection
from cloud_api.leaves import FACT_KINDS
from cloud_api.queries import query
from cloud_api.refusal import Refusal
from contract import form
from pages.occupancy import Movement, live_day

PERIODS = ("total", "hour", "day", "week", "month", "year", "weekday-hour")
NAMES = ("from", "to", "by", "kind", "dev")
COLUMNS = ("period", "entered", "left", "inside", "shown", "exit_ratio")
LONGEST = 3660  # days
LONGEST_HOURS = 31  # days, where each hour's end is computed from its day's movements
_ROLLED = ("total", "day", "week", "month", "year")

Row = dict[str, str | int | float | None]


@dataclass(frozen=True, slots=True)
class Question:
    """Local days from `first` until before `until`, cut by `by`; None for `devs` means all devices."""

    first: date
    until: date
    by: str
    kinds: Sequence[str]
    devs: Sequence[str] | None


def ask(given: Sequence[tuple[str, str]]) -> Question:
    """Read a query string's pairs; raises Refusal 422 `value` that says what is allowed."""
    values: dict[str, list[str]] = {}
    for name, value in given:
        if name not in NAMES:
            raise Refusal(422, "value", f"allowed parameters: {', '.join(NAMES)}")
        values.setdefault(name, []).append(value)
    first, last = _day(values, "from"), _day(values, "to")
    by = _one(values, "by") if "by" in values else "day"
    if by not in PERIODS:
        raise Refusal(422, "value", f"by: allowed: {', '.join(PERIODS)}")
    longest = LONGEST_HOURS if by == "hour" else LONGEST
    if not 0 <= (last - first).days < longest:
        raise Refusal(422, "value", f"from, to: `to` is the last day counted; 1 to {longest} days by {by}")
    kinds = values.get("kind", list(FACT_KINDS))
    if not set(kinds) <= set(FACT_KINDS):
        raise Refusal(422, "value", f"kind: allowed: {', '.join(FACT_KINDS)}")
    devs = values.get("dev")
    if devs is not None and not (len(devs) <= 100 and all(form.site_name(dev) for dev in devs)):
        raise Refusal(422, "value", "dev: at most 100 devices, each 1 to 16 of a-z, 0-9 and inner hyphens")
    return Question(first, last + timedelta(days=1), by, kinds, devs)


async def answer(connection: Connection, site: str, question: Question, now: int) -> dict[str, object]:
    """Return the statistics of a site that exists; facts that are due by `now` are counted first."""
    horizon = {"site": site, "horizon": now + AHEAD_MS}
    due = await (await connection.execute(query("has_due"), horizon)).fetchone()
    if due is not None and due["due"]:
        await release_waiting(connection, site, now)
    bounds = {"site": site, "first": question.first, "until": question.until, "by": question.by}
    values = {**bounds, "kinds": list(question.kinds), "devs": None if question.devs is None else list(question.devs)}
    rolled = question.devs is None and question.by in _ROLLED
    found = await (await connection.execute(query("live_site"), {"site": site})).fetchone()
    if found is None:
        raise Refusal(404, "unknown-site", "the site has never been added")
    name = "statistics_rollup" if rolled else "statistics"
    counted = await (await connection.execute(query(name), values)).fetchall()
    both = set(question.kinds) == set(FACT_KINDS)
    rows = [_row(row, question.kinds, both=both) for row in counted]
    if question.by == "hour" and both:
        await _add_shown(connection, values, rows, ZoneInfo(found["zone"]))
    last = question.until - timedelta(days=1)
    asked = {"from": question.first.isoformat(), "to": last.isoformat(), "by": question.by}
    return {"site": site, "zone": found["zone"], **asked, "rows": rows}


def as_csv(rows: Sequence[Row]) -> str:
    """Return the rows as CSV with a head line; what is not known is empty."""
    out = io.StringIO()
    writer: csv.DictWriter[str] = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def _row(row: Mapping[str, object], kinds: Sequence[str], *, both: bool) -> Row:
    entered, left = int(str(row["entered"])), int(str(row["left"]))
    return {
        "period": str(row["period"]),
        "entered": entered if "enter" in kinds else None,
        "left": left if "leave" in kinds else None,
        "inside": entered - left if both else None,
        "shown": None,
        "exit_ratio": round(left / entered, 4) if both and entered else None,
    }


async def _add_shown(connection: Connection, values: Mapping[str, object], rows: list[Row], zone: ZoneInfo) -> None:
    """Set `inside` (raw) and `shown` as they were at each hour's end, from that day's movements up to then."""
    days: dict[str, list[Movement]] = {}
    for row in await (await connection.execute(query("statistics_movements"), values)).fetchall():
        days.setdefault(row["day"].isoformat(), []).append(Movement(row["at"], row["delta"]))
    for row in rows:
        day, _, hour = str(row["period"]).partition("T")
        end = datetime.combine(date.fromisoformat(day), time(int(hour)), zone) + timedelta(hours=1)
        last = round(end.timestamp() * 1000) - 1
        before = [m for m in days.get(day, []) if m.at <= last]
        row["inside"] = sum(m.delta for m in before)
        row["shown"] = live_day(before, last, zone).inside


def _one(values: dict[str, list[str]], name: str) -> str:
    if len(values.get(name, [])) != 1:
        raise Refusal(422, "value", f"{name}: exactly one is wanted")
    return values[name][0]


def _day(values: dict[str, list[str]], name: str) -> date:
    text = _one(values, name)
    try:
        day = datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 - a date has no zone
    except ValueError as e:
        raise Refusal(422, "value", f"{name}: a day as YYYY-MM-DD is wanted") from e
    if day.isoformat() != text or not 2000 <= day.year <= 2100:
        raise Refusal(422, "value", f"{name}: a day as YYYY-MM-DD from 2000 to 2100 is wanted")
    return day
