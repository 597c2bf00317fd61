"""`decide`: which facts come of a cause. Each kind of cause has one function."""

from edge_gateway.hall.model import Cause, Fact, Order, Press, Print, State, Tick
from edge_gateway.hall.moments import tick
from edge_gateway.hall.orders import order
from edge_gateway.hall.presses import press, printed
from edge_gateway.hall.run import Run


def decide(state: State, cause: Cause) -> tuple[Fact, ...]:
    """Return the facts of `cause`, in order; folding `apply` over them gives the state after it."""
    return advance(state, cause)[0]


def advance(state: State, cause: Cause) -> tuple[tuple[Fact, ...], State]:
    """Return the facts of `cause` and the state after them.

    A `Tick` that is not before any `rx` of the presses that follow it goes first: no press opens or ends a day.
    """
    run = Run(state, cause.at, cause.n if isinstance(cause, Tick) else None)
    match cause:
        case Press():
            press(run, cause)
        case Print():
            printed(run, cause)
        case Tick():
            tick(run, cause)
        case Order():
            order(run, cause)
    return tuple(run.facts), run.state
