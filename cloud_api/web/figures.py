"""The endpoints with figures: rows as JSON, or as CSV if that is what `Accept` names; and raw facts by the page."""

import csv
import io
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, cast

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from cloud_api.append.facts import KINDS as FACTS
from cloud_api.append.facts import MOVES
from cloud_api.database.pool import Connection
from cloud_api.request import access, tokens
from cloud_api.statistics import movements, tickets
from cloud_api.web.services import Services
from contract.kinds import SERVICE_KINDS

Row = Mapping[str, object]
Answer = Callable[[Connection, str, Sequence[tuple[str, str]], int], Awaitable[dict[str, object]]]

_TEXT = {"type": "string"}
_COUNT = {"type": ["integer", "null"]}
_RATIO = {"type": ["number", "null"]}
_WORDS = ("period", "group", "why", "dev", "service", "day")
_RATIOS = ("exit_ratio", *tickets.RATIOS)


def build(services: Callable[[], Services]) -> APIRouter:
    """Return the endpoints; `services` gives what the running application opened."""
    router = APIRouter()

    @router.get("/v1/sites/{site}/statistics", openapi_extra=_STATISTICS, response_model=None)
    async def get_statistics(request: Request, site: str) -> Response:
        """Count entries and exits by period, with who was inside, written off and taken off."""
        return await _rows(services(), request, site, _movements, movements.COLUMNS)

    @router.get("/v1/sites/{site}/tickets/statistics", openapi_extra=_TICKETS, response_model=None)
    async def get_ticket_statistics(request: Request, site: str) -> Response:
        """Count tickets and their ends, with waiting and service times, beside the period before."""
        return await _rows(services(), request, site, _tickets, tickets.COLUMNS)

    @router.get("/v1/sites/{site}/refusals", openapi_extra=_REFUSALS, response_model=None)
    async def get_refusals(request: Request, site: str) -> Response:
        """Count presses that could not be served, by reason (`stale`: too old to act on), device and service."""
        return await _rows(services(), request, site, tickets.refusals, tickets.REFUSALS)

    @router.get("/v1/sites/{site}/coverage", openapi_extra=_COVERAGE, response_model=None)
    async def get_coverage(request: Request, site: str) -> Response:
        """Say in how many of the hall's hours each device was silent on each day, and what it has lost."""
        return await _rows(services(), request, site, tickets.coverage, tickets.COVERAGE)

    @router.get("/v1/sites/{site}/facts", openapi_extra=_FACTS, response_model=None)
    async def get_facts(request: Request, site: str) -> Response:
        """Return facts by the page: those that count and those that do not."""
        return await _rows(services(), request, site, tickets.facts, None)

    return router


def as_csv(rows: Sequence[Row], columns: Sequence[str]) -> str:
    """Return the rows as CSV with a head line; what is not known is empty."""
    out = io.StringIO()
    writer: csv.DictWriter[str] = csv.DictWriter(out, columns, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


async def _movements(
    connection: Connection, site: str, given: Sequence[tuple[str, str]], now: int
) -> dict[str, object]:
    return await movements.answer(connection, site, movements.ask(given), now)


async def _tickets(connection: Connection, site: str, given: Sequence[tuple[str, str]], now: int) -> dict[str, object]:
    return await tickets.answer(connection, site, tickets.ask(given), now)


async def _rows(
    services: Services, request: Request, site: str, answer: Answer, columns: Sequence[str] | None
) -> Response:
    async with services.pool.connection() as connection:
        await access.require(connection, request, site, tokens.FIGURES)
        found = await answer(connection, site, request.query_params.multi_items(), services.clock())
    if columns is not None and "text/csv" in request.headers.get("accept", "").lower():
        rows = cast("list[Row]", found["rows"])
        return Response(as_csv(rows, columns), media_type="text/csv", headers={"Vary": "Accept"})
    return JSONResponse(found, headers={"Vary": "Accept"})


def _parameter(name: str, schema: Mapping[str, object], **more: object) -> dict[str, object]:
    return {"name": name, "in": "query", "schema": schema, **more}


def _many(items: Mapping[str, object]) -> dict[str, object]:
    return {"type": "array", "maxItems": 100, "items": items}


def _days(*, required: bool = True) -> list[dict[str, object]]:
    day = {"type": "string", "format": "date"}
    last = _parameter("to", day, required=required, description="The last day that is counted.")
    return [_parameter("from", day, required=required), last]


def _column(name: str) -> Mapping[str, object]:
    return _TEXT if name in _WORDS else _RATIO if name in _RATIOS else _COUNT


def _row(columns: Sequence[str]) -> dict[str, object]:
    return {
        "type": "object",
        "required": list(columns),
        "properties": {name: _column(name) for name in columns},
    }


def _operation(
    parameters: list[dict[str, object]], columns: Sequence[str], said: Mapping[str, object] | None = None
) -> dict[str, Any]:
    properties = {**dict.fromkeys(("site", "zone", "from", "to"), _TEXT), **(said or {})}
    rows = {"type": "array", "items": _row(columns)}
    schema = {"type": "object", "required": [*properties, "rows"], "properties": {**properties, "rows": rows}}
    content = {"application/json": {"schema": schema}, "text/csv": {"schema": _TEXT}}
    return {"parameters": parameters, "responses": {"200": {"content": content}}}


_CODE = {"type": "string", "pattern": "^(-|[a-z0-9]([a-z0-9-]*[a-z0-9])?)$", "maxLength": 24}
_TOTAL = _row(tickets.COLUMNS)
_STATISTICS = _operation(
    [
        *_days(),
        _parameter("by", {"enum": list(movements.PERIODS), "default": "day"}),
        _parameter("kind", _many({"enum": list(MOVES)})),
        _parameter("dev", _many(_TEXT)),
    ],
    movements.COLUMNS,
    {"by": _TEXT},
)
_TICKETS = _operation(
    [
        *_days(),
        _parameter("by", {"enum": list(tickets.GROUPS), "default": "day"}),
        *(_parameter(name, _many(_CODE)) for name in ("tenant", "service", "counter")),
        _parameter("kind", _many({"enum": list(SERVICE_KINDS)})),
        _parameter("outcome", _many({"enum": list(tickets.OUTCOMES)})),
    ],
    tickets.COLUMNS,
    {"by": _TEXT, "total": _TOTAL, "before": _TOTAL},
)
_REFUSALS = _operation(_days(), tickets.REFUSALS)
_COVERAGE = _operation(_days(), tickets.COVERAGE)
_FACTS = {
    "parameters": [
        _parameter("after", _TEXT, description="`next` of the page before."),
        _parameter("limit", {"type": "integer", "minimum": 1, "maximum": tickets.MOST_FACTS}),
        *_days(required=False),
        _parameter("kind", _many({"enum": list(FACTS)})),
    ],
    "responses": {
        "200": {
            "content": {
                "application/json": {
                    "schema": {
                        "type": "object",
                        "required": ["site", "facts", "next"],
                        "properties": {
                            "site": _TEXT,
                            "facts": {"type": "array", "items": {"type": "object"}},
                            "next": {"type": ["string", "null"]},
                        },
                    }
                }
            }
        }
    },
}
