"""The endpoints under `/v1`, `/health` and `/metrics`: HTTP in, one transaction, HTTP out."""

import time
from collections.abc import Callable
from typing import Annotated, LiteralString

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import PlainTextResponse
from psycopg import Error

from cloud_api.append import leaves, wire
from cloud_api.append.appending import append
from cloud_api.database import migrations, rights
from cloud_api.request import access, body, tokens
from cloud_api.request.refusal import Refusal
from cloud_api.web import figures
from cloud_api.web.metrics import CONTENT_TYPE
from cloud_api.web.services import Services
from contract import form
from contract.leaf import MAX_N
from contract.records import OFFICE
from shelf.statements import statements
from shelf.version import VERSION

_sql = statements("cloud_api.web")
_append_sql = statements("cloud_api.append")

READ_BYTES = 3 << 20  # of leaves in one answer, to which one more may come: as JSON at most twice as many

_HEALTH = ("timescaledb", "edition", "restricted", "migration")
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


def build(services: Callable[[], Services]) -> APIRouter:
    """Return the endpoints; `services` gives what the running application opened."""
    router = APIRouter()

    @router.post("/v1/sites/{site}/logs/{log}", openapi_extra=_BODY)
    async def post_leaves(request: Request, site: str, log: str) -> dict[str, int | str]:
        """Compare and append. The answer says where the log stands now and its root there."""
        return await _append(services(), request, site, log)

    @router.get("/v1/sites/{site}/logs")
    async def get_logs(request: Request, site: str) -> list[dict[str, object]]:
        """Return the site's logs in the order in which they were opened."""
        return await _read(services(), request, site, _append_sql("logs"), {})

    @router.get("/v1/sites/{site}/devices")
    async def get_devices(request: Request, site: str) -> list[dict[str, object]]:
        """Return the last entry of each device and epoch, over all logs of the site."""
        return await _read(services(), request, site, _sql("device_cursors"), {})

    @router.get("/v1/sites/{site}/logs/{log}")
    async def get_leaves(
        request: Request,
        site: str,
        log: str,
        first: Annotated[int, Query(alias="from", ge=0, le=MAX_N)] = 0,
        limit: Annotated[int, Query(ge=1, le=wire.MAX_LEAVES)] = wire.MAX_LEAVES,
    ) -> dict[str, object]:
        """Return leaves from a number on; `next` is where to go on. At most `limit`, and about 3 MiB."""
        _check_log(log)
        bounds = {"log": log, "first": first, "end": first + limit, "bytes": READ_BYTES}
        rows = await _read(services(), request, site, _sql("read_leaves"), bounds)
        texts = [bytes(row["leaf"]).decode() for row in rows if isinstance(row["leaf"], bytes)]
        return {"from": first, "leaves": texts, "next": first + len(texts)}

    router.include_router(figures.build(services))

    @router.get("/health")
    async def health(response: Response) -> dict[str, object]:
        """Say whether this process can serve: 503 while the database is away, or of another version than it.

        `status` is `rights` where roles or rights are `missing`, each as the statement that makes it.
        """
        return await _health(services(), response)

    @router.get("/metrics", response_class=PlainTextResponse)
    async def metrics() -> Response:
        """Return the counters for Prometheus."""
        current = services()
        async with current.reserved.connection() as connection:
            rows = await (await connection.execute(_sql("log_cursors"))).fetchall()
        return Response(current.metrics.text(rows), media_type=CONTENT_TYPE)

    return router


async def _append(services: Services, request: Request, site: str, log: str) -> dict[str, int | str]:
    headers = request.headers
    async with services.reserved.connection() as connection:
        await access.require(connection, request, site, tokens.LOGS)
    _check_log(log)
    if log == OFFICE:
        raise Refusal(403, "forbidden", "the office's log is written by the cloud")
    packed = wire.check_media(headers.get("content-type"), headers.get("content-encoding"))
    data = await body.read(request, wire.MAX_WIRE, services.body_s)
    began = time.monotonic()
    batch = wire.parse(wire.inflate(data) if packed else data)
    checked = leaves.check(site, log, batch)
    async with services.reserved.connection() as connection:
        result = await append(connection, checked, services.clock())
    services.metrics.appended(site, result, time.monotonic() - began)
    services.changes.notify(site)
    return {"next": result.next, "root": result.root.hex()}


async def _read(
    services: Services, request: Request, site: str, statement: LiteralString, values: dict[str, str | int]
) -> list[dict[str, object]]:
    async with services.pool.connection() as connection:
        await access.require(connection, request, site, tokens.LOGS)
        return await (await connection.execute(statement, {"site": site, **values})).fetchall()


async def _health(services: Services, response: Response) -> dict[str, object]:
    answer: dict[str, object] = {"status": "ok", "version": VERSION}
    try:
        async with services.reserved.connection(timeout=2) as connection:
            found = await (await connection.execute(_sql("health"))).fetchone()
            missing = await rights.missing(connection)
    except Error:
        response.status_code = 503
        return answer | {"status": "database", "database": None}
    row = found or {}
    if row["migration"] != migrations.newest():
        response.status_code = 503
        answer["status"] = "migration"
    elif missing or not row["restricted"]:
        answer |= {"status": "rights", "missing": missing}
        if row["restricted"] and any(said.endswith(" TO lawang_app") for said in missing):
            response.status_code = 503  # these are the rights that requests are served with
    return answer | {"database": row["version"], **{name: row[name] for name in _HEALTH}}


def _check_log(log: str) -> None:
    if not _log_name(log):
        raise Refusal(422, "log", "a log's name has 1 to 24 of a-z, 0-9 and inner hyphens")
