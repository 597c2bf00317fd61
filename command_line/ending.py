"""How a command ends that cannot do what it was asked for, and how it says what somebody should know."""

import os
import sys
from typing import NoReturn

import typer

LANGUAGE = "LAWANG_LANG"  # of the environment: `en`, else Indonesian


def refuse(who: str, why: str | Exception, code: int = 2) -> NoReturn:
    """Say in one line on standard error what is wrong, and end with `code`: 2 if the asker can mend it, else 1."""
    tell(who, why)
    raise typer.Exit(code)


def tell(who: str, what: str | Exception) -> None:
    """Say something in one line on standard error, in the language of the environment."""
    from shelf.texts import SaidError, language  # noqa: PLC0415 - only what has failed needs it

    said = what.said(language(os.environ.get(LANGUAGE))) if isinstance(what, SaidError) else str(what)
    sys.stderr.write(f"{who}: {said}\n")
