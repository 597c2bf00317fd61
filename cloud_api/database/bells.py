"""A bell for each site that changes (publish/subscribe): rung within a process, polled for across processes."""

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress

from psycopg import Error
from psycopg.rows import DictRow

from cloud_api.database import migrations
from cloud_api.database.pool import Pool
from shelf.statements import statements

_sql = statements("cloud_api.database")

_log = logging.getLogger(__name__)

PATIENCE = 60  # looks: half a minute, so that a restore of the database under us can come to its end
LONGEST_PAUSE_S = 5.0
_SAID = frozenset({1, 10, 100, 1_000, 10_000, 100_000})  # which failures in a row get a line


class Bells:
    """A bell and a version for each site; any number of streams wait. Used from one event loop."""

    def __init__(self) -> None:
        """Start with nobody waiting."""
        self._versions: dict[str, int] = {}
        self._events: dict[str, asyncio.Event] = {}

    def version(self, site: str) -> int:
        """Return a number that grows with each change of `site`."""
        return self._versions.get(site, 0)

    def ring(self, site: str) -> None:
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


class OtherDatabaseError(RuntimeError):
    """The database is of another version than this process: what starts anew migrates it, or says that it cannot."""


async def follow(pool: Pool, bells: Bells, every: float, ended: asyncio.Event) -> None:
    """Ring for what other processes append: one query each `every` seconds, however many streams wait.

    Whatever the database says or does not say, it goes on trying, less often the longer that lasts; the streams show
    their last numbers. It returns soon after `ended` is set, also if a driver has swallowed the cancellation of its
    query (`asyncio.wait_for` may, before Python 3.12). Raises OtherDatabaseError when the database has been of another
    version for PATIENCE looks.
    """
    seen: dict[str, int] = {}
    ours = migrations.newest()
    failures = strange = 0
    while not ended.is_set():
        try:
            async with pool.connection() as connection:
                rows = await (await connection.execute(_sql("versions"))).fetchall()
                found = await (await connection.execute(_sql("newest_migration"))).fetchone()
        except Error as e:
            failures += 1
            if failures in _SAID:
                _log.warning("database away", extra={"error": repr(e)[:200]})
        else:
            failures = 0
            number = None if found is None else found["number"]
            strange = 0 if number == ours else strange + 1
            if strange >= PATIENCE:
                raise OtherDatabaseError(f"this process is of migration {ours}, the database of {number}")
            _tell(rows, seen, bells)
        with suppress(TimeoutError):
            async with asyncio.timeout(min(every * 2 ** min(failures, 10), max(every, LONGEST_PAUSE_S))):
                await ended.wait()


def _tell(rows: Sequence[DictRow], seen: dict[str, int], bells: Bells) -> None:
    for row in rows:
        if seen.get(row["site"]) != row["version"]:
            seen[row["site"]] = row["version"]
            bells.ring(row["site"])
