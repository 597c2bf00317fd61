"""The facts of one cause as they arise, each applied before the next is decided."""

from contract.records import Value
from edge_gateway.hall.fold import apply, elapsed
from edge_gateway.hall.model import Fact, State, Ticket


class Run:
    """One decision in progress; `state` is the state after `facts`."""

    def __init__(self, state: State, at: int, first: int | None = None) -> None:
        """Begin at `state`; facts happen `at` unless told otherwise. `first`: the number that a moment's first has."""
        self.state = state
        self.at = at
        self._first, self._rx = first, None if first is None else at
        self.facts: list[Fact] = []

    def emit(self, k: str, **data: Value) -> None:
        """Add a fact."""
        n = None if self._first is None else self._first + len(self.facts)
        fact = Fact(k, self.at, data, n, self._rx)
        self.facts.append(fact)
        self.state = apply(self.state, fact)

    def finish(self, by: int, counter: str, ticket: Ticket, outcome: str, *, implicit: bool) -> None:
        """End a ticket as served, with all that was measured; without service time if nobody said its end."""
        self.emit(
            "finish",
            by=by,
            ticket=ticket.number,
            counter=counter,
            wait_ms=ticket.wait_ms,
            walk_ms=ticket.walk_ms,
            serve_ms=None if implicit else self.served(ticket),
            since=since(ticket),
            outcome=outcome,
            implicit=int(implicit),
        )

    def no_show(self, by: int, counter: str, ticket: Ticket, *, implicit: bool) -> None:
        """End a ticket whose visitor did not come."""
        values: dict[str, Value] = {"ticket": ticket.number, "counter": counter, "wait_ms": ticket.wait_ms}
        self.emit("no_show", by=by, implicit=int(implicit), **values)

    def end_unsaid(self, by: int, counter: str, ticket: Ticket) -> None:
        """End a ticket of which nobody said how it went.

        It was served (`unstated`) if it was started, or if the counter has no START key and its last call is older
        than `min_serve_s`, or of unknown age; else its visitor did not come.
        """
        rules = self.state.layout.plan.rules
        age = elapsed(ticket.called, self.at)
        long_ago = age is None or age >= rules.min_serve_s * 1000
        if ticket.was_started or (counter not in self.state.layout.has_start and long_ago):
            self.finish(by, counter, ticket, "unstated", implicit=True)
        else:
            self.no_show(by, counter, ticket, implicit=True)

    def served(self, ticket: Ticket) -> int | None:
        """Return how long the service took: from its start, else from its last call."""
        return elapsed(ticket.started if ticket.was_started else ticket.called, self.at)


def since(ticket: Ticket) -> str:
    """Say what the service time counts from."""
    return "start" if ticket.was_started else "call"
