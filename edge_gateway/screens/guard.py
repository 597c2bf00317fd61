"""The door of status and admin pages: cookie, form secret (CSRF token), and the form, read within bounds."""

import asyncio
import hmac
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from edge_gateway.screens.layout import FORM_SECRET, Frame, document
from edge_gateway.screens.sessions import Session, Sessions
from pages.files import SECURITY_HEADERS
from shelf.texts import language

COOKIE = "lawang_hall"
MAX_FORM = 65_536  # bytes
MAX_FIELDS = 40
FORM_S = 10.0  # the longest that a form may take to come: before the password nobody is known
HEADERS = {**SECURITY_HEADERS, "Cache-Control": "no-store"}

Page = Callable[[Request, Frame], Awaitable[Response]]
Act = Callable[[Request, Frame, Mapping[str, str]], Awaitable[Response]]


class FormError(Exception):
    """The form is too long, of another type, or not from a page of this gateway: answered with `status`."""

    def __init__(self, status: int) -> None:
        """Say with which HTTP status."""
        super().__init__(status)
        self.status = status


@dataclass(frozen=True, slots=True)
class Guard:
    """Lets in who has a session; `site` names the hall."""

    sessions: Sessions
    site: Callable[[], str]

    def frame(self, request: Request, session: Session | None = None) -> Frame:
        """Return the frame of a page for who asks."""
        lang = language(request.query_params.get("lang"))
        if session is None:
            return Frame(self.site(), lang)
        return Frame(self.site(), lang, session.who, session.form)

    def reading(self, page: Page) -> Callable[[Request], Awaitable[Response]]:
        """Return an endpoint that shows `page` to who is logged in, and the login to others."""

        async def endpoint(request: Request) -> Response:
            session = self._session(request)
            if session is None:
                return self.to_login(request)
            return await page(request, self.frame(request, session))

        return endpoint

    def writing(self, act: Act) -> Callable[[Request], Awaitable[Response]]:
        """Return an endpoint that acts for who is logged in, if the form carries the session's secret."""

        async def endpoint(request: Request) -> Response:
            session = self._session(request)
            if session is None:
                return self.to_login(request)
            frame = self.frame(request, session)
            try:
                fields = await read_form(request)
            except FormError as e:
                return expired(frame, e.status)
            if not _same(fields.pop(FORM_SECRET, ""), session.form):
                return expired(frame, 403)
            return await act(request, frame, fields)

        return endpoint

    def to_login(self, request: Request) -> Response:
        """Send to the login page."""
        return RedirectResponse(self.frame(request).link("/login"), 303, HEADERS)

    def _session(self, request: Request) -> Session | None:
        return self.sessions.find(request.cookies.get(COOKIE), time.monotonic())


async def read_form(request: Request) -> dict[str, str]:
    """Return the fields of a form sent by a page of this gateway; raises FormError."""
    if request.headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        raise FormError(403)
    if request.headers.get("content-type", "").split(";")[0].strip() != "application/x-www-form-urlencoded":
        raise FormError(415)
    body = bytearray()
    try:
        async with asyncio.timeout(FORM_S):
            async for part in request.stream():
                body += part
                if len(body) > MAX_FORM:
                    raise FormError(413)
    except TimeoutError as e:
        raise FormError(408) from e
    except ClientDisconnect as e:
        raise FormError(400) from e
    try:
        return dict(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=MAX_FIELDS, errors="strict"))
    except ValueError as e:
        raise FormError(400) from e


def shown(  # noqa: PLR0913 - what makes a page, and what answers with it
    frame: Frame, template: str, title: str, values: Mapping[str, object], *, status: int = 200, live: bool = False
) -> Response:
    """Return a page, as `layout.document` makes it."""
    return HTMLResponse(document(frame, template, title, values, live=live), status, HEADERS)


def expired(frame: Frame, status: int) -> Response:
    """Return the page for a form that does not count."""
    return shown(frame, "notice", frame.say("admin"), {"notice": frame.say("expired")}, status=status)


def _same(given: str, wanted: str) -> bool:
    return bool(wanted) and hmac.compare_digest(given.encode(), wanted.encode())
