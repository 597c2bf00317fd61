"""Who waits for a site to change, and how they are told: once within this process, by polling across processes."""

import asyncio
import logging
from contextlib import suppress

from psycopg import OperationalError
from psycopg_pool import PoolTimeout

from cloud_api.database.pool import Pool
from shelf.statements import statements

_sql = statements("cloud_api.database")

_log = logging.getLogger(__name__)


class Changes:
    """A version for each site; any number of streams wait for the next. Used from one event loop."""

    def __init__(self) -> None:
        """Start with nobody waiting."""
        self._versions: dict[str, int] = {}
        self._events: dict[str, asyncio.Event] = {}

    def version(self, site: str) -> int:
        """Return a number that grows with each change of `site`."""
        return self._versions.get(site, 0)

    def notify(self, site: str) -> None:
        """Wake all who wait for `site`; never waits for them."""
        self._versions[site] = self.version(site) + 1
        event = self._events.pop(site, None)
        if event is not None:
            event.set()

    async def wait(self, site: str, limit: float) -> None:
        """Return at the next change of `site` or after `limit` seconds."""
        event = self._events.setdefault(site, asyncio.Event())
        try:
            async with asyncio.timeout(limit):
                await event.wait()
        except TimeoutError:
            return


async def follow(pool: Pool, changes: Changes, every: float, ended: asyncio.Event) -> None:
    """Notify of what other processes append: one query each `every` seconds, however many streams wait.

    While the database is away it goes on trying; the streams show their last numbers. It returns soon after `ended`
    is set, also if a driver has swallowed the cancellation of its query (`asyncio.wait_for` may, before Python 3.12).
    """
    seen: dict[str, int] = {}
    while not ended.is_set():
        try:
            async with pool.connection() as connection:
                rows = await (await connection.execute(_sql("versions"))).fetchall()
        except (OperationalError, PoolTimeout) as e:
            _log.warning("database away", extra={"fields": {"event": "poll-failed", "error": type(e).__name__}})
            rows = []
        for row in rows:
            if seen.get(row["site"]) != row["version"]:
                seen[row["site"]] = row["version"]
                changes.notify(row["site"])
        with suppress(TimeoutError):
            async with asyncio.timeout(every):
                await ended.wait()
