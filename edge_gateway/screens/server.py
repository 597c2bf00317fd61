"""The gateway's HTTP server: its pages, `/health`, `/metrics`."""

import time
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp

from edge_gateway.screens.health import Health
from edge_gateway.screens.metrics import Metrics
from pages.serving import AT_ONCE, bounded, room
from pages.upgrade import SaysVersion

MOST = 256  # connections at once, a hall's screens being some thirty
CLOSING_S = 2  # a page's stream is cut off after it; the page connects again by itself


class _Server(uvicorn.Server):
    """Leaves signals to the process."""

    @contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        yield


def application(pages: Iterable[BaseRoute], health: Callable[[], Health]) -> Starlette:
    """Return the application with `pages`; `/health` answers 503 and says what is wrong, if anything is."""
    metrics = Metrics(health, time.time())

    async def healthy(_: Request) -> Response:
        found = health()
        return JSONResponse(found.as_json(), 503 if found.problems else 200)

    async def metered(_: Request) -> Response:
        return Response(metrics.text(), media_type="text/plain; version=0.0.4")

    routes = [*pages, Route("/health", healthy), Route("/metrics", metered)]
    return Starlette(routes=routes, middleware=[Middleware(SaysVersion)])


def server(app: ASGIApp) -> uvicorn.Server:
    """Return a server for one application: `serve` it, and set `should_exit` to end it."""
    config = uvicorn.Config(
        app,
        http=bounded(room(MOST)),
        backlog=AT_ONCE,
        log_config=None,
        access_log=False,
        lifespan="off",
        timeout_graceful_shutdown=CLOSING_S,
        ws="none",
    )
    return _Server(config)
