"""Following what other processes append."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from psycopg import OperationalError

from cloud_api.database.changes import Changes, follow


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
    following = asyncio.create_task(follow(pool, Changes(), 60, ended))  # type: ignore[arg-type]
    await pool.asked.wait()
    ended.set()
    following.cancel()
    async with asyncio.timeout(2):
        await following
