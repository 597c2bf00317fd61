"""The wall and its live stream, as routes for gateway and cloud; with them what all pages need."""

import asyncio
from collections.abc import Mapping
from functools import partial
from typing import Protocol

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from pages import upgrade
from pages.files import SECURITY_HEADERS, static_folder
from pages.stream import SEND_TIMEOUT_S, Feed, FeedResponse, Pace

Live = Mapping[str, object]


class LiveSource(Protocol):
    """Where the numbers come from. Many streams use one source at once, from one event loop."""

    async def live(self, site: str | None) -> Live | None:
        """Return the snapshot of a site (None: the only or first one), or None if it is not known.

        The snapshot is JSON: `site`, `name`, `zone`, `day`, `now`, `as_of` (ms since 1970), `inside`, `entered`,
        `left`, `capacity`, `curve` ([[minute of the day, inside], …]).
        """
        ...

    async def wait_change(self, site: str, timeout: float) -> None:  # noqa: ASYNC109 - a port, not a task
        """Return when the site has changed since the call, or after `timeout` seconds."""
        ...


def routes(
    source: LiveSource, stopping: asyncio.Event | None = None, patience_s: float = SEND_TIMEOUT_S
) -> list[BaseRoute]:
    """Return `/` (the wall), `/static/…`, `/v1/version`, `/v1/live` and `/v1/sites/{site}/live` with its `/stream`.

    Streams end by themselves when the client leaves, when the site is no longer known, and when `stopping` is set;
    a client that takes nothing for `patience_s` is cut off.
    """
    ending = asyncio.Event() if stopping is None else stopping

    async def wall(_: Request) -> Response:
        return upgrade.page("wall.html")

    async def first(_: Request) -> Response:
        return _answer(await source.live(None))

    async def live(request: Request) -> Response:
        return _answer(await source.live(request.path_params["site"]))

    async def stream(request: Request) -> Response:
        site: str = request.path_params["site"]
        if await source.live(site) is None:
            return _answer(None)

        async def take(_: int | None) -> tuple[Live, None] | None:
            snapshot = await source.live(site)
            return None if snapshot is None else (snapshot, None)

        feed = Feed("live", take, partial(source.wait_change, site))
        return FeedResponse(feed, None, ending, Pace(patience=patience_s))

    return [
        Route("/", wall),
        Route("/v1/live", first),
        Route("/v1/sites/{site}/live", live),
        Route("/v1/sites/{site}/live/stream", stream),
        upgrade.route(),
        Mount("/static", _Files(directory=static_folder())),
    ]


class _Files(StaticFiles):
    """Files that a browser asks after each time, so that a screen never mixes two versions of the page."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers.update({**SECURITY_HEADERS, "Cache-Control": "no-cache"})
        return response


def _answer(snapshot: Live | None) -> Response:
    if snapshot is None:
        return JSONResponse({"error": "unknown-site", "detail": "tidak ada lokasi dengan kode itu"}, 404)
    return JSONResponse(dict(snapshot), headers={"Cache-Control": "no-store"})
