"""`lawang cloud recap`: the recap as a file, without the API."""

import asyncio
import time
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import psycopg
import typer

from cloud_api.database import connect, without_password
from cloud_api.office import years
from cloud_api.recap.files import Kind, lay_out, read_period
from cloud_api.recap.model import Recap
from cloud_api.refusal import Refusal

_FORMATS: dict[str, Kind] = {"pdf": "pdf", "xlsx": "xlsx", "csv": "csv", "json": "json"}


class Language(StrEnum):
    """The languages of a recap."""

    INDONESIAN = "id"
    ENGLISH = "en"


def recap(
    database: Annotated[str, typer.Option(envvar="LAWANG_CLOUD_DATABASE", help="PostgreSQL URL of the cloud.")],
    site: Annotated[str, typer.Option(help="The site's code, as in its plan.")],
    period: Annotated[str, typer.Argument(help="A year (2026) or a month (2026-03).")],
    file: Annotated[Path, typer.Option("--file", help="Where to write it; .pdf, .xlsx, .csv or .json says how.")],
    lang: Annotated[Language, typer.Option(help="Language of labels and texts.")] = Language.INDONESIAN,
) -> None:
    """Write the recap of a year or a month to a file: the same figures as the page and the API."""
    kind = _FORMATS.get(file.suffix.removeprefix(".").lower())
    if kind is None:
        raise typer.BadParameter("ends in .pdf, .xlsx, .csv or .json", param_hint="--file")
    try:
        found = asyncio.run(_find(database, site, period, register=kind in ("xlsx", "json")))
    except Refusal as e:
        typer.echo(e.detail, err=True)
        raise typer.Exit(1) from e
    except psycopg.OperationalError as e:
        typer.echo(f"{without_password(database)}: {e}", err=True)
        raise typer.Exit(1) from e
    content = lay_out(found, kind, "en" if lang is Language.ENGLISH else "id", register=kind == "json")
    file.write_bytes(content)
    note = " (SEMENTARA)" if found.provisional else ""
    typer.echo(f"{file}: {len(content)} bytes, version {found.version}{note}")


async def _find(database: str, site: str, period: str, *, register: bool) -> Recap:
    wanted = read_period(period)
    async with connect(database) as connection:
        return await years.find(connection, site, wanted, time.time_ns() // 1_000_000, register=register)
