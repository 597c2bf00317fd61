"""The database that a command of the cloud works on."""

import asyncio
from collections.abc import Coroutine
from typing import Annotated, TypeVar

import psycopg
import typer

from cloud_api.database.migrations import MigrationError
from cloud_api.database.pool import without_password

T = TypeVar("T")

Database = Annotated[
    str, typer.Option(envvar="LAWANG_CLOUD_DATABASE", help="PostgreSQL URL: postgresql://user:password@host/name")
]


def with_database(database: str, work: Coroutine[None, None, T], *expected: type[Exception]) -> T:
    """Run `work`; an error of the database, or one of `expected`, ends the command with one line."""
    try:
        return asyncio.run(work)
    except psycopg.OperationalError as e:
        typer.echo(f"{without_password(database)}: {e}", err=True)
    except (MigrationError, *expected) as e:
        typer.echo(str(e), err=True)
    raise typer.Exit(1)
