"""What the office's pages show: who asks and what they may do, what waits, what was written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from zoneinfo import ZoneInfo

from fastapi.responses import HTMLResponse
from starlette.requests import Request

from cloud_api.database.pool import Connection
from cloud_api.office import corrections, errors, ledger, roles
from cloud_api.recap import catalogue
from cloud_api.web import frame
from cloud_api.web.depends import Granted, Site
from cloud_api.web.office.forms import whole
from contract import leaf, records
from contract.kinds import OUTCOMES
from contract.leaf import MAX_N
from shelf.statements import statements
from shelf.texts import Lang
from site_plan.local import local_day

_sql = statements("cloud_api.web.office")
_append_sql = statements("cloud_api.append")
_office_sql = statements("cloud_api.office")

PAGE = 50  # entries on a page
DONE = ("settled", "proposed", "approved", "declined", "withdrawn", "closed")
_SETTLED = ("day", "number", "outcome", "settled_on", "log", "text")
_WISHED = ("log", "of", "what", "value", "why")
_NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page says besides its content: an `error`, what was `given` in its form, and lines that are faulty."""

    error: str = ""
    given: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    faults: Sequence[tuple[int, str]] = ()


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody at a page of a site."""

    request: Request
    site: Site
    by: Granted
    lang: Lang

    @property
    def code(self) -> str:
        """Return the site's code."""
        return str(self.site["site"])

    @property
    def base(self) -> str:
        """Return the address of the office's pages."""
        return f"/sites/{self.code}/kantor"


async def overview(visit: Visit, shown: Shown) -> HTMLResponse:
    """Return the first page: what waits for approval, and closed years."""
    connection, zone = visit.by.connection, ZoneInfo(str(visit.site["zone"]))
    years = await (await connection.execute(_sql("years"), {"site": visit.code})).fetchall()
    last = local_day(visit.by.now, zone).year - 1
    proposals = await corrections.listed(connection, visit.code, "open")
    return _render("office", visit, shown, ("year", "incomplete"), years=years, proposals=proposals, last_year=last)


async def settle(visit: Visit, shown: Shown) -> HTMLResponse:
    """Return the page on which accepted tickets are settled."""
    refused = errors.TEXTS.say(visit.lang, "error.forbidden")
    return _render("office_settle", visit, shown, _SETTLED, faults=shown.faults, refused=refused)


async def correct(visit: Visit, shown: Shown) -> HTMLResponse:
    """Return the page on which tickets are found and corrections proposed."""
    asked = {name: visit.request.query_params.get(name, "").strip() for name in ("day", "number")}
    found = await _tickets(visit.by.connection, visit.code, asked["day"], asked["number"].upper())
    return _render("office_correct", visit, shown, _WISHED, asked=asked, tickets=found)


async def entries(visit: Visit) -> HTMLResponse:
    """Return the page of what the office has written, newest first."""
    connection = visit.by.connection
    size = sum(log.tree.size for log in await ledger.logs(connection, visit.code))
    end = min(size, whole(visit.request.query_params.get("until", ""), size))
    bounds = {"site": visit.code, "first": max(0, end - PAGE), "end": end}
    rows = await (await connection.execute(_sql("entries"), bounds)).fetchall()
    listed = [_entry(row["log"], row["leaf"]) for row in reversed(rows)]
    turns = {"older": end - PAGE if end > PAGE else None, "newer": min(size, end + PAGE) if end < size else None}
    return _render("office_entries", visit, Shown(), (), entries=listed, **turns)


def _entry(log: str, data: bytes) -> Mapping[str, object]:
    found = leaf.decode(data)
    said = records.decode(found.payload)
    fields = [(name, value) for name, value in said.data.items() if value is not None]
    return {"log": log, "n": found.n, "at": found.at, "k": said.k, "fields": fields}


async def _tickets(connection: Connection, site: str, day: str, number: str) -> Sequence[Mapping[str, object]]:
    try:
        wanted = date.fromisoformat(day)
    except ValueError:
        return ()
    asked = {"site": site, "day": wanted, "number": number[:8], "all": MAX_N}
    if not number.isprintable() or not 2000 <= wanted.year <= 2100:
        return ()
    return await (await connection.execute(_sql("find_tickets"), asked)).fetchall()


def _render(name: str, visit: Visit, shown: Shown, fields: Sequence[str], **values: object) -> HTMLResponse:
    role = visit.by.who.role
    may = {"settle": role in roles.SETTLE, "propose": role in roles.PROPOSE}
    may |= {"approve": role in roles.APPROVE, "close": role in roles.CLOSE}
    given = {key: shown.given.get(key, "") for key in fields}
    about = {"label": visit.by.who.label.strip(), "may": may, "base": visit.base, "given": given}
    endings = {key: catalogue.label(visit.lang, key) for key in catalogue.counted("ending")}
    said = {"done": _done(visit), "error": shown.error, "endings": endings, "outcomes": OUTCOMES}
    answer = frame.render(name, visit.lang, visit.site, {**about, **said, **values})
    answer.headers["Referrer-Policy"] = "same-origin"  # with none, browsers on plain HTTP hide where a form comes from
    if shown.error:
        answer.status_code = 422
    return answer


def _done(visit: Visit) -> str:
    """Return what the page before this one did, in words."""
    what, n = (visit.request.query_params.get(name, "") for name in ("done", "n"))
    known = what in DONE and visit.request.method == "GET" and whole(n, -1) >= 0
    return frame.TEXTS.say(visit.lang, f"office.done_{what}", n=n) if known else ""
