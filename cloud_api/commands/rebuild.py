"""`lawang cloud rebuild`."""

import time

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from cloud_api.commands.database import Database, with_database
from cloud_api.database.migrations import migrate_at
from cloud_api.database.pool import connect
from cloud_api.office.rebuild import RebuildError, rebuild


def rebuild_derived(database: Database) -> None:
    """Drop all that is derived and make it again from the logs, which are checked against their roots."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("rebuild", total=None)

        async def make() -> int:
            await migrate_at(database)
            async with connect(database) as connection:
                return await rebuild(connection, time.time_ns() // 1_000_000, show)

        def show(site: str, done: int, total: int) -> None:
            bar.update(task, description=site, completed=done, total=total)

        done = with_database(database, make(), RebuildError)
    typer.echo(f"{done} leaves read; all that is derived was made again")
