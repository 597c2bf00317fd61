"""Which ticket a fact is about, and whether it counts: a pure fold over facts in the order of their log.

A fact counts if it is the first of its kind from its cause, if its cause is no repeat of another device's entry, if it
is of no trial time and, where it is a ticket's, if the ticket counts. A ticket's fact is about the latest issue of its
number on its day: of its own log if there is one, else of the logs before.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from cloud_api.append.facts import OF_PRESS, OF_TICKET, Fact

FIRST = "first"

Number = tuple[date, str]  # a day and what the slip says
Use = tuple[int, str, str | None]  # a cause, a kind, and what of it there may be one each of


@dataclass(frozen=True, slots=True)
class Issue:
    """What the facts of a ticket take from its issue; neither `counted` nor `trial`: a repeat."""

    log: str
    n: int
    service: str
    tenant: str
    kind: str
    visit_log: str
    visit: int
    counted: bool
    trial: bool


@dataclass(slots=True)
class Known:
    """What is stored already: marks of device entries in this log, what has come of causes, issues of a day's numbers.

    `visits` has the visit (log, n) of the ticket that a cause transferred; `moved` the cause of the fact just before.
    """

    marks: dict[int, str] = field(default_factory=dict[int, str])
    used: set[Use] = field(default_factory=set[Use])
    issues: dict[Number, Issue] = field(default_factory=dict[Number, Issue])
    visits: dict[int, tuple[str, int]] = field(default_factory=dict[int, tuple[str, int]])
    moved: tuple[int, int] | None = None  # n and cause of the last `enter` or `leave`


def numbers(facts: Iterable[Fact]) -> list[Number]:
    """Return which numbers of which days the facts are about."""
    return sorted({(fact.day, fact.ticket) for fact in facts if fact.ticket is not None})


def judge(facts: Iterable[Fact], known: Known) -> None:
    """Set in each fact whether it counts and which ticket it is about; `known` grows with them."""
    for fact in facts:
        if fact.kind == "adjust" and fact.why == "late" and known.moved is not None and known.moved[0] == fact.n - 1:
            fact.cause = known.moved[1]
        valid = _is_valid(fact, known)
        fact.trial = fact.trial and valid
        fact.counted = valid and not fact.trial
        if fact.kind == "issue":
            _give(fact, known)
        elif fact.kind in OF_TICKET:
            _resolve(fact, known, valid=valid)
        elif fact.kind in ("enter", "leave") and fact.cause is not None:
            known.moved = fact.n, fact.cause


def use_of(cause: int, kind: str, ticket: str | None, counter: str | None) -> Use:
    """Return what there may be one of: a kind a cause, of tickets' facts one a ticket, of counters one a counter."""
    return cause, kind, ticket if kind in OF_TICKET else counter if kind == "counter" else None


def _is_valid(fact: Fact, known: Known) -> bool:
    if fact.cause is None:
        return True
    if fact.cause >= fact.n:
        return False
    use = use_of(fact.cause, fact.kind, fact.ticket, fact.counter)
    fresh = use not in known.used
    known.used.add(use)
    mark = known.marks.get(fact.cause)
    return fresh and (mark == FIRST or (mark is None and fact.kind not in OF_PRESS))


def _give(fact: Fact, known: Known) -> None:
    cause, visit = fact.cause or 0, fact.visit or 0
    fact.ticket_log, fact.ticket_n = fact.log, fact.n
    fact.visit_log, fact.visit = known.visits.get(cause, (fact.log, visit)) if fact.linked else (fact.log, visit)
    number = fact.day, fact.ticket or ""
    before = known.issues.get(number)
    if fact.counted or fact.trial or before is None or not (before.counted or before.trial):
        known.issues[number] = Issue(
            fact.log,
            fact.n,
            fact.service or "",
            fact.tenant or "",
            fact.service_kind or "",
            fact.visit_log,
            fact.visit,
            counted=fact.counted,
            trial=fact.trial,
        )


def _resolve(fact: Fact, known: Known, *, valid: bool) -> None:
    issue = known.issues.get((fact.day, fact.ticket or ""))
    if issue is None:
        fact.counted = fact.trial = False  # it is about no ticket that we have
        return
    fact.ticket_log, fact.ticket_n = issue.log, issue.n
    fact.service, fact.tenant, fact.service_kind = issue.service, issue.tenant, issue.kind
    fact.visit_log, fact.visit = issue.visit_log, issue.visit
    fact.counted, fact.trial = valid and issue.counted, valid and issue.trial
    if fact.kind == "transfer" and fact.cause is not None:
        known.visits[fact.cause] = issue.visit_log, issue.visit


def sources(facts: Iterable[Fact], first: int) -> list[int]:
    """Return the causes of facts that stand before leaf `first`, and were stored earlier therefore."""
    return sorted({fact.cause for fact in facts if fact.cause is not None and fact.cause < first})


def issue_of(row: Mapping[str, object]) -> Issue:
    """Return a stored issue."""
    return Issue(
        str(row["log"]),
        int(str(row["n"])),
        str(row["service"]),
        str(row["tenant"]),
        str(row["kind"]),
        str(row["visit_log"]),
        int(str(row["visit"])),
        counted=row["counted"] is True,
        trial=row["trial"] is True,
    )
