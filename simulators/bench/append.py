"""`lawang bench append`: leaves a second through HTTP into facts and rollups, beside a bare insert of the same columns.

The leaves are those of simulated halls, in batches as the forwarder makes them, from the gateway's own client, to the
API as one process: once the halls one after the other, each with one batch ahead of the answer, as the forwarder sends,
and once all at the same time. The baseline puts the same leaves, device identities and facts, made before the clock
starts, into tables without other indexes, one transaction a batch on one connection; it reads, checks, hashes and
counts nothing. All make their parameters within the time, in one PostgreSQL with its defaults.
"""

import asyncio
import sys
import time
from collections import deque
from collections.abc import Callable, Coroutine, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from importlib import resources
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any, LiteralString, cast

import psycopg
import psycopg.sql
from psycopg.conninfo import make_conninfo
from rich.table import Table

from cloud_api.append import leaves as reading
from cloud_api.append.facts import columns, named
from cloud_api.append.leaves import Derived, LogState
from cloud_api.append.wire import MAX_LEAVES, Batch
from cloud_api.database.migrations import migrate_at
from cloud_api.database.pool import connect
from cloud_api.request import tokens
from edge_gateway.uplink.cloud import Cloud, CloudError, NotTaken, Taken
from simulators.postgres import embedded_postgres
from simulators.supervise import Part
from simulators.year import Asking, leaves
from simulators.year.script import Script

AIM = 0.4
AHEAD = 2  # batches in flight of one hall, as the forwarder has them
WIDTH = 76  # notes below the table are not broken
FIRST = date(2026, 3, 2)


class AppendFailedError(RuntimeError):
    """The cloud did not take a batch, or has not stored what it took: there is no figure."""


FAILURES = (AppendFailedError, CloudError)


@dataclass(frozen=True, slots=True)
class Wishes:
    """How many leaves each round sends, in batches of `batch`, from how many halls."""

    entries: int = 20_000
    rounds: int = 5
    batch: int = MAX_LEAVES
    halls: int = 4


@dataclass(frozen=True, slots=True)
class Round:
    """Leaves a second of one round: a hall at a time, all halls at the same time, and bare."""

    ours: float
    together: float
    baseline: float


@dataclass(frozen=True, slots=True)
class Sent:
    """A hall's leaves in batches, and what they add to the tables."""

    site: str
    log: str
    batches: Sequence[Batch]
    derived: Sequence[Derived]

    @property
    def size(self) -> int:
        """Return the number of leaves."""
        return self.batches[-1].end


def sql(name: str) -> LiteralString:
    """Return the text of one of the benchmark's `.sql` files."""
    text = (resources.files("simulators.bench") / "sql" / f"{name}.sql").read_text(encoding="utf-8")
    return cast("LiteralString", text)


def hall(site: str, entries: int, batch: int) -> Sent:
    """Make so many leaves of a hall with 350 visitors a day, and derive what they add."""
    days = 7 + entries // 300  # Sundays and holidays have none
    asking = Asking(site, FIRST, FIRST + timedelta(days=days), 350.0, 1)
    texts = list(islice(leaves(asking), entries))
    starts = range(0, len(texts), batch)
    batches = [Batch(at, texts[at : at + batch], len(texts), 0) for at in starts]
    state, derived, log = LogState(), list[Derived](), Script(asking).log
    for each in batches:
        derived.append(reading.derive(log, reading.check(site, log, each).items, state))
        state = derived[-1].state
    return Sent(site, log, batches, derived)


async def measure(folder: Path, wishes: Wishes, told: Callable[[str], None] = lambda _: None) -> dict[str, Any]:
    """Measure with all files in `folder`; return what `--json` prints. Raises one of FAILURES."""
    told("making leaves")
    halls = [hall(f"mall-{i}", wishes.entries // wishes.halls, wishes.batch) for i in range(wishes.halls)]
    rounds: list[Round] = []
    counts: dict[str, int] = {}
    async with embedded_postgres() as (server, _):
        for number in range(1, wishes.rounds + 1):
            told(f"round {number}/{wishes.rounds}")
            urls = [await _database(server, f"bench_{number}_{way}") for way in ("turns", "together")]
            ours = await _ours(urls[0], folder, halls, together=False)
            baseline = await _bare(urls[0], halls)
            together = await _ours(urls[1], folder, halls, together=True)
            rounds.append(Round(ours, together, baseline))
            for url in urls:
                counts = await _check(url, halls)
    return {
        "name": "append",
        "unit": "leaves/s through HTTP into facts and rollups",
        "ours": round(median(r.ours for r in rounds)),
        "baseline": round(median(r.baseline for r in rounds)),
        "ratio": round(median(r.ours / r.baseline for r in rounds), 3),
        "together": round(median(r.together for r in rounds)),
        "ratio_together": round(median(r.together / r.baseline for r in rounds), 3),
        "aim": AIM,
        "halls": wishes.halls,
        "leaves": sum(sent.size for sent in halls),
        "batch": wishes.batch,
        **counts,
        "rounds": [{name: round(value) for name, value in asdict(r).items()} for r in rounds],
    }


def table(found: dict[str, Any]) -> Table:
    """Lay it out for people."""
    title = f"append: {found['leaves']:,} leaves of {found['halls']} halls, {found['batch']} a batch, leaves a second"
    made = Table(min_width=WIDTH, title=title)
    made.add_column("round")
    for name in ("a hall at a time", "all together", "bare insert", "ratio", "together"):
        made.add_column(name, justify="right")
    for number, row in enumerate(found["rounds"], 1):
        made.add_row(str(number), *_cells(row))
    made.add_section()
    made.add_row("median", *_cells(found), style="bold")
    notes = [f"{found['facts']:,} facts and {found['tickets']:,} tickets a round; the rollups equal them"]
    below = [name for name in ("ratio", "ratio_together") if found[name] < found["aim"]]
    if below:
        notes.append(f"below the aim of {found['aim']}: {', '.join(below)}")
    made.caption = "\n".join(notes)
    return made


def _cells(row: Mapping[str, Any]) -> list[str]:
    figures = [row[name] for name in ("ours", "together", "baseline")]
    return [f"{figure:,.0f}" for figure in figures] + [f"{figure / row['baseline']:.2f}" for figure in figures[:2]]


async def _database(server: str, name: str) -> str:
    """Make a database with our tables and the bare ones; return its URL."""
    async with connect(server) as connection:
        await connection.execute(psycopg.sql.SQL("CREATE DATABASE {}").format(psycopg.sql.Identifier(name)))
    url = make_conninfo(server, dbname=name)
    await migrate_at(url)
    async with connect(url) as connection:
        await connection.execute(sql("bare_tables"))
    return url


async def _ours(url: str, folder: Path, halls: Sequence[Sent], *, together: bool) -> float:
    """Send everything to a fresh API; return leaves a second from the first request to the last answer."""
    async with connect(url) as connection:
        given = [await tokens.create(connection, sent.site, "gateway") for sent in halls]
    part = Part("cloud", [sys.executable, "-m", "simulators.year.cloud", url, "0"], folder / "cloud.log")
    address = (await part.start())["http"]
    try:
        async with AsyncExitStack() as stack:
            ways: list[tuple[Cloud, Sent]] = []
            for token, sent in zip(given, halls, strict=True):
                cloud = await stack.enter_async_context(Cloud(f"http://{address}", token, sent.site))
                await cloud.logs()  # the connection is made before the clock starts
                ways.append((cloud, sent))
            began = time.perf_counter()
            if together:
                await asyncio.gather(*(_send(cloud, sent) for cloud, sent in ways))
            else:
                for cloud, sent in ways:
                    await _send(cloud, sent)
            return sum(sent.size for sent in halls) / (time.perf_counter() - began)
    finally:
        await part.stop()


async def _send(cloud: Cloud, sent: Sent) -> None:
    """Send all batches as the forwarder does: each while the answer to the one before is still awaited."""
    ahead: deque[tuple[Batch, asyncio.Task[Taken | NotTaken]]] = deque()
    try:
        for batch in sent.batches:
            ahead.append((batch, asyncio.create_task(_offer(cloud, sent, batch))))
            if len(ahead) == AHEAD:
                await _taken(cloud, sent, *ahead.popleft())
        while ahead:
            await _taken(cloud, sent, *ahead.popleft())
    finally:
        for _, task in ahead:
            task.cancel()


def _offer(cloud: Cloud, sent: Sent, batch: Batch) -> Coroutine[Any, Any, Taken | NotTaken]:
    return cloud.append(sent.log, batch.first, batch.leaves, sent.size, time.time_ns() // 1_000_000)


async def _taken(cloud: Cloud, sent: Sent, batch: Batch, task: asyncio.Task[Taken | NotTaken]) -> None:
    answer = await task
    if isinstance(answer, NotTaken) and answer.code == "hole":  # it overtook the one before
        answer = await _offer(cloud, sent, batch)
    if not isinstance(answer, Taken) or answer.next < batch.end:
        raise AppendFailedError(f"the cloud answered {answer} to the leaves from {batch.first} on")


async def _bare(url: str, halls: Sequence[Sent]) -> float:
    """Insert the same columns, a transaction a batch; return leaves a second."""
    queries: list[LiteralString] = [named(sql(name)) for name in ("bare_entries", "bare_devices", "bare_facts")]
    async with connect(url) as connection:
        began = time.perf_counter()
        for sent in halls:
            key = {"site": sent.site, "log": sent.log}
            for batch, derived in zip(sent.batches, sent.derived, strict=True):
                numbers = list(range(batch.first, batch.end))
                given = (
                    {**key, "n": numbers, "leaf": list(batch.leaves)},
                    {**key, **derived.devices.values()},
                    {"site": sent.site, **columns(derived.facts)},
                )
                async with connection.transaction():
                    for query, values in zip(queries, given, strict=True):
                        await connection.execute(query, values)
        return sum(sent.size for sent in halls) / (time.perf_counter() - began)


async def _check(url: str, halls: Sequence[Sent]) -> dict[str, int]:
    """Return what is stored; raises AppendFailedError if it is not what was sent, or is counted wrongly."""
    async with connect(url) as connection:
        row = await (await connection.execute(sql("append_counts"))).fetchone()
    sent_leaves = sum(sent.size for sent in halls)
    facts = sum(len(derived.facts) for sent in halls for derived in sent.derived)
    if row is None or (row["leaves"], row["facts"], row["drift"]) != (sent_leaves, facts, 0):
        raise AppendFailedError(f"{sent_leaves} leaves and {facts} facts were sent; the database says {row}")
    return {"facts": row["facts"], "tickets": row["tickets"]}
