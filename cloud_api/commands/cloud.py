"""The command line of the cloud."""

import asyncio
from collections.abc import Coroutine
from pathlib import Path
from typing import Annotated, TypeVar

import psycopg
import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from cloud_api import serve
from cloud_api.app import create_app, described, wall_clock
from cloud_api.commands.recap import recap
from cloud_api.database.migrations import MigrationError, migrate_at
from cloud_api.database.pool import connect, without_password
from cloud_api.office.rebuild import RebuildError, rebuild
from cloud_api.request import tokens
from cloud_api.settings import Settings
from contract import form

T = TypeVar("T")

app = typer.Typer(no_args_is_help=True, pretty_exceptions_show_locals=False)

Database = Annotated[
    str, typer.Option(envvar="LAWANG_CLOUD_DATABASE", help="PostgreSQL URL: postgresql://user:password@host/name")
]


app.command("recap")(recap)


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
    site: Annotated[list[str], typer.Option(help="The site's code, as in its plan; may be given again.")],
    role: Annotated[str, typer.Option(help=f"One of {', '.join(tokens.ROLES)}.")] = "gateway",
    name: Annotated[str | None, typer.Option(help="How the site is called until its first plan arrives.")] = None,
    label: Annotated[str, typer.Option(help="Whose it is; shown by `tokens`.")] = "",
) -> None:
    """Print a new token for sites, which are added if they are new. It is shown once and stored hashed."""
    if not all(map(form.site_name, site)):
        raise typer.BadParameter("1 to 16 of a-z, 0-9 and inner hyphens", param_hint="--site")
    if role not in tokens.ROLES:
        raise typer.BadParameter(f"allowed: {', '.join(tokens.ROLES)}", param_hint="--role")
    if name is not None and not (1 <= len(name) <= 60 and name.isprintable()):
        raise typer.BadParameter("1 to 60 printable characters", param_hint="--name")

    async def make() -> str:
        await migrate_at(database)
        async with connect(database) as connection:
            return await tokens.create(connection, site, role, name, label)

    typer.echo(_with_database(database, make()))


@app.command("tokens")
def list_tokens(database: Database) -> None:
    """List the tokens by number: role, sites, label, and whether revoked."""

    async def read() -> list[tokens.DictRow]:
        async with connect(database) as connection:
            return await tokens.listed(connection)

    for row in _with_database(database, read()):
        until = f"revoked {row['revoked_at']:%Y-%m-%d}" if row["revoked_at"] else "valid"
        typer.echo(f"{row['id']:>4}  {row['role']:<9}  {until:<18}  {','.join(row['sites'])}  {row['label']}".rstrip())


@app.command()
def revoke(database: Database, number: Annotated[int, typer.Argument(help="As `tokens` lists it.")]) -> None:
    """Make a token worthless from the next request on."""

    async def end() -> bool:
        async with connect(database) as connection:
            return await tokens.revoke(connection, number)

    if not _with_database(database, end()):
        typer.echo(f"no valid token has the number {number}", err=True)
        raise typer.Exit(1)


@app.command("rebuild")
def rebuild_derived(database: Database) -> None:
    """Drop all that is derived and make it again from the logs, which are checked against their roots."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("rebuild", total=None)

        async def make() -> int:
            await migrate_at(database)
            async with connect(database) as connection:
                return await rebuild(connection, wall_clock(), show)

        def show(site: str, done: int, total: int) -> None:
            bar.update(task, description=site, completed=done, total=total)

        done = _with_database(database, make())
    typer.echo(f"{done} leaves read; all that is derived was made again")


@app.command()
def openapi(
    file: Annotated[Path, typer.Option(help="Where to write it.")] = Path("docs/openapi.json"),
) -> None:
    """Write the API's description, which is committed."""
    file.write_text(described(), encoding="utf-8")


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
    except (MigrationError, RebuildError) as e:
        typer.echo(str(e), err=True)
    raise typer.Exit(1)
