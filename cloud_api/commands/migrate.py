"""`lawang cloud migrate`."""

import typer

from cloud_api.commands.database import Database, with_database
from cloud_api.commands.progress import progress
from cloud_api.office.rebuild import RebuildError
from cloud_api.upkeep.up_to_date import bring_up


def migrate(database: Database) -> None:
    """Do all that this version wants of the database: migrations, roles, rights, and what they outdate made again."""
    with progress("migrate") as show:
        done = with_database(database, bring_up(database, show), RebuildError)
    for name in done.migrations:
        typer.echo(name)
    if done.rebuilt:
        typer.echo(f"rebuilt: {done.rebuilt}", err=True)
