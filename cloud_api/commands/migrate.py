"""`lawang cloud migrate`."""

import typer

from cloud_api.commands.database import Database, with_database
from cloud_api.database.migrations import migrate_at


def migrate(database: Database) -> None:
    """Apply missing migrations and print them."""
    for name in with_database(database, migrate_at(database)):
        typer.echo(name)
