"""Counts of entries and exits over periods: what may be asked, and the answer as rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from cloud_api.append.facts import MOVES
from cloud_api.database.pool import Connection
from cloud_api.request.asked import LONGEST, Asked
from cloud_api.statistics.tickets import up_to_date
from pages.occupancy import HeadCount, Movement, live_day
from shelf.statements import statements
from site_plan.local import moment

_sql = statements("cloud_api.statistics")

PERIODS = ("total", "hour", "day", "week", "month", "year", "weekday-hour")
NAMES = ("from", "to", "by", "kind", "dev")
COLUMNS = ("period", "entered", "left", "inside", "shown", "exit_ratio", "written_off", "adjusted")
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
    asked = Asked(given, NAMES)
    by = asked.word("by", PERIODS, "day")
    first, until = asked.days(LONGEST_HOURS if by == "hour" else LONGEST, f" by {by}")
    return Question(first, until, by, asked.words("kind", MOVES) or MOVES, asked.codes("dev", 16))


async def answer(connection: Connection, site: str, question: Question, now: int) -> dict[str, object]:
    """Return the statistics of a site that exists; facts that are due by `now` are counted first."""
    zone = await up_to_date(connection, site, now)
    bounds = {"site": site, "first": question.first, "until": question.until, "by": question.by}
    values = {**bounds, "kinds": list(question.kinds), "devs": None if question.devs is None else list(question.devs)}
    rolled = question.devs is None and question.by in _ROLLED
    name = "periods_rolled" if rolled else "periods"
    counted = await (await connection.execute(_sql(name), values)).fetchall()
    both = set(question.kinds) == set(MOVES)
    rows = [_row(row, question.kinds, both=both) for row in counted]
    if question.by == "hour" and both:
        await _add_shown(connection, values, rows, ZoneInfo(zone))
    if rolled and both:
        rows = await _balanced(connection, values, rows)
    last = question.until - timedelta(days=1)
    asked = {"from": question.first.isoformat(), "to": last.isoformat(), "by": question.by}
    return {"site": site, "zone": zone, **asked, "rows": rows}


def _row(row: Mapping[str, object], kinds: Sequence[str], *, both: bool) -> Row:
    entered, left = int(str(row["entered"])), int(str(row["left"]))
    return {
        "period": str(row["period"]),
        "entered": entered if "enter" in kinds else None,
        "left": left if "leave" in kinds else None,
        "inside": entered - left if both else None,
        "shown": None,
        "exit_ratio": round(left / entered, 4) if both and entered else None,
        "written_off": None,
        "adjusted": None,
    }


async def _balanced(connection: Connection, values: Mapping[str, object], rows: Sequence[Row]) -> list[Row]:
    """Return the rows, and those of periods in which nobody moved, with who was written off and taken off."""
    found = await (await connection.execute(_sql("balance"), values)).fetchall()
    nobody = {"entered": 0, "left": 0}
    periods: dict[str, Row] = {row["period"]: _row({**nobody, **row}, MOVES, both=True) for row in found}
    periods |= {str(row["period"]): row for row in rows}
    taken = {row["period"]: row for row in found}
    for period, row in periods.items():
        row["written_off"] = taken[period]["written_off"] if period in taken else 0
        row["adjusted"] = taken[period]["adjusted"] if period in taken else 0
    return [periods[period] for period in sorted(periods)]


async def _add_shown(connection: Connection, values: Mapping[str, object], rows: list[Row], zone: ZoneInfo) -> None:
    """Set `inside` (raw) and `shown` (re-based by head counts) as they were at each hour's end, from the facts."""
    days: dict[str, list[Movement]] = {}
    for row in await (await connection.execute(_sql("movements"), values)).fetchall():
        days.setdefault(row["day"].isoformat(), []).append(Movement(row["at"], row["delta"]))
    counts: dict[str, list[HeadCount]] = {}
    if values["devs"] is None:  # some doors alone cannot explain who is inside
        for row in await (await connection.execute(_sql("head_counts"), values)).fetchall():
            counts.setdefault(row["day"].isoformat(), []).append(HeadCount(row["at"], row["amount"]))
    for row in rows:
        day, _, hour = str(row["period"]).partition("T")
        last = moment(date.fromisoformat(day), 60 * (int(hour) + 1), zone) - 1
        before = [m for m in days.get(day, []) if m.at <= last]
        row["inside"] = sum(m.delta for m in before)
        known = [count for count in counts.get(day, []) if count.at <= last]
        row["shown"] = live_day(before, last, zone, counts=known).inside
