"""What the benches have in common: options, how they end, and how they show what they found."""

import json
import sys
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from command_line import refuse

JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
RoundsOption = Annotated[int, typer.Option(min=1, help="Rounds; the median is taken.")]
DevicesOption = Annotated[int, typer.Option(min=1, max=99, help="Devices, each with a connection of its own.")]
VisitorsOption = Annotated[float, typer.Option(min=1, max=5000, help="Persons a working day.")]


def show(found: Mapping[str, Any], table: Callable[[], Table], *, as_json: bool) -> None:
    """Print what was found, for programs or for people."""
    if as_json:
        sys.stdout.write(json.dumps(found) + "\n")
    else:
        Console().print(table())


@contextmanager
def ending(*, absent: type[Exception] | None = None, failed: tuple[type[Exception], ...] = ()) -> Generator[None]:
    """End the command with one line: with 2 if a program is `absent`, with 1 if there is no figure."""
    try:
        yield
    except failed as e:
        refuse("bench", str(e), code=1)
    except Exception as e:
        if absent is None or not isinstance(e, absent):
            raise
        refuse("bench", str(e))
