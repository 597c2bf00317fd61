"""The hall engine: pure decisions over one day of tickets, calls and counters.

`decide(state, cause)` gives facts, `apply(state, fact)` folds one in. Facts in the log are authoritative: a restart
folds them and decides nothing again; deciding again over the same causes gives the same facts, byte for byte.
"""

from edge_gateway.hall.ends import end_of
from edge_gateway.hall.engine import advance, decide
from edge_gateway.hall.engines import ENGINE
from edge_gateway.hall.fold import apply, with_layout
from edge_gateway.hall.layout import Layout, layout_of
from edge_gateway.hall.model import Cause, Fact, Order, Press, Print, State, Status, Tick, Ticket
from edge_gateway.hall.orders import OrderError
from edge_gateway.hall.replanning import check_plan
from edge_gateway.hall.replay import Mismatch, Standing, replay, resume
from edge_gateway.hall.show import shows

__all__ = [
    "ENGINE",
    "Cause",
    "Fact",
    "Layout",
    "Mismatch",
    "Order",
    "OrderError",
    "Press",
    "Print",
    "Standing",
    "State",
    "Status",
    "Tick",
    "Ticket",
    "advance",
    "apply",
    "check_plan",
    "decide",
    "end_of",
    "layout_of",
    "replay",
    "resume",
    "shows",
    "with_layout",
]
