"""The recap over HTTP: `/v1/sites/{site}/recap/{period}.{json|csv|xlsx|pdf}`, and `/sites/{site}/recap/{period}`.

A file is named by its ETag (conditional request): the same cut, version and layout are sent once.
"""

import asyncio
import hashlib
from importlib import resources
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse
from pydantic import Field

from cloud_api.office import years
from cloud_api.recap.as_csv import TABLES, table_csv
from cloud_api.recap.as_json import to_json
from cloud_api.recap.files import MEDIA, Kind, lay_out, read_period
from cloud_api.recap.model import Recap
from cloud_api.recap.page import to_page
from cloud_api.request import access, query, tokens
from cloud_api.request.error import RequestError
from cloud_api.web.depends import Running, open_site
from shelf.texts import Lang

LAYOUT = "4"
"""Goes up when a layout changes its bytes for the same recap, so that no cache keeps the old ones."""


_FILES = {
    "200": {
        "description": "The recap. The same cut and version give the same bytes and ETag.",
        "headers": {"ETag": {"schema": {"type": "string"}}},
        "content": {media.partition(";")[0]: {"schema": {"type": "string"}} for media in MEDIA.values()},
    },
    "304": {"description": "It is as the ETag in If-None-Match says."},
}


class Asked(query.Asked):
    """What may follow the `?`."""

    lang: Lang = Field(default="id", description="Of labels and texts; keys do not change.")
    with_register: bool = Field(default=False, alias="register", description="json: with the register of every ticket.")
    version: int | None = Field(
        default=None,
        ge=1,
        le=9999,
        description="json of a year: this version byte for byte as the office fixed it; `register`: its register.",
    )
    table: str | None = Field(default=None, description=f"csv: one of {', '.join(TABLES)}, a line a row.")


router = APIRouter()


@router.get("/v1/sites/{site}/recap/{period}.{kind}", openapi_extra={"responses": _FILES}, response_model=None)
async def get_recap(  # noqa: PLR0913, PLR0917 - what FastAPI gives
    request: Request, services: Running, site: str, period: str, kind: Kind, asked: Annotated[Asked, Query()]
) -> Response:
    """Return the recap of a year (2026) or a month (2026-03) as JSON, CSV, XLSX or PDF."""
    if asked.table is not None and (kind != "csv" or asked.table not in TABLES):
        raise RequestError(422, "value", f"table: for csv, one of {', '.join(TABLES)}")
    wanted = read_period(period)
    if asked.version is not None and (kind != "json" or wanted.monthly):
        raise RequestError(422, "value", "version: for the json of a year")
    async with services.pool.connection() as connection:  # given back before the file is laid out, which takes seconds
        await access.require(connection, request, site, tokens.FIGURES)
        if asked.version is not None:
            year, version = wanted.first.year, asked.version
            data = await years.fixed(connection, site, year, version, register=asked.with_register)
            return _answer(request, data, "json", f"rekap-{site}-{period}-v{version}")
        listed = kind == "xlsx" or asked.with_register or asked.table == "register"
        recap = await services.find(connection, site, wanted, services.clock(), register=listed)
    tag = etag(recap, kind, asked.model_dump_json(exclude={"version"}))
    if _is_known(request, tag):
        return _unchanged(tag)
    content = await asyncio.to_thread(_lay_out, recap, kind, asked)
    if content is None:
        raise RequestError(404, "not-found", f"the recap of {period} has no table {asked.table}")
    name = f"rekap-{site}-{period}{'' if asked.table is None else '-' + asked.table}"
    return _answer(request, content, kind, name, tag)


@router.get("/sites/{site}/recap/{period}", include_in_schema=False)
async def get_page(request: Request, services: Running, site: str, period: str, lang: Lang = "id") -> Response:
    """Return the recap as a page."""
    wanted = read_period(period)
    async with services.pool.connection() as connection:
        await open_site(request, site, connection)
        recap = await services.find(connection, site, wanted, services.clock())
    text = await asyncio.to_thread(to_page, recap, lang)
    return HTMLResponse(text, headers={"Cache-Control": "no-store"})


@router.get("/recap/recap.css", include_in_schema=False)
async def get_style() -> Response:
    """Return the page's style."""
    style = resources.files("cloud_api.recap") / "static" / "recap.css"
    return Response(style.read_bytes(), media_type="text/css", headers={"Cache-Control": "no-cache"})


def etag(recap: Recap, *form: str) -> str:
    """Return what names these bytes: the recap without its register, which its cut decides, and the layout."""
    return '"' + hashlib.sha256("\n".join((LAYOUT, *form, "")).encode() + to_json(recap)).hexdigest()[:32] + '"'


def _is_known(request: Request, tag: str) -> bool:
    return tag in (part.strip() for part in request.headers.get("if-none-match", "").split(","))


def _unchanged(tag: str) -> Response:
    return Response(status_code=304, headers={"ETag": tag, "Cache-Control": "private, no-cache"})


def _answer(request: Request, content: bytes, kind: Kind, name: str, tag: str | None = None) -> Response:
    """Return a file to keep; without a `tag` its bytes are the tag."""
    known = tag or '"' + hashlib.sha256(content).hexdigest()[:32] + '"'
    if _is_known(request, known):
        return _unchanged(known)
    shown = "inline" if kind == "pdf" else "attachment"
    headers = {"ETag": known, "Cache-Control": "private, no-cache"}
    headers["Content-Disposition"] = f'{shown}; filename="{name}.{kind}"'
    return Response(content, media_type=MEDIA[kind], headers=headers)


def _lay_out(recap: Recap, kind: Kind, asked: Asked) -> bytes | None:
    if asked.table is not None:
        return table_csv(recap, asked.lang, asked.table)
    return lay_out(recap, kind, asked.lang, register=asked.with_register)
