"""The endpoints of the gateways' logs under `/v1`, `/health` and `/metrics`: HTTP in, one transaction, HTTP out."""

import time
from typing import Annotated, Any, LiteralString

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import PlainTextResponse
from psycopg import Error
from pydantic import BaseModel, ConfigDict, Field

from cloud_api.append import leaves, wire
from cloud_api.append.appending import append
from cloud_api.append.rebuild_due import refuse_while_due, sites_due
from cloud_api.database import migrations, rights
from cloud_api.request import access, body, tokens
from cloud_api.request.error import RequestError
from cloud_api.web.depends import ByGateway, Granted, Running, running
from cloud_api.web.metrics import CONTENT_TYPE
from contract import form
from contract.leaf import MAX_N
from contract.records import is_office
from shelf.statements import statements
from shelf.version import VERSION

_sql = statements("cloud_api.web")
_append_sql = statements("cloud_api.append")

READ_BYTES = 3 << 20  # of leaves in one answer, to which one more may come: as JSON at most twice as many

_log_name = form.name(24)
_BODY = {
    "requestBody": {
        "required": True,
        "description": "At most 1 MiB as sent and 4 MiB decompressed; Content-Encoding: gzip is allowed.",
        "content": {
            "application/json": {
                "schema": {
                    "type": "object",
                    "required": ["from", "leaves", "head", "sent"],
                    "additionalProperties": False,
                    "properties": {
                        "from": {"type": "integer", "minimum": 0},
                        "leaves": {"type": "array", "maxItems": wire.MAX_LEAVES, "items": {"type": "string"}},
                        "head": {"type": "integer", "minimum": 0},
                        "sent": {"type": "integer", "minimum": 0},
                    },
                }
            }
        },
    }
}


class Log(BaseModel):
    """A log of the site: how many leaves of it are here, and the Merkle root (hex) over them."""

    log: str
    next: int
    root: str


class Appended(BaseModel):
    """Where the log stands now, and its root (hex) there."""

    next: int
    root: str


class Device(BaseModel):
    """The last entry of a device's epoch."""

    dev: str
    ep: str
    seq: int
    h: str


class Leaves(BaseModel):
    """Leaves from number `from` on, as they are hashed; `next` is where to go on."""

    model_config = ConfigDict(serialize_by_alias=True, validate_by_name=True)

    first: Annotated[int, Field(alias="from")]
    leaves: list[str]
    next: int


class Health(BaseModel):
    """Whether the database answers, and what it is; null where it does not answer."""

    status: str
    version: str
    database: str | None = None
    timescaledb: str | None = None
    edition: str | None = None
    restricted: bool | None = None
    migration: int | None = None
    missing: list[str] | None = None
    rebuilding: int | None = None


router = APIRouter(prefix="/v1/sites/{site}")
process = APIRouter()


@router.post("/logs/{log}", openapi_extra=_BODY, response_model=Appended)
async def post_leaves(request: Request, site: str, log: str) -> dict[str, int | str]:
    """Compare and append (optimistic concurrency, idempotent). The answer says where the log stands now."""
    services = await running(request)
    headers = request.headers
    async with services.reserved.connection() as connection:
        await access.require(connection, request, site, tokens.LOGS)
    _check_log(log)
    if is_office(log):
        raise RequestError(403, "forbidden", "the office's log is written by the cloud")
    packed = wire.check_media(headers.get("content-type"), headers.get("content-encoding"))
    data = await body.read(request, wire.MAX_WIRE, services.body_s)
    began = time.monotonic()
    batch = wire.parse(wire.inflate(data) if packed else data)
    checked = leaves.check(site, log, batch)
    async with services.reserved.connection() as connection:
        result = await append(connection, checked, services.clock())
    services.metrics.appended(site, result, time.monotonic() - began)
    services.bells.ring(site)
    return {"next": result.next, "root": result.root.hex()}


@router.get("/logs", response_model=list[Log])
async def get_logs(of: ByGateway) -> list[dict[str, Any]]:
    """Return the site's logs in the order in which they were opened."""
    return await _rows(of, _append_sql("logs"))


@router.get("/devices", response_model=list[Device])
async def get_devices(of: ByGateway) -> list[dict[str, Any]]:
    """Return the last entry of each device and epoch, over all logs of the site."""
    await refuse_while_due(of.connection, of.site)
    return await _rows(of, _sql("device_cursors"))


@router.get("/logs/{log}")
async def get_leaves(
    of: ByGateway,
    log: str,
    first: Annotated[int, Query(alias="from", ge=0, le=MAX_N)] = 0,
    limit: Annotated[int, Query(ge=1, le=wire.MAX_LEAVES)] = wire.MAX_LEAVES,
) -> Leaves:
    """Return leaves from a number on; `next` is where to go on. At most `limit`, and about 4 MiB."""
    _check_log(log)
    rows = await _rows(of, _sql("read_leaves"), log=log, first=first, end=first + limit, bytes=READ_BYTES)
    texts = [row["leaf"].decode() for row in rows]
    return Leaves(first=first, leaves=texts, next=first + len(texts))


@process.get("/health")
async def health(response: Response, services: Running) -> Health:
    """Say whether this process can serve: 503 while the database is away, or of another version than it.

    `status` is `rights` where roles or rights are `missing`, each as the statement that makes it; `rebuilding` while an
    upgrade has the figures of so many sites made again.
    """
    try:
        missing, due = list[str](), 0
        async with services.reserved.connection(timeout=2) as connection:
            found = await (await connection.execute(_sql("health"))).fetchone()
            said = Health.model_validate({"status": "ok", "version": VERSION, **(found or {})})
            if said.migration == migrations.newest():
                missing, due = await rights.missing(connection), len(await sites_due(connection))
    except Error:
        response.status_code = 503
        return Health(status="database", version=VERSION)
    if said.migration != migrations.newest():
        response.status_code = 503
        return said.model_copy(update={"status": "migration"})
    if not missing and said.restricted:
        return said.model_copy(update={"status": "rebuilding", "rebuilding": due} if due else {})
    if said.restricted and any(statement.endswith(" TO lawang_app") for statement in missing):
        response.status_code = 503  # these are the rights that requests are served with
    return said.model_copy(update={"status": "rights", "missing": missing})


@process.get("/metrics", response_class=PlainTextResponse)
async def metrics(services: Running) -> Response:
    """Return the counters for Prometheus."""
    async with services.reserved.connection() as connection:
        rows = await (await connection.execute(_sql("log_cursors"))).fetchall()
        conflicts = await (await connection.execute(_sql("conflicts"))).fetchall()
    return Response(services.metrics.text(rows, conflicts), media_type=CONTENT_TYPE)


async def _rows(of: Granted, statement: LiteralString, **values: str | int) -> list[dict[str, Any]]:
    return await (await of.connection.execute(statement, {"site": of.site, **values})).fetchall()


def _check_log(log: str) -> None:
    if not _log_name(log):
        raise RequestError(422, "log", "a log's name has 1 to 24 of a-z, 0-9 and inner hyphens")
