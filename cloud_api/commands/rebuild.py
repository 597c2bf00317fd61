"""`lawang cloud rebuild`."""

import time

import typer

from cloud_api.commands.database import Database, with_database
from cloud_api.commands.progress import progress
from cloud_api.database.migrations import migrate_at
from cloud_api.database.pool import connect
from cloud_api.office.rebuild import RebuildError, rebuild


def rebuild_derived(database: Database) -> None:
    """Drop all that is derived and make it again from the logs, which are checked against their roots."""
    with progress("rebuild") as show:

        async def make() -> int:
            await migrate_at(database)
            async with connect(database) as connection:
                return await rebuild(connection, time.time_ns() // 1_000_000, show)

        done = with_database(database, make(), RebuildError)
    typer.echo(f"{done} leaves read; all that is derived was made again")
