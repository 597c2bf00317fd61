"""Corrections: proposed by one person, approved by another, and only then an entry; what was there stays."""

from collections.abc import Mapping
from typing import Annotated, Self

from psycopg.errors import UniqueViolation
from psycopg.rows import DictRow
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from cloud_api.database.pool import Connection
from cloud_api.office import derive, ledger, words
from cloud_api.office.errors import TargetError
from cloud_api.office.ledger import Entry
from cloud_api.request.access import Who
from cloud_api.request.error import RequestError
from cloud_api.request.query import Allowed, one_of
from contract import form
from contract.kinds import OUTCOMES
from contract.records import MAX_INT, Record, is_office
from shelf.statements import statements

_sql = statements("cloud_api.office")

VOIDABLE = ("enter", "leave", "issue", "refused", "settle", "void", "amend", "reclassify")
FIELDS = {"void": None, "amend": "outcome", "reclassify": "service"}
STATES = ("open", "approved", "declined", "withdrawn")
_LOG = Allowed(form.name(24), "the name of a log", {"maxLength": 24})
_CODE = Allowed(form.name(24), "value: an outcome or the code of a service", {"maxLength": 24})


class Wish(BaseModel):
    """What somebody wants corrected: entry `of` of `log`."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    log: Annotated[str, _LOG, Field(description="The log that holds the entry; an office log for one of the office's.")]
    of: Annotated[int, Field(ge=0, le=MAX_INT, description="The entry that is corrected.")]
    what: Annotated[str, one_of(tuple(FIELDS))]
    value: Annotated[
        Annotated[str, _CODE] | None, Field(description="amend: the outcome; reclassify: the service.")
    ] = None
    why: Annotated[str, AfterValidator(words.why), WithJsonSchema(words.WHY)]

    @model_validator(mode="after")
    def _value_fits(self) -> Self:
        if (self.value is None) != (self.what == "void"):
            raise PydanticCustomError("value", "value: a text for amend and reclassify, none for void")
        return self


async def propose(connection: Connection, site: str, wish: Wish, who: Who, now: int) -> int:
    """Keep a proposal and return its number; raises RequestError 422 `target`, 409 `pending`, 403 `label`, 404."""
    said = words.who(who.label)
    async with connection.transaction():
        await ledger.lock(connection, site)
        await _check(connection, site, wish)
        values = {"log": wish.log, "of": wish.of, "what": wish.what, "field": FIELDS[wish.what], "value": wish.value}
        by = {"why": wish.why, "who": said, "token": who.token, "at": now}
        try:
            async with connection.transaction():
                row = await (await connection.execute(_sql("propose"), {"site": site, **values, **by})).fetchone()
        except UniqueViolation as e:
            raise RequestError(409, "pending", "the same correction waits for approval already") from e
    return int(row["id"]) if row is not None else 0


async def approve(connection: Connection, site: str, number: int, who: Who, now: int) -> Entry:
    """Write the entry of a proposal; raises RequestError 403 `same-person`, 404, 409 `decided`, 422 `target`."""
    approved = words.who(who.label)
    async with connection.transaction():
        await ledger.lock(connection, site)
        row = await _undecided(connection, site, number)
        if row["token"] == who.token or words.same_person(str(row["who"]), approved):
            raise RequestError(403, "same-person", "a correction is approved by another person than proposed it")
        fields = {name: row[name] for name in ("log", "of", "what", "field", "value", "why", "who")}
        await _check(connection, site, Wish.model_construct(**{name: row[name] for name in Wish.model_fields}))
        said = Record("correction", {**fields, "approved": approved})
        [entry] = await ledger.append(connection, site, [said], now)
        await derive.add(connection, site, [entry])
        await _decide(
            connection, number, {"state": "approved", "decided_by": approved, "decided_at": now, "n": entry.place}
        )
    return entry


async def dismiss(connection: Connection, site: str, number: int, who: Who, now: int) -> str:
    """End a proposal without an entry; return its state: withdrawn by who proposed it, declined by another."""
    said = words.who(who.label)
    async with connection.transaction():
        await ledger.lock(connection, site)
        row = await _undecided(connection, site, number)
        own = row["token"] == who.token or words.same_person(str(row["who"]), said)
        if not own and who.role == "corrector":
            raise RequestError(403, "forbidden", "a corrector withdraws only what they proposed themselves")
        state = "withdrawn" if own else "declined"
        await _decide(connection, number, {"state": state, "decided_by": said, "decided_at": now, "n": None})
    return state


async def listed(connection: Connection, site: str, state: str) -> list[dict[str, object]]:
    """Return the proposals of one state, oldest first."""
    rows = await (await connection.execute(_sql("proposals"), {"site": site, "state": state})).fetchall()
    return [dict(row) for row in rows]


async def _undecided(connection: Connection, site: str, number: int) -> DictRow:
    row = await (await connection.execute(_sql("proposal"), {"site": site, "id": number})).fetchone()
    if row is None:
        raise RequestError(404, "not-found", "no proposal has this number")
    if row["state"] != "open":
        raise RequestError(409, "decided", f"this proposal was {row['state']} already")
    return row


async def _decide(connection: Connection, number: int, decided: Mapping[str, object]) -> None:
    await connection.execute(_sql("decide"), {"id": number, **decided})


async def _check(connection: Connection, site: str, wish: Wish) -> None:
    """Refuse a correction of what is not there, does not count or is so already."""
    held = await ledger.logs(connection, site) if is_office(wish.log) else []
    log, of = ledger.target(held, wish.log, wish.of) or (wish.log, -1)
    asked = {"site": site, "log": log, "of": of, "office": is_office(log), "value": wish.value}
    row = await (await connection.execute(_sql("target"), asked)).fetchone()
    fault = "no_entry" if row is None else _fault(wish, row)
    if fault is not None:
        kind = "" if row is None else str(row["kind"])
        raise TargetError(f"{wish.log}/{wish.of}", fault, kind=kind, allowed=", ".join(OUTCOMES))


def _fault(wish: Wish, target: Mapping[str, object]) -> str | None:
    if target["void"]:
        return "void"
    if wish.what == "void":
        return None if target["kind"] in VOIDABLE else "not_voidable"
    if target["ticket_void"]:
        return "ticket_void"
    return _not_amendable(wish, target) if wish.what == "amend" else _not_reclassified(target)


def _not_amendable(wish: Wish, target: Mapping[str, object]) -> str | None:
    if target["kind"] != "finish" or target["ending"] not in OUTCOMES or target["ended"] != target["at"]:
        return "not_finish"
    return None if wish.value in OUTCOMES else "outcomes"


def _not_reclassified(target: Mapping[str, object]) -> str | None:
    if target["kind"] != "issue":
        return "not_issue"
    return None if target["known_service"] else "no_service"
