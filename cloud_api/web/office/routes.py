"""The office's endpoints: who may settle, propose, approve and close, each request one transaction."""

import json
from typing import Annotated, Any, Literal, cast

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from cloud_api.append.wire import MAX_LEAVES
from cloud_api.office import ledger, roles, settlements, words, years
from cloud_api.office.errors import LineError
from cloud_api.office.settlements import FaultyLinesError, Line
from cloud_api.request import access, body
from cloud_api.request.error import RequestError
from cloud_api.web.depends import BoundedRoute, ByCloser, ByOffice, Running
from cloud_api.web.logs import Leaves
from cloud_api.web.office import proposals
from contract.leaf import MAX_N
from contract.records import OFFICE
from shelf.statements import statements

_sql = statements("cloud_api.web.office")
_append_sql = statements("cloud_api.append")

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
_CSV = {**_TEXT, "description": f"Head line {', '.join(settlements.COLUMNS)}; , or ;"}
_SETTLED = {
    "requestBody": {
        "required": True,
        "content": {"application/json": {"schema": _LINE}, "text/csv": {"schema": _CSV}},
    }
}


class Settled(BaseModel):
    """How many tickets were settled, and by which entries of `office_log`; null if there were none."""

    settled: int
    office_log: str | None
    entries: list[int]


class YearToClose(BaseModel):
    """A year that is over."""

    model_config = ConfigDict(extra="forbid", strict=True)

    year: Annotated[int, Field(ge=2000, le=2099)]
    incomplete: Annotated[bool, Field(description="Although days or records are missing for good.")] = False


class Closed(BaseModel):
    """The entry that fixed a year, `n` of `office_log`, and its version."""

    office_log: str
    n: int
    version: int


class CutLog(BaseModel):
    """Up to where a log was counted."""

    log: str
    size: int
    root: str


class ClosedYear(BaseModel):
    """A version of a closed year, fixed by entry `n` of `office_log`; `root` binds its cut, body and register.

    `at` in ms since 1970.
    """

    year: int
    version: int
    root: str
    who: str
    office_log: str
    n: int
    at: int
    cut: list[CutLog]


class OfficeLog(BaseModel):
    """A log of the office's: how many leaves it has, the Merkle root (hex) over them, and which log it succeeds."""

    log: str
    next: int
    root: str
    after: str | None


_NAMES = f"^{OFFICE}(-[0-9a-f]{{8}})?$"
Named = Annotated[str | None, Query(pattern=_NAMES, description="One of /office/logs; else the last.")]

router = APIRouter(prefix="/v1/sites/{site}/office", route_class=BoundedRoute)
router.include_router(proposals.router)


@router.post("/settlements", openapi_extra=_SETTLED, response_model=Settled)
async def post_settlements(request: Request, services: Running, site: str) -> Response:
    """Say that accepted tickets were decided: one as JSON, or a list as CSV, whole or not at all."""
    async with services.pool.connection() as connection:  # given back while the body is read
        who = await access.require(connection, request, site, roles.SETTLE)
    said = words.who(who.label)
    try:
        lines = await _lines(request, services.body_s)
        async with services.pool.connection() as connection:
            entries = await settlements.settle(connection, site, lines, said, services.clock())
    except FaultyLinesError as e:
        services.metrics.refused("lines")
        faults = [{"line": fault.line, "error": fault.said("en")} for fault in e.faults]
        detail = f"{len(faults)} lines cannot be taken; nothing was stored"
        return JSONResponse({"error": "lines", "detail": detail, "lines": faults}, 422)
    services.bells.ring(site)
    log = entries[0].log if entries else None
    return JSONResponse({"settled": len(entries), "office_log": log, "entries": [entry.n for entry in entries]})


@router.get("/logs", response_model=list[OfficeLog])
async def get_logs(of: ByOffice) -> list[dict[str, Any]]:
    """Return the office's logs, each after the one that it succeeds: a restored database opens a new one."""
    return await (await of.connection.execute(_sql("logs"), {"site": of.site})).fetchall()


@router.get("/entries")
async def get_entries(
    of: ByOffice,
    first: Annotated[int, Query(alias="from", ge=0, le=MAX_N)] = 0,
    limit: Annotated[int, Query(ge=1, le=MAX_LEAVES)] = MAX_LEAVES,
    log: Named = None,
) -> Leaves:
    """Return leaves of an office log as they are hashed; `next` is where to go on."""
    held = await ledger.logs(of.connection, of.site)
    named = log or (held[-1].log if held else OFFICE)
    bounds = {"site": of.site, "log": named, "first": first, "end": first + limit}
    rows = await (await of.connection.execute(_append_sql("stored_leaves"), bounds)).fetchall()
    return Leaves(first=first, leaves=[row["leaf"].decode() for row in rows], next=first + len(rows))


@router.get("/checkpoint", response_class=Response)
async def get_checkpoint(of: ByOffice, log: Named = None) -> Response:
    """Return size and root of an office log as a C2SP checkpoint, signed by its key."""
    return Response(await ledger.signed_checkpoint(of.connection, of.site, log), media_type="text/plain; charset=utf-8")


@router.post("/years")
async def post_year(of: ByCloser, given: YearToClose) -> Closed:
    """Close a year (version 1), or fix what has come since as its next addendum (2 and on)."""
    entry, version = await years.close(
        of.connection, of.site, given.year, words.who(of.who.label), of.now, incomplete=given.incomplete
    )
    of.services.bells.ring(of.site)
    return Closed(office_log=entry.log, n=entry.n, version=version)


@router.get("/years", response_model=list[ClosedYear])
async def get_years(of: ByOffice) -> list[dict[str, Any]]:
    """Return the closed years with their versions, roots and cuts."""
    return await (await of.connection.execute(_sql("years"), {"site": of.site})).fetchall()


@router.get("/years/{year}/{version}", response_class=Response)
async def get_year(
    of: ByOffice,
    year: Annotated[int, Path(ge=2000, le=2099)],
    version: Annotated[int, Path(ge=1, le=9999)],
    part: Literal["body", "register"] = "body",
) -> Response:
    """Return a version of a closed year byte for byte as it was fixed: what its entry's root binds."""
    data = await years.fixed(of.connection, of.site, year, version, register=part == "register")
    return Response(data, media_type="application/json")


async def _lines(request: Request, seconds: float) -> list[Line]:
    """Return what a list in CSV or one line in JSON says; raises RequestError 415, 413, 408, 400, 422."""
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media == "text/csv":
        return settlements.read_csv(await body.read(request, settlements.MAX_BYTES, seconds))
    if media != "application/json":
        raise RequestError(415, "media", "wanted: application/json or text/csv")
    try:
        values: object = json.loads(await body.read(request, BoundedRoute.longest, seconds))
    except (ValueError, RecursionError) as e:
        raise RequestError(400, "json", "one JSON object is wanted") from e
    if not isinstance(values, dict):
        raise RequestError(400, "json", "one JSON object is wanted")
    try:
        return [settlements.read_line(1, cast("dict[str, object]", values))]
    except LineError as e:
        raise RequestError(422, "value", str(e)) from e
