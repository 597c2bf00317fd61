"""`--version`."""

from typing import Annotated

import typer

from shelf.version import VERSION


def add_version(app: typer.Typer) -> None:
    """Give `app` the option --version, which prints it and ends."""

    @app.callback()
    def options(  # pyright: ignore[reportUnusedFunction] - Typer calls it
        *,
        version: Annotated[
            bool, typer.Option("--version", is_eager=True, callback=_say, help="Print the version and end.")
        ] = False,
    ) -> None:
        pass


def _say(asked: bool) -> None:  # noqa: FBT001 - Typer's signature
    if asked:
        typer.echo(VERSION)
        raise typer.Exit
