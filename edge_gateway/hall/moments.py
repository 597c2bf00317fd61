"""The moments of a day: opened, cutoff, closed, ended. Only the last writes off.

Each moment has as `at` what the plan gives, however late the gateway comes to write it; so what waited yesterday ends
yesterday, and a local day's identity (entered - left = written off + adjusted) is closed when the next one opens.
"""

from collections.abc import Mapping
from datetime import date

from edge_gateway.hall.fold import elapsed
from edge_gateway.hall.model import State, Status, Tick, Ticket
from edge_gateway.hall.run import Run
from site_plan import Plan
from site_plan.hours import day_end, hall_opening
from site_plan.local import day_bounds, local_day

_ORDER = ("none", "opened", "cutoff", "closed", "ended")


def tick(run: Run, cause: Tick) -> None:
    """Write the moments that are due; a clock behind the day in hand writes none."""
    zone = run.state.layout.plan.zone
    today, day = local_day(cause.at, zone), run.state.day
    if day is not None and today < day:
        return
    if day is not None and today > day:
        _moments(run, day, cause)
        run.at = day_bounds(day, zone)[1] - 1
        _write_off(run, day)
    if day is None or today > day:
        run.at = cause.at
        run.emit("day", day=today.isoformat(), state="opened")
    _moments(run, today, cause)


def moments_of(plan: Plan, day: date) -> Mapping[str, int]:
    """Return when each moment of a day but `opened` is due, in order."""
    hall, end = hall_opening(plan, day), day_end(plan, day)
    if hall is None:
        return {"ended": end}
    # a plan of 0.1 may close at 24:00, which is the next day's
    return {"cutoff": min(hall.cutoff, end), "closed": min(hall.closes, end), "ended": end}


def is_written(state: State, phase: str) -> bool:
    """Say whether the day in hand has come to a moment already."""
    return _ORDER.index(state.phase) >= _ORDER.index(phase)


def _moments(run: Run, day: date, cause: Tick) -> None:
    for phase, at in moments_of(run.state.layout.plan, day).items():
        if at <= cause.at and not is_written(run.state, phase):
            run.at = at
            if phase == "ended":
                _end(run, day, cause.n + len(run.facts))
            else:
                run.emit("day", day=day.isoformat(), state=phase)


def _end(run: Run, day: date, by: int) -> None:
    """End the day in entry `by`, then all tickets, each once; close the counters, write off who is still inside."""
    run.emit("day", day=day.isoformat(), state="ended")
    at_counter = {number: code for code, desk in run.state.desks.items() for number in (desk.hand, desk.held) if number}
    for ticket in sorted(run.state.tickets.values(), key=lambda t: t.by):
        if ticket.status is Status.WAITING:
            run.emit("unserved", ticket=ticket.number, wait_ms=_waited(run, ticket))
        else:
            run.end_unsaid(by, at_counter[ticket.number], ticket)
    for code, desk in run.state.desks.items():
        if desk.state != "closed":
            run.emit("counter", by=by, counter=code, state="closed")
    _write_off(run, day)


def _waited(run: Run, ticket: Ticket) -> int | None:
    return None if ticket.was_called else elapsed(ticket.issued, run.at)


def _write_off(run: Run, day: date) -> None:
    """Write off who is inside; more leaves than entries are taken back by an adjustment."""
    inside = run.state.inside
    if inside > 0:
        run.emit("write_off", day=day.isoformat(), n=inside)
    elif inside < 0:
        run.emit("adjust", n=inside, who="gateway", why="more-out-than-in")
