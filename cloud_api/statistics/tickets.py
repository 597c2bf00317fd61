"""Statistics of tickets, refused presses and devices: what may be asked, and the answers."""

from datetime import date, timedelta
from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from cloud_api.append.appending import count_due
from cloud_api.append.facts import KINDS, named
from cloud_api.database.pool import Connection
from cloud_api.request.error import RequestError
from cloud_api.request.query import LONGEST, MANY, Asked, Day, Days, check_days, one_of, whole
from cloud_api.statistics.answers import (
    CountsBefore,
    CoverageStatistics,
    DeviceDay,
    FactsPage,
    RefusedPresses,
    RefusedStatistics,
    TicketCounts,
    TicketStatistics,
)
from cloud_api.statistics.dimensions import GROUPS, Dimensions, grouped
from contract import form
from contract.leaf import MAX_N
from shelf.statements import statements

_sql = statements("cloud_api.statistics")

MOST_FACTS = 1000
LONGEST_COVERAGE = 366  # days


class Question(Days, Dimensions):
    """Tickets issued on these days, of these dimensions, grouped by `by`."""

    by: Annotated[str, one_of(tuple(GROUPS))] = "day"


class CoverageQuestion(Days):
    """Devices on these days."""

    def longest(self) -> tuple[int, str]:
        """Return how many days there may be."""
        return LONGEST_COVERAGE, "days"


class FactsQuestion(Asked):
    """Facts after a place, of these days and kinds if they are named."""

    after: Annotated[str | None, Field(description="`next` of the page before.")] = None
    limit: Annotated[int, whole(1, MOST_FACTS), Field(ge=1, le=MOST_FACTS)] = MOST_FACTS
    first: Annotated[Day | None, Field(alias="from")] = None
    last: Annotated[Day | None, Field(alias="to", description="The last day that is counted.")] = None
    kind: Annotated[list[Annotated[str, one_of(KINDS)]] | None, Field(max_length=MANY)] = None

    @model_validator(mode="after")
    def _within(self) -> Self:
        if (self.first is None) != (self.last is None):
            missing = "from" if self.first is None else "to"
            raise PydanticCustomError("days", "{missing}: exactly one is wanted", {"missing": missing})
        if self.first is not None and self.last is not None:
            check_days(self.first, self.last, LONGEST, "days")
        return self

    def place(self) -> tuple[str, int]:
        """Return log and number of the fact to go on after; raises RequestError 422 `value`."""
        if self.after is None:
            return "", -1
        log, _, n = self.after.rpartition(".")
        good = n.isascii() and n.isdecimal() and len(n) <= 16
        if not form.name(24)(log) or not good or int(n) > MAX_N:
            raise RequestError(422, "value", "after: what the page before gave as `next`")
        return log, int(n)


async def answer(connection: Connection, site: str, question: Question, now: int) -> TicketStatistics:
    """Return rows by group, the total, and the total of as many days just before; what is due is counted first."""
    zone = await up_to_date(connection, site, now, question.last)
    rows = await _rows(connection, site, question, question.by)
    total = rows if question.by == "total" else await _rows(connection, site, question, "total")
    length = question.until - question.first
    days = {"first": question.first - length, "last": question.last - length}
    before = await _rows(connection, site, question.model_copy(update=days), "total") or [TicketCounts()]
    return TicketStatistics(
        site=site,
        zone=zone,
        first=str(question.first),
        last=str(question.last),
        by=question.by,
        rows=rows,
        total=(total or [TicketCounts()])[0],
        before=CountsBefore(**before[0].model_dump(), first=str(days["first"]), last=str(days["last"])),
    )


async def refused_presses(connection: Connection, site: str, question: Days, now: int) -> RefusedStatistics:
    """Return presses that could not be served, by reason, device and service."""
    zone = await up_to_date(connection, site, now, question.last)
    values = {"site": site, "first": question.first, "until": question.until}
    rows = [RefusedPresses(**row) for row in await (await connection.execute(_sql("refused"), values)).fetchall()]
    return RefusedStatistics(site=site, zone=zone, first=str(question.first), last=str(question.last), rows=rows)


async def coverage(connection: Connection, site: str, question: CoverageQuestion, now: int) -> CoverageStatistics:
    """Return how many of the plan's hours each device was silent on each day, of those that have begun by `now`."""
    zone = await up_to_date(connection, site, now, question.last)
    values = {"site": site, "first": question.first, "until": question.until, "now": now}
    rows = [DeviceDay(**row) for row in await (await connection.execute(_sql("coverage"), values)).fetchall()]
    return CoverageStatistics(site=site, zone=zone, first=str(question.first), last=str(question.last), rows=rows)


async def facts(connection: Connection, site: str, question: FactsQuestion, now: int) -> FactsPage:
    """Return a page of facts; `next` is what to give as `after` for the page that follows, null at the end."""
    log, n = question.place()
    until = None if question.last is None else question.last + timedelta(days=1)
    values = {"site": site, "log": log, "n": n, "first": question.first, "until": until, "limit": question.limit + 1}
    await up_to_date(connection, site, now, question.last)
    found = await connection.execute(named(_sql("facts")), {**values, "kinds": question.kind})
    rows = await found.fetchall()
    last = rows[question.limit - 1] if len(rows) > question.limit else None
    following = None if last is None else f"{last['log']}.{last['n']}"
    return FactsPage.model_validate({"site": site, "facts": rows[: question.limit], "next": following})


async def up_to_date(connection: Connection, site: str, now: int, last: date | None) -> str:
    """Count the facts of a site that are due by `now`, and return its zone on `last`; raises RequestError 404."""
    asked = {"site": site, "day": date.max if last is None else last}
    found = await (await connection.execute(_sql("zone_of_day"), asked)).fetchone()
    if found is None:
        raise RequestError(404, "unknown-site", "the site has never been added")
    await count_due(connection, site, now)
    return found["zone"]


async def _rows(connection: Connection, site: str, question: Question, by: str) -> list[TicketCounts]:
    only = question.only()
    values = {"site": site, "first": question.first, "until": question.until, **only}
    rows = await (await connection.execute(grouped(_sql("tickets"), by, tuple(only)), values)).fetchall()
    days: dict[str, int] = {}
    if by in ("tenant", "total"):
        found = await (await connection.execute(_sql("open_days"), {**values, "tenant": question.tenant})).fetchall()
        days = {row["tenant"]: row["days"] for row in found}
        days["total"] = sum(days.values())
    return [_with_days(TicketCounts(**row), days.get(row["group"])) for row in rows]


def _with_days(row: TicketCounts, days: int | None) -> TicketCounts:
    """Add how many tickets there were for each day that the tenant was open."""
    per_day = round((row.issued + row.linked) / days, 4) if days else None
    return row.model_copy(update={"open_days": days, "per_open_day": per_day})
