"""Halls for the dashboards, and Grafana's way of asking.

`plain` has more than a year on ordinary PostgreSQL, `lived` some weeks that came through gateway and API, `scaled` the
rows of `lived` on TimescaleDB.
"""

import asyncio
import json
import os
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import psycopg
import pytest

from cloud_api.database.migrations import migrate_at
from dashboards.boards import Board, Site
from dashboards.files import BOARDS, made
from dashboards.variables import Value
from simulators.year import Asking
from tests.dashboards.macros import Range, expand
from tests.dashboards.simulated import lived_through
from tests.databases import NewDatabase

HALL = Site("serang", "MPP Kabupaten Serang", "Asia/Jakarta")
WIB = timezone(timedelta(hours=7))
NOW = datetime(2026, 11, 25, 13, 6, tzinfo=WIB)
NOW_MS = round(NOW.timestamp() * 1000)
YEAR = Range(datetime(2026, 1, 1, tzinfo=WIB), datetime(2027, 1, 1, tzinfo=WIB))
SPANS = {
    "langsung": Range(datetime(2026, 11, 25, tzinfo=WIB), NOW),
    "tahunan": YEAR,
    "layanan": Range(NOW - timedelta(days=31), NOW),
    "perangkat": Range(NOW - timedelta(days=7), NOW),
}
SEED = (Path(__file__).parent / "seed.sql").read_text(encoding="utf-8")
TIMESCALE = Path(__file__).parents[1] / "timescale"
LIVED = Asking("serang", date(2026, 11, 16), date(2026, 11, 25), 120, 1)
COPIED = ("site", "plan", "planned_tenant", "planned_service", "planned_counter", "planned_holiday", "log", "log_entry",
          "site_day", "tenant_day", "fact", "ticket", "rollup_day", "rollup_service", "device_hour", "hall_hours")  # fmt: skip


@dataclass
class Answer:
    """What came back: columns with their PostgreSQL types, rows, and the best time in ms."""

    columns: dict[str, str]
    rows: list[dict[str, Any]]
    ms: float


@dataclass
class Hall:
    """The hall's database, asked as the role `lawang_grafana`, at `NOW`."""

    connection: psycopg.Connection[Any]
    url: str
    timescale: bool

    def run(self, sql: str, rounds: int = 1) -> Answer:
        times = []
        for _ in range(rounds):
            began = time.perf_counter()
            cursor = self.connection.execute(sql.encode())
            rows = cursor.fetchall()
            times.append((time.perf_counter() - began) * 1000)
        types = self.connection.adapters.types
        columns = {c.name: getattr(types.get(c.type_code), "name", str(c.type_code)) for c in cursor.description or ()}
        return Answer(columns, [dict(zip(columns, row, strict=True)) for row in rows], min(times))

    def ask(self, sql: str, span: Range, values: Mapping[str, Value] | None = None, rounds: int = 1) -> Answer:
        return self.run(expand(sql, span, values, timescale=self.timescale), rounds)

    def at(self, moment: datetime) -> None:
        self.connection.execute("SELECT set_config('lawang.now', %s, false)", (moment.isoformat(),))

    def owner(self, sql: str) -> None:
        self.connection.execute("RESET ROLE")
        self.connection.execute("SET default_transaction_read_only = off")
        self.connection.execute(sql.encode())
        self.reader()

    def reader(self) -> None:
        self.connection.execute("SET ROLE lawang_grafana")
        self.connection.execute("SET search_path = grafana")
        self.connection.execute("SET default_transaction_read_only = on")

    def choices(self, board: dict[str, Any], key: str) -> dict[str, list[str]]:
        """Return every value of each variable: what All stands for."""
        found: dict[str, list[str]] = {}
        for variable in board["templating"].get("list", []):
            answer = self.ask(variable["query"], SPANS[key], found)
            found[variable["name"]] = [row["__value"] for row in answer.rows]
        return found


def boards() -> list[tuple[Board, dict[str, Any]]]:
    return [(board, made(board, HALL)) for board in BOARDS]


def opened(url: str, *, timescale: bool) -> Hall:
    """Return a migrated database, to be filled by its owner or asked."""
    connection = connected(url)
    connection.execute("SET jit = off")
    hall = Hall(connection, url, timescale)
    hall.at(NOW)
    return hall


def seeded(url: str) -> Hall:
    """Fill a migrated database with more than a year."""
    hall = opened(url, timescale=False)
    hall.connection.execute("INSERT INTO site (site, name) VALUES ('serang', 'x')")
    hall.connection.execute(SEED.encode())
    hall.reader()
    return hall


def copied(source: Hall, url: str) -> Hall:
    """Fill a migrated TimescaleDB with the rows of another hall; COPY does not work there."""
    hall = opened(url, timescale=True)
    source.connection.execute("RESET ROLE")
    for table in COPIED:
        sql = f"SELECT json_agg(t)::text FROM (SELECT * FROM public.{table}) AS t"
        ((rows,),) = source.connection.execute(sql.encode()).fetchall()
        hall.connection.execute(
            f"INSERT INTO public.{table} OVERRIDING SYSTEM VALUE SELECT * FROM json_populate_recordset(NULL::public.{table}, %s)".encode(),
            (rows or "[]",),
        )
    source.reader()
    hall.connection.execute("ANALYZE")
    hall.reader()
    return hall


def connected(url: str) -> psycopg.Connection[Any]:
    """Connect as soon as the server, which may have one session only, has noticed that the one before has ended."""
    for left in range(100, -1, -1):
        try:
            return psycopg.connect(url, autocommit=True, prepare_threshold=None)
        except psycopg.OperationalError:
            if left == 0:
                raise
            time.sleep(0.05)
    raise AssertionError


@pytest.fixture(scope="session")
def plain(new_database: NewDatabase) -> Iterator[Hall]:
    """Give the hall of more than a year."""
    with new_database() as url:
        hall = seeded(url)
        yield hall
        hall.connection.close()


@pytest.fixture(scope="session")
def lived(new_database: NewDatabase) -> Iterator[Hall]:
    """Give the hall whose every figure came from presses, through the hall engine and the API."""
    with new_database() as url:
        asyncio.run(lived_through(url, LIVED, NOW_MS))
        hall = opened(url, timescale=False)
        hall.connection.execute("ANALYZE")
        hall.reader()
        yield hall
        hall.connection.close()


@pytest.fixture(scope="session")
def scaled(needs: Callable[[str], str], lived: Hall) -> Iterator[Hall]:
    """Give the rows of `lived` on TimescaleDB."""
    node = needs("node")
    modules(TIMESCALE)
    with subprocess.Popen([node, str(TIMESCALE / "serve.mjs")], stdout=subprocess.PIPE) as server:
        try:
            assert server.stdout is not None
            port = json.loads(server.stdout.readline())["port"]
            url = f"postgresql://postgres:postgres@127.0.0.1:{port}/postgres?sslmode=disable"
            asyncio.run(migrate_at(url))
            hall = copied(lived, url)
            yield hall
            hall.connection.close()
        finally:
            server.kill()


def modules(folder: Path) -> None:
    """Skip if the folder's packages are not installed; fail if LAWANG_REQUIRE_ALL=1."""
    if not (folder / "node_modules").is_dir():
        text = f"npm ci --prefix {folder}"
        (pytest.fail if os.environ.get("LAWANG_REQUIRE_ALL") == "1" else pytest.skip)(text)
