"""How a command ends that cannot do what it was asked for."""

import os
import sys
from typing import NoReturn

import typer

LANGUAGE = "LAWANG_LANG"  # of the environment: `en`, else Indonesian


def refuse(who: str, why: str | Exception, code: int = 2) -> NoReturn:
    """Say in one line on standard error what is wrong, and end with `code`: 2 if the asker can mend it, else 1."""
    from shelf.texts import SaidError, language  # noqa: PLC0415 - only what has failed needs it

    said = why.said(language(os.environ.get(LANGUAGE))) if isinstance(why, SaidError) else str(why)
    sys.stderr.write(f"{who}: {said}\n")
    raise typer.Exit(code)
