"""What a press does: who is inside, then what it asks of the hall, if it is fresh enough to ask."""

from collections.abc import Callable, Mapping

from edge_gateway.hall import pads
from edge_gateway.hall.issuing import issue
from edge_gateway.hall.model import Press, Print, Status
from edge_gateway.hall.movements import FRESH_MS
from edge_gateway.hall.refusing import refuse
from edge_gateway.hall.run import Run
from pages.occupancy import day_bounds
from site_plan.meaning import Meaning

NEVER_LATE = frozenset({"next", "recall", "issue", "transfer", "priority", "pause"})

Act = Callable[[Run, Press, Meaning], None]


def press(run: Run, cause: Press) -> None:
    """Decide over a press; a button without a meaning in the plan does nothing."""
    meaning = run.state.layout.actions.get((cause.dev, cause.button))
    if meaning is None:
        return
    if meaning.move is not None:
        _move(run, cause, meaning.move)
    if meaning.verb is None:
        return
    why = _unable(run, cause)
    if cause.trusted and cause.rx - cause.at > FRESH_MS and not _still_there(run, cause, meaning.verb):
        age = cause.rx - cause.at
        run.emit("stale", by=cause.n, dev=cause.dev, b=cause.button, age_ms=age)
    elif why is not None:
        refuse(run, cause, why, meaning.service)
    else:
        _ACTS[meaning.verb](run, cause, meaning)


def printed(run: Run, cause: Print) -> None:
    """Expire the ticket of a press whose print failed, if it still waits."""
    for ticket in tuple(run.state.tickets.values()):
        is_it = ticket.era == 0 and ticket.by == ticket.visit == cause.job
        if is_it and ticket.status is Status.WAITING and not cause.ok:
            run.emit("expired", by=cause.n, ticket=ticket.number)


def _move(run: Run, cause: Press, move: str) -> None:
    """Record who came or went; one of a day that was written off already is adjusted, so that the day stays closed."""
    state = run.state
    run.emit(move, by=cause.n, dev=cause.dev, late=int(cause.rx - cause.at > FRESH_MS))
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
    return "ended" if state.phase == "ended" else None


def _still_there(run: Run, cause: Press, verb: str) -> bool:
    """Say whether an old press finds its counter's ticket where it was when it was pressed."""
    if verb in NEVER_LATE:
        return False
    desk = run.state.desk(run.state.layout.counter_of[cause.dev])
    return (desk.hand or desk.held) is not None and desk.moved <= cause.at


_ACTS: Mapping[str, Act] = {
    "issue": issue,
    "priority": lambda run, cause, _: run.emit("priority", by=cause.n, dev=cause.dev),
    "next": pads.call_next,
    "recall": pads.recall,
    "start": pads.start,
    "finish": pads.finish,
    "no_show": pads.no_show,
    "hold": pads.hold_or_resume,
    "transfer": pads.transfer,
    "pause": pads.pause,
}
