"""The admin page: a form for each thing that people may change, and what stands there before it is saved."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from contract.kinds import SERVICE_KINDS
from edge_gateway.hall import State, Status, end_of
from edge_gateway.screens.health import clock_question
from edge_gateway.screens.layout import TEXTS, Frame, Say
from edge_gateway.screens.revision import Revision
from edge_gateway.screens.special_days import closed_today, day_of, removable
from shelf.texts import Lang, Phrase
from site_plan import Plan
from site_plan.local import local_day
from site_plan.model import SingleDay

SHOWN = "shown"  # the field that holds the seal of what was shown

Options = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of `options`: value and text. `label` is a key of the pages' texts."""

    name: str
    label: str
    options: Options


@dataclass(frozen=True, slots=True)
class Lines:
    """Several lines, each like `example`."""

    name: str
    label: str
    example: str


class Text:
    """One line, with the attributes of its `<input>`."""

    def __init__(self, name: str, label: str, *, required: bool = False, **attributes: str | int) -> None:
        """Describe it."""
        self.name, self.label, self.required, self.attributes = name, label, required, attributes


Field = Choice | Text | Lines


def page(frame: Frame, state: State, now: int, notice: str | None = None, *, good: bool = True) -> dict[str, object]:
    """Return what the page `admin` shows; `notice` says how the last change went."""
    cards = list(_forms(frame.say, state, state.layout.plan, now))
    asked = clock_question(state.doubt, state.layout.plan.zone)
    said = None if asked is None else frame.said(asked)
    return {"doubt": said, "notice": notice, "is_good": good, "cards": cards}


def review(frame: Frame, fields: Mapping[str, str], revision: Revision, notice: str | None = None) -> dict[str, object]:
    """Return what the page `review` shows: what would change, and a form that saves exactly this."""
    shown = {"revision": revision, "lines": _lines(revision, frame.language)}
    return {"notice": notice, "fields": fields, **shown, "seal_field": SHOWN, "seal": seal(revision)}


def seal(revision: Revision) -> str:
    """Return what tells one change from another: who saves saves what was shown."""
    return hashlib.sha256(repr((_lines(revision, "en"), revision.acts)).encode()).hexdigest()


def _lines(revision: Revision, lang: Lang) -> list[str]:
    return [TEXTS.said(lang, line) if isinstance(line, Phrase) else line for line in revision.lines]


def _forms(say: Say, state: State, plan: Plan, now: int) -> Iterable[tuple[str, Sequence[Field] | None]]:
    counters = [(c.code, f"{c.name} ({say('s-' + state.desk(c.code).state)})") for c in plan.counters]
    places = [(c.code, c.name) for c in plan.counters]
    tenants = [(t.code, t.name) for t in plan.tenants]
    services = [(s.code, f"{s.prefix} · {s.name}") for s in plan.services if not s.closed]
    pads = [(d.name, f"{d.name} ({d.counter})") for d in plan.devices if d.counter is not None]
    kiosks = [(d.name, d.name) for d in plan.devices if any("issue:" in m for m in d.buttons.values())]
    waiting = [(n, n) for n, t in state.tickets.items() if t.status is Status.WAITING]
    absent = [(n, n) for n in state.absent]
    day = local_day(now, plan.zone)
    today, closings = day.isoformat(), closed_today(plan, day)
    closed = [(code, name) for code, name in tenants if code in closings]
    special = [(key, _special(say, key, what, dict(tenants))) for key, what in removable(plan, day).items()]

    yield "pause", [Choice("counter", "counter", counters)]
    yield "close", [Choice("tenant", "tenant", tenants)]
    yield "reopen", [Choice("tenant", "tenant", closed)] if closed else None
    yield "reopen-day", [] if end_of(state, day) else None
    yield "return", [Choice("ticket", "ticket", absent)] if absent else None
    yield "abandon", [Choice("ticket", "ticket", waiting)] if waiting else None
    yield "audit", [Text("count", "head", type="number", min=0, max=999999, required=True)]
    yield (
        "holiday",
        [Text("date", "date", type="date", required=True), Text("name", "name", maxlength=100, required=True)],
    )
    yield "undo", [Choice("special", "special", special)] if special else None
    yield "move", [Choice("device", "device", pads), Choice("counter", "counter", places)]
    yield (
        "replace",
        [
            Choice("device", "device", [(d.name, d.name) for d in plan.devices]),
            Text("new", "new-name", maxlength=12, required=True),
        ],
    )
    yield (
        "manual",
        [
            Choice("service", "service", services),
            Text("date", "date", type="date", value=today, max=today, required=True),
            Lines("lines", "lines", "A041 08.35"),
        ],
    )
    yield (
        "service",
        [
            Choice("tenant", "tenant", tenants),
            Text("code", "service-code", maxlength=24, required=True),
            Text("name", "name", maxlength=60, required=True),
            Text("prefix", "prefix", maxlength=3, required=True),
            Choice("kind", "kind", [(k, k) for k in SERVICE_KINDS]),
            Choice("counter", "counter", places),
            Text("max_wait_min", "wait", type="number", min=1, max=600),
            Text("std_service_min", "standard", type="number", min=1, max=600),
            Choice("kiosk", "kiosk", kiosks),
            Text("button", "button", maxlength=8),
        ],
    )


def _special(say: Say, key: str, what: SingleDay | str, tenants: Mapping[str, str]) -> str:
    """Return how a list names a holiday or a single day: date, what it is, for whom."""
    when = f"{day_of(key):%d-%m-%Y}"
    if isinstance(what, str):
        return f"{when} {say('d-holiday')} · {what}"
    whom = ", ".join(tenants[code] for code in what.tenants) or say("d-all")
    return f"{when} {say('d-' + what.kind)} · {whom} · {what.name}"
