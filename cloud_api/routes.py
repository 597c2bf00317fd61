"""The endpoints under `/v1`, `/health` and `/metrics`: HTTP in, one transaction, HTTP out."""

import time
from collections.abc import Callable
from typing import Annotated, cast

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import JSONResponse, PlainTextResponse
from psycopg import OperationalError
from psycopg_pool import PoolTimeout

from cloud_api import access, body, leaves, statistics, tokens, wire
from cloud_api.append import append
from cloud_api.metrics import CONTENT_TYPE
from cloud_api.queries import query
from cloud_api.refusal import Refusal
from cloud_api.services import Services
from contract import form
from contract.leaf import MAX_N

VERSION = "0.1.0"
READ_BYTES = 4 << 20  # of leaves in one answer

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

_STATISTICS = {
    "parameters": [
        {"name": "from", "in": "query", "required": True, "schema": {"type": "string", "format": "date"}},
        {
            "name": "to",
            "in": "query",
            "required": True,
            "description": "The last day that is counted.",
            "schema": {"type": "string", "format": "date"},
        },
        {"name": "by", "in": "query", "schema": {"enum": list(statistics.PERIODS), "default": "day"}},
        {
            "name": "kind",
            "in": "query",
            "schema": {"type": "array", "items": {"enum": list(leaves.FACT_KINDS)}},
        },
        {"name": "dev", "in": "query", "schema": {"type": "array", "maxItems": 100, "items": {"type": "string"}}},
    ],
    "responses": {
        "200": {
            "content": {
                "application/json": {
                    "schema": {
                        "type": "object",
                        "required": ["site", "zone", "from", "to", "by", "rows"],
                        "properties": {
                            **{name: {"type": "string"} for name in ("site", "zone", "from", "to", "by")},
                            "rows": {
                                "type": "array",
                                "items": {
                                    "type": "object",
                                    "required": list(statistics.COLUMNS),
                                    "properties": {
                                        "period": {"type": "string"},
                                        **{name: {"type": ["integer", "null"]} for name in statistics.COLUMNS[1:5]},
                                        "exit_ratio": {"type": ["number", "null"]},
                                    },
                                },
                            },
                        },
                    }
                },
                "text/csv": {"schema": {"type": "string"}},
            }
        }
    },
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
        return await _read(services(), request, site, "logs", {})

    @router.get("/v1/sites/{site}/devices")
    async def get_devices(request: Request, site: str) -> list[dict[str, object]]:
        """Return the last entry of each device and epoch, over all logs of the site."""
        return await _read(services(), request, site, "device_cursors", {})

    @router.get("/v1/sites/{site}/logs/{log}")
    async def get_leaves(
        request: Request,
        site: str,
        log: str,
        first: Annotated[int, Query(alias="from", ge=0, le=MAX_N)] = 0,
        limit: Annotated[int, Query(ge=1, le=wire.MAX_LEAVES)] = wire.MAX_LEAVES,
    ) -> dict[str, object]:
        """Return leaves from a number on; `next` is where to go on. At most `limit`, and about 4 MiB."""
        _check_log(log)
        bounds = {"log": log, "first": first, "end": first + limit, "bytes": READ_BYTES}
        rows = await _read(services(), request, site, "read_leaves", bounds)
        texts = [bytes(row["leaf"]).decode() for row in rows if isinstance(row["leaf"], bytes)]
        return {"from": first, "leaves": texts, "next": first + len(texts)}

    @router.get("/v1/sites/{site}/statistics", openapi_extra=_STATISTICS, response_model=None)
    async def get_statistics(request: Request, site: str) -> Response:
        """Count entries and exits by period, as JSON, or as CSV if that is what `Accept` names."""
        return await _statistics(services(), request, site)

    @router.get("/health")
    async def health(response: Response) -> dict[str, object]:
        """Say whether the database answers, which edition it is and which migration it has."""
        return await _health(services(), response)

    @router.get("/metrics", response_class=PlainTextResponse)
    async def metrics() -> Response:
        """Return the counters for Prometheus."""
        current = services()
        async with current.pool.connection() as connection:
            rows = await (await connection.execute(query("log_cursors"))).fetchall()
        return Response(current.metrics.text(rows), media_type=CONTENT_TYPE)

    return router


async def _append(services: Services, request: Request, site: str, log: str) -> dict[str, int | str]:
    headers = request.headers
    async with services.pool.connection() as connection:
        await access.require(connection, request, site, tokens.LOGS)
    _check_log(log)
    packed = wire.check_media(headers.get("content-type"), headers.get("content-encoding"))
    data = await body.read(request, wire.MAX_WIRE, services.body_s)
    began = time.monotonic()
    batch = wire.parse(wire.inflate(data) if packed else data)
    checked = leaves.check(site, log, batch)
    async with services.pool.connection() as connection:
        result = await append(connection, checked, services.clock())
    services.metrics.appended(site, result, time.monotonic() - began)
    services.changes.notify(site)
    return {"next": result.next, "root": result.root.hex()}


async def _read(
    services: Services, request: Request, site: str, name: str, values: dict[str, str | int]
) -> list[dict[str, object]]:
    async with services.pool.connection() as connection:
        await access.require(connection, request, site, tokens.LOGS)
        return await (await connection.execute(query(name), {"site": site, **values})).fetchall()


async def _statistics(services: Services, request: Request, site: str) -> Response:
    async with services.pool.connection() as connection:
        await access.require(connection, request, site, tokens.FIGURES)
        question = statistics.ask(request.query_params.multi_items())
        found = await statistics.answer(connection, site, question, services.clock())
    if "text/csv" in request.headers.get("accept", "").lower():
        rows = cast("list[statistics.Row]", found["rows"])
        return Response(statistics.as_csv(rows), media_type="text/csv", headers={"Vary": "Accept"})
    return JSONResponse(found, headers={"Vary": "Accept"})


async def _health(services: Services, response: Response) -> dict[str, object]:
    answer: dict[str, object] = {"status": "ok", "version": VERSION}
    try:
        async with services.pool.connection(timeout=2) as connection:
            found = await (await connection.execute(query("health"))).fetchone()
    except (OperationalError, PoolTimeout):
        response.status_code = 503
        return answer | {"status": "database", "database": None}
    row = found or {}
    return answer | {"database": row["version"], **{name: row[name] for name in _HEALTH}}


def _check_log(log: str) -> None:
    if not _log_name(log):
        raise Refusal(422, "log", "a log's name has 1 to 24 of a-z, 0-9 and inner hyphens")
