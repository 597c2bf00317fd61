"""Endpoints with figures: JSON, or CSV if `Accept` says so (content negotiation); facts by the page (pagination)."""

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response

from cloud_api.recap.csv_cells import written
from cloud_api.request.query import Days
from cloud_api.statistics import movements, tickets
from cloud_api.statistics.answers import (
    Answer,
    CoverageStatistics,
    DeviceDay,
    FactsPage,
    Movement,
    MovementStatistics,
    RefusedPresses,
    RefusedStatistics,
    Row,
    TicketCounts,
    TicketStatistics,
)
from cloud_api.web.depends import ByReader, each_once

router = APIRouter(prefix="/v1/sites/{site}", dependencies=[Depends(each_once)])

_ROWS: dict[int | str, dict[str, Any]] = {200: {"content": {"text/csv": {"schema": {"type": "string"}}}}}
_VARY = {"Vary": "Accept"}


@router.get("/statistics", response_model=MovementStatistics, responses=_ROWS)
async def get_statistics(request: Request, of: ByReader, asked: Annotated[movements.Question, Query()]) -> Response:
    """Count entries and exits by period, with who was inside, written off and taken off."""
    found = await movements.answer(of.connection, of.site, asked, of.now)
    return _answer(request, found, found.rows, Movement)


@router.get("/tickets/statistics", response_model=TicketStatistics, responses=_ROWS)
async def get_ticket_statistics(
    request: Request, of: ByReader, asked: Annotated[tickets.Question, Query()]
) -> Response:
    """Count tickets and their ends, with waiting and service times, beside the period before."""
    found = await tickets.answer(of.connection, of.site, asked, of.now)
    return _answer(request, found, found.rows, TicketCounts)


@router.get("/refusals", response_model=RefusedStatistics, responses=_ROWS)
async def get_refusals(request: Request, of: ByReader, asked: Annotated[Days, Query()]) -> Response:
    """Count presses that could not be served, by reason (`stale`: too old to act on), device and service."""
    found = await tickets.refused_presses(of.connection, of.site, asked, of.now)
    return _answer(request, found, found.rows, RefusedPresses)


@router.get("/coverage", response_model=CoverageStatistics, responses=_ROWS)
async def get_coverage(request: Request, of: ByReader, asked: Annotated[tickets.CoverageQuestion, Query()]) -> Response:
    """Say in how many of the hall's hours each device was silent on each day, and what it has lost."""
    found = await tickets.coverage(of.connection, of.site, asked, of.now)
    return _answer(request, found, found.rows, DeviceDay)


@router.get("/facts", response_model=FactsPage)
async def get_facts(of: ByReader, asked: Annotated[tickets.FactsQuestion, Query()]) -> Response:
    """Return facts by the page: those that count and those that do not."""
    return _json(await tickets.facts(of.connection, of.site, asked, of.now))


def as_csv(rows: Sequence[Row], columns: Sequence[str]) -> str:
    """Return the rows as CSV with a head line; what is not known is empty."""
    values = (row.model_dump() for row in rows)
    return written(columns, (["" if one[name] is None else str(one[name]) for name in columns] for one in values))


def _answer(request: Request, found: Answer, rows: Sequence[Row], kind: type[Row]) -> Response:
    if "text/csv" in request.headers.get("accept", "").lower():
        return Response(as_csv(rows, kind.columns()), media_type="text/csv", headers=_VARY)
    return _json(found)


def _json(found: Answer | FactsPage) -> Response:
    return Response(found.model_dump_json(), media_type="application/json", headers=_VARY)
