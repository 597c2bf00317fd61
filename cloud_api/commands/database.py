"""The database that a command of the cloud works on, and how a command says that it cannot."""

import asyncio
from collections.abc import Coroutine, Generator
from contextlib import contextmanager
from typing import Annotated, NoReturn, TypeVar

import psycopg
import typer

import command_line
from cloud_api.database.migrations import MigrationError
from cloud_api.database.pool import without_password
from shelf.texts import SaidError, texts

T = TypeVar("T")

Database = Annotated[
    str, typer.Option(envvar="LAWANG_CLOUD_DATABASE", help="PostgreSQL URL: postgresql://user:password@host/name")
]


class CommandError(SaidError):
    """A command cannot do what it was asked; the text says why, and what to do."""

    texts = texts("cloud_api.commands")


def refuse(why: Exception | str, code: int = 1) -> NoReturn:
    """Say in one line what is wrong, and end with `code`: 2 if the asker can mend the line, else 1."""
    command_line.refuse("lawang cloud", why, code)


@contextmanager
def answering(database: str, *expected: type[Exception]) -> Generator[None]:
    """End the command with one line for an error of the database or the disk, or one of `expected`."""
    try:
        yield
    except psycopg.OperationalError as e:
        refuse(CommandError("database.away", database=without_password(database), why=" ".join(str(e).split())))
    except psycopg.Error as e:
        refuse(CommandError("database.refused", database=without_password(database), why=" ".join(str(e).split())))
    except MigrationError as e:
        refuse(CommandError("database.migration", why=e))
    except OSError as e:
        refuse(CommandError("file.fault", file=e.filename or "-", why=e.strerror or e))
    except (SaidError, *expected) as e:
        refuse(e)


def with_database(database: str, work: Coroutine[None, None, T], *expected: type[Exception]) -> T:
    """Run `work`; an error of the database, or one of `expected`, ends the command with one line."""
    with answering(database, *expected):
        return asyncio.run(work)
    raise typer.Exit(1)
