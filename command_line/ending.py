"""How a command ends that cannot do what it was asked for."""

import sys
from typing import NoReturn

import typer


def refuse(who: str, message: str, code: int = 2) -> NoReturn:
    """Say in one line on standard error what is wrong, and end with `code`: 2 if the asker can mend it, else 1."""
    sys.stderr.write(f"{who}: {message}\n")
    raise typer.Exit(code)
