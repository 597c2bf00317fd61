"""The halls that a command of the dashboards is told."""

from typing import Annotated

import typer

from dashboards.boards import Site
from dashboards.files import SERANG

SitesOption = Annotated[
    list[str] | None, typer.Option("--site", help="CODE:ZONE:NAME of a hall; may be given again. Default: serang.")
]


def sites(given: list[str] | None) -> list[Site]:
    """Read them; what is none ends the command."""
    if not given:
        return [SERANG]
    found: list[Site] = []
    for text in given:
        code, _, rest = text.partition(":")
        zone, _, name = rest.partition(":")
        if not (code and zone and name):
            raise typer.BadParameter(f"{text!r} is not CODE:ZONE:NAME", param_hint="--site")
        found.append(Site(code, name, zone))
    return found
