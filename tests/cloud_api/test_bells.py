"""Following what other processes append."""

import asyncio
import threading
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import psycopg
import pytest
from psycopg import OperationalError, errors

from cloud_api import serve
from cloud_api.database import bells as following
from cloud_api.database.bells import Bells, OtherDatabaseError, follow
from cloud_api.database.migrations import newest
from tests.cloud_api.conftest import running


class SwallowingPool:
    """A pool whose query takes a cancellation for a failure of its own, as a driver's `wait_for` may."""

    def __init__(self) -> None:
        self.asked = asyncio.Event()

    @asynccontextmanager
    async def connection(self) -> AsyncIterator[Any]:
        self.asked.set()
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            raise OperationalError("gone") from None
        yield None


async def test_it_ends_even_if_its_cancellation_was_swallowed() -> None:
    """Class: a process that does not end when told to, and is killed in the middle of something."""
    pool, ended = SwallowingPool(), asyncio.Event()
    following = asyncio.create_task(follow(pool, Bells(), 60, ended))  # type: ignore[arg-type]
    await pool.asked.wait()
    ended.set()
    following.cancel()
    async with asyncio.timeout(2):
        await following


class AilingPool:
    """A pool that gives one answer after the other: an error, or the newest migration of a database with a site."""

    def __init__(self, *answers: psycopg.Error | int | None) -> None:
        self.answers = list(answers)
        self.asked = 0

    @asynccontextmanager
    async def connection(self) -> AsyncIterator[Any]:
        self.asked += 1
        self.answer = self.answers.pop(0) if self.answers else newest()
        if isinstance(self.answer, psycopg.Error):
            raise self.answer
        yield self

    async def execute(self, _: str) -> Any:
        return self

    async def fetchall(self) -> Any:
        return [{"site": "serang", "version": self.asked}]

    async def fetchone(self) -> Any:
        return {"number": self.answer}


@pytest.mark.parametrize(
    "error",
    [
        errors.UndefinedTable("log"), errors.InsufficientPrivilege("log"), errors.SyntaxError("?"), OperationalError("away"),
        errors.InternalError_("broken"), errors.DataError("?"), errors.NotSupportedError("cached plan"), psycopg.Error("?"),
    ],
)  # fmt: skip
async def test_it_goes_on_after_any_error_of_the_database(error: psycopg.Error) -> None:
    """C4: whatever the database says, the process follows again once it answers."""
    pool, bells, ended = AilingPool(error, error, error), Bells(), asyncio.Event()
    task = asyncio.create_task(follow(pool, bells, 0.001, ended))  # type: ignore[arg-type]
    await asyncio.wait_for(bells.wait("serang", 5), 5)
    assert (bells.version("serang") > 0, task.done()) == (True, False)
    ended.set()
    await asyncio.wait_for(task, 1)


async def test_a_database_that_stays_away_is_asked_less_and_less_often() -> None:
    """C4: a pause that doubles, so that neither the server nor the log is flooded."""
    pool, ended = AilingPool(*[OperationalError("away")] * 1000), asyncio.Event()
    task = asyncio.create_task(follow(pool, Bells(), 0.01, ended))  # type: ignore[arg-type]
    await asyncio.sleep(0.7)
    assert 4 <= pool.asked <= 7
    ended.set()
    await asyncio.wait_for(task, 1)


async def test_it_ends_on_a_database_of_another_version() -> None:
    """C4: a restore put an older database under the process: only a new start can migrate it."""
    pool, ended = AilingPool(*[newest() - 1] * following.PATIENCE), asyncio.Event()
    with pytest.raises(OtherDatabaseError):
        await asyncio.wait_for(follow(pool, Bells(), 0.001, ended), 5)  # type: ignore[arg-type]


async def test_a_restore_under_the_process_is_waited_for() -> None:
    """C4: another version for a while is no reason to end."""
    strange = [None, 1] * (following.PATIENCE // 2 - 1)
    pool, bells, ended = AilingPool(*strange, newest(), *strange), Bells(), asyncio.Event()
    task = asyncio.create_task(follow(pool, bells, 0.001, ended))  # type: ignore[arg-type]
    while pool.answers:
        await asyncio.sleep(0.01)
    assert not task.done()
    ended.set()
    await asyncio.wait_for(task, 1)


async def test_tables_that_were_away_for_a_while(database: str, gateway: Any) -> None:
    """C4: `/health` says 503 while the process cannot serve, and everything goes on when the tables are back."""
    async with running(database) as cloud, await psycopg.AsyncConnection.connect(database, autocommit=True) as other:
        await cloud.add_site("serang")
        assert (await cloud.send(gateway, 0, 4)).status_code == 200
        for table in ("log", "migration"):
            await other.execute(f"ALTER TABLE {table} RENAME TO away")  # type: ignore[arg-type] - a name of ours
            await asyncio.sleep(0.5)  # more than twice the poll's time
            answer = await cloud.http.get("/health")
            assert (answer.status_code, answer.json()["status"]) == (503, "database")
            await other.execute(f"ALTER TABLE away RENAME TO {table}")  # type: ignore[arg-type] - a name of ours
        assert (await cloud.http.get("/health")).status_code == 200
        assert (await cloud.send(gateway, 4)).status_code == 200
        await other.execute("UPDATE migration SET number = -number WHERE number > 1")
        answer = await cloud.http.get("/health")
        assert (answer.status_code, answer.json()["status"]) == (503, "migration")


def test_a_process_whose_loop_hangs_is_ended() -> None:
    """C4: a live process that answers nobody is started anew: nothing else would notice it."""
    ended = threading.Event()
    watchdog = serve.Watchdog(0.01, 3, ended.set)
    watchdog.start()
    for _ in range(30):
        watchdog.beat()
        time.sleep(0.005)
    assert not ended.is_set()
    assert ended.wait(2)
