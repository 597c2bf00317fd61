"""`lawang cloud recap`: the recap as a file, without the API."""

import asyncio
import time
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from cloud_api.commands.database import CommandError, answering, refuse
from cloud_api.database.pool import connect
from cloud_api.office import years
from cloud_api.recap.files import Kind, lay_out, read_period
from cloud_api.request.error import RequestError
from shelf.texts import Lang

_REFUSED = {
    "unknown-site": "recap.site",
    "not-found": "recap.period",
    "rebuilding": "recap.rebuilding",
    "format": "recap.format",
}
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
        refuse(CommandError("recap.file", file=file), 2)
    language: Lang = "en" if lang is Language.ENGLISH else "id"
    with answering(database):
        try:
            content, said = asyncio.run(_make(database, site, period, kind, language))
        except RequestError as e:
            refuse(CommandError(_REFUSED.get(e.code, "recap.other"), site=site, period=period, why=e.detail))
        file.write_bytes(content)
    typer.echo(f"{file}: {len(content)} bytes, {said}")


async def _make(database: str, site: str, period: str, kind: Kind, lang: Lang) -> tuple[bytes, str]:
    """Return the file, and its version and state in words; no values, which `run` would print to itself at its end."""
    wanted = read_period(period)
    async with connect(database) as connection:
        now = time.time_ns() // 1_000_000
        found = await years.find(connection, site, wanted, now, register=kind in ("xlsx", "json"))
    state = f"version {found.version}{' (SEMENTARA)' if found.provisional else ''}"
    return lay_out(found, kind, lang, register=kind == "json"), state
