"""`lawang cloud token`, `tokens` and `revoke`."""

import json
from typing import Annotated

import typer

from cloud_api.commands.database import Database, with_database
from cloud_api.database.migrations import migrate_at
from cloud_api.database.pool import connect
from cloud_api.request import tokens
from contract import form


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
    if len(label) > tokens.MAX_LABEL or not label.isprintable():
        raise typer.BadParameter(f"at most {tokens.MAX_LABEL} printable characters", param_hint="--label")
    if name is not None and not (1 <= len(name) <= 60 and name.isprintable()):
        raise typer.BadParameter("1 to 60 printable characters", param_hint="--name")

    async def make() -> str:
        await migrate_at(database)
        async with connect(database) as connection:
            return await tokens.create(connection, site, role, name, label)

    typer.echo(with_database(database, make()))


def list_tokens(
    database: Database,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print them as JSON.")] = False,
) -> None:
    """List the tokens by number: role, sites, label, and whether revoked."""

    async def read() -> list[tokens.DictRow]:
        async with connect(database) as connection:
            return await tokens.listed(connection)

    found = with_database(database, read())
    if as_json:
        said = [{**row, "valid": row["revoked_at"] is None} for row in found]
        typer.echo(json.dumps(said, default=str))
        return
    for row in found:
        until = f"revoked {row['revoked_at']:%Y-%m-%d}" if row["revoked_at"] else "valid"
        typer.echo(f"{row['id']:>4}  {row['role']:<9}  {until:<18}  {','.join(row['sites'])}  {row['label']}".rstrip())


def revoke(database: Database, number: Annotated[int, typer.Argument(help="As `tokens` lists it.")]) -> None:
    """Make a token worthless from the next request on."""

    async def end() -> bool:
        async with connect(database) as connection:
            return await tokens.revoke(connection, number)

    if not with_database(database, end()):
        typer.echo(f"no valid token has the number {number}", err=True)
        raise typer.Exit(1)
