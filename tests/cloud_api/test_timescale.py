"""Real TimescaleDB, in WebAssembly: the same migrations and queries, the same rows as ordinary PostgreSQL.

It has one session, so everything here goes over one connection, without the API's pool.
"""

import asyncio
import json
import os
import random
import subprocess
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, nullcontext
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
import pytest

from cloud_api.append import leaves
from cloud_api.append.appending import append
from cloud_api.append.wire import Batch
from cloud_api.database.migrations import migrate_at
from cloud_api.database.pool import connect
from cloud_api.office.rebuild import DERIVED, rebuild
from cloud_api.request import tokens
from cloud_api.request.error import RequestError
from cloud_api.statistics import live, movements, tickets
from cloud_api.statistics.periods import PERIODS
from cloud_api.upkeep import restore
from cloud_api.upkeep.errors import UpkeepError
from cloud_api.upkeep.manifest import About
from shelf.statements import statements
from tests.cloud_api.test_schema_file import bin_of
from tests.cloud_api.test_undo import ErringHall, erring_day, served_after_all
from tests.databases import EDITION

_web_sql = statements("cloud_api.web")

FOLDER = Path(__file__).parents[1] / "timescale"
DAY = 86_400_000
NOW = 1_795_580_400_000
TABLES = (*DERIVED, "log", "log_entry", "arrival", "site")


@pytest.fixture
def timescales(needs: Callable[[str], str]) -> Callable[[], AbstractAsyncContextManager[str]]:
    """Return what gives the URL of a TimescaleDB that is gone afterwards."""
    node = needs("node")
    if not (FOLDER / "node_modules").is_dir():
        (pytest.fail if os.environ.get("LAWANG_REQUIRE_ALL") == "1" else pytest.skip)("npm ci --prefix tests/timescale")

    @asynccontextmanager
    async def serve() -> AsyncIterator[str]:
        server = await asyncio.create_subprocess_exec(node, str(FOLDER / "serve.mjs"), stdout=subprocess.PIPE)
        assert server.stdout is not None
        try:
            port = json.loads(await asyncio.wait_for(server.stdout.readline(), 60))["port"]
            yield f"postgresql://postgres:postgres@127.0.0.1:{port}/postgres?sslmode=disable"
        finally:
            server.kill()
            await server.wait()
            await asyncio.sleep(0)

    return serve


@pytest.fixture
async def timescale(timescales: Callable[[], AbstractAsyncContextManager[str]]) -> AsyncIterator[str]:
    """Give the URL of a TimescaleDB that is gone after the test."""
    async with timescales() as url:
        yield url


@asynccontextmanager
async def when_free(url: str) -> AsyncIterator[Any]:
    """Connect as soon as the server has noticed that the connection before has ended."""
    async with AsyncExitStack() as stack:
        for left in range(100, -1, -1):
            try:
                connection = await stack.enter_async_context(connect(url))
                break
            except psycopg.OperationalError:
                if left == 0:
                    raise
                await asyncio.sleep(0.05)
        await connection.execute("DEALLOCATE ALL")  # the session is the same as before
        yield connection


@pytest.fixture
async def both(timescale: str, empty_database: str) -> AsyncIterator[list[Any]]:
    """Give a connection to ordinary PostgreSQL and one to TimescaleDB, both migrated, with the site `serang`."""
    async with AsyncExitStack() as stack:
        opened = []
        for url in (empty_database, timescale):
            assert len(await migrate_at(url)) >= 3
            connection = await stack.enter_async_context(when_free(url))
            await tokens.create(connection, "serang", "gateway")
            opened.append(connection)
        yield opened


async def rows(connection: Any, sql: str) -> list[Any]:
    return await (await connection.execute(sql)).fetchall()


async def state(connection: Any) -> dict[str, list[Any]]:
    """Return all rows; not when a site was added."""
    found = {}
    for table in TABLES:
        read = await rows(connection, f"SELECT * FROM {table}")
        found[table] = sorted(str({k: v for k, v in row.items() if k != "created_at"}) for row in read)
    return found


async def send(connection: Any, log: Any, first: int, end: int, now: int = NOW) -> Any:
    sent = [text.encode() for text in log.leaves[first:end]]
    batch = Batch(first, sent, len(log.leaves), now)
    return await append(connection, leaves.check(log.site, log.log, batch), now)


def filled(log: Any, seed: int, *, presses: int = 250) -> Any:
    """Add presses over two years, some late, some dated ahead, repeated or in conflict; the zone changes once."""
    rng = random.Random(seed)
    for turn in range(presses):
        log.prev.clear()
        if turn == presses // 2:
            log.record("plan", zone="Asia/Jayapura", toml="[site]\ncapacity = 9\n", who="test")
        seq = rng.randrange(1, presses)
        at = NOW - rng.randrange(700 * DAY) + (800 * DAY if rng.random() < 0.05 else 0)
        log.press(seq, at, rng.choice(("enter", "leave")), ms=100 + rng.randrange(2))
    return log


async def compress(connection: Any) -> int:
    """Put all chunks into columns, as the policy does with old ones."""
    chunks = await rows(connection, "SELECT compress_chunk(c, if_not_compressed => true) FROM show_chunks('fact') AS c")
    return len(chunks)


@pytest.mark.full_depth
async def test_the_edition_is_found_by_asking(both: list[Any]) -> None:
    """Chunks of 90 days, columns for old ones where the edition has them; `/health` says which it is."""
    plain, scaled = both
    assert (await rows(plain, _web_sql("health")))[0]["edition"] == EDITION
    (health,) = await rows(scaled, _web_sql("health"))
    assert health["edition"] == "timescaledb-community"
    assert health["timescaledb"].startswith("2.")
    (chunk,) = await rows(scaled, "SELECT time_interval FROM timescaledb_information.dimensions")
    assert chunk["time_interval"].days == 90
    (job,) = await rows(scaled, "SELECT config FROM timescaledb_information.jobs WHERE hypertable_name = 'fact'")
    assert job["config"]["compress_after"] == "120 days"


@pytest.mark.full_depth
async def test_any_order_of_batches_gives_the_rows_of_postgresql(both: list[Any], new_log: Any) -> None:
    """Classes "duplicates in compressed chunks", "late data never in the rollup", "rollup and facts drift apart".

    Also "future timestamps hide new data": replays, half old and half new, over compressed chunks.
    """
    logs = [filled(new_log(), 1), filled(new_log(log="gw-00000002", zone="Asia/Makassar"), 2)]
    for connection in both:
        rng = random.Random(3)
        ends, turn = [0, 0], 0
        while any(end < len(log.leaves) for end, log in zip(ends, logs, strict=True)):
            which, turn = rng.randrange(2), turn + 1
            first = max(0, ends[which] - rng.choice((0, 20, 60)))
            ends[which] = (await send(connection, logs[which], first, first + 90)).next
            if connection is both[1] and turn % 4 == 0:
                assert await compress(connection) > 3
    plain, scaled = [await state(connection) for connection in both]
    assert scaled == plain
    assert len(plain["fact"]) > 400
    assert plain["fact_waiting"]
    await same_answers(both)


async def same_answers(both: list[Any]) -> None:
    """Compare the live view, each statistic, what is released later and what a rebuild makes."""
    for now in (NOW, NOW + 790 * DAY):
        first, second = [await live.snapshot(connection, "serang", now) for connection in both]
        assert first == second
        for by in PERIODS:
            begin = "2026-11-01" if by == "hour" else "2024-12-01"
            asked = movements.Question.model_validate({"from": begin, "to": "2026-12-01", "by": by})
            answers = [await movements.answer(connection, "serang", asked, now) for connection in both]
            assert answers[0] == answers[1]
            assert answers[0].rows
    before = await state(both[0])
    await compress(both[1])
    for connection in both:
        await rebuild(connection, NOW + 790 * DAY, lambda *_: None)
        assert await state(connection) == before


async def test_tickets_are_those_of_postgresql(both: list[Any], new_log: Any) -> None:
    """Class "report ≠ raw": tickets and their figures, over compressed chunks, in any cut, and after a rebuild.

    Also of what was undone there (E3).
    """
    hall = ErringHall(new_log)
    for month in (3, 9):
        erring_day(hall, date(2026, month, 16), random.Random(month))
    assert sum('"k":"undo"' in leaf for leaf in hall.log.leaves) > 3
    for connection in both:
        for start in range(0, len(hall.log.leaves), 37):
            await send(connection, hall.log, start, start + 37)
            if connection is both[1] and start % 4 == 0:
                await compress(connection)
    plain, scaled = [await state(connection) for connection in both]
    assert scaled == plain
    assert len(plain["ticket"]) > 20
    asked = tickets.Question.model_validate({"from": "2026-01-01", "to": "2026-12-31", "by": "service"})
    answers = [await tickets.answer(connection, "serang", asked, NOW) for connection in both]
    assert answers[0] == answers[1]
    await rebuild(both[1], NOW, lambda *_: None)
    assert await state(both[1]) == plain


@pytest.mark.full_depth
async def test_refusals_are_those_of_postgresql(both: list[Any], new_log: Any) -> None:
    """Classes "batch cut short", "restored backup signs other history": a hole and a fork, over compressed chunks."""
    log = filled(new_log(), 4, presses=30)
    for connection in both:
        await send(connection, log, 0, 40)
        if connection is both[1]:
            await compress(connection)
        before = await state(connection)
        with pytest.raises(RequestError, match="hole"):
            await send(connection, log, 41, 50)
        kept = log.leaves[20]
        log.leaves[20] = kept.replace(" 40 ", " 41 ", 1)
        with pytest.raises(RequestError, match="fork"):
            await send(connection, log, 10, 60)
        log.leaves[20] = kept
        assert await state(connection) == before


@pytest.mark.full_depth
async def test_the_applications_role_can_append_and_not_more(both: list[Any], new_log: Any) -> None:
    """Class "resets rewrite history": its grants reach new chunks, and no log can be changed."""
    scaled, log = both[1], filled(new_log(), 5, presses=60)
    await scaled.execute("SET ROLE lawang_app")
    await send(scaled, log, 0, 60)
    await send(scaled, log, 60, len(log.leaves))
    hall = ErringHall(new_log)
    hall.log.log = "gw-00000009"
    hall.log.leaves.clear()
    hall.log.open()
    served_after_all(hall, DAY)
    await send(scaled, hall.log, 0, len(hall.log.leaves))
    assert (await rows(scaled, "SELECT count(*) AS n FROM ticket WHERE ending = 'completed'"))[0]["n"] == 3
    for sql in ("UPDATE log_entry SET n = n", "DELETE FROM fact", "TRUNCATE fact", "UPDATE fact SET counted = false"):
        with pytest.raises(Exception, match="permission denied"):
            await scaled.execute(sql)
    await scaled.execute("SET ROLE lawang_grafana")
    assert (await rows(scaled, "SELECT count(*) AS n FROM grafana.fact"))[0]["n"] > 50
    with pytest.raises(Exception, match="permission denied"):
        await rows(scaled, "SELECT * FROM token")
    await scaled.execute("RESET ROLE")


async def test_it_takes_a_dump_as_its_manual_has_it(timescale: str) -> None:
    """Each session finds the database restoring meanwhile, and none afterwards, also if the dump was no good.

    What is between is tried elsewhere: COPY does not work here.
    """
    asked = "SELECT coalesce(max(array_to_string(setconfig, ',')), '') AS said FROM pg_db_role_setting"

    async def said(sql: str) -> Any:
        async with when_free(timescale) as connection:
            [row] = await rows(connection, sql)
        await asyncio.sleep(0.3)  # until the server has noticed that it ended
        return row["said"]

    version = await said("SELECT extversion AS said FROM pg_extension WHERE extname = 'timescaledb'")
    for fault in (None, UpkeepError("program.failed", name="pg_restore", why="x")):
        with nullcontext() if fault is None else pytest.raises(UpkeepError), restore.restoring(timescale, version):
            await asyncio.sleep(0.3)
            assert await said(asked) == "timescaledb.restoring=on"
            if fault is not None:
                raise fault
        await asyncio.sleep(0.3)
        assert await said(asked) == ""
        assert await said("SELECT current_setting('timescaledb.restoring') AS said") == "off"


PG_RESTORE = """#!/bin/sh
[ "$1" = --version ] && exec {bin}/pg_restore --version
sleep 0.5 # until the server has noticed that the connection before has ended
{bin}/pg_restore "$@"; code=$?
sleep 0.5
{bin}/psql "$1" --quiet --command="SET search_path TO public" # the session is the same as before
sleep 0.5
exit $code
"""


@pytest.mark.full_depth
@pytest.mark.skipif(EDITION != "postgresql", reason="the programs are those of the wheel")
async def test_what_pg_dump_says_of_it_comes_back(
    timescale: str,
    timescales: Callable[[], AbstractAsyncContextManager[str]],
    server_url: str,
    new_log: Any,
    tmp_path: Path,
) -> None:
    """Hypertable, chunks in columns, and every row: dumped with INSERT, one a table, where a server takes COPY."""
    programs = bin_of(server_url)
    (tmp_path / "pg_restore").write_text(PG_RESTORE.format(bin=programs))
    (tmp_path / "pg_restore").chmod(0o755)
    await migrate_at(timescale)
    log = filled(new_log(), 6, presses=60)
    async with when_free(timescale) as connection:
        await tokens.create(connection, "serang", "viewer")
        await send(connection, log, 0, len(log.leaves))
        assert await compress(connection) > 2
        version = (await rows(connection, "SELECT extversion FROM pg_extension WHERE extname = 'timescaledb'"))[0]
        before = await state(connection)
    await asyncio.sleep(0.5)
    dump = tmp_path / "database.dump"
    options = ("--format=custom", "--rows-per-insert=1000000", "--no-owner", "--no-privileges", f"--file={dump}")
    argv = (programs / "pg_dump", f"--dbname={timescale}", *options)
    await asyncio.to_thread(subprocess.run, argv, check=True, capture_output=True)
    about = About("0.1.0", NOW, 20, 17, version["extversion"], [])
    async with timescales() as elsewhere:
        await asyncio.to_thread(restore.load, elsewhere, about, dump, tmp_path)
        async with when_free(elsewhere) as copy:
            assert await state(copy) == before
            chunks = await rows(copy, "SELECT is_compressed FROM timescaledb_information.chunks")
            assert len(chunks) > 2
            assert all(chunk["is_compressed"] for chunk in chunks)
            log.press(1, NOW + 100 * DAY, "enter")
            await send(copy, log, len(log.leaves) - 2, len(log.leaves), NOW + 100 * DAY)
            assert len(await rows(copy, "SELECT FROM timescaledb_information.chunks")) == len(chunks) + 1
