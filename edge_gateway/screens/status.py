"""The status page: devices, backlog, disk, clock, refusals, and the question when no day may be opened."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from command_line.checks import Check, Verdict
from edge_gateway.devices.advice import advice
from edge_gateway.hall import State, Status
from edge_gateway.intake.placing import MAX_BELIEVED_ERR
from edge_gateway.machine.clock import Trust
from edge_gateway.screens.checks import checks
from edge_gateway.screens.health import Health, Problem
from edge_gateway.screens.layout import Frame, Say, instant
from edge_gateway.screens.ports import Condition, DeviceView, RefusedMessages
from site_plan.local import local_day

FILL_WARN = 0.75
DISK_WARN = 0.10
SHOWN_REFUSALS = 8
EXPLAINED = frozenset({"mac", "unknown-device", "hw", "retained", "chain", "stale"})  # what an installer can mend


@dataclass(frozen=True, slots=True)
class Mark:
    """A value of a table that may be bad."""

    text: str
    good: bool


Cell = str | Mark


def page(frame: Frame, state: State, condition: Condition) -> dict[str, object]:
    """Return what the page `status` shows of `condition`."""
    zone, health = state.layout.plan.zone, condition.health
    refused = sorted((r for r in condition.refused if r.count), key=lambda r: r.last or 0, reverse=True)
    shown = sorted(
        condition.devices, key=lambda d: (d.online and d.proved and not d.faults, d.name)
    )  # what needs a hand first
    looked = checks(state, condition)
    return {
        "wrong": [_check(frame, check) for check in looked if check.verdict is not Verdict.OK],
        "fine": [frame.said(check.said) for check in looked if check.verdict is Verdict.OK],
        "problems": [_problem(frame, p) for p in health.problems if p.name != "broker"],  # the table says it
        "clock_to_confirm": instant(health.now, zone) if health.writer.reading.trust is Trust.BEHIND else None,
        "clock_to_follow": None if health.jump is None else instant(health.now + health.jump, zone),
        "gateway": list(_gateway(frame.say, state, condition, zone)),
        "refusals": [_refusal(frame.say, refusal, health.now, zone) for refusal in refused[:SHOWN_REFUSALS]],
        "steps": list(_steps(frame, refused[:SHOWN_REFUSALS])),
        "more_refusals": len(refused) - SHOWN_REFUSALS,
        "summary": frame.say("summary", online=sum(d.online and d.proved for d in shown), all=len(shown)),
        "devices": [_device(frame.say, device, health.now, zone) for device in shown],
    }


def _problem(frame: Frame, problem: Problem) -> dict[str, str]:
    todo = "" if problem.name == "clock" else f" {frame.said(problem.todo)}"  # a question has its buttons
    return {"name": problem.name, "said": frame.said(problem.what) + todo}


def _check(frame: Frame, check: Check) -> tuple[Cell, str]:
    """Return what was found, and what to do."""
    said = frame.said(check.said)
    found = Mark(said, good=False) if check.verdict is Verdict.BAD else said
    return found, "" if check.todo is None else frame.said(check.todo)


def _gateway(say: Say, state: State, condition: Condition, zone: ZoneInfo) -> Iterable[Sequence[Cell]]:
    health = condition.health
    trusted = health.writer.reading.trusted
    word = "untrusted" if not trusted else "trusted" if health.jump is None else "doubted"
    yield say("clock"), Mark(f"{instant(health.now, zone)} · {say(word)}", good=word == "trusted")
    yield say("broker"), Mark(say("connected" if health.broker else "disconnected"), good=health.broker)
    yield say("cloud"), Mark(say(f"f-{health.forwarding}"), good=health.forwarding != "stopped")
    yield say("backlog"), _backlog(say, health)
    yield say("disk"), _disk(say, condition)
    yield say("size"), number(health.writer.size)
    trial = f" · {say('trial')}" if state.trial else ""
    day = "" if state.day is None else f"{state.day:%d-%m-%Y} · "
    yield say("phase"), f"{day}{say('p-' + state.phase)}{trial}"
    yield say("inside"), number(state.inside)
    yield say("waiting"), number(sum(t.status is Status.WAITING for t in state.tickets.values()))


def _backlog(say: Say, health: Health) -> str:
    if health.uplink is None:
        return say("none")
    backlog, oldest = health.uplink.backlog, health.uplink.oldest
    since = f" · {say('oldest', age=duration(max(0, health.now - oldest)))}" if oldest is not None else ""
    return number(backlog) + since


def _disk(say: Say, condition: Condition) -> Cell:
    free, total = condition.disk_free, condition.disk_total
    return Mark(say("of", free=size(free), total=size(total)), good=free / total >= DISK_WARN)


def _refusal(say: Say, refusal: RefusedMessages, now: int, zone: ZoneInfo) -> Sequence[Cell]:
    meaning = say(f"r-{refusal.reason}") if refusal.reason in EXPLAINED else None
    reason = refusal.reason if meaning is None else f"{refusal.reason} · {meaning}"
    last = say("none") if refusal.last is None else _lately(refusal.last, now, zone)
    return refusal.dev or say("none"), reason, number(refusal.count), last


def _steps(frame: Frame, refused: Sequence[RefusedMessages]) -> Iterable[tuple[str, str]]:
    """Give what an installer does about each reason."""
    for reason in dict.fromkeys(refusal.reason for refusal in refused):
        step = advice(reason)
        if step is not None:
            yield reason, frame.said(step)


def _device(say: Say, device: DeviceView, now: int, zone: ZoneInfo) -> Sequence[Cell]:
    fill, capacity, error = device.fill, device.capacity, device.error_ms
    doubt = "" if device.proved else f" · {say('unproved')}"
    return (
        device.name,
        Mark(say("yes" if device.online else "no") + doubt, good=device.online and device.proved),
        say("never") if device.heard is None else _lately(device.heard, now, zone),
        say("none")
        if fill is None or not capacity
        else Mark(f"{fill} / {capacity}{doubt}", good=fill / capacity < FILL_WARN and device.proved),
        say("none") if error is None else Mark(f"{error} ms", good=abs(error) <= MAX_BELIEVED_ERR),
        Mark(", ".join(device.faults), good=False) if device.faults else say("none"),
    )


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
    said = instant(at, zone)
    return said.split()[1] if local_day(at, zone) == local_day(now, zone) else said
