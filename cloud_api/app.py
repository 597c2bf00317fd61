"""The composition root of an API process."""

import asyncio
import json
import logging
import time
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from psycopg import OperationalError
from psycopg_pool import PoolTimeout
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cloud_api.database import migrations
from cloud_api.database.changes import Changes, follow
from cloud_api.database.pool import open_pools
from cloud_api.office import years
from cloud_api.request.refusal import Refusal
from cloud_api.settings import Settings
from cloud_api.statistics.live import LiveView
from cloud_api.web import login, logs, recap
from cloud_api.web.description import REFUSALS, describe
from cloud_api.web.metrics import Metrics
from cloud_api.web.office import routes as office
from cloud_api.web.screens import routes as screens
from cloud_api.web.services import Services
from pages import wall
from shelf.version import VERSION

_log = logging.getLogger(__name__)


def wall_clock() -> int:
    """Return ms since 1970."""
    return time.time_ns() // 1_000_000


def create_app(
    settings: Settings, clock: Callable[[], int] = wall_clock, stopping: asyncio.Event | None = None
) -> FastAPI:
    """Return the application; the database is migrated and opened when it starts, closed when it ends.

    Live streams end when `stopping` is set.
    """
    metrics, changes, opened = Metrics(), Changes(), _Opened()

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncGenerator[None]:
        await migrations.migrate_at(settings.database)
        wanted = settings.database, settings.pool, settings.reserved
        async with open_pools(*wanted) as pools, asyncio.TaskGroup() as tasks:
            opened.services = Services(pools.open, pools.reserved, changes, metrics, clock, settings.body_s)
            opened.view = LiveView(pools.reserved, changes, clock)
            ended = asyncio.Event()
            watching = follow(pools.reserved, changes, settings.poll_s, ended)
            following = tasks.create_task(watching, name="follow other processes")
            yield
            ended.set()
            following.cancel()

    app = FastAPI(title="Lawang", version=VERSION, docs_url=None, redoc_url=None, lifespan=lifespan)
    for part in (logs, login, office):
        app.include_router(part.build(opened.running), responses=REFUSALS)
    for part in (recap, screens):
        app.include_router(part.build(opened.running, years.find), responses=REFUSALS)
    describe(app)
    app.router.routes.extend(wall.routes(opened, stopping))
    app.add_middleware(SecurityHeaders)
    _answer_errors(app, metrics)
    return app


def described() -> str:
    """Return the API's OpenAPI document as it is committed."""
    app = create_app(Settings(database=""))
    return json.dumps(app.openapi(), indent=1, sort_keys=True) + "\n"


class _Opened:
    """What the lifespan opened; it is the wall's LiveSource too."""

    services: Services | None = None
    view: LiveView | None = None

    def running(self) -> Services:
        if self.services is None:
            raise RuntimeError("the application has not started")
        return self.services

    def _view(self) -> LiveView:
        if self.view is None:
            raise RuntimeError("the application has not started")
        return self.view

    async def live(self, site: str | None) -> wall.Live | None:
        return await self._view().live(site)

    async def wait_change(self, site: str, timeout: float) -> None:  # noqa: ASYNC109 - the port's signature
        await self._view().wait_change(site, timeout)


class SecurityHeaders:
    """Adds the pages' security headers to every answer that does not bring its own."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap `app`."""
        self._app = app
        self._headers = [(k.lower().encode(), v.encode()) for k, v in wall.SECURITY_HEADERS.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = {name.lower() for name, _ in message["headers"]}
                message["headers"] = [*message["headers"], *(h for h in self._headers if h[0] not in given)]
            await send(message)

        await self._app(scope, receive, send_with_headers if scope["type"] == "http" else send)


def _answer_errors(app: FastAPI, metrics: Metrics) -> None:
    """Give every refusal one form: a status, `error`, `detail`, a line in the log and a count."""

    def answer(request: Request, refusal: Refusal) -> JSONResponse:
        metrics.refused(refusal.code)
        fields = {"event": "refused", "reason": refusal.code, "status": refusal.status, "path": request.url.path[:200]}
        _log.warning("refused", extra={"fields": {**fields, "detail": refusal.detail, **refusal.extra}})
        headers = {401: {"WWW-Authenticate": "Bearer"}, 503: {"Retry-After": "5"}}.get(refusal.status, {})
        return JSONResponse(refusal.answer(), refusal.status, headers=headers)

    async def on_refusal(request: Request, error: Exception) -> JSONResponse:
        return answer(request, error if isinstance(error, Refusal) else Refusal(500, "internal"))

    async def on_error(request: Request, _: Exception) -> JSONResponse:
        return answer(request, Refusal(500, "internal", "a fault of ours: it is in the log"))

    async def on_http(request: Request, error: Exception) -> JSONResponse:
        status = error.status_code if isinstance(error, HTTPException) else 500
        code = {404: "not-found", 405: "method"}.get(status, "http")
        return answer(request, Refusal(status, code, "see /openapi.json"))

    async def on_query(request: Request, _: Exception) -> JSONResponse:
        return answer(request, Refusal(422, "value", f"the parameters of {request.url.path[:200]}: see /openapi.json"))

    async def on_database(request: Request, error: Exception) -> JSONResponse:
        _log.error("database", extra={"fields": {"event": "database", "error": type(error).__name__}})
        return answer(request, Refusal(503, "database", "the database does not answer; try again"))

    app.add_exception_handler(Exception, on_error)
    app.add_exception_handler(Refusal, on_refusal)
    app.add_exception_handler(HTTPException, on_http)
    app.add_exception_handler(RequestValidationError, on_query)
    app.add_exception_handler(OperationalError, on_database)
    app.add_exception_handler(PoolTimeout, on_database)
