"""The keys of a counter's pad.

Which key may act on a ticket in hand is in the table of keys; any other press is refused as `nothing` (no ticket in
hand) or `state`.
"""

from edge_gateway.hall.choice import choose
from edge_gateway.hall.fold import elapsed
from edge_gateway.hall.issuing import give, unable
from edge_gateway.hall.model import Press, Ticket
from edge_gateway.hall.refusing import refuse
from edge_gateway.hall.run import Run, since
from site_plan.keys import Meaning


def call_next(run: Run, cause: Press, _: Meaning) -> None:
    """End what is in hand, and call the next; a second NEXT within the guard time does nothing."""
    counter = counter_of(run, cause)
    desk, guard = run.state.desk(counter), run.state.layout.plan.rules.next_guard_s * 1000
    if desk.nexted is not None and abs(cause.at - desk.nexted) < guard:
        refuse(run, cause, "guard")
        return
    if desk.state != "open":
        run.emit("counter", by=cause.n, counter=counter, state="open")
    if desk.hand is not None:
        run.end_unsaid(cause.n, counter, run.state.tickets[desk.hand])
    chosen = choose(run.state, counter)
    if chosen is None:
        refuse(run, cause, "empty")
        return
    ticket, rule = chosen
    wait = None if ticket.was_called else elapsed(ticket.issued, cause.at)
    run.emit("call", by=cause.n, ticket=ticket.number, counter=counter, wait_ms=wait, rule=rule)


def start(run: Run, cause: Press, meaning: Meaning) -> None:
    """Begin the service: the visitor is at the counter."""
    ticket = in_hand(run, cause, meaning)
    if ticket is not None:
        walk = None if ticket.was_started else elapsed(ticket.called, cause.at)
        run.emit("start", by=cause.n, ticket=ticket.number, counter=counter_of(run, cause), walk_ms=walk)


def finish(run: Run, cause: Press, meaning: Meaning) -> None:
    """End the service with the outcome of the key."""
    ticket = in_hand(run, cause, meaning)
    if ticket is not None:
        run.finish(cause.n, counter_of(run, cause), ticket, str(meaning.target), implicit=False)


def no_show(run: Run, cause: Press, meaning: Meaning) -> None:
    """End the ticket of a visitor who did not come."""
    ticket = in_hand(run, cause, meaning)
    if ticket is not None:
        run.no_show(cause.n, counter_of(run, cause), ticket, implicit=False)


def hold_or_resume(run: Run, cause: Press, meaning: Meaning) -> None:
    """Put the ticket in hand aside; with none in hand, take the one that was put aside."""
    counter = counter_of(run, cause)
    desk = run.state.desk(counter)
    if desk.hand is None and desk.held is not None:
        run.emit("resume", by=cause.n, ticket=desk.held, counter=counter)
    elif desk.hand is not None and desk.held is not None:
        refuse(run, cause, "held")
    else:
        ticket = in_hand(run, cause, meaning)
        if ticket is not None:
            run.emit("hold", by=cause.n, ticket=ticket.number, counter=counter)


def transfer(run: Run, cause: Press, meaning: Meaning) -> None:
    """End the ticket here, and give the same visit one for another service that is open."""
    ticket = in_hand(run, cause, meaning)
    if ticket is None:
        return
    service = run.state.layout.services[str(meaning.target)]
    why = "same" if service.code == ticket.service else unable(run.state, service, cause.rx, linked=True)
    if why is not None:
        refuse(run, cause, why, service.code)
        return
    counter = counter_of(run, cause)
    run.emit(
        "transfer",
        by=cause.n,
        ticket=ticket.number,
        counter=counter,
        service=service.code,
        serve_ms=run.served(ticket),
        since=since(ticket),
    )
    give(run, cause, service, visit=ticket.visit, priority=ticket.priority)


def pause(run: Run, cause: Press, _: Meaning) -> None:
    """Close the counter for a while, or open it again; a ticket in hand stays there."""
    toggle_pause(run, cause.n, counter_of(run, cause))


def toggle_pause(run: Run, by: int, counter: str) -> None:
    """Pause a counter that is open, and open any other."""
    paused = run.state.desk(counter).state == "open"
    run.emit("counter", by=by, counter=counter, state="paused" if paused else "open")


def counter_of(run: Run, cause: Press) -> str:
    """Return the counter of the pad that was pressed."""
    return run.state.layout.counter_of[cause.dev]


def in_hand(run: Run, cause: Press, meaning: Meaning) -> Ticket | None:
    """Return the ticket in hand if the key may act on it; else refuse."""
    hand = run.state.desk(counter_of(run, cause)).hand
    ticket = None if hand is None else run.state.tickets[hand]
    if ticket is not None and meaning.key is not None and ticket.status in meaning.key.on:
        return ticket
    refuse(run, cause, "nothing" if ticket is None else "state")
    return None
