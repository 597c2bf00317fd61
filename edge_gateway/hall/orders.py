"""What people do on the admin page, as far as it changes the hall; the caller keeps it as an entry first."""

from datetime import datetime

from edge_gateway.hall.ends import end_of
from edge_gateway.hall.model import Ended, Order, State
from edge_gateway.hall.pads import toggle_pause
from edge_gateway.hall.run import Run
from shelf.texts import SaidError, texts
from site_plan.hours import day_end
from site_plan.local import local_day


class OrderError(SaidError):
    """The order does not fit the hall as it stands: show it to who gave it; nothing is logged."""

    texts = texts("edge_gateway")


def order(run: Run, cause: Order) -> None:
    """Decide over an order; raises OrderError."""
    state = run.state
    if cause.what in {"trial", "live"}:
        run.emit(cause.what, who=cause.who)
    elif cause.what == "audit":
        run.emit("audit", n=cause.count, who=cause.who)
        if state.inside != cause.count:
            run.emit("adjust", n=state.inside - cause.count, who=cause.who, why="audit")
    elif cause.what == "pause":
        if cause.target not in state.layout.takes:
            raise OrderError("order.no-counter")
        toggle_pause(run, cause.by, cause.target)
    elif cause.what == "reopen":
        _reopen(run, cause)
    else:
        _ticket(run, cause)


def ended_in_error(state: State, now: int) -> Ended:
    """Return the end of the local day of `now`, if it may be undone; raises OrderError.

    Not once the plan's end of that day has come: the next tick would end it again.
    """
    plan = state.layout.plan
    today = local_day(now, plan.zone)
    ended, due = end_of(state, today), day_end(plan, today)
    if ended is None:
        raise OrderError("order.no-end")
    if now >= due:
        raise OrderError("order.over", at=f"{datetime.fromtimestamp(due / 1000, plan.zone):%H.%M}")
    return ended


def _reopen(run: Run, cause: Order) -> None:
    """Let today go on; who moved meanwhile was taken off as of a day that was written off, and is counted again."""
    ended = ended_in_error(run.state, cause.at)
    run.emit("undo", by=cause.by, first=ended.first, last=ended.last, who=cause.who)
    if ended.late:
        run.emit("adjust", n=-ended.late, who=cause.who, why="reopened")


def _ticket(run: Run, cause: Order) -> None:
    """Return a no-show to its place, or end a ticket whose visitor gave up."""
    state = run.state
    among = {"return": state.absent, "abandon": state.tickets}.get(cause.what)
    if among is None:
        raise OrderError("order.unknown", what=cause.what)
    if cause.target not in among:
        raise OrderError("order.no-ticket")
    if state.phase == "ended":
        raise OrderError("order.ended")
    run.emit(cause.what, by=cause.by, ticket=cause.target, who=cause.who)
