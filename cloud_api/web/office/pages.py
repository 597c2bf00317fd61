"""The office's pages, `/sites/{site}/kantor…`: the same acts as its API, in a browser; what was typed is never lost."""

from collections.abc import Awaitable, Callable
from importlib import resources
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Request, Response
from fastapi.responses import RedirectResponse

from cloud_api.database.pool import Connection
from cloud_api.office import corrections, roles, settlements, texts, words, years
from cloud_api.office.settlements import FaultyLinesError, LineError
from cloud_api.request import access
from cloud_api.request.access import Who
from cloud_api.request.refusal import Refusal
from cloud_api.web.office import forms, page
from cloud_api.web.office.page import Shown, Visit
from cloud_api.web.screens.frame import LoginWanted
from cloud_api.web.services import Services
from contract import form
from contract.leaf import MAX_N

Show = Callable[[Connection, Visit], Awaitable[Response]]
Act = Callable[[Connection, Who], Awaitable[tuple[str, int]]]
Again = Callable[[Connection, Visit, Shown], Awaitable[Response]]
Number = Annotated[int, Path(ge=1, le=MAX_N)]


class Office:
    """Answers for the pages: shows one, or does an act and sends on, or shows the form again with what is wrong."""

    def __init__(self, services: Services) -> None:
        """Work with what the application has."""
        self._services = services

    async def show(self, request: Request, site: str, show: Show) -> Response:
        """Return a page; who is not logged in is sent to the login."""
        _check(site)
        try:
            async with self._services.pool.connection() as connection:
                return await show(connection, await page.enter(connection, request, site))
        except LoginWanted as wanted:
            return wanted.answer()

    async def settle(self, request: Request, site: str, *, listed: bool) -> Response:
        """Settle one ticket, or a list out of a file or a text field."""
        fields = await self._read(request, site, roles.SETTLE)
        said = fields.get("file") or fields.get("text", b"")

        async def act(connection: Connection, who: Who) -> tuple[str, int]:
            names = (*settlements.COLUMNS, settlements.OPTIONAL)
            cells = {name: _text(fields, name) for name in names}
            lines = settlements.read_csv(said) if listed else [settlements.read_line(1, cells)]
            now = self._services.clock()
            return "settled", len(await settlements.settle(connection, site, lines, words.who(who.label), now))

        async def again(_: Connection, visit: Visit, shown: Shown) -> Response:
            return page.settle(visit, shown)

        given = {name: _text(fields, name) for name in fields} | {"text": said.decode("utf-8-sig", "replace")}
        return await self._do(request, site, (roles.SETTLE, "/penyelesaian", given), act, again)

    async def propose(self, request: Request, site: str) -> Response:
        """Keep a proposal."""
        fields = await self._read(request, site, roles.PROPOSE)
        given = {name: _text(fields, name) for name in ("log", "of", "what", "value", "why")}

        async def act(connection: Connection, who: Who) -> tuple[str, int]:
            number = given["of"]
            of = int(number) if number.isascii() and number.isdigit() and len(number) < 18 else -1
            said = {**given, "of": of, "value": given["value"] or None}
            wish = corrections.read_wish(said)
            return "proposed", await corrections.propose(connection, site, wish, who, self._services.clock())

        return await self._do(request, site, (roles.PROPOSE, "/koreksi", given), act, page.correct)

    async def decide(self, request: Request, site: str, number: int, *, approved: bool) -> Response:
        """Approve a proposal, decline it, or withdraw one's own."""

        async def act(connection: Connection, who: Who) -> tuple[str, int]:
            now = self._services.clock()
            if approved:
                return "approved", (await corrections.approve(connection, site, number, who, now)).n
            return await corrections.dismiss(connection, site, number, who, now), number

        allowed = roles.APPROVE if approved else (*roles.PROPOSE, *roles.APPROVE)
        return await self._do(request, site, (allowed, "", {}), act, self._overview)

    async def close(self, request: Request, site: str) -> Response:
        """Close a year."""
        given = {"year": _text(await self._read(request, site, roles.CLOSE), "year")}

        async def act(connection: Connection, who: Who) -> tuple[str, int]:
            said = given["year"]
            year = int(said) if said.isascii() and said.isdigit() and len(said) == len("2026") else 0
            await years.close(connection, site, year, words.who(who.label), self._services.clock())
            return "closed", year

        return await self._do(request, site, (roles.CLOSE, "", given), act, self._overview)

    async def _overview(self, connection: Connection, visit: Visit, shown: Shown) -> Response:
        return await page.overview(connection, visit, self._services.clock(), shown)

    async def _read(self, request: Request, site: str, allowed: tuple[str, ...]) -> dict[str, bytes]:
        """Return a form's fields, of somebody who may send it."""
        _check(site)
        async with self._services.pool.connection() as connection:
            await access.require(connection, request, site, allowed)
        return await forms.read(self._services, request)

    async def _do(
        self, request: Request, site: str, about: tuple[tuple[str, ...], str, dict[str, str]], act: Act, again: Again
    ) -> Response:
        """Do it and send on to a page that says so; what is refused is said above the form as it was sent."""
        _check(site)
        allowed, path, given = about
        async with self._services.pool.connection() as connection:
            who = await access.require(connection, request, site, allowed)
            visit = await page.enter(connection, request, site)
            try:
                what, n = await act(connection, who)
            except FaultyLinesError as e:
                faults = [(fault.line, fault.said(visit.lang)) for fault in e.faults]
                shown = Shown(texts.text(visit.lang, "refusal", "lines"), given, faults)
            except LineError as e:
                shown = Shown(texts.text(visit.lang, "fault", e.key, **e.values) + ".", given)
            except Refusal as e:
                shown = Shown(texts.refusal(visit.lang, e), given)
            else:
                self._services.changes.notify(site)
                return RedirectResponse(f"{visit.base}{path}?lang={visit.lang}&done={what}&n={n}", 303)
            self._services.metrics.refused("office")
            return await again(connection, visit, shown)


def build(services: Callable[[], Services]) -> APIRouter:
    """Return the pages' routes; each act is enforced as the API's is, and must come from a page of this server."""
    router = APIRouter(include_in_schema=False)
    _add_pages(router, services)
    _add_acts(router, services)
    return router


def _add_pages(router: APIRouter, services: Callable[[], Services]) -> None:
    @router.get("/kantor/office.css")
    async def get_style() -> Response:
        style = resources.files("cloud_api.web.office") / "static" / "office.css"
        return Response(style.read_bytes(), media_type="text/css", headers={"Cache-Control": "no-cache"})

    @router.get("/sites/{site}/kantor")
    async def get_office(request: Request, site: str) -> Response:
        async def show(connection: Connection, visit: Visit) -> Response:
            return await page.overview(connection, visit, services().clock(), Shown())

        return await Office(services()).show(request, site, show)

    @router.get("/sites/{site}/kantor/penyelesaian")
    async def get_settlements(request: Request, site: str) -> Response:
        async def show(_: Connection, visit: Visit) -> Response:
            return page.settle(visit, Shown())

        return await Office(services()).show(request, site, show)

    @router.get("/sites/{site}/kantor/koreksi")
    async def get_corrections(request: Request, site: str) -> Response:
        async def show(connection: Connection, visit: Visit) -> Response:
            return await page.correct(connection, visit, Shown())

        return await Office(services()).show(request, site, show)

    @router.get("/sites/{site}/kantor/catatan")
    async def get_entries(request: Request, site: str) -> Response:
        return await Office(services()).show(request, site, page.entries)


def _add_acts(router: APIRouter, services: Callable[[], Services]) -> None:
    @router.post("/sites/{site}/kantor/penyelesaian")
    async def post_settlement(request: Request, site: str) -> Response:
        return await Office(services()).settle(request, site, listed=False)

    @router.post("/sites/{site}/kantor/daftar")
    async def post_list(request: Request, site: str) -> Response:
        return await Office(services()).settle(request, site, listed=True)

    @router.post("/sites/{site}/kantor/koreksi")
    async def post_proposal(request: Request, site: str) -> Response:
        return await Office(services()).propose(request, site)

    @router.post("/sites/{site}/kantor/usulan/{number}/{decision}")
    async def post_decision(
        request: Request, site: str, number: Number, decision: Literal["setujui", "tolak"]
    ) -> Response:
        return await Office(services()).decide(request, site, number, approved=decision == "setujui")

    @router.post("/sites/{site}/kantor/tahun")
    async def post_year(request: Request, site: str) -> Response:
        return await Office(services()).close(request, site)


def _check(site: str) -> None:
    if not form.site_name(site):
        raise Refusal(404, "unknown-site", "the site has never been added")


def _text(fields: dict[str, bytes], name: str) -> str:
    return fields.get(name, b"").decode("utf-8", "replace")
