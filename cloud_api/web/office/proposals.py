"""The endpoints of corrections: proposals, approval, and the tickets that they are about."""

from collections.abc import Callable
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request

from cloud_api.office import corrections, roles, words
from cloud_api.request import access
from cloud_api.request.refusal import Refusal
from cloud_api.web.office import bodies
from cloud_api.web.services import Services
from contract.leaf import MAX_N
from shelf.statements import statements

_sql = statements("cloud_api.web.office")

_TEXT = {"type": "string"}
_NUMBER = {"type": "integer", "minimum": 0}
_WISH = {
    "type": "object",
    "required": ["log", "of", "what", "why"],
    "additionalProperties": False,
    "properties": {
        "log": {**_TEXT, "description": "The log that holds the entry; `office` for one of the office's."},
        "of": {**_NUMBER, "description": "The entry that is corrected."},
        "what": {"enum": list(corrections.FIELDS)},
        "value": {"type": ["string", "null"], "description": "amend: the outcome; reclassify: the service."},
        "why": {**_TEXT, "minLength": words.MIN_WHY, "maxLength": words.MAX_WHY},
    },
}


def build(services: Callable[[], Services]) -> APIRouter:
    """Return the endpoints; they stand below those of the office."""
    router = APIRouter()

    @router.post("/proposals", status_code=201, openapi_extra=bodies.takes(_WISH))
    async def post_proposal(request: Request, site: str) -> dict[str, int]:
        """Propose a correction; it is in no figure before somebody else has approved it."""
        current = services()
        async with current.pool.connection() as connection:
            who = await access.require(connection, request, site, roles.PROPOSE)
        wish = corrections.read_wish(await bodies.read_object(current, request))
        async with current.pool.connection() as connection:
            return {"id": await corrections.propose(connection, site, wish, who, current.clock())}

    @router.get("/proposals")
    async def get_proposals(
        request: Request,
        site: str,
        state: Annotated[str, Query(pattern=f"^({'|'.join(corrections.STATES)})$")] = "open",
    ) -> list[dict[str, object]]:
        """Return the proposals of one state, oldest first."""
        async with services().pool.connection() as connection:
            await access.require(connection, request, site, roles.READ)
            return await corrections.listed(connection, site, state)

    @router.post("/proposals/{number}/approve")
    async def post_approval(
        request: Request, site: str, number: Annotated[int, Path(ge=1, le=MAX_N)]
    ) -> dict[str, int]:
        """Approve what another proposed: the entry is written now."""
        current = services()
        async with current.pool.connection() as connection:
            who = await access.require(connection, request, site, roles.APPROVE)
            entry = await corrections.approve(connection, site, number, who, current.clock())
        current.changes.notify(site)
        return {"n": entry.n}

    @router.post("/proposals/{number}/refuse")
    async def post_refusal(request: Request, site: str, number: Annotated[int, Path(ge=1, le=MAX_N)]) -> dict[str, str]:
        """Withdraw one's own proposal, or decline another's."""
        current = services()
        async with current.pool.connection() as connection:
            who = await access.require(connection, request, site, (*roles.PROPOSE, *roles.APPROVE))
            return {"state": await corrections.dismiss(connection, site, number, who, current.clock())}

    @router.get("/tickets")
    async def get_tickets(
        request: Request,
        site: str,
        day: Annotated[str, Query(pattern=r"^20\d\d-\d\d-\d\d$")],
        number: Annotated[str, Query(min_length=1, max_length=8)],
    ) -> list[dict[str, object]]:
        """Return the tickets of a number on a day: log, `issue` and `finish` (what can be corrected), ending."""
        async with services().pool.connection() as connection:
            await access.require(connection, request, site, roles.READ)
            asked = {"site": site, "day": _day(day), "number": number.upper(), "all": MAX_N}
            return [dict(r) for r in await (await connection.execute(_sql("find_tickets"), asked)).fetchall()]

    return router


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as e:
        raise Refusal(422, "value", "day: a day as YYYY-MM-DD") from e
