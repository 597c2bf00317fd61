"""Logging in: a person's token becomes a cookie for one working day; the pages need it, programs do not."""

import secrets
from collections.abc import Callable, Mapping
from html import escape
from importlib import resources
from string import Template
from urllib.parse import parse_qs, quote

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from cloud_api.request import access, body, tokens
from cloud_api.request.refusal import Refusal
from cloud_api.web.services import Services
from shelf.statements import statements

_sql = statements("cloud_api.web")

LASTS_S = 12 * 3600
LONGEST = 2_000  # bytes of the form
START = "/"

_TEXTS: Mapping[str, Mapping[str, str]] = {
    "id": {
        "title": "Masuk",
        "lead": "Tempelkan token yang Anda terima dari pengelola. Ia berlaku di peramban ini selama 12 jam.",
        "token": "Token",
        "enter": "Masuk",
        "wrong": "Token tidak dikenal, sudah dicabut, atau bukan untuk orang.",
    },
    "en": {
        "title": "Log in",
        "lead": "Paste the token that the administrator gave you. It is valid in this browser for 12 hours.",
        "token": "Token",
        "enter": "Log in",
        "wrong": "The token is not known, was revoked, or is not for people.",
    },
}


def build(services: Callable[[], Services]) -> APIRouter:
    """Return `GET /masuk`, `POST /masuk` and `POST /keluar`."""
    router = APIRouter(include_in_schema=False)

    @router.get("/masuk")
    async def show(lang: str = "id", lanjut: str = START) -> Response:
        return _page(lang, lanjut)

    @router.post("/masuk")
    async def enter(request: Request, lang: str = "id") -> Response:
        form = await _form(services(), request)
        async with services().pool.connection() as connection:
            who = await access.of_token(connection, form.get("token", ""))
            if who is None or who.role not in tokens.FIGURES:
                return _page(lang, form.get("lanjut", START), wrong=True)
            cookie = secrets.token_urlsafe(32)
            given = {"hash": tokens.digest(cookie), "token": who.token, "seconds": LASTS_S}
            await connection.execute(_sql("add_login"), given)
        answer = RedirectResponse(_own(form.get("lanjut", START)), 303)
        is_secure = request.url.scheme == "https"
        answer.set_cookie(access.COOKIE, cookie, max_age=LASTS_S, secure=is_secure, httponly=True, samesite="strict")
        return answer

    @router.post("/keluar")
    async def leave(request: Request) -> Response:
        cookie = request.cookies.get(access.COOKIE)
        if cookie is not None:
            async with services().pool.connection() as connection:
                await connection.execute(_sql("end_login"), {"hash": tokens.digest(cookie)})
        answer = RedirectResponse("/masuk", 303)
        answer.delete_cookie(access.COOKIE, path="/")
        return answer

    return router


async def _form(services: Services, request: Request) -> dict[str, str]:
    data = await body.read(request, LONGEST, services.body_s)
    try:
        values = parse_qs(data.decode(), strict_parsing=True, max_num_fields=4)
    except ValueError as e:
        raise Refusal(422, "value", "a form with `token` is wanted") from e
    return {name: found[0].strip() for name, found in values.items()}


def _own(path: str) -> str:
    """Return a path of this server, whatever was asked for."""
    is_own = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return quote(path, safe="/?&=%.-_~") if is_own else START


def _page(lang: str, onward: str, *, wrong: bool = False) -> HTMLResponse:
    language = lang if lang in _TEXTS else "id"
    texts = {name: escape(text) for name, text in _TEXTS[language].items()}
    error = f'<p class="error" role="alert">{texts["wrong"]}</p>' if wrong else ""
    template = Template((resources.files("pages") / "static" / "login.html").read_text(encoding="utf-8"))
    text = template.substitute(texts, lang=language, onward=escape(_own(onward)), error=error)
    return HTMLResponse(text, 401 if wrong else 200, headers={"Cache-Control": "no-store"})
