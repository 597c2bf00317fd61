"""What people do on the admin page, as far as it changes the hall; the caller keeps it as an entry first."""

from edge_gateway.hall.model import Order
from edge_gateway.hall.pads import toggle_pause
from edge_gateway.hall.run import Run
from shelf.texts import SaidError, texts


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
    else:
        _ticket(run, cause)


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
