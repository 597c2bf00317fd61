"""Logging in with the local password, and setting it the first time."""

import asyncio
import logging
import math
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from edge_gateway.screens.guard import COOKIE, HEADERS, FormError, Guard, expired, read_form, shown
from edge_gateway.screens.layout import Frame
from edge_gateway.screens.password import PasswordFile, WeakPasswordError
from edge_gateway.screens.sessions import LASTS_S, Tries

LONGEST_NAME = 60

log = logging.getLogger(__name__)


@dataclass
class Login:
    """`/login` and `/logout`; one password is tried at a time, so that trying costs no more than one core."""

    guard: Guard
    passwords: PasswordFile
    tries: Tries = field(default_factory=Tries)
    one: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(1))

    def routes(self) -> list[BaseRoute]:
        """Return the routes."""
        return [
            Route("/login", self.ask),
            Route("/login", self.enter, methods=["POST"]),
            Route("/logout", self.guard.writing(self.leave), methods=["POST"]),
        ]

    async def ask(self, request: Request) -> Response:
        """Show the form: of the login, or of the first password."""
        return self._form(self.guard.frame(request))

    async def enter(self, request: Request) -> Response:
        """Take the form."""
        frame = self.guard.frame(request)
        try:
            fields = await read_form(request)
        except FormError as e:
            return expired(frame, e.status)
        address = "" if request.client is None else request.client.host
        async with self.one:
            wait = self.tries.wait(address, time.monotonic())
            if wait > 0:
                return self._form(frame, frame.say("too-often", minutes=math.ceil(wait / 60)), 429, wait)
            return await self._try(request, frame, fields, address)

    async def leave(self, request: Request, frame: Frame, _: Mapping[str, str]) -> Response:
        """End the session."""
        self.guard.sessions.close(request.cookies.get(COOKIE))
        answer = RedirectResponse(frame.link("/login"), 303, HEADERS)
        answer.delete_cookie(COOKIE, path="/", httponly=True, samesite="strict")
        return answer

    async def _try(self, request: Request, frame: Frame, fields: Mapping[str, str], address: str) -> Response:
        who, password = fields.get("who", "").strip(), fields.get("password", "")
        if not 1 <= len(who) <= LONGEST_NAME or not who.isprintable():
            return self._form(frame, frame.say("nameless"), 400)
        try:
            if self.passwords.is_set:
                fits = await asyncio.to_thread(self.passwords.matches, password)
            else:
                fits = await asyncio.to_thread(self.passwords.set_up, fields.get("code", ""), password)
        except WeakPasswordError:
            return self._form(frame, frame.say("weak"), 400)
        except OSError as e:
            log.error("the password cannot be read or kept", extra={"error": str(e)})  # noqa: TRY400 - it says all
            return self._form(frame, frame.say("closed-password", file=e.filename or "-"), 503)
        if not fits:
            self.tries.failed(address, time.monotonic())
            return self._form(frame, frame.say("wrong"), 403)
        answer = RedirectResponse(frame.link("/status"), 303, HEADERS)
        token = self.guard.sessions.open(who, time.monotonic())
        is_secure = request.url.scheme == "https"
        answer.set_cookie(COOKIE, token, max_age=LASTS_S, secure=is_secure, httponly=True, samesite="strict")
        return answer

    def _form(self, frame: Frame, notice: str | None = None, status: int = 200, wait: float = 0) -> Response:
        is_set = self.passwords.is_set
        title = frame.say("login" if is_set else "setup")
        values = {"is_set": is_set, "notice": notice, "longest_name": LONGEST_NAME}
        answer = shown(frame, "login", title, values, status=status)
        if wait:
            answer.headers["Retry-After"] = str(math.ceil(wait))
        return answer
