"""What a press does: who is inside, then what it asks of the hall, if it is fresh enough to ask."""

from collections.abc import Callable, Mapping

from contract.kinds import GATEWAY_KINDS, LATE_MS
from contract.records import Value
from edge_gateway.hall import pads
from edge_gateway.hall.fold import hear
from edge_gateway.hall.issuing import issue
from edge_gateway.hall.model import Press, Print, Status
from edge_gateway.hall.movements import DELTAS
from edge_gateway.hall.refusing import refuse
from edge_gateway.hall.run import Run
from site_plan.keys import Act, Key, Meaning
from site_plan.local import day_bounds

UNKNOWN_KEY = "no-act"  # why a press is refused whose key this engine has no act for, or no record


def press(run: Run, cause: Press) -> None:
    """Decide over a press; a button without a meaning in the plan does nothing."""
    meaning = run.state.layout.actions.get((cause.dev, cause.button))
    if meaning is None:
        return
    if meaning.move is not None:
        _move(run, cause, meaning.move)
    key = meaning.key
    if key is None:
        return
    why, act = _unable(run, cause), None if key.act is None else ACTS.get(key.act)
    if cause.trusted and cause.rx - cause.at > LATE_MS and not _still_there(run, cause, key):
        age = cause.rx - cause.at
        run.emit("stale", by=cause.n, dev=cause.dev, b=cause.button, age_ms=age)
    elif why is not None:
        refuse(run, cause, why, meaning.service)
    elif act is None:
        refuse(run, cause, UNKNOWN_KEY, meaning.service)
    else:
        act(run, cause, meaning)


def printed(run: Run, cause: Print) -> None:
    """Take what its box says of a slip; if it failed, expire the ticket, if that still waits."""
    before, run.state = run.state.slips, hear(run.state, cause)
    if cause.ok or run.state.slips is before:
        return
    for ticket in tuple(run.state.tickets.values()):
        is_it = ticket.era == 0 and ticket.by == ticket.visit == cause.job
        if is_it and ticket.status is Status.WAITING:
            run.emit("expired", by=cause.n, ticket=ticket.number)


def _move(run: Run, cause: Press, move: str) -> None:
    """Record who came or went; one of a day that was written off already is adjusted, so that the day stays closed."""
    if move not in DELTAS:
        refuse(run, cause, UNKNOWN_KEY)
        return
    state = run.state
    run.emit(move, by=cause.n, dev=cause.dev, late=int(cause.rx - cause.at > LATE_MS))
    if state.day is not None and cause.at < day_bounds(state.day, state.layout.plan.zone)[0]:
        run.emit("adjust", n=1 if move == "enter" else -1, who="gateway", why="late")


def _unable(run: Run, cause: Press) -> str | None:
    """Say why the hall as a whole cannot act on a press."""
    state = run.state
    if not cause.trusted:
        return "clock"
    if state.day is None:
        return "no-day"
    begins, ends = day_bounds(state.day, state.layout.plan.zone)
    if not begins <= cause.rx < ends:
        return "no-day"
    return "ended" if state.phase == "ended" or cause.at < begins else None  # pressed on the day before, heard on this


def _still_there(run: Run, cause: Press, key: Key) -> bool:
    """Say whether an old press finds its counter's ticket where it was when it was pressed."""
    counter = run.state.layout.counter_of.get(cause.dev)
    if key.never_late or counter is None:
        return False
    desk = run.state.desk(counter)
    return (desk.hand or desk.held) is not None and desk.moved <= cause.at


def _record(run: Run, cause: Press, meaning: Meaning) -> None:
    """Write down that a key was pressed: a record of its name, of its box or counter, and of its ticket."""
    key = meaning.key
    if key is None:
        return
    said: dict[str, Value] = {"by": cause.n, "dev": cause.dev}
    if key.at_counter:
        said = {"by": cause.n, "counter": pads.counter_of(run, cause)}
    if key.on:
        ticket = pads.in_hand(run, cause, meaning)
        if ticket is None:
            return
        said["ticket"] = ticket.number
    if GATEWAY_KINDS.get(key.verb, {}).keys() == said.keys():
        run.emit(key.verb, **said)
    else:
        refuse(run, cause, UNKNOWN_KEY)


ACTS: Mapping[Act, Callable[[Run, Press, Meaning], None]] = {
    Act.RECORD: _record,
    Act.ISSUE: issue,
    Act.NEXT: pads.call_next,
    Act.START: pads.start,
    Act.NO_SHOW: pads.no_show,
    Act.HOLD: pads.hold_or_resume,
    Act.PAUSE: pads.pause,
    Act.FINISH: pads.finish,
    Act.TRANSFER: pads.transfer,
}
