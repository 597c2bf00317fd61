"""Making again, while the process serves, what an upgrade has outdated."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress

from psycopg import Error

from cloud_api.append.rebuild_due import sites_due
from cloud_api.database.pool import connect
from cloud_api.office.rebuild import RebuildError, rebuild_due

_log = logging.getLogger(__name__)

FIRST_PAUSE_S, LONGEST_PAUSE_S = 5.0, 600.0


async def make_again(database: str, clock: Callable[[], int], ended: asyncio.Event) -> None:
    """Return once nothing is outdated any more, or `ended` is set; `clock` gives ms since 1970.

    What fails is tried again, after a pause that doubles: another process may be at it, or this user may not.
    """
    pause = FIRST_PAUSE_S
    while not ended.is_set():
        try:
            async with connect(database) as connection:
                due = await sites_due(connection)
                if not due:
                    return
                _log.warning("rebuilding", extra={"sites": due[:20], "n": len(due)})
                await rebuild_due(connection, clock())
        except (Error, RebuildError) as e:
            _log.error("rebuild failed", extra={"error": repr(e)[:500]})
            with suppress(TimeoutError):
                async with asyncio.timeout(pause):
                    await ended.wait()
            pause = min(2 * pause, LONGEST_PAUSE_S)
        else:
            _log.warning("rebuilt", extra={"n": len(due)})
