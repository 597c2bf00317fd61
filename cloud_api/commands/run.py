"""`lawang cloud run`."""

import asyncio
from typing import Annotated

import typer

from cloud_api import serve
from cloud_api.app import create_app
from cloud_api.commands.database import Database
from cloud_api.settings import Settings
from shelf.log_lines import log_to_stderr


def run(
    database: Database,
    http: Annotated[str, typer.Option(envvar="LAWANG_CLOUD_HTTP", help="HOST:PORT to serve.")] = "127.0.0.1:8080",
) -> None:
    """Serve the API and the wall. Missing migrations are applied first."""
    log_to_stderr()
    try:
        bound = serve.listen(http)
    except (OSError, ValueError) as e:
        raise typer.BadParameter(str(e), param_hint="--http") from e
    stopping = asyncio.Event()
    with bound:
        if not serve.run(create_app(Settings(database=database), stopping=stopping), bound, stopping):
            raise typer.Exit(1)
