"""Counts of entries and exits over periods: what may be asked, and the answer."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated
from zoneinfo import ZoneInfo

from psycopg import sql
from pydantic import Field

from cloud_api.append.facts import MOVES
from cloud_api.database.pool import Connection
from cloud_api.request.query import LONGEST, MANY, Days, code, one_of
from cloud_api.statistics.answers import Movement, MovementStatistics
from cloud_api.statistics.periods import PERIODS, WHOLE_DAYS
from cloud_api.statistics.tickets import up_to_date
from pages import occupancy
from pages.occupancy import HeadCount, live_day
from shelf.statements import statements
from site_plan.local import moment

_sql = statements("cloud_api.statistics")

LONGEST_HOURS = 31  # days, where each hour's end is computed from its day's movements


class Question(Days):
    """Entries and exits of `kind` by the devices `dev` (None: all of them), cut by `by`."""

    by: Annotated[str, one_of(tuple(PERIODS))] = "day"
    kind: Annotated[list[Annotated[str, one_of(MOVES)]] | None, Field(max_length=MANY)] = None
    dev: Annotated[list[Annotated[str, code(16)]] | None, Field(max_length=MANY)] = None

    def longest(self) -> tuple[int, str]:
        """Return how many days there may be."""
        return LONGEST_HOURS if self.by == "hour" else LONGEST, f"days by {self.by}"


async def answer(connection: Connection, site: str, question: Question, now: int) -> MovementStatistics:
    """Return the statistics of a site that exists; facts that are due by `now` are counted first."""
    zone = await up_to_date(connection, site, now, question.last)
    kinds = question.kind or MOVES
    bounds = {"site": site, "first": question.first, "until": question.until}
    values = {**bounds, "kinds": list(kinds), "devs": question.dev}
    rolled = question.dev is None and question.by in WHOLE_DAYS
    statement = sql.SQL(_sql("periods_rolled" if rolled else "periods")).format(period=sql.SQL(PERIODS[question.by]))
    counted = await (await connection.execute(statement, values)).fetchall()
    both = set(kinds) == set(MOVES)
    rows = [_row(row, kinds, both=both) for row in counted]
    if question.by == "hour" and both:
        rows = await _with_shown(connection, values, rows, ZoneInfo(zone))
    if rolled and both:
        rows = await _balanced(connection, values, rows, question.by)
    days = {"first": str(question.first), "last": str(question.last)}
    return MovementStatistics(site=site, zone=zone, by=question.by, rows=rows, **days)


def _row(row: Mapping[str, object], kinds: Sequence[str], *, both: bool) -> Movement:
    entered, left = int(str(row["entered"])), int(str(row["left"]))
    return Movement(
        period=str(row["period"]),
        entered=entered if "enter" in kinds else None,
        left=left if "leave" in kinds else None,
        inside=entered - left if both else None,
        exit_ratio=round(left / entered, 4) if both and entered else None,
    )


async def _balanced(
    connection: Connection, values: Mapping[str, object], rows: Sequence[Movement], by: str
) -> list[Movement]:
    """Return the rows, and those of periods in which nobody moved, with who was written off and taken off."""
    statement = sql.SQL(_sql("balance")).format(period=sql.SQL(PERIODS[by]))
    taken = {row["period"]: row for row in await (await connection.execute(statement, values)).fetchall()}
    nobody = {"entered": 0, "left": 0, "written_off": 0, "adjusted": 0}
    periods = {period: _row({**nobody, **row}, MOVES, both=True) for period, row in taken.items()}
    periods |= {row.period: row for row in rows}
    return [
        row.model_copy(update={name: taken.get(period, nobody)[name] for name in ("written_off", "adjusted")})
        for period, row in sorted(periods.items())
    ]


async def _with_shown(
    connection: Connection, values: Mapping[str, object], rows: Sequence[Movement], zone: ZoneInfo
) -> list[Movement]:
    """Set `inside` (raw) and `shown` (re-based by head counts) as they were at each hour's end, from the facts."""
    days: dict[str, list[occupancy.Movement]] = {}
    for row in await (await connection.execute(_sql("movements"), values)).fetchall():
        days.setdefault(row["day"].isoformat(), []).append(occupancy.Movement(row["at"], row["delta"]))
    counts: dict[str, list[HeadCount]] = {}
    if values["devs"] is None:  # some doors alone cannot explain who is inside
        for row in await (await connection.execute(_sql("head_counts"), values)).fetchall():
            counts.setdefault(row["day"].isoformat(), []).append(HeadCount(row["at"], row["amount"]))
    found: list[Movement] = []
    for row in rows:
        day, _, hour = row.period.partition("T")
        last = moment(date.fromisoformat(day), 60 * (int(hour) + 1), zone) - 1
        before = [m for m in days.get(day, []) if m.at <= last]
        known = [count for count in counts.get(day, []) if count.at <= last]
        shown = live_day(before, last, zone, counts=known).inside
        found.append(row.model_copy(update={"inside": sum(m.delta for m in before), "shown": shown}))
    return found
