"""Which version serves: in each answer, in each page, and at `/v1/version`, so that an open page notices an upgrade.

A page that was loaded from another version loads itself anew, once; `static/upgrade.js` does it.
"""

from functools import cache

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.files import SECURITY_HEADERS, static_folder
from shelf.version import VERSION

HEADER = "Lawang-Version"
PLACE = "@version@"  # where a page that is no template says its version


class SaysVersion:
    """Adds the version to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap `app`."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""

        async def send_with_version(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)[HEADER] = VERSION
            await send(message)

        await self._app(scope, receive, send_with_version if scope["type"] == "http" else send)


def page(name: str) -> Response:
    """Return a page of `static/`, which a browser asks after each time."""
    return HTMLResponse(_text(name), headers={**SECURITY_HEADERS, "Cache-Control": "no-cache"})


def route() -> Route:
    """Return `/v1/version`."""

    async def version(_: Request) -> Response:
        return JSONResponse({"version": VERSION}, headers={"Cache-Control": "no-store"})

    return Route("/v1/version", version)


@cache
def _text(name: str) -> str:
    return (static_folder() / name).read_text(encoding="utf-8").replace(PLACE, VERSION)
