"""Facts: what the gateway's records say happened, one row each, with the columns of the table `fact`."""

import typing
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from operator import attrgetter
from typing import LiteralString, cast
from zoneinfo import ZoneInfo

from cloud_api.database.arrays import arrays
from contract.kinds import GATEWAY_KINDS, LATE_MS, OUTCOMES
from contract.leaf import Leaf
from contract.records import Record, Value
from site_plan.local import local_hour

MOVES = ("enter", "leave")
ENDINGS = (*OUTCOMES, "transferred", "no_show", "abandoned", "expired", "unserved")
OF_PRESS = frozenset({*MOVES, "refused", "stale"})  # nothing but a device's entry causes these
_UNCAUSED = frozenset({"day", "unserved", "write_off", "adjust", "audit", "gap", "conflict"})
KINDS = tuple(k for k, fields in GATEWAY_KINDS.items() if ("by" in fields and k != "priority") or k in _UNCAUSED)
OF_TICKET = frozenset(kind for kind in KINDS if "ticket" in GATEWAY_KINDS[kind]) - {"issue"}
_KNOWN = frozenset(KINDS)
_WHY = {"refused": "why", "adjust": "why", "gap": "why", "call": "rule", "day": "state", "counter": "state"}
_AMOUNT = {"write_off": "n", "adjust": "n", "audit": "n", "stale": "age_ms"}


@dataclass(slots=True)
class Fact:
    """A row of `fact`. Times in ms since 1970, `day` and `hour` local, durations in ms; None: not said or not known.

    `counted`, `trial`, the place of its ticket and what is copied from its issue are judged in `tickets`.
    """

    log: str
    n: int
    cause: int | None
    day: date
    hour: int
    at: int
    err: int
    kind: str
    late: bool
    trial: bool
    counted: bool = False
    dev: str | None = None
    ticket: str | None = None
    ticket_log: str | None = None
    ticket_n: int | None = None
    service: str | None = None
    tenant: str | None = None
    service_kind: str | None = None
    target: str | None = None
    visit_log: str | None = None
    visit: int | None = None
    linked: bool | None = None
    priority: bool | None = None
    counter: str | None = None
    wait_ms: int | None = None
    walk_ms: int | None = None
    serve_ms: int | None = None
    since: str | None = None
    outcome: str | None = None
    implicit: bool | None = None
    amount: int | None = None
    why: str | None = None


COLUMNS = tuple(column.name for column in fields(Fact))
_TYPES = {int: "bigint", str: "text", bool: "boolean", date: "date"}  # PostgreSQL's
_row = attrgetter(*COLUMNS)
_COPIED = ("dev", "ticket", "counter", "wait_ms", "walk_ms", "serve_ms", "since", "outcome")


def is_fact(record: Record) -> bool:
    """Say whether a record of a known kind is kept as a fact."""
    return record.k in _KNOWN


def read_fact(log: str, leaf: Leaf, record: Record, zone: ZoneInfo, *, trial: bool) -> Fact:
    """Return the fact that a known record says, not yet judged."""
    data, k = record.data, record.k
    today, hour = local_hour(leaf.at, zone)
    named = data.get("day")
    day = date.fromisoformat(named) if isinstance(named, str) else today
    late = data["late"] == 1 if "late" in data else leaf.rx - leaf.at > LATE_MS
    fact = Fact(log, leaf.n, _number(data.get("by")), day, hour, leaf.at, leaf.err, k, late, trial)
    for name in _COPIED:
        if name in data:
            setattr(fact, name, data[name])
    if k in _WHY:
        fact.why = cast("str", data[_WHY[k]])
    if k in _AMOUNT:
        fact.amount = _number(data[_AMOUNT[k]])
    read = _READ.get(k)
    if read is not None:
        read(fact, data)
    return fact


@cache
def named(statement: LiteralString) -> LiteralString:
    """Put Fact's columns into a statement: their names for `{columns}`, a parameter each, as `columns` gives it."""
    kinds = typing.get_type_hints(Fact)
    arrays_of = ", ".join(
        f"%({name})s::{_TYPES[(typing.get_args(kinds[name]) or (kinds[name],))[0]]}[]" for name in COLUMNS
    )
    return cast("LiteralString", statement.replace("{columns}", ", ".join(COLUMNS)).replace("{arrays}", arrays_of))


def columns(facts: Sequence[Fact]) -> dict[str, str]:
    """Return the facts column by column, for a query's parameters."""
    rows = map(_row, facts)
    return arrays(dict(zip(COLUMNS, zip(*rows, strict=True), strict=True)))


def _issue(fact: Fact, data: Mapping[str, Value]) -> None:
    fact.service, fact.tenant = cast("str", data["service"]), cast("str", data["tenant"])
    fact.service_kind, fact.visit = cast("str", data["kind"]), _number(data["visit"])
    fact.linked, fact.priority = data["visit"] != data["by"], data["priority"] == 1


def _ended(fact: Fact, data: Mapping[str, Value]) -> None:
    fact.implicit = data["implicit"] == 1


def _transfer(fact: Fact, data: Mapping[str, Value]) -> None:
    fact.target = cast("str", data["service"])


def _refused(fact: Fact, data: Mapping[str, Value]) -> None:
    fact.service = cast("str | None", data["service"])


def _undo(fact: Fact, data: Mapping[str, Value]) -> None:
    fact.amount = (_number(data["last"]) or 0) - (_number(data["first"]) or 0) + 1


def _gap(fact: Fact, data: Mapping[str, Value]) -> None:
    fact.amount = (_number(data["to"]) or 0) - (_number(data["from"]) or 0) + 1


_READ: Mapping[str, Callable[[Fact, Mapping[str, Value]], None]] = {
    "issue": _issue,
    "finish": _ended,
    "no_show": _ended,
    "transfer": _transfer,
    "refused": _refused,
    "gap": _gap,
    "undo": _undo,
}


def _number(value: Value) -> int | None:
    return value if type(value) is int else None
