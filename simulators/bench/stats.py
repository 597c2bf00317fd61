"""`lawang bench stats`: how long a year's figures take out of three years of facts, and how large the tables are.

Some weeks of a simulated hall go through the API's own append, without HTTP; then their facts and tickets are copied
by SQL to other weeks until three years are full, and once more over the same days until there are as many facts as
asked for. The rollups are made of them as an append makes them. Asked is what the endpoints ask, one connection, warm.

TimescaleDB is the one in WebAssembly that the tests use, where Node and `tests/timescale/node_modules` are there: its
times say how two ways of keeping the same rows compare, not how fast a real server is.
"""

import asyncio
import json
import shutil
import signal
import subprocess
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from pathlib import Path
from statistics import median
from typing import Any, LiteralString

import psycopg
import psycopg.sql
from rich.table import Table

import simulators
from cloud_api.append import leaves as reading
from cloud_api.append.appending import append
from cloud_api.append.wire import MAX_LEAVES, Batch
from cloud_api.database.migrations import migrate_at
from cloud_api.database.pool import Connection, connect
from cloud_api.request import tokens
from cloud_api.statistics import movements as movement_statistics
from cloud_api.statistics import tickets as ticket_statistics
from shelf.statements import statements
from simulators.bench.append import sql
from simulators.postgres import embedded_postgres
from simulators.supervise import tether
from simulators.year import Asking, leaves
from simulators.year.script import Script

_statistics_sql = statements("cloud_api.statistics")
_web_sql = statements("cloud_api.web")

AIM_MS = 50.0
WIDTH = 76  # notes below the table are not broken
SITE = "serang"
FIRST = date(2026, 7, 6)  # weeks without a holiday
YEAR = [("from", "2026-01-01"), ("to", "2026-12-31")]
BOUNDS = {"site": SITE, "first": date(2026, 1, 1), "until": date(2027, 1, 1)}
NOW = 1_900_000_000_000  # ms: every fact is due
LAST_COPY = 6  # periods after the generated one: to the end of the year that is asked for
SERVER = Path(simulators.__file__).parents[1] / "tests" / "timescale"


class StatsFailedError(RuntimeError):
    """The rollup and the facts do not agree: no figure can be given."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """How many facts, from periods of `days` days with `visitors` persons a working day, `copies` of which are full."""

    facts: int = 2_000_000
    visitors: float = 350.0
    days: int = 28
    copies: int = 39
    rounds: int = 7


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the database holds, in seconds `spent`; `layers`: how often each day is there."""

    leaves: int
    facts: int
    tickets: int
    layers: int
    spent: float


Told = Callable[[str], None]
Values = Mapping[str, object]


async def measure(wishes: Wishes, told: Told = lambda _: None) -> dict[str, Any]:
    """Measure on each server there is; return what `--json` prints. Raises StatsFailedError."""
    told("making leaves")
    last = FIRST + timedelta(days=wishes.days - 1)
    made = list(leaves(Asking(SITE, FIRST, last, wishes.visitors, 1)))
    found: dict[str, Any] = {"name": "stats", "unit": "ms, median", "aim": AIM_MS, "rounds": wishes.rounds}
    async with embedded_postgres() as (url, _):
        found["postgresql"] = await _server(url, made, wishes, lambda text: told(f"PostgreSQL: {text}"))
    missing = _missing()
    if missing is None:
        async with _timescale() as url:
            found["timescaledb"] = await _server(url, made, wishes, lambda text: told(f"TimescaleDB: {text}"))
    else:
        found["timescaledb"] = {"missing": missing}
    return found


def table(found: dict[str, Any]) -> Table:
    """Lay it out for people."""
    made = Table(min_width=WIDTH, title="stats: a year's figures, ms (median of warm runs)")
    columns = [("PostgreSQL", found["postgresql"]["ms"])]
    notes = [_note("PostgreSQL", found["postgresql"])]
    scaled = found["timescaledb"]
    if "missing" in scaled:
        notes.append(f"TimescaleDB was not measured: {scaled['missing']}")
    else:
        columns += [("TimescaleDB (WASM)", scaled["ms"]), ("in columns", scaled["ms_columns"])]
        notes.append(_note("TimescaleDB", scaled))
        notes.append(f"facts in columns: {scaled['fact_mib']:,.0f} MiB before, {scaled['fact_columns_mib']:,.0f} after")
    made.add_column("figure")
    for name, _ in columns:
        made.add_column(name, justify="right")
    for figure in columns[0][1]:
        made.add_row(figure, *(f"{times[figure]:,.1f}" for _, times in columns))
    made.caption = "\n".join(notes)
    return made


def _note(name: str, row: dict[str, Any]) -> str:
    size = f"{row['facts']:,} facts ({row['fact_mib']:,.0f} MiB), {row['tickets']:,} tickets"
    return f"{name}: {size}, loaded in {row['seconds']:,.0f} s; each day {row['layers']} times"


def _missing() -> str | None:
    if shutil.which("node") is None:
        return "node is not on PATH"
    return None if (SERVER / "node_modules").is_dir() else "npm ci --prefix tests/timescale"


async def _server(url: str, made: list[bytes], wishes: Wishes, told: Told) -> dict[str, Any]:
    await migrate_at(url)
    async with _when_free(url) as connection:
        loaded = await _load(connection, made, wishes, told)
        told("asking")
        found: dict[str, Any] = {
            "facts": loaded.facts,
            "tickets": loaded.tickets,
            "leaves": loaded.leaves,
            "layers": loaded.layers,
            "seconds": round(loaded.spent, 1),
            "fact_mib": await _fact_mib(connection),
            "ms": await _times(connection, wishes.rounds),
        }
        (health,) = await _rows(connection, _web_sql("health"))
        found["edition"] = health["edition"]
        if health["edition"] == "timescaledb-community":
            told("into columns")
            await connection.execute("SELECT compress_chunk(c) FROM show_chunks('fact') AS c")
            found["fact_columns_mib"] = await _fact_mib(connection)
            found["ms_columns"] = await _times(connection, wishes.rounds)
        return found


async def _load(connection: Connection, made: list[bytes], wishes: Wishes, told: Told) -> Loaded:
    began = time.perf_counter()
    await connection.execute("SET statement_timeout = 0")
    await tokens.create(connection, SITE, "gateway")
    log = Script(Asking(SITE, FIRST, FIRST, wishes.visitors, 1)).log
    for at in range(0, len(made), MAX_LEAVES):
        told(f"{at:,} of {len(made):,} leaves")
        batch = Batch(at, made[at : at + MAX_LEAVES], len(made), NOW)
        await append(connection, reading.check(SITE, log, batch), NOW)
    per = (await _rows(connection, "SELECT count(*) AS n FROM fact"))[0]["n"]
    layers = max(1, ceil(wishes.facts / (per * wishes.copies)))
    first = min(0, LAST_COPY - wishes.copies + 1)  # turn 0 is the original
    for layer in range(layers):
        for turn in range(first, first + wishes.copies):
            if (layer, turn) == (0, 0):
                continue
            told(f"layer {layer + 1}/{layers}, period {turn}")
            values = {"site": SITE, "log": log, "name": f"copy-{layer}-{turn + 99}", "days": turn * wishes.days}
            await connection.execute(sql("copy_facts"), values)
            await connection.execute(sql("copy_tickets"), values)
    told("rollups")
    await connection.execute(sql("roll_up"))
    await connection.execute("ANALYZE")
    (counts,) = await _rows(connection, sql("append_counts"))
    if counts["drift"] or counts["facts"] != per * wishes.copies * layers:
        raise StatsFailedError(f"{per} facts a period became {counts}")
    return Loaded(len(made), counts["facts"], counts["tickets"], layers, time.perf_counter() - began)


async def _times(connection: Connection, rounds: int) -> dict[str, float]:
    """Return ms by figure: what the endpoints run, each warm; raises StatsFailedError if two ways disagree."""
    movements = movement_statistics.ask([*YEAR, ("by", "month")])
    tickets = ticket_statistics.ask([*YEAR, ("by", "total")])
    by_service = ticket_statistics.ask([*YEAR, ("by", "service")])
    counted = {**BOUNDS, "by": "month", "kinds": ["enter", "leave"], "devs": None}
    asked: dict[str, Callable[[], Awaitable[Any]]] = {
        "year by month, entries and exits, rollup": lambda: _rows(
            connection, _statistics_sql("periods_rolled"), counted
        ),
        "year by service and end, rollup": lambda: _rows(connection, sql("year_by_service"), BOUNDS),
        "the same as `/statistics`, with write-offs": lambda: movement_statistics.answer(
            connection, SITE, movements, NOW
        ),
        "year by month, recounted from facts": lambda: _rows(connection, _statistics_sql("periods"), counted),
        "year, medians and 90th percentiles of tickets": lambda: ticket_statistics.answer(
            connection, SITE, tickets, NOW
        ),
        "the same by service": lambda: ticket_statistics.answer(connection, SITE, by_service, NOW),
    }
    found: dict[str, float] = {}
    answers: dict[str, Any] = {}
    for name, ask in asked.items():
        answers[name] = await ask()
        spent: list[float] = []
        for _ in range(rounds):
            began = time.perf_counter()
            await ask()
            spent.append(time.perf_counter() - began)
        found[name] = round(median(spent) * 1000, 2)
    rolled, recounted = (answers[name] for name in list(asked)[0:4:3])
    if rolled != recounted:
        raise StatsFailedError("the rollup does not say what a recount of the facts says")
    return found


async def _fact_mib(connection: Connection) -> float:
    (health,) = await _rows(connection, _web_sql("health"))
    size = "hypertable_size" if str(health["edition"]).startswith("timescaledb") else "pg_total_relation_size"
    text = psycopg.sql.SQL("SELECT {}('fact') AS size").format(psycopg.sql.Identifier(size))
    row = await (await connection.execute(text)).fetchone()
    return round((row or {"size": 0})["size"] / (1 << 20), 1)


async def _rows(
    connection: Connection, text: LiteralString, values: Mapping[str, object] | None = None
) -> list[dict[str, Any]]:
    return await (await connection.execute(text, values)).fetchall()


@asynccontextmanager
async def _timescale() -> AsyncGenerator[str]:
    """Give the URL of a TimescaleDB in WebAssembly, which takes one connection at a time."""
    argv = ["node", "--max-old-space-size=4096", str(SERVER / "serve.mjs")]
    server = await asyncio.create_subprocess_exec(*argv, stdout=subprocess.PIPE, preexec_fn=tether(signal.SIGKILL))
    assert server.stdout is not None  # noqa: S101 - it was asked for
    try:
        port = json.loads(await asyncio.wait_for(server.stdout.readline(), 60))["port"]
        yield f"postgresql://postgres:postgres@127.0.0.1:{port}/postgres?sslmode=disable"
    finally:
        server.kill()
        await server.wait()


@asynccontextmanager
async def _when_free(url: str) -> AsyncGenerator[Connection]:
    """Connect as soon as the server has noticed that the connection before has ended."""
    async with AsyncExitStack() as stack:
        connection = await _connected(stack, url)
        await connection.execute("DEALLOCATE ALL")  # in WebAssembly the session is the same as before
        yield connection


async def _connected(stack: AsyncExitStack, url: str, tries: int = 100) -> Connection:
    while True:
        try:
            return await stack.enter_async_context(connect(url))
        except psycopg.OperationalError:
            tries -= 1
            if tries == 0:
                raise
            await asyncio.sleep(0.05)
