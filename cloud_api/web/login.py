"""Logging in: a person's token becomes a cookie for one working day; the pages need it, programs do not."""

import secrets
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from cloud_api.request import access, tokens
from cloud_api.web.depends import BoundedRoute, Running
from cloud_api.web.frame import document
from shelf.statements import statements
from shelf.texts import language

_sql = statements("cloud_api.web")

LASTS_S = 12 * 3600
START = "/"


class _LoginRoute(BoundedRoute):
    longest = 2_000


router = APIRouter(include_in_schema=False, route_class=_LoginRoute)


@router.get("/masuk")
async def show(lang: str = "id", lanjut: str = START) -> Response:
    """Return the form; `lanjut` is where to go on."""
    return _page(lang, lanjut)


@router.post("/masuk")
async def enter(
    request: Request,
    services: Running,
    token: Annotated[str, Form()],
    lanjut: Annotated[str, Form()] = START,
    lang: str = "id",
) -> Response:
    """Give a cookie for a person's token."""
    async with services.pool.connection() as connection:
        who = await access.of_token(connection, token.strip())
        if who is None or who.role not in tokens.FIGURES:
            return _page(lang, lanjut, is_wrong=True)
        cookie = secrets.token_urlsafe(32)
        given = {"hash": tokens.digest(cookie), "token": who.token, "seconds": LASTS_S}
        await connection.execute(_sql("add_login"), given)
    answer = RedirectResponse(_own(lanjut), 303)
    is_secure = request.url.scheme == "https"
    answer.set_cookie(access.COOKIE, cookie, max_age=LASTS_S, secure=is_secure, httponly=True, samesite="strict")
    return answer


@router.post("/keluar")
async def leave(request: Request, services: Running) -> Response:
    """End the login."""
    cookie = request.cookies.get(access.COOKIE)
    if cookie is not None:
        async with services.pool.connection() as connection:
            await connection.execute(_sql("end_login"), {"hash": tokens.digest(cookie)})
    answer = RedirectResponse("/masuk", 303)
    answer.delete_cookie(access.COOKIE, path="/")
    return answer


def _own(path: str) -> str:
    """Return a path of this server, whatever was asked for."""
    is_own = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return quote(path, safe="/?&=%.-_~") if is_own else START


def _page(lang: str, onward: str, *, is_wrong: bool = False) -> HTMLResponse:
    return document("login", language(lang), {"onward": _own(onward), "is_wrong": is_wrong}, 401 if is_wrong else 200)
