"""`lawang cloud run`."""

import asyncio
from typing import Annotated

import typer
from pydantic import ValidationError

from cloud_api import serve
from cloud_api.app import create_app
from cloud_api.commands.database import Database
from cloud_api.settings import Settings
from command_line import refuse
from shelf.log_lines import log_to_stderr


def run(
    database: Database,
    http: Annotated[str, typer.Option(envvar="LAWANG_CLOUD_HTTP", help="HOST:PORT to serve.")] = "127.0.0.1:8080",
) -> None:
    """Serve the API and the wall. Missing migrations are applied first."""
    log_to_stderr()
    settings = _settings(database)
    try:
        bound = serve.listen(http)
    except (OSError, ValueError) as e:
        raise typer.BadParameter(str(e), param_hint="--http") from e
    stopping = asyncio.Event()
    with bound:
        if not serve.run(create_app(settings, stopping=stopping), bound, stopping, settings.proxies):
            raise typer.Exit(1)


def _settings(database: str) -> Settings:
    """Return the settings of the environment; one that cannot be ends the command with one line."""
    try:
        return Settings(database=database)
    except ValidationError as e:
        first = e.errors()[0]
        refuse("cloud_api", f"LAWANG_CLOUD_{str(first['loc'][0]).upper()}: {first['msg']}")
