"""The wall and its live stream, as routes that the gateway and the cloud both mount."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import suppress
from importlib import resources
from pathlib import Path
from typing import Protocol

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Message, Scope, Send

MIN_INTERVAL_S = 0.25  # at most four events a second: nobody reads faster
MAX_INTERVAL_S = 4.5  # at least each 5 s is promised: readers take a longer silence for a dead stream
SEND_TIMEOUT_S = 20.0  # a reader that takes nothing for so long is cut off
RETRY_MS = 1000

Live = Mapping[str, object]

SECURITY_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


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


def static_folder() -> Path:
    """Return the folder with the pages' files."""
    return Path(str(resources.files("pages") / "static"))


def routes(
    source: LiveSource, stopping: asyncio.Event | None = None, patience_s: float = SEND_TIMEOUT_S
) -> list[BaseRoute]:
    """Return `/` (the wall), `/static/…`, `/v1/live`, `/v1/sites/{site}/live` and `/v1/sites/{site}/live/stream`.

    Streams end by themselves when the client leaves, when the site is no longer known, and when `stopping` is set;
    a client that takes nothing for `patience_s` is cut off.
    """
    ending = asyncio.Event() if stopping is None else stopping

    async def wall(_: Request) -> Response:
        return FileResponse(static_folder() / "wall.html", headers=SECURITY_HEADERS)

    async def first(_: Request) -> Response:
        return _answer(await source.live(None))

    async def live(request: Request) -> Response:
        return _answer(await source.live(request.path_params["site"]))

    async def stream(request: Request) -> Response:
        site: str = request.path_params["site"]
        if await source.live(site) is None:
            return _answer(None)
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        return _EventStream(_events(source, site, ending), patience_s, headers)

    return [
        Route("/", wall),
        Route("/v1/live", first),
        Route("/v1/sites/{site}/live", live),
        Route("/v1/sites/{site}/live/stream", stream),
        Mount("/static", _Files(directory=static_folder())),
    ]


class _Files(StaticFiles):
    """Files that a browser asks after each time, so that a screen never mixes two versions of the page."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers.update({**SECURITY_HEADERS, "Cache-Control": "no-cache"})
        return response


class _EventStream(StreamingResponse):
    """A stream that cuts off a client which takes nothing: what is kept for it is one event and the socket's buffer."""

    def __init__(self, events: AsyncIterator[str], patience_s: float, headers: Mapping[str, str]) -> None:
        super().__init__(events, media_type="text/event-stream", headers=headers)
        self._patience_s = patience_s

    async def stream_response(self, send: Send) -> None:
        async def send_in_time(message: Message) -> None:
            async with asyncio.timeout(self._patience_s):
                await send(message)

        with suppress(TimeoutError):
            await super().stream_response(send_in_time)


async def _events(source: LiveSource, site: str, stopping: asyncio.Event) -> AsyncIterator[str]:
    yield f"retry: {RETRY_MS}\n\n"
    stopped = asyncio.create_task(stopping.wait(), name=f"stream {site}: stopping")
    try:
        while not stopping.is_set():
            changed = asyncio.create_task(source.wait_change(site, MAX_INTERVAL_S), name=f"stream {site}: change")
            try:
                await asyncio.sleep(0)  # it listens from here on: a change while the snapshot is sent is not missed
                snapshot = await source.live(site)
                if snapshot is None:
                    return
                yield f"event: live\ndata: {json.dumps(snapshot, separators=(',', ':'))}\n\n"
                await asyncio.wait((stopped,), timeout=MIN_INTERVAL_S)
                await asyncio.wait((stopped, changed), return_when=asyncio.FIRST_COMPLETED)
                if changed.done():
                    changed.result()
            finally:
                changed.cancel()
    finally:
        stopped.cancel()


def _answer(snapshot: Live | None) -> Response:
    if snapshot is None:
        return JSONResponse({"error": "unknown-site", "detail": "tidak ada lokasi dengan kode itu"}, 404)
    return JSONResponse(dict(snapshot), headers={"Cache-Control": "no-store"})
