"""What the database says about a period, read at one moment."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from functools import cache
from typing import Any, LiteralString, Self

from psycopg import AsyncCursor
from psycopg.rows import tuple_row

from cloud_api.database.pool import Connection, Cursor
from cloud_api.recap import catalogue, register
from cloud_api.recap.model import Cut, Period, Register, Site
from cloud_api.recap.period import NET, Stage
from cloud_api.request.error import RequestError
from shelf.statements import statements
from site_plan.model import Recap

_sql = statements("cloud_api.recap")

_MEMORY = "32MB"
"""For each step of a query. With the usual 4 MB a year's facts are sorted on disk, and where hashing would do."""

Rows = Sequence[Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Head:
    """What a recap stands on: the site, the cut, up to when the gateway's log is known, and how many entries wait.

    `announced`: how many more entries gateways had than have come.

    `as_of`: the newest receipt time in the cut; both in ms since 1970, 0: nothing is known.
    """

    site: Site
    cut: Sequence[Cut]
    known_until: int
    as_of: int
    waiting: int
    announced: int


async def read_head(connection: Connection, site: str, period: Period) -> Head:
    """Return the head of a recap; raises RequestError 404 `unknown-site`."""
    bounds = {"site": site, "first": period.first, "until": period.last + timedelta(days=1)}
    row = await (await connection.execute(_sql("head"), bounds)).fetchone()
    if row is None:
        raise RequestError(404, "unknown-site", "the site has never been added")
    logs = await (await connection.execute(_sql("cut"), {"site": site})).fetchall()
    return Head(
        Site(site, row["name"], row["zone"], **{field.name: row[field.name] for field in fields(Recap)}),
        [Cut(log["log"], log["size"], log["root"]) for log in logs],
        row["known_until"],
        max((log["received"] for log in logs), default=0),
        row["waiting"],
        row["announced"],
    )


class Reader:
    """Runs the recap's queries for one site and period; made by `begin`."""

    def __init__(self, connection: Connection, site: str, period: Period) -> None:
        """Keep what all queries are asked with."""
        self._connection = connection
        until: date = period.last + timedelta(days=1)
        kinds = [catalogue.figures()[key].what for key in catalogue.counted("entries", "people")]
        self._given: dict[str, object] = {"site": site, "first": period.first, "until": until, "kinds": kinds}
        self._ahead: dict[tuple[str, Stage], Cursor] = {}
        self._register: AsyncCursor[tuple[Any, ...]] | None = None

    @classmethod
    async def begin(cls, connection: Connection, site: str, period: Period) -> Self:
        """Return a reader within the caller's transaction, which gets the memory to group a year's tickets in."""
        await connection.execute("SELECT set_config('work_mem', %s, true)", (_MEMORY,))
        return cls(connection, site, period)

    async def ask(self, names: Iterable[str], stage: Stage = NET) -> None:
        """Send queries whose `rows` will be wanted; in a pipeline they run while we go on."""
        for name in names:
            self._ahead[name, stage] = await self._execute(name, stage)

    async def ask_register(self) -> None:
        """Send the query for the register, as `ask` does."""
        cursor = self._connection.cursor(binary=True, row_factory=tuple_row)
        self._register = await cursor.execute(_statement("register"), {**self._given, **_bounds(NET)})

    async def rows(self, name: str, stage: Stage = NET, **more: object) -> Rows:
        """Return all rows of `<name>`."""
        ahead = self._ahead.pop((name, stage), None)
        return await (ahead or await self._execute(name, stage, **more)).fetchall()

    async def register(self) -> Register:
        """Return each ticket that counts or was voided, as corrected, by day, issue and number; none if not asked."""
        if self._register is None:
            return register.NONE
        return Register(register.read(), await self._register.fetchall())

    async def _execute(self, name: str, stage: Stage, **more: object) -> Cursor:
        return await self._connection.execute(_statement(name), {**self._given, **_bounds(stage), **more})


@cache
def _statement(name: str) -> LiteralString:
    """Return a statement with its columns: those of the figures, or of the register, that are counted now."""
    match name:
        case "tickets":
            return _sql(name).format(figures=catalogue.of_tickets("count(*) FILTER (WHERE {condition}) AS {key}"))
        case "again":
            conditions = catalogue.of_visits("{condition} AS {key}")
            beyond = "count(*) FILTER (WHERE {key}) - count(DISTINCT visit) FILTER (WHERE {key}) AS {key}"
            return _sql(name).format(conditions=conditions, figures=catalogue.of_visits(beyond))
        case "register":
            return _sql(name).format(columns=register.columns_read())
        case _:
            return _sql(name)


def _bounds(stage: Stage) -> Mapping[str, int]:
    return {"settled_before": stage.settled_before, "corrected_before": stage.corrected_before}
