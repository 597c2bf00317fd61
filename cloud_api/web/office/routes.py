"""The office's endpoints: who may settle, propose, approve and close, each request one transaction."""

from collections.abc import Callable
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.responses import JSONResponse

from cloud_api.append.wire import MAX_LEAVES
from cloud_api.office import ledger, roles, settlements, words, years
from cloud_api.office.settlements import FaultyLinesError, Line, LineError
from cloud_api.request import access, body
from cloud_api.request.refusal import Refusal
from cloud_api.web.office import bodies, pages, proposals
from cloud_api.web.services import Services
from contract.leaf import MAX_N
from contract.records import OFFICE
from shelf.statements import statements

_sql = statements("cloud_api.web.office")
_append_sql = statements("cloud_api.append")

_NUMBER = {"type": "integer", "minimum": 0}
_TEXT = {"type": "string"}
_LINE = {
    "type": "object",
    "required": list(settlements.COLUMNS),
    "additionalProperties": False,
    "properties": {
        "day": {**_TEXT, "description": "Of the ticket, as 2026-11-25 or 25/11/2026."},
        "number": {**_TEXT, "description": "As on the slip."},
        "outcome": {"enum": list(settlements.OUTCOMES)},
        "settled_on": {**_TEXT, "description": "When it was decided."},
        "log": {**_TEXT, "description": "Where two logs of the day have this number."},
    },
}
_YEAR = {"type": "object", "required": ["year"], "properties": {"year": {**_NUMBER, "minimum": 2000, "maximum": 2099}}}


def build(services: Callable[[], Services]) -> APIRouter:
    """Return the office's endpoints under `/v1/sites/{site}/office`, and its pages."""
    both = APIRouter()
    both.include_router(_endpoints(services))
    both.include_router(pages.build(services))
    return both


def _endpoints(services: Callable[[], Services]) -> APIRouter:
    router = APIRouter(prefix="/v1/sites/{site}/office")
    csv = {"type": "string", "description": f"Head line {', '.join(settlements.COLUMNS)}; , or ;"}

    @router.post("/settlements", openapi_extra=bodies.takes(_LINE, csv))
    async def post_settlements(request: Request, site: str) -> Response:
        """Say that accepted tickets were decided: one as JSON, or a list as CSV, whole or not at all."""
        return await _settle(services(), request, site)

    @router.get("/entries")
    async def get_entries(
        request: Request,
        site: str,
        first: Annotated[int, Query(alias="from", ge=0, le=MAX_N)] = 0,
        limit: Annotated[int, Query(ge=1, le=MAX_LEAVES)] = MAX_LEAVES,
    ) -> dict[str, object]:
        """Return leaves of the office's log as they are hashed; `next` is where to go on."""
        bounds = {"site": site, "log": OFFICE, "first": first, "end": first + limit}
        async with services().pool.connection() as connection:
            await access.require(connection, request, site, roles.READ)
            rows = await (await connection.execute(_append_sql("stored_leaves"), bounds)).fetchall()
        return {"from": first, "leaves": [row["leaf"].decode() for row in rows], "next": first + len(rows)}

    @router.get("/checkpoint", response_class=Response)
    async def get_checkpoint(request: Request, site: str) -> Response:
        """Return size and root of the office's log as a C2SP checkpoint, signed by its key."""
        async with services().pool.connection() as connection:
            await access.require(connection, request, site, roles.READ)
            return Response(await ledger.signed_checkpoint(connection, site), media_type="text/plain; charset=utf-8")

    @router.post("/years", openapi_extra=bodies.takes(_YEAR))
    async def post_year(request: Request, site: str) -> dict[str, int]:
        """Close a year (version 1), or fix what has come since as its next addendum (2 and on)."""
        current = services()
        given = await bodies.read_object(current, request)
        year = given.get("year")
        if type(year) is not int or set(given) != {"year"}:
            raise Refusal(422, "value", "wanted: year, 2000 to 2099")

        async with current.pool.connection() as connection:
            who = await access.require(connection, request, site, roles.CLOSE)
            entry, version = await years.close(connection, site, year, words.who(who.label), current.clock())
        current.changes.notify(site)
        return {"n": entry.n, "version": version}

    @router.get("/years")
    async def get_years(request: Request, site: str) -> list[dict[str, object]]:
        """Return the closed years with their versions, roots and cuts."""
        async with services().pool.connection() as connection:
            await access.require(connection, request, site, roles.READ)
            found = await (await connection.execute(_sql("years"), {"site": site})).fetchall()
            return [dict(row) for row in found]

    @router.get("/years/{year}/{version}", response_class=Response)
    async def get_year(
        request: Request,
        site: str,
        year: Annotated[int, Path(ge=2000, le=2099)],
        version: Annotated[int, Path(ge=1, le=9999)],
        part: Literal["body", "register"] = "body",
    ) -> Response:
        """Return a version of a closed year byte for byte as it was fixed: what its entry's root binds."""
        async with services().pool.connection() as connection:
            await access.require(connection, request, site, roles.READ)
            data = await years.fixed(connection, site, year, version, register=part == "register")
        return Response(data, media_type="application/json")

    router.include_router(proposals.build(services))
    return router


async def _settle(services: Services, request: Request, site: str) -> Response:
    async with services.pool.connection() as connection:
        who = await access.require(connection, request, site, roles.SETTLE)
    said = words.who(who.label)
    try:
        lines = await _lines(services, request)
        async with services.pool.connection() as connection:
            entries = await settlements.settle(connection, site, lines, said, services.clock())
    except FaultyLinesError as e:
        services.metrics.refused("lines")
        faults = [{"line": fault.line, "error": fault.said("en")} for fault in e.faults]
        detail = f"{len(faults)} lines cannot be taken; nothing was stored"
        return JSONResponse({"error": "lines", "detail": detail, "lines": faults}, 422)
    services.changes.notify(site)
    return JSONResponse({"settled": len(entries), "entries": [entry.n for entry in entries]})


async def _lines(services: Services, request: Request) -> list[Line]:
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media == "text/csv":
        return settlements.read_csv(await body.read(request, settlements.MAX_BYTES, services.body_s))
    try:
        return [settlements.read_line(1, await bodies.read_object(services, request))]
    except LineError as e:
        raise Refusal(422, "value", str(e)) from e
