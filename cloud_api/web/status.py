"""`/status`: what `lawang doctor` finds on this machine, for administrators; `/status.json` is for programs."""

import asyncio
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import JSONResponse

from cloud_api.checkup.looking import look
from cloud_api.checkup.machine import Machine
from cloud_api.request import access, tokens
from cloud_api.request.error import RequestError
from cloud_api.settings import Settings
from cloud_api.web.depends import LoginWanted, Running
from cloud_api.web.frame import document, language
from command_line.checks import TEXTS, Check, Verdict, as_values, worst
from shelf.texts import LANGS
from shelf.version import VERSION

KEPT_S = 10.0

router = APIRouter(include_in_schema=False)


class Looked:
    """Looks at the machine, one look at a time; what was found is kept for KEPT_S seconds."""

    def __init__(self, settings: Settings, clock: Callable[[], int], environment: Mapping[str, str]) -> None:
        """Remember how the service was started; `clock` gives ms since 1970."""
        said = {name: value for name, value in environment.items() if name.startswith("LAWANG_")}
        self._said = said | {"LAWANG_CLOUD_DATABASE": settings.database}
        self._clock, self._alone = clock, asyncio.Lock()
        self._found: list[Check] = []
        self._until = 0.0

    async def checks(self, http: str) -> list[Check]:
        """Return all checks; `http` is where the service is asked, HOST:PORT."""
        async with self._alone:
            turned = asyncio.get_running_loop().time()
            if turned >= self._until:
                said = self._said | {"LAWANG_CLOUD_HTTP": http}
                machine = Machine(Path("/"), said, self._clock() / 1000, is_service=True)
                self._found = await asyncio.to_thread(look, machine)
                self._until = asyncio.get_running_loop().time() + KEPT_S
            return self._found


def of(settings: Settings, clock: Callable[[], int]) -> Looked:
    """Return it for this process."""
    return Looked(settings, clock, os.environ)


async def administrator(request: Request, services: Running) -> None:
    """Let an administrator of any site pass; raises LoginWanted, RequestError 401 or 403."""
    async with services.pool.connection() as connection:
        who = await access.find(connection, request)
    if who is None and request.url.path.endswith(".json"):
        raise RequestError(401, "no-token", "wanted: Authorization: Bearer <token>, or a login at /masuk")
    if who is None:
        raise LoginWanted(request.url.path + (f"?{request.url.query}" if request.url.query else ""))
    if who.role not in tokens.ADMINISTER:
        raise RequestError(403, "forbidden", f"wanted: a token with the role {' or '.join(tokens.ADMINISTER)}")


async def found(request: Request, _: Annotated[None, Depends(administrator)]) -> list[Check]:
    """Return what was found on this machine."""
    host, port = request.scope["server"]
    return await request.app.state.looked.checks(f"{host}:{port}")


Found = Annotated[list[Check], Depends(found)]


@router.get("/status")
async def show(request: Request, checks: Found) -> Response:
    """Return the page; what is wrong stands first."""
    lang = language(request)
    order = list(reversed(Verdict))
    lines = as_values(sorted(checks, key=lambda check: order.index(check.verdict)), lang)
    words = {verdict: TEXTS.say(lang, f"check.{verdict}") for verdict in Verdict}
    values = {"lines": lines, "words": words, "verdict": worst(checks), "other": LANGS[1 - LANGS.index(lang)]}
    return document("status", lang, values)


@router.get("/status.json")
async def tell(request: Request, checks: Found) -> Response:
    """Return the same as `lawang doctor --json`, and the version that runs."""
    said = as_values(checks, language(request))
    answer = {"verdict": worst(checks), "version": VERSION, "checks": said}
    return JSONResponse(answer, headers={"Cache-Control": "no-store"})
