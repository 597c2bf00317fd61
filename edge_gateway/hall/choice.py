"""Which waiting ticket a counter calls next, and by which rule."""

from edge_gateway.hall.model import State, Ticket


def choose(state: State, counter: str) -> tuple[Ticket, str] | None:
    """Return the ticket and the rule that chose it; None if nobody waits for this counter.

    By arrival of the visit. `priority-strict`: one with priority goes first. `priority-one-in-N`: it goes first if
    the counter's last N-1 calls were for others.
    """
    waiting = state.waiting(counter)
    if not waiting:
        return None
    first = min(waiting, key=arrival)
    preferred = min((t for t in waiting if t.priority), key=arrival, default=None)
    one_in = state.layout.plan.rules.one_in
    if preferred is None:
        return first, "arrival"
    if one_in is None:
        return preferred, "priority-strict"
    if state.desk(counter).passed >= one_in - 1:
        return preferred, f"priority-one-in-{one_in}"
    return first, "arrival"


def arrival(ticket: Ticket) -> tuple[int, int, int]:
    """Return what puts tickets into the order in which their visits came."""
    return ticket.era, ticket.visit, ticket.by
