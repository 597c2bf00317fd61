"""All that a version wants of its database: migrations, roles and rights, and what they have outdated made again."""

import asyncio
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from psycopg.errors import LockNotAvailable

from cloud_api.append.rebuild_due import sites_due
from cloud_api.database.migrations import migrate_at
from cloud_api.database.pool import connect
from cloud_api.office.rebuild import Progress, rebuild_due

__all__ = ["Done", "Progress", "bring", "bring_up"]


@dataclass(frozen=True, slots=True)
class Done:
    """The migrations that were applied, and of how many sites all that is derived was made again."""

    migrations: Sequence[str]
    rebuilt: int


async def bring_up(url: str, progress: Progress) -> Done:
    """Do it, and return what there was to do; nothing a second time. Raises MigrationError, RebuildError.

    What another process makes again is waited for.
    """
    applied = await migrate_at(url)
    async with connect(url) as connection:
        due = await sites_due(connection)
        while await sites_due(connection):
            with suppress(LockNotAvailable):
                await rebuild_due(connection, time.time_ns() // 1_000_000, progress)
    return Done(applied, len(due))


def bring(url: str, progress: Progress) -> Done:
    """Do it, where nothing else runs."""
    return asyncio.run(bring_up(url, progress))
