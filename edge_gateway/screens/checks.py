"""What a running gateway sees of itself, as checks: for the status page, its JSON, and `lawang doctor`."""

from collections.abc import Iterable, Iterator, Sequence

from command_line.checks import Check, Verdict, ok, warn
from edge_gateway.devices.advice import OTHER, advice
from edge_gateway.hall import State
from edge_gateway.screens.condition import NO_KEY, NOT_PLANNED
from edge_gateway.screens.layout import TEXTS
from edge_gateway.screens.ports import Condition, DeviceView, RefusedMessages
from shelf.texts import Phrase
from shelf.version import VERSION

SHOWN = 8  # names in one line
LATE_MS = 3_600_000  # what waits longer for the cloud is told
FULL = 0.75  # of a box's journal


def checks(state: State, condition: Condition) -> list[Check]:
    """Return them, what is wrong with the gateway itself first."""
    return [
        *_gateway(condition),
        _backlog(condition),
        _enrolled(condition.devices),
        _silent(condition.devices),
        _faults(condition.devices),
        _refused(condition.refused),
        _screens(condition),
        _trial(state),
    ]


def _gateway(condition: Condition) -> Iterator[Check]:
    health = condition.health
    for problem in health.problems:
        yield Check(problem.name, Verdict.BAD, _ours(problem.what), _ours(problem.todo))
    if not health.problems:
        yield ok("gateway", _told("check.gateway", version=VERSION, log=health.log, size=health.writer.size))


def _backlog(condition: Condition) -> Check:
    uplink = condition.health.uplink
    if uplink is None:
        return ok("backlog", _told("check.no-cloud"))
    waited = 0 if uplink.oldest is None else max(0, condition.health.now - uplink.oldest)
    said = _told("check.backlog", count=uplink.backlog, minutes=waited // 60_000)
    return ok("backlog", said) if waited < LATE_MS else warn("backlog", said, _told("check.backlog-do"))


def _enrolled(devices: Sequence[DeviceView]) -> Check:
    lacking = [d.name for d in devices if NO_KEY in d.faults]
    extra = [d.name for d in devices if NOT_PLANNED in d.faults]
    if lacking:
        return warn("enrolled", _told("check.no-key", names=_names(lacking)), _told("check.no-key-do"))
    if extra:
        return warn("enrolled", _told("check.not-planned", names=_names(extra)), _told("check.not-planned-do"))
    return ok("enrolled", _told("check.enrolled", count=len(devices)))


def _silent(devices: Sequence[DeviceView]) -> Check:
    known = [d for d in devices if NO_KEY not in d.faults]
    silent = [d.name for d in known if not d.online]
    unproved = [d.name for d in known if d.online and not d.proved]
    if silent:
        return warn("silent", _told("check.silent", names=_names(silent), all=len(known)), _told("check.silent-do"))
    if unproved:
        return warn("silent", _told("check.unproved", names=_names(unproved)), _told("check.unproved-do"))
    return ok("silent", _told("check.heard", count=len(known)))


def _faults(devices: Sequence[DeviceView]) -> Check:
    found = [f"{d.name} ({', '.join(faults)})" for d in devices if (faults := _faults_of(d))]
    if found:
        return warn("faults", _told("check.faults", names=_names(found)), _told("check.faults-do"))
    return ok("faults", _told("check.no-faults"))


def _faults_of(device: DeviceView) -> list[str]:
    faults = [fault for fault in device.faults if fault not in {NO_KEY, NOT_PLANNED}]
    if device.fill is not None and device.capacity and device.fill / device.capacity >= FULL:
        faults.append(f"{device.fill}/{device.capacity}")
    return faults


def _refused(refused: Iterable[RefusedMessages]) -> Check:
    found = sorted((r for r in refused if r.count), key=lambda r: r.count, reverse=True)
    if not found:
        return ok("refused", _told("check.no-refused"))
    names = [f"{r.dev or '–'}: {r.reason} × {r.count}" for r in found]
    step = advice(found[0].reason) or OTHER
    return warn("refused", _told("check.refused", names=_names(names)), Phrase(step.key, step.values, TEXTS))


def _screens(condition: Condition) -> Check:
    found = condition.screens
    if not found:
        return warn("screens", _told("check.no-screens"), _told("check.no-screens-do"))
    return ok("screens", _told("check.screens", names=_names([f"{what} × {n}" for what, n in sorted(found.items())])))


def _trial(state: State) -> Check:
    if state.trial:
        return warn("trial", _told("check.trial"), _told("check.trial-do"))
    return ok("trial", _told("check.live"))


def _names(names: Sequence[str]) -> str:
    more = [f"… +{len(names) - SHOWN}"] if len(names) > SHOWN else []
    return ", ".join([*names[:SHOWN], *more])


def _ours(what: Phrase) -> Phrase:
    return Phrase(what.key, what.values, TEXTS)


def _told(key: str, **values: object) -> Phrase:
    return Phrase(key, values, TEXTS)
