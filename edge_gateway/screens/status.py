"""The status page: devices, backlog, disk, clock, refusals, and the question when no day may be opened."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from edge_gateway.hall import State, Status
from edge_gateway.intake.placing import MAX_BELIEVED_ERR
from edge_gateway.screens.layout import Frame, form
from edge_gateway.screens.markup import Child, Element, element, join, table
from edge_gateway.screens.ports import Condition, DeviceView, Refusal
from edge_gateway.screens.words import Words
from site_plan.local import local_day

FILL_WARN = 0.75
DISK_WARN = 0.10
SHOWN_REFUSALS = 8
EXPLAINED = frozenset({"mac", "unknown-device", "hw", "retained", "chain"})  # what an installer can mend


def page(frame: Frame, state: State, condition: Condition) -> Element:
    """Return the page's body for `condition`."""
    say, zone = frame.say, state.layout.plan.zone
    gateway = [
        element("h2", say("gateway")),
        table(say("gateway"), (say("what"), say("value")), _gateway(say, state, condition, zone)),
        element("h2", say("refusals")),
        _refusals(say, condition, zone),
    ]
    devices = [element("h2", say("devices")), _devices(say, condition, zone)]
    sides = element("div", element("section", *gateway), element("section", *devices), class_="sides")
    return join([_question(frame, condition, zone) if condition.question else None, sides])


def _question(frame: Frame, condition: Condition, zone: ZoneInfo) -> Element:
    say = frame.say
    return element(
        "section",
        element("h2", say("question")),
        element("p", say(f"q-{condition.question}")),
        *(_answer(frame, condition, zone) if condition.question == "behind" else ()),
        class_="alert",
        role="alert",
    )


def _answer(frame: Frame, condition: Condition, zone: ZoneInfo) -> Iterable[Element]:
    say = frame.say
    yield element("p", say("clock-right").format(_instant(condition.now, zone)))
    yield form(frame, "/status/open-day", element("button", say("open-day"), type="submit"))


def _gateway(say: Words, state: State, condition: Condition, zone: ZoneInfo) -> Iterable[Sequence[Child]]:
    clock = f"{_instant(condition.now, zone)} · {say('trusted' if condition.clock_trusted else 'untrusted')}"
    yield say("clock"), mark(clock, good=condition.clock_trusted)
    yield say("broker"), mark(say("connected" if condition.broker else "disconnected"), good=condition.broker)
    yield say("cloud"), mark(say(f"f-{condition.forwarding}"), good=condition.forwarding != "stopped")
    yield say("backlog"), _backlog(say, condition)
    yield say("disk"), _disk(say, condition)
    yield say("size"), number(condition.size)
    trial = f" · {say('trial')}" if state.trial else ""
    day = "" if state.day is None else f"{state.day:%d-%m-%Y} · "
    yield say("phase"), f"{day}{say('p-' + state.phase)}{trial}"
    yield say("inside"), number(state.inside)
    yield say("waiting"), number(sum(t.status is Status.WAITING for t in state.tickets.values()))


def _backlog(say: Words, condition: Condition) -> str:
    if condition.backlog is None:
        return say("none")
    age = condition.backlog_age_ms
    oldest = f" · {say('oldest').format(duration(age))}" if condition.backlog and age is not None else ""
    return number(condition.backlog) + oldest


def _disk(say: Words, condition: Condition) -> Child:
    free, total = condition.disk_free, condition.disk_total
    if free is None or not total:
        return say("none")
    return mark(say("of").format(size(free), size(total)), good=free / total >= DISK_WARN)


def _refusals(say: Words, condition: Condition, zone: ZoneInfo) -> Element:
    """Return who was refused and why, the newest first: what an installer looks for has just happened."""
    newest = sorted((r for r in condition.refused if r.count), key=lambda r: r.last or 0, reverse=True)
    if not newest:
        return element("p", say("no-refusals"))
    head = tuple(say(key) for key in ("device", "reason", "count", "last"))
    rows = [_refusal(say, refusal, condition.now, zone) for refusal in newest[:SHOWN_REFUSALS]]
    table_ = table(say("refusals"), head, rows)
    left = len(newest) - SHOWN_REFUSALS
    return join([table_, element("p", say("more").format(left)) if left > 0 else None])


def _refusal(say: Words, refusal: Refusal, now: int, zone: ZoneInfo) -> Sequence[Child]:
    meaning = say(f"r-{refusal.reason}") if refusal.reason in EXPLAINED else None
    reason = refusal.reason if meaning is None else f"{refusal.reason} · {meaning}"
    last = say("none") if refusal.last is None else _lately(refusal.last, now, zone)
    return refusal.dev or say("none"), reason, number(refusal.count), last


def _devices(say: Words, condition: Condition, zone: ZoneInfo) -> Element:
    devices = condition.devices
    head = tuple(say(key) for key in ("device", "online", "heard", "journal", "clock-error", "faults"))
    summary = say("summary").format(sum(d.online for d in devices), len(devices))
    shown = sorted(devices, key=lambda d: (d.online and not d.faults, d.name))  # what needs a hand comes first
    rows = [_device(say, device, condition.now, zone) for device in shown]
    return join([element("p", summary), table(say("devices"), head, rows)])


def _device(say: Words, device: DeviceView, now: int, zone: ZoneInfo) -> Sequence[Child]:
    fill, capacity, error = device.fill, device.capacity, device.error_ms
    return (
        device.name,
        mark(say("yes" if device.online else "no"), good=device.online),
        say("never") if device.heard is None else _lately(device.heard, now, zone),
        say("none") if fill is None or not capacity else mark(f"{fill} / {capacity}", good=fill / capacity < FILL_WARN),
        say("none") if error is None else mark(f"{error} ms", good=abs(error) <= MAX_BELIEVED_ERR),
        mark(", ".join(device.faults), good=False) if device.faults else say("none"),
    )


def mark(text: str, *, good: bool) -> Element:
    """Return text with a sign before it if it is not good: seen without colour too."""
    return element("span", text if good else f"⚠ {text}", class_="good" if good else "bad")


def number(n: int) -> str:
    """Return a number with Indonesian thousands."""
    return f"{n:,}".replace(",", ".")


def size(octets: int) -> str:
    """Return bytes in GB, with one decimal."""
    return f"{octets / 1e9:.1f} GB".replace(".", ",")


def duration(ms: int) -> str:
    """Return h:mm:ss."""
    minutes, seconds = divmod(ms // 1000, 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"


def _lately(at: int, now: int, zone: ZoneInfo) -> str:
    """Return the time alone if it is of today, so that a list is read at a glance."""
    said = _instant(at, zone)
    return said.split()[1] if local_day(at, zone) == local_day(now, zone) else said


def _instant(at: int, zone: ZoneInfo) -> str:
    return f"{datetime.fromtimestamp(at / 1000, UTC).astimezone(zone):%d-%m-%Y %H.%M.%S}"
