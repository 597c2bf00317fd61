"""The yearly recap from request to file, of a year at 350 visitors a day, open and closed: seconds, over HTTP.

Four weeks are simulated and appended; the database then repeats them over the year: appending all of it takes minutes.
"""

import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib import resources
from pathlib import Path
from statistics import median
from typing import Any, LiteralString, cast

import httpx2
import psutil
import psycopg
from rich.table import Table

from cloud_api.database.migrations import migrate_at
from cloud_api.database.pool import connect
from cloud_api.request import tokens
from simulators.postgres import embedded_postgres
from simulators.supervise import Part
from simulators.year import leaves
from simulators.year.truth import Asking

AIM_S = 3.0
FIRST, LAST = date(2026, 1, 5), date(2026, 2, 1)  # four weeks from a Monday; twelve more end on 3 January 2027
AFTER = round(datetime(2027, 1, 5, tzinfo=UTC).timestamp() * 1000)
KINDS = ("pdf", "xlsx", "csv", "json")
AIMED = ("pdf", "xlsx")
BATCH = 500


@dataclass(frozen=True)
class Wishes:
    """How many come a working day, how often each file is asked for, and the seed."""

    visitors: float = 350.0
    rounds: int = 3
    seed: int = 1


async def measure(folder: Path, wishes: Wishes, told: Callable[[str], None] = lambda _: None) -> dict[str, Any]:
    """Run it with an embedded database; `folder` is for the API's log. Return what `--json` prints."""
    async with embedded_postgres() as (database, postgres):
        await migrate_at(database)
        async with connect(database) as connection:
            gateway = await tokens.create(connection, "serang", "gateway")
            reader = await tokens.create(connection, "serang", "reporter", label="bench")
            approver = await tokens.create(connection, "serang", "approver", label="bench")
        cloud = Part(
            "cloud", [sys.executable, "-m", "simulators.year.cloud", database, str(AFTER)], folder / "cloud.log"
        )
        try:
            address = f"http://{(await cloud.start())['http']}"
            await _append(address, gateway, wishes, told)
            told("repeating it over the year")
            tickets = await _repeat(database)
            parts = (psutil.Process(cloud.pid), psutil.Process(postgres.pid))
            async with _client(address, reader) as http:
                files = await _ask(http, KINDS, wishes.rounds, parts, told)
                told("closing the year")
                await _close(address, approver)
                closed = await _ask(http, AIMED, wishes.rounds, parts, told)
            files |= {f"{kind}, closed": one for kind, one in closed.items()}
        finally:
            await cloud.stop()
    return {
        "name": "recap",
        "visitors": wishes.visitors,
        "tickets": tickets,
        "aim_s": AIM_S,
        "files": files,
        "good": all(one["seconds"] <= AIM_S for kind, one in files.items() if kind.startswith(AIMED)),
    }


def table(found: dict[str, Any]) -> Table:
    """Lay it out for people."""
    made = Table(
        min_width=76, title=f"the recap of a year, {found['visitors']:g} visitors a day, {found['tickets']:,} tickets"
    )
    for name in ("file", "median s", "slowest s", "processor s", "kB"):
        made.add_column(name, justify="left" if name == "file" else "right")
    for kind, one in found["files"].items():
        made.add_row(
            kind,
            f"{one['seconds']:.2f}",
            f"{one['slowest']:.2f}",
            f"{one['processor']:.2f}",
            f"{one['bytes'] / 1000:,.0f}",
        )
    made.caption = f"aim for pdf and xlsx: {found['aim_s']:g} s"
    return made


async def _append(address: str, token: str, wishes: Wishes, told: Callable[[str], None]) -> None:
    asking = Asking("serang", FIRST, LAST, wishes.visitors, wishes.seed)
    made = [data.decode() for data in leaves(asking)]
    log = str(made[0]).partition('"log":"')[2].partition('"')[0]
    async with _client(address, token) as http:
        for first in range(0, len(made), BATCH):
            told(f"{first:,} of {len(made):,} leaves appended")
            body = {"from": first, "leaves": made[first : first + BATCH], "head": len(made), "sent": AFTER}
            (await http.post(f"/v1/sites/serang/logs/{log}", json=body)).raise_for_status()


async def _repeat(database: str) -> int:
    text = (resources.files("simulators.bench") / "sql" / "recap_repeat.sql").read_text(encoding="utf-8")
    async with await psycopg.AsyncConnection.connect(database, autocommit=True) as connection:
        await connection.execute(cast("LiteralString", text))
        row = await (await connection.execute("SELECT count(*) FROM ticket WHERE day < '2027-01-01'")).fetchone()
    return 0 if row is None else int(row[0])


async def _close(address: str, token: str) -> None:
    """Fix the year as version 1, so that what is asked for then is read, not counted."""
    async with _client(address, token) as http:
        (await http.post("/v1/sites/serang/office/years", json={"year": FIRST.year})).raise_for_status()


def _client(address: str, token: str) -> httpx2.AsyncClient:
    return httpx2.AsyncClient(base_url=address, headers={"Authorization": f"Bearer {token}"}, timeout=120)


async def _ask(
    http: httpx2.AsyncClient,
    kinds: Sequence[str],
    rounds: int,
    parts: Sequence[psutil.Process],
    told: Callable[[str], None],
) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for kind in kinds:
        spent: list[float] = []
        worked: list[float] = []
        size = 0
        for n in range(rounds):
            told(f"{kind}, {n + 1} of {rounds}")
            began, before = time.monotonic(), _worked(parts)
            answer = await http.get(f"/v1/sites/serang/recap/2026.{kind}")
            spent.append(time.monotonic() - began)
            worked.append(_worked(parts) - before)
            answer.raise_for_status()
            size = len(answer.content)
        found[kind] = {"seconds": round(median(spent), 2), "slowest": round(max(spent), 2), "bytes": size}
        found[kind]["processor"] = round(median(worked), 2)
    return found


def _worked(parts: Sequence[psutil.Process]) -> float:
    """Return the processor seconds of the API and of the database's sessions that are open."""
    every = [each for part in parts for each in (part, *part.children(recursive=True))]
    return sum(sum(each.cpu_times()[:2]) for each in every)
