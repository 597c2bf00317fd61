"""The command line of the cloud: `run`, `token`, `migrate`."""

import asyncio
from collections.abc import Coroutine
from typing import Annotated, TypeVar

import psycopg
import typer

from cloud_api import serve, tokens
from cloud_api.app import create_app
from cloud_api.database import connect, without_password
from cloud_api.migrations import MigrationError, migrate_at
from cloud_api.settings import Settings
from contract import form

T = TypeVar("T")

app = typer.Typer(no_args_is_help=True, pretty_exceptions_show_locals=False)

Database = Annotated[
    str, typer.Option(envvar="LAWANG_CLOUD_DATABASE", help="PostgreSQL URL: postgresql://user:password@host/name")
]


@app.command()
def run(
    database: Database,
    http: Annotated[str, typer.Option(envvar="LAWANG_CLOUD_HTTP", help="HOST:PORT to serve.")] = "127.0.0.1:8080",
) -> None:
    """Serve the API and the wall. Missing migrations are applied first."""
    serve.configure_logs()
    try:
        bound = serve.listen(http)
    except (OSError, ValueError) as e:
        raise typer.BadParameter(str(e), param_hint="--http") from e
    stopping = asyncio.Event()
    with bound:
        if not serve.run(create_app(Settings(database=database), stopping=stopping), bound, stopping):
            raise typer.Exit(1)


@app.command()
def token(
    database: Database,
    site: Annotated[str, typer.Option(help="The site's code, as in its plan.")],
    role: Annotated[str, typer.Option(help="gateway or viewer.")] = "gateway",
    name: Annotated[str | None, typer.Option(help="How the site is called until its first plan arrives.")] = None,
) -> None:
    """Print a new token for a site, which is added if it is new. It is shown once and stored hashed."""
    if not form.site_name(site):
        raise typer.BadParameter("1 to 16 of a-z, 0-9 and inner hyphens", param_hint="--site")
    if role not in tokens.ROLES:
        raise typer.BadParameter(f"allowed: {', '.join(tokens.ROLES)}", param_hint="--role")
    if name is not None and not (1 <= len(name) <= 60 and name.isprintable()):
        raise typer.BadParameter("1 to 60 printable characters", param_hint="--name")

    async def make() -> str:
        await migrate_at(database)
        async with connect(database) as connection:
            return await tokens.create(connection, site, role, name)

    typer.echo(_with_database(database, make()))


@app.command()
def migrate(database: Database) -> None:
    """Apply missing migrations and print them."""
    for name in _with_database(database, migrate_at(database)):
        typer.echo(name)


def _with_database(database: str, work: Coroutine[None, None, T]) -> T:
    """Run `work`; an error of the database ends the command with one line."""
    try:
        return asyncio.run(work)
    except psycopg.OperationalError as e:
        typer.echo(f"{without_password(database)}: {e}", err=True)
    except MigrationError as e:
        typer.echo(str(e), err=True)
    raise typer.Exit(1)
