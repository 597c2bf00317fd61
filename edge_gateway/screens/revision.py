"""What a form of the admin page would revise, as values: shown before it is saved, and made again when it is."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from difflib import unified_diff
from itertools import islice

from edge_gateway.hall import OrderError, State, Status, check_plan
from edge_gateway.hall.orders import ended_in_error
from edge_gateway.screens import plan_edit
from edge_gateway.screens.layout import TEXTS
from edge_gateway.screens.plan_edit import UneditableError
from edge_gateway.screens.ports import RefusedError
from edge_gateway.screens.special_days import closed_today, day_of, removable
from shelf.texts import Phrase, phrase
from site_plan import PlanError, parse
from site_plan.diff import diff
from site_plan.hours import day_end, moment
from site_plan.local import local_day

MAX_LINES = 50  # paper tickets in one form
_TIME = re.compile(r"([01]?\d|2[0-3])[.:]([0-5]\d)", re.ASCII)
Fields = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class NewOrder:
    """An order to the engine."""

    what: str
    target: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class NewPlan:
    """A plan to put in force."""

    toml: str


@dataclass(frozen=True, slots=True)
class PaperTicket:
    """A ticket written by hand; `happened` in ms since 1970."""

    ticket: str
    service: str
    happened: int


@dataclass(frozen=True, slots=True)
class Revision:
    """`lines` say what changes, each beginning with `+`, `-` or `~`; `acts` do it, one entry each.

    `told` says it in words, where signs do not; it may count what goes on changing, and binds nobody.
    """

    lines: tuple[Phrase | str, ...]
    acts: tuple[NewOrder | NewPlan | PaperTicket, ...]
    told: Phrase | None = None


def prepare(state: State, fields: Fields, now: int) -> Revision:
    """Return what the form's `do` changes in `state`; raises RefusedError if it cannot be."""
    act = _ACTS.get(fields.get("do", ""))
    if act is None:
        raise RefusedError("refusal.action")
    return act(state, fields, now)


def _pause(state: State, fields: Fields, _: int) -> Revision:
    counter = _one(fields, "counter", state.layout.takes)
    before = state.desk(counter).state
    after = "paused" if before == "open" else "open"
    return Revision((f"~ counter {counter}: {before} -> {after}",), (NewOrder("pause", counter),))


def _close(state: State, fields: Fields, now: int) -> Revision:
    plan = state.layout.plan
    tenant, day = _one(fields, "tenant", {t.code for t in plan.tenants}), local_day(now, plan.zone)
    return _edited(state, now, lambda: plan_edit.close_tenant(plan.text, tenant, day, "Tutup hari ini"))


def _reopen(state: State, fields: Fields, now: int) -> Revision:
    """Take a tenant off the single day that closes it today; others that it names stay closed."""
    plan = state.layout.plan
    closings = closed_today(plan, local_day(now, plan.zone))
    tenant = _one(fields, "tenant", closings)
    index = closings[tenant]
    if plan.days[index].tenants == (tenant,):
        return _edited(state, now, lambda: plan_edit.remove_day(plan.text, index))
    return _edited(state, now, lambda: plan_edit.reopen_tenant(plan.text, index, tenant))


def _undo(state: State, fields: Fields, now: int) -> Revision:
    """Remove a holiday or a single day of today or later."""
    plan = state.layout.plan
    known = removable(plan, local_day(now, plan.zone))
    key = _one(fields, "special", known)
    found = known[key]
    if isinstance(found, str):
        return _edited(state, now, lambda: plan_edit.remove_holiday(plan.text, day_of(key)))
    return _edited(state, now, lambda: plan_edit.remove_day(plan.text, plan.days.index(found)))


def _move(state: State, fields: Fields, now: int) -> Revision:
    plan = state.layout.plan
    device, counter = _one(fields, "device", state.layout.counter_of), _one(fields, "counter", state.layout.takes)
    return _edited(state, now, lambda: plan_edit.move_device(plan.text, device, counter))


def _replace(state: State, fields: Fields, now: int) -> Revision:
    plan = state.layout.plan
    device = _one(fields, "device", {d.name for d in plan.devices})
    return _edited(state, now, lambda: plan_edit.replace_device(plan.text, device, fields.get("new", "").strip()))


def _service(state: State, fields: Fields, now: int) -> Revision:
    plan = state.layout.plan
    values: dict[str, str | int] = {
        "code": fields.get("code", "").strip(),
        "tenant": fields.get("tenant", ""),
        "name": fields.get("name", "").strip(),
        "prefix": fields.get("prefix", "").strip().upper(),
        "kind": fields.get("kind", ""),
    }
    for key in ("max_wait_min", "std_service_min"):
        if fields.get(key, "").strip():
            values[key] = _count(fields, key)
    counter, button = _one(fields, "counter", state.layout.takes), fields.get("button", "").strip()
    key = (_one(fields, "kiosk", {d.name for d in plan.devices}), button) if button else None
    if key is not None and key in state.layout.actions:
        meant = next(d.buttons[button] for d in plan.devices if d.name == key[0])
        raise RefusedError("refusal.button", button=button, device=key[0], meaning=meant)
    return _edited(state, now, lambda: plan_edit.add_service(plan.text, values, [counter], key))


def _holiday(state: State, fields: Fields, now: int) -> Revision:
    plan, day = state.layout.plan, _day(fields, "date")
    if day in plan.holidays:
        raise RefusedError("refusal.holiday", day=day, name=plan.holidays[day])
    return _edited(state, now, lambda: plan_edit.add_holiday(plan.text, day, fields.get("name", "").strip()))


def _audit(state: State, fields: Fields, _: int) -> Revision:
    count = _count(fields, "count")
    line = f"~ inside: {state.inside} -> {count} ({count - state.inside:+})"
    return Revision((line,), (NewOrder("audit", count=count),))


def _return(state: State, fields: Fields, _: int) -> Revision:
    ticket = _one(fields, "ticket", state.absent)
    return Revision((f"~ {ticket}: no_show -> waiting",), (NewOrder("return", ticket),))


def _reopen_day(state: State, _: Fields, now: int) -> Revision:
    """Let today go on, which was ended in error."""
    try:
        ended = ended_in_error(state, now)
    except OrderError as e:
        raise RefusedError("refusal.because", why=e) from e
    plan, before = state.layout.plan, ended.rest
    moments = (ended.rx, now, day_end(plan, local_day(now, plan.zone)))
    written, clock, due = (f"{datetime.fromtimestamp(at / 1000, plan.zone):%d-%m-%Y %H.%M}" for at in moments)
    told = phrase(
        "desk.t-reopen-day",
        written=written,
        now=clock,
        due=due,
        waiting=sum(t.status is Status.WAITING for t in before.tickets.values()),
        called=sum(t.status is not Status.WAITING for t in before.tickets.values()),
        inside=max(0, before.inside + ended.late),
    )
    return Revision((), (NewOrder("reopen"),), told)


def _abandon(state: State, fields: Fields, _: int) -> Revision:
    ticket = _one(fields, "ticket", {n for n, t in state.tickets.items() if t.status is Status.WAITING})
    return Revision((f"~ {ticket}: waiting -> abandon",), (NewOrder("abandon", ticket),))


def _manual(state: State, fields: Fields, now: int) -> Revision:
    """Read lines such as `A041 08.35`: times of a day that is not yet to come."""
    zone = state.layout.plan.zone
    service, day = _one(fields, "service", state.layout.services), _day(fields, "date")
    given = [line.split() for line in fields.get("lines", "").splitlines() if line.strip()]
    if not 1 <= len(given) <= MAX_LINES:
        raise RefusedError("refusal.lines", most=MAX_LINES)
    papers: list[PaperTicket] = []
    for words in given:
        if len(words) != 2 or not (1 <= len(words[0]) <= 8 and words[0].isascii() and words[0].isalnum()):
            raise RefusedError("refusal.line", text=" ".join(words)[:60])
        happened = moment(day, _minute(words[1]), zone)
        if happened > now:
            clock = f"{datetime.fromtimestamp(now / 1000, zone):%d-%m-%Y %H.%M}"
            raise RefusedError("refusal.to-come", text=" ".join(words), now=clock)
        papers.append(PaperTicket(words[0].upper(), service, happened))
    if len({p.ticket for p in papers}) < len(papers):
        raise RefusedError("refusal.once")
    shown = (f"{p.ticket} {service} {datetime.fromtimestamp(p.happened / 1000, zone):%d-%m-%Y %H.%M}" for p in papers)
    return Revision(tuple(f"+ {line} [manual]" for line in shown), tuple(papers))


def _edited(state: State, now: int, edit: Callable[[], str]) -> Revision:
    """Return the revision of a plan: what it means, then the lines of its text."""
    plan = state.layout.plan
    try:
        text = edit()
        after = parse(text)
        check_plan(state, after, now)
        lines = diff(plan, after)
    except PlanError as e:
        raise RefusedError("refusal.because", why=_for_a_form(e)) from e
    except UneditableError as e:
        raise RefusedError("refusal.by-hand") from e
    if not lines:
        raise RefusedError("refusal.nothing")
    marked = unified_diff(plan.text.splitlines(), text.splitlines(), lineterm="", n=0)
    written = [line for line in islice(marked, 2, None) if not line.startswith("@@") and line.strip("+- ")]
    return Revision((*lines, "", *written), (NewPlan(text),))


def _for_a_form(e: PlanError) -> Phrase:
    """Return what is wrong with the form's own name of the field, and without the line: of a text that nobody sees."""
    named = f"field.{e.phrase.values.get('key')}"
    values = {**e.phrase.values, "key": Phrase(named, {}, TEXTS)} if named in TEXTS else e.phrase.values
    return Phrase(e.phrase.key, values, e.texts)


def _one(fields: Fields, name: str, known: Mapping[str, object] | set[str]) -> str:
    value = fields.get(name, "")
    if value not in known:
        raise RefusedError("refusal.list", key=phrase(f"field.{name}"), value=repr(value[:60]))
    return value


def _count(fields: Fields, name: str) -> int:
    value = fields.get(name, "").strip()
    if not (value.isascii() and value.isdigit() and len(value) <= 6):
        raise RefusedError("refusal.number", key=phrase(f"field.{name}"), value=repr(value[:60]))
    return int(value)


def _day(fields: Fields, name: str) -> date:
    value = fields.get(name, "")
    try:
        return date.fromisoformat(value)
    except ValueError as e:
        raise RefusedError("refusal.date", key=phrase(f"field.{name}"), value=repr(value[:60])) from e


def _minute(text: str) -> int:
    found = _TIME.fullmatch(text)
    if found is None:
        raise RefusedError("refusal.time", value=repr(text[:60]))
    return int(found[1]) * 60 + int(found[2])


_ACTS: Mapping[str, Callable[[State, Fields, int], Revision]] = {
    "pause": _pause,
    "close": _close,
    "reopen": _reopen,
    "move": _move,
    "replace": _replace,
    "service": _service,
    "holiday": _holiday,
    "undo": _undo,
    "audit": _audit,
    "reopen-day": _reopen_day,
    "return": _return,
    "abandon": _abandon,
    "manual": _manual,
}
