"""The endpoints of corrections: proposals, approval, and the tickets that they are about."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel

from cloud_api.append.rebuild_due import refuse_while_due
from cloud_api.office import corrections
from cloud_api.request.query import Allowed, Asked, Day
from cloud_api.web.depends import BoundedRoute, ByApprover, ByEither, ByOffice, ByProposer
from contract.leaf import MAX_N
from shelf.statements import statements

_sql = statements("cloud_api.web.office")

Number = Annotated[int, Path(ge=1, le=MAX_N)]


class Proposed(BaseModel):
    """The number of a proposal."""

    id: int


class Proposal(BaseModel):
    """A correction that somebody wants; its entry, `n` of `office_log`, once another has approved it.

    Moments in ms since 1970.
    """

    id: int
    log: str
    of: int
    what: str
    field: str | None
    value: str | None
    why: str
    who: str
    at: int
    state: str
    decided_by: str | None
    decided_at: int | None
    office_log: str | None
    n: int | None


class Written(BaseModel):
    """An entry of the office's: its number in `office_log`."""

    office_log: str
    n: int


class Dismissed(BaseModel):
    """What became of a proposal: withdrawn or declined."""

    state: str


class Ticket(BaseModel):
    """A ticket as it stands now: `issue` and `finish` are the entries that can be corrected."""

    log: str
    issue: int
    number: str
    tenant: str
    service: str
    kind: str
    ending: str | None
    settled: str | None
    settled_on: date | None
    void: bool
    finish_log: str | None
    finish: int | None


_NUMBER = Allowed(
    lambda text: 1 <= len(text) <= 8 and text.isprintable(),
    "1 to 8 printable characters, as on the slip",
    {"minLength": 1, "maxLength": 8},
)


class Sought(Asked):
    """Which tickets."""

    day: Day
    number: Annotated[str, _NUMBER]


router = APIRouter(route_class=BoundedRoute)


@router.post("/proposals", status_code=201)
async def post_proposal(of: ByProposer, wish: corrections.Wish) -> Proposed:
    """Propose a correction; it is in no figure before somebody else has approved it."""
    return Proposed(id=await corrections.propose(of.connection, of.site, wish, of.who, of.now))


@router.get("/proposals", response_model=list[Proposal])
async def get_proposals(
    of: ByOffice, state: Annotated[str, Query(pattern=f"^({'|'.join(corrections.STATES)})$")] = "open"
) -> list[dict[str, object]]:
    """Return the proposals of one state, oldest first."""
    return await corrections.listed(of.connection, of.site, state)


@router.post("/proposals/{number}/approve")
async def post_approval(of: ByApprover, number: Number) -> Written:
    """Approve what another proposed: the entry is written now."""
    entry = await corrections.approve(of.connection, of.site, number, of.who, of.now)
    of.services.bells.ring(of.site)
    return Written(office_log=entry.log, n=entry.n)


@router.post("/proposals/{number}/refuse")
async def post_refusal(of: ByEither, number: Number) -> Dismissed:
    """Withdraw one's own proposal, or decline another's."""
    return Dismissed(state=await corrections.dismiss(of.connection, of.site, number, of.who, of.now))


@router.get("/tickets", response_model=list[Ticket])
async def get_tickets(of: ByOffice, asked: Annotated[Sought, Query()]) -> list[dict[str, Any]]:
    """Return the tickets of a number on a day: log, `issue` and `finish` (what can be corrected), ending."""
    await refuse_while_due(of.connection, of.site)
    key = {"site": of.site, "day": asked.day, "number": asked.number.upper(), "all": MAX_N}
    return await (await of.connection.execute(_sql("find_tickets"), key)).fetchall()
