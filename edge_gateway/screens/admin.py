"""The admin page: a form for each thing that people may change, and what stands there before it is saved."""

import hashlib
from collections.abc import Iterable, Mapping

from contract.kinds import SERVICE_KINDS
from edge_gateway.hall import State, Status
from edge_gateway.screens.changes import Change
from edge_gateway.screens.layout import Frame, field, form
from edge_gateway.screens.markup import Element, element, join
from edge_gateway.screens.special_days import closed_today, day_of, removable
from edge_gateway.screens.words import Words
from site_plan import Plan
from site_plan.local import local_day
from site_plan.model import SingleDay

SHOWN = "shown"  # the field that holds the seal of what was shown

Options = Iterable[tuple[str, str]]


def page(frame: Frame, state: State, now: int, notice: str | None = None, *, good: bool = True) -> Element:
    """Return the page's body; `notice` says how the last change went."""
    plan, say = state.layout.plan, frame.say
    told = element("p", notice, class_="notice good" if good else "notice bad", role="status") if notice else None
    cards = [_card(frame, do, fields) for do, fields in _forms(say, state, plan, now)]
    return join([told, element("div", *cards, class_="cards")])


def review(frame: Frame, fields: Mapping[str, str], change: Change, notice: str | None = None) -> Element:
    """Return what would change, and a form that saves exactly this."""
    say = frame.say
    kept = [element("input", type="hidden", name=name, value=value) for name, value in fields.items()]
    seal_ = element("input", type="hidden", name=SHOWN, value=seal(change))
    save = element("button", say("save"), type="submit")
    return join(
        [
            element("p", notice, class_="notice bad", role="alert") if notice else None,
            element("h2", say(f"a-{fields['do']}")),
            element("pre", "\n".join(change.lines), class_="diff", tabindex="0", aria_label=say("review")),
            form(frame, "/admin/save", *kept, seal_, save),
            element("p", element("a", say("back"), href=frame.link("/admin"))),
        ]
    )


def seal(change: Change) -> str:
    """Return what tells one change from another: who saves saves what was shown."""
    return hashlib.sha256(repr((change.lines, change.acts)).encode()).hexdigest()


def _forms(say: Words, state: State, plan: Plan, now: int) -> Iterable[tuple[str, list[Element] | None]]:
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

    yield "pause", [_choice("pause", "counter", say("counter"), counters)]
    yield "close", [_choice("close", "tenant", say("tenant"), tenants)]
    yield "reopen", [_choice("reopen", "tenant", say("tenant"), closed)] if closed else None
    yield "return", [_choice("return", "ticket", say("ticket"), absent)] if absent else None
    yield "abandon", [_choice("abandon", "ticket", say("ticket"), waiting)] if waiting else None
    yield "audit", [_text("audit", "count", say("head"), type="number", min=0, max=999999, required=True)]
    yield (
        "holiday",
        [
            _text("holiday", "date", say("date"), type="date", required=True),
            _text("holiday", "name", say("name"), maxlength=100, required=True),
        ],
    )
    yield "undo", [_choice("undo", "special", say("special"), special)] if special else None
    yield (
        "move",
        [
            _choice("move", "device", say("device"), pads),
            _choice("move", "counter", say("counter"), places),
        ],
    )
    yield (
        "replace",
        [
            _choice("replace", "device", say("device"), [(d.name, d.name) for d in plan.devices]),
            _text("replace", "new", say("new-name"), maxlength=12, required=True),
        ],
    )
    yield (
        "manual",
        [
            _choice("manual", "service", say("service"), services),
            _text("manual", "date", say("date"), type="date", value=today, max=today, required=True),
            _lines("manual", "lines", say("lines"), "A041 08.35"),
        ],
    )
    yield (
        "service",
        [
            _choice("service", "tenant", say("tenant"), tenants),
            _text("service", "code", say("service-code"), maxlength=24, required=True),
            _text("service", "name", say("name"), maxlength=60, required=True),
            _text("service", "prefix", say("prefix"), maxlength=3, required=True),
            _choice("service", "kind", say("kind"), [(k, k) for k in SERVICE_KINDS]),
            _choice("service", "counter", say("counter"), places),
            _text("service", "max_wait_min", say("wait"), type="number", min=1, max=600),
            _text("service", "std_service_min", say("standard"), type="number", min=1, max=600),
            _choice("service", "kiosk", say("kiosk"), kiosks),
            _text("service", "button", say("button"), maxlength=8),
        ],
    )


def _special(say: Words, key: str, what: SingleDay | str, tenants: Mapping[str, str]) -> str:
    """Return how a list names a holiday or a single day: date, what it is, for whom."""
    when = f"{day_of(key):%d-%m-%Y}"
    if isinstance(what, str):
        return f"{when} {say('d-holiday')} · {what}"
    whom = ", ".join(tenants[code] for code in what.tenants) or say("d-all")
    return f"{when} {say('d-' + what.kind)} · {whom} · {what.name}"


def _card(frame: Frame, do: str, fields: list[Element] | None) -> Element:
    say, title = frame.say, frame.say(f"a-{do}")
    if fields is None:
        inner = element("p", say("nobody"))
    else:
        what = element("input", type="hidden", name="do", value=do)
        inner = form(frame, "/admin/check", what, *fields, element("button", say("preview"), type="submit"))
    return element("section", element("h2", title, id=f"a-{do}"), inner, class_=f"card {do}", aria_labelledby=f"a-{do}")


def _choice(do: str, name: str, label: str, options: Options) -> Element:
    made = [element("option", text, value=value) for value, text in options]
    return field(f"{do}-{name}", label, element("select", *made, id=f"{do}-{name}", name=name))


def _text(do: str, name: str, label: str, **attributes: str | int | bool) -> Element:
    return field(
        f"{do}-{name}", label, element("input", id=f"{do}-{name}", name=name, autocomplete="off", **attributes)
    )


def _lines(do: str, name: str, label: str, example: str) -> Element:
    area = element("textarea", id=f"{do}-{name}", name=name, rows=3, required=True, placeholder=example)
    return field(f"{do}-{name}", label, area)
