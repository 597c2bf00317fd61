"""The composition root of an API process."""

import asyncio
import json
import time
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cloud_api.database import migrations
from cloud_api.database.bells import Bells, follow
from cloud_api.database.pool import open_pools
from cloud_api.office import memory, years
from cloud_api.office.upgrade import make_again
from cloud_api.settings import Settings
from cloud_api.statistics.live import LiveView
from cloud_api.web import figures, login, logs, recap, status
from cloud_api.web.description import REFUSALS, describe
from cloud_api.web.errors import answer_errors
from cloud_api.web.metrics import Metrics
from cloud_api.web.office import pages as office_pages
from cloud_api.web.office import routes as office
from cloud_api.web.screens import routes as screens
from cloud_api.web.services import Services
from pages import wall
from pages.files import SECURITY_HEADERS
from pages.upgrade import SaysVersion
from shelf.version import VERSION

ROUTERS = (
    logs.router, logs.process, figures.router, login.router, office.router, office_pages.styles, office_pages.router,
    office_pages.lists, recap.router, screens.router, status.router,
)  # fmt: skip


def wall_clock() -> int:
    """Return ms since 1970."""
    return time.time_ns() // 1_000_000


def create_app(
    settings: Settings, clock: Callable[[], int] = wall_clock, stopping: asyncio.Event | None = None
) -> FastAPI:
    """Return the application; the database is migrated and opened when it starts, closed when it ends.

    Live streams end when `stopping` is set.
    """
    metrics, bells = Metrics(), Bells()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncGenerator[None]:
        await migrations.migrate_at(settings.database)
        wanted = settings.database, settings.pool, settings.reserved
        async with open_pools(*wanted) as pools, asyncio.TaskGroup() as tasks:
            app.state.services = Services(
                pools.open, pools.reserved, bells, metrics, clock, settings.body_s, years.find
            )
            app.state.looked = status.of(settings, clock)
            app.state.view = LiveView(pools.reserved, bells, clock)
            ended = asyncio.Event()
            watching = follow(pools.reserved, bells, settings.poll_s, ended)
            following = tasks.create_task(watching, name="follow other processes")
            rebuilding = tasks.create_task(make_again(settings.database, clock, ended), name="make again")
            remembered = memory.Memory(settings.state)
            remembering = memory.watch(pools.reserved, remembered, ended)
            comparing = tasks.create_task(remembering, name="remember the office")
            yield
            ended.set()
            following.cancel()
            rebuilding.cancel()
            comparing.cancel()

    app = FastAPI(title="Lawang", version=VERSION, docs_url=None, redoc_url=None, lifespan=lifespan)
    for router in ROUTERS:
        app.include_router(router, responses=REFUSALS)
    describe(app)
    app.router.routes.extend(wall.routes(_View(app), stopping))
    app.add_middleware(SecurityHeaders)
    app.add_middleware(SaysVersion)
    answer_errors(app, metrics)
    return app


def described() -> str:
    """Return the API's OpenAPI document as it is committed."""
    app = create_app(Settings(database=""))
    return json.dumps(app.openapi(), indent=1, sort_keys=True) + "\n"


class _View:
    """The wall's LiveSource, of an application that has started."""

    def __init__(self, app: FastAPI) -> None:
        self._state = app.state

    async def live(self, site: str | None) -> wall.Live | None:
        return await self._state.view.live(site)

    async def wait_change(self, site: str, timeout: float) -> None:  # noqa: ASYNC109 - the port's signature
        await self._state.view.wait_change(site, timeout)


class SecurityHeaders:
    """Adds the pages' security headers to every answer that does not bring its own."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap `app`."""
        self._app = app
        self._headers = [(k.lower().encode(), v.encode()) for k, v in SECURITY_HEADERS.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = {name.lower() for name, _ in message["headers"]}
                message["headers"] = [*message["headers"], *(h for h in self._headers if h[0] not in given)]
            await send(message)

        await self._app(scope, receive, send_with_headers if scope["type"] == "http" else send)
