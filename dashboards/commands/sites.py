"""The halls that a command of the dashboards is told: on its command line, or in a file."""

import tomllib
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer

from dashboards.boards import Site
from shelf.typed import typed

SITES = Path("deploy/grafana/sites.toml")

SitesOption = Annotated[
    list[str] | None, typer.Option("--site", help="CODE:ZONE:NAME of a hall; may be given again. Default: the file's.")
]
SitesFile = Annotated[
    Path, typer.Option("--sites", envvar="LAWANG_SITES", help="The file with the halls: code, zone and name of each.")
]


def sites(given: list[str] | None, file: Path) -> list[Site]:
    """Return the halls that are given, or those of the file; what is none ends the command."""
    if given:
        return [_site(text, *text.split(":", 2)) for text in given]
    try:
        found: list[dict[str, Any]] = tomllib.loads(typed(file.read_bytes()))["site"]
        return [_site(str(one), one["code"], one["zone"], one["name"]) for one in found]
    except OSError as e:
        raise typer.BadParameter(f"{file}: {e.strerror}; or name a hall by --site", param_hint="--sites") from e
    except (ValueError, KeyError, TypeError) as e:
        raise typer.BadParameter(
            f"{file}: [[site]] with code, zone and name is wanted: {e}", param_hint="--sites"
        ) from e


def _site(said: str, code: str = "", zone: str = "", name: str = "") -> Site:
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError) as e:
        raise typer.BadParameter(f"{said!r} is not CODE:ZONE:NAME", param_hint="--site") from e
    if not (code and name):
        raise typer.BadParameter(f"{said!r} is not CODE:ZONE:NAME", param_hint="--site")
    return Site(code, name, zone)
