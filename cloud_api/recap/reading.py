"""What the database says about a period, read at one moment."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Self

from psycopg import AsyncCursor

from cloud_api.append.plan import read_plan
from cloud_api.database.pool import Connection, Cursor
from cloud_api.recap.model import Cut, Period, Site, Ticket
from cloud_api.recap.period import NET, Stage
from cloud_api.request.refusal import Refusal
from contract import leaf, records
from contract.kinds import LICENSING
from shelf.statements import statements
from site_plan import Plan
from site_plan.model import Recap

_sql = statements("cloud_api.recap")

_MEMORY = "32MB"
"""For each step of a query. With the usual 4 MB a year's facts are sorted on disk, and where hashing would do."""

Rows = Sequence[Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Head:
    """What a recap stands on: the site, the cut, up to when the gateway's log is known, and how many entries wait.

    `as_of`: the newest receipt time in the cut; both in ms since 1970, 0: nothing is known.
    """

    site: Site
    plan: Plan | None
    cut: Sequence[Cut]
    known_until: int
    as_of: int
    waiting: int


async def read_head(connection: Connection, site: str, period: Period) -> Head:
    """Return the head of a recap; raises Refusal 404 `unknown-site`."""
    bounds = {"site": site, "first": period.first, "until": period.last + timedelta(days=1)}
    row = await (await connection.execute(_sql("recap_head"), bounds)).fetchone()
    if row is None:
        raise Refusal(404, "unknown-site", "the site has never been added")
    logs = await (await connection.execute(_sql("recap_cut"), {"site": site})).fetchall()
    plan = _plan(row["plan"], row["zone"])
    said = Recap() if plan is None else plan.recap
    return Head(
        Site(site, row["name"], row["zone"], said.office, said.place, said.signatory),
        plan,
        [Cut(log["log"], log["size"], log["root"]) for log in logs],
        row["known_until"],
        max((log["received"] for log in logs), default=0),
        row["waiting"],
    )


class Reader:
    """Runs the recap's queries for one site and period; made by `begin`."""

    def __init__(self, connection: Connection, site: str, period: Period) -> None:
        """Keep what all queries are asked with."""
        self._connection = connection
        until: date = period.last + timedelta(days=1)
        self._given: dict[str, object] = {"site": site, "first": period.first, "until": until, "licensing": LICENSING}
        self._ahead: dict[tuple[str, Stage], Cursor] = {}
        self._register: AsyncCursor[Ticket] | None = None

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
        cursor = self._connection.cursor(binary=True, row_factory=_tickets)
        self._register = await cursor.execute(_sql("recap_register"), {**self._given, **_bounds(NET)})

    async def rows(self, name: str, stage: Stage = NET, **more: object) -> Rows:
        """Return all rows of `recap_<name>`."""
        ahead = self._ahead.pop((name, stage), None)
        return await (ahead or await self._execute(name, stage, **more)).fetchall()

    async def register(self) -> Sequence[Ticket]:
        """Return each ticket that counts or was voided, as corrected, by day, issue and number; none if not asked."""
        return () if self._register is None else await self._register.fetchall()

    async def _execute(self, name: str, stage: Stage, **more: object) -> Cursor:
        return await self._connection.execute(_sql(f"recap_{name}"), {**self._given, **_bounds(stage), **more})


def _tickets(_: AsyncCursor[Ticket]) -> Callable[[Sequence[Any]], Ticket]:
    """Return what makes a ticket of a row's columns."""
    return Ticket._make


def _bounds(stage: Stage) -> Mapping[str, int]:
    return {"settled_before": stage.settled_before, "corrected_before": stage.corrected_before}


def _plan(data: object, zone: str) -> Plan | None:
    if not isinstance(data, bytes):
        return None
    said = records.decode(leaf.decode(data).payload)
    return read_plan(said, zone) if said.k == "plan" and said.is_known else None
