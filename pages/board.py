"""The board of a zone, for a television: whom a counter calls now, who was called, who waits where."""

import asyncio
from collections.abc import Mapping
from typing import Protocol

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from pages import upgrade
from pages.stream import HEADERS, Feed, FeedResponse, Pace

MAX_MARK = 2**53 - 1


class BoardSource(Protocol):
    """Where the calls come from. Many streams use one source at once, from one event loop."""

    async def board(self, area: str, after: int | None) -> Mapping[str, object] | None:
        """Return the board of a zone, None if there is no such zone.

        JSON: `site`, `name`, `area`, `zone`, `log`, `now`, `as_of` (ms since 1970), `phase`, `mark` (number of the
        newest call, -1: none), `recent` and `fresh` (calls, oldest first: `n`, `at`, `ticket`, `counter`, `name`,
        `kind`), `counters` (`code`, `name`, `tenants`, `state`, `hand`, `waiting`, `next`, `closed`, `opens`).
        `fresh` are all kept calls with `n` above `after`; none if `after` is None.
        """
        ...

    async def wait_board(self, seconds: float) -> None:
        """Return when any board has changed since the call, or after `seconds`."""
        ...


def routes(source: BoardSource, stopping: asyncio.Event | None = None, pace: Pace | None = None) -> list[BaseRoute]:
    """Return `/board/{area}` (the page), `/v1/boards/{area}` and `/v1/boards/{area}/stream`.

    The stream continues after the call that the reader names (`?after=`, or `Last-Event-ID`); a reader that names
    none is told of no old call. Streams end with the reader, with the zone, and when `stopping` is set.
    """
    ending = asyncio.Event() if stopping is None else stopping

    async def page(request: Request) -> Response:
        if await source.board(request.path_params["area"], None) is None:
            return _unknown()
        return upgrade.page("board.html")

    async def once(request: Request) -> Response:
        board = await source.board(request.path_params["area"], _mark(request))
        return _unknown() if board is None else JSONResponse(dict(board), headers=HEADERS)

    async def stream(request: Request) -> Response:
        area: str = request.path_params["area"]

        async def take(after: int | None) -> tuple[Mapping[str, object], int] | None:
            board = await source.board(area, after)
            return None if board is None else (board, _newest(board))

        if await source.board(area, None) is None:
            return _unknown()
        return FeedResponse(Feed("board", take, source.wait_board), _mark(request), ending, pace or Pace())

    return [
        Route("/board/{area}", page),
        Route("/v1/boards/{area}", once),
        Route("/v1/boards/{area}/stream", stream),
    ]


def _mark(request: Request) -> int | None:
    """Return the newest call that the reader has; None if it names none, or something else."""
    text = request.headers.get("last-event-id") or request.query_params.get("after") or ""
    digits = text.removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 16):
        return None
    return min(int(text), MAX_MARK)


def _newest(board: Mapping[str, object]) -> int:
    mark = board["mark"]
    return mark if isinstance(mark, int) else -1


def _unknown() -> Response:
    return JSONResponse({"error": "unknown-zone", "detail": "tidak ada zona dengan kode itu"}, 404)
