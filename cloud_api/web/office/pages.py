"""The office's pages, `/sites/{site}/kantor…`: the same acts as its API, in a browser; what was typed is never lost.

Each act is enforced as the API's is, and must come from a page of this server (CSRF protection: `request.access`).
"""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from importlib import resources
from typing import Annotated, ClassVar

from fastapi import APIRouter, Depends, Form, Path, Request, Response, UploadFile
from fastapi.responses import RedirectResponse

from cloud_api.office import corrections, errors, settlements, words, years
from cloud_api.office.errors import LineError
from cloud_api.office.settlements import FaultyLinesError, Line
from cloud_api.request.error import RequestError
from cloud_api.request.query import read
from cloud_api.web.depends import (
    BoundedRoute,
    ByApprover,
    ByCloser,
    ByEither,
    ByOffice,
    ByProposer,
    BySettler,
    Granted,
    OfSite,
)
from cloud_api.web.frame import language
from cloud_api.web.office import page
from cloud_api.web.office.forms import MAX_LIST, SettleForm, WishForm, YearForm, whole
from cloud_api.web.office.page import Shown, Visit
from contract.leaf import MAX_N
from shelf.typed import typed

Number = Annotated[int, Path(ge=1, le=MAX_N)]


class _ListRoute(BoundedRoute):
    longest: ClassVar[int] = MAX_LIST


router = APIRouter(prefix="/sites/{site}/kantor", include_in_schema=False, route_class=BoundedRoute)
lists = APIRouter(prefix="/sites/{site}/kantor", include_in_schema=False, route_class=_ListRoute)
styles = APIRouter(include_in_schema=False)


async def enter(request: Request, site: OfSite, by: ByOffice) -> Visit:
    """Return who is at a page; raises LoginWanted, RequestError 403, 404 `unknown-site`."""
    return Visit(request, site, by, language(request))


Entered = Annotated[Visit, Depends(enter)]


@dataclass(frozen=True, slots=True)
class Act:
    """What a form does: `do` says which word of `page.DONE` is shown then, and a number; `again` shows the form."""

    do: Callable[[], Awaitable[tuple[str, int]]]
    again: Callable[[Visit, Shown], Awaitable[Response]]
    path: str = ""
    given: Mapping[str, str] | None = None


@styles.get("/kantor/office.css")
async def get_style() -> Response:
    """Return the pages' style."""
    style = resources.files("cloud_api.web.office") / "static" / "office.css"
    return Response(style.read_bytes(), media_type="text/css", headers={"Cache-Control": "no-cache"})


@router.get("")
async def get_office(visit: Entered) -> Response:
    """Return the first page."""
    return await page.overview(visit, Shown())


@router.get("/penyelesaian")
async def get_settlements(visit: Entered) -> Response:
    """Return the page on which tickets are settled."""
    return await page.settle(visit, Shown())


@router.get("/koreksi")
async def get_corrections(visit: Entered) -> Response:
    """Return the page on which corrections are proposed."""
    return await page.correct(visit, Shown())


@router.get("/catatan")
async def get_entries(visit: Entered) -> Response:
    """Return the office's entries."""
    return await page.entries(visit)


@router.post("/penyelesaian")
async def post_settlement(by: BySettler, visit: Entered, form: Annotated[SettleForm, Form()]) -> Response:
    """Settle one ticket."""
    return await _settle(by, visit, form.model_dump(), lambda: [settlements.read_line(1, form.model_dump())])


@lists.post("/daftar", form_limits={"max_fields": 12, "max_files": 1})
async def post_list(
    by: BySettler, visit: Entered, file: UploadFile | None = None, text: Annotated[str, Form()] = ""
) -> Response:
    """Settle a list out of a file or a text field."""
    said = (await file.read() if file is not None else b"") or text.strip().encode()
    given = {"text": _shown(said)}
    return await _settle(by, visit, given, lambda: settlements.read_csv(said))


def _shown(said: bytes) -> str:
    """Return what was sent for the form that is shown again, empty if it is no text."""
    with suppress(UnicodeDecodeError):
        return typed(said)
    return ""


@router.post("/koreksi")
async def post_proposal(by: ByProposer, visit: Entered, form: Annotated[WishForm, Form()]) -> Response:
    """Keep a proposal."""

    async def do() -> tuple[str, int]:
        values = {**form.model_dump(), "of": whole(form.of, -1), "value": form.value or None}
        wish = read(corrections.Wish, values)
        return "proposed", await corrections.propose(by.connection, by.site, wish, by.who, by.now)

    return await _do(visit, Act(do, page.correct, "/koreksi", form.model_dump()))


@router.post("/usulan/{number}/setujui")
async def post_approval(by: ByApprover, visit: Entered, number: Number) -> Response:
    """Approve a proposal."""

    async def do() -> tuple[str, int]:
        return "approved", (await corrections.approve(by.connection, by.site, number, by.who, by.now)).n

    return await _do(visit, Act(do, page.overview))


@router.post("/usulan/{number}/tolak")
async def post_dismissal(by: ByEither, visit: Entered, number: Number) -> Response:
    """Decline a proposal, or withdraw one's own."""

    async def do() -> tuple[str, int]:
        return await corrections.dismiss(by.connection, by.site, number, by.who, by.now), number

    return await _do(visit, Act(do, page.overview))


@router.post("/tahun")
async def post_year(by: ByCloser, visit: Entered, form: Annotated[YearForm, Form()]) -> Response:
    """Close a year."""

    async def do() -> tuple[str, int]:
        year = whole(form.year, 0)
        await years.close(
            by.connection, by.site, year, words.who(by.who.label), by.now, incomplete=bool(form.incomplete)
        )
        return "closed", year

    return await _do(visit, Act(do, page.overview, given=form.model_dump()))


async def _settle(by: Granted, visit: Visit, given: Mapping[str, str], lines: Callable[[], list[Line]]) -> Response:
    async def do() -> tuple[str, int]:
        who = words.who(by.who.label)
        return "settled", len(await settlements.settle(by.connection, by.site, lines(), who, by.now))

    return await _do(visit, Act(do, page.settle, "/penyelesaian", given))


async def _do(visit: Visit, act: Act) -> Response:
    """Do it and send on to a page that says so; what is refused is said above the form as it was sent."""
    given, services = act.given or {}, visit.by.services
    try:
        what, n = await act.do()
    except FaultyLinesError as e:
        faults = [(fault.line, fault.said(visit.lang)) for fault in e.faults]
        shown = Shown(errors.TEXTS.say(visit.lang, "error.lines"), given, faults)
    except LineError as e:
        shown = Shown(f"{e.said(visit.lang)}.", given)
    except RequestError as e:
        shown = Shown(errors.said(visit.lang, e), given)
    else:
        services.bells.ring(visit.code)
        return RedirectResponse(f"{visit.base}{act.path}?lang={visit.lang}&done={what}&n={n}", 303)
    services.metrics.refused("office")
    return await act.again(visit, shown)
