"""`apply`: the state after a fact. It decides nothing and refuses nothing: what is in the log happened."""

from collections.abc import Callable, Mapping
from datetime import date

from contract.kinds import PRINT_MS
from edge_gateway.hall import ends
from edge_gateway.hall.layout import Layout, layout_of
from edge_gateway.hall.model import NO_SLIPS, Desk, Doubt, Fact, Print, Slip, State, Status, Ticket
from site_plan import read_logged

Step = Callable[[State, Fact], State]
MEASURED = frozenset({"step", "sync", "confirmed"})  # why the clock was set: `after` - `before` is by how much


def apply(state: State, fact: Fact) -> State:
    """Return the state after `fact`; kinds that change nothing here leave it as it is."""
    step = _STEPS.get(fact.k)
    if step is None:
        return state
    after = step(state, fact)
    return ends.watched(state, after, fact, step) if state.ends or fact.k == "day" else after


def with_layout(state: State, layout: Layout) -> State:
    """Return the state over another plan; an end that is undone later goes on by it too."""
    again = tuple(end._replace(rest=end.rest._replace(layout=layout)) for end in state.ends)
    return state._replace(layout=layout, ends=again)


def hear(state: State, cause: Print) -> State:
    """Return the state after what a box said of a slip; with the same `slips` if that says nothing.

    Its own box says it once: what comes first stands. A number of another log, which `job` cannot tell, is of a press
    after that, or too long ago.
    """
    if state.ends:
        state = state._replace(ends=tuple(end._replace(rest=hear(end.rest, cause)) for end in state.ends))
    slip = state.slips.get(cause.job)
    if slip is None or slip.dev != cause.dev or not slip.at <= cause.at or not cause.rx - slip.at <= PRINT_MS:
        return state
    return state._replace(slips={n: other for n, other in state.slips.items() if n != cause.job})


def elapsed(since: int | None, at: int) -> int | None:
    """Return the ms from `since` to `at`; None if unknown, or negative: clocks differ."""
    return None if since is None or at < since else at - since


def _open(state: State, _: Fact) -> State:
    """Begin a log in the middle of a day: its numbers start again, and come after those of the log before."""

    def older(tickets: Mapping[str, Ticket]) -> Mapping[str, Ticket]:
        return {key: ticket._replace(era=ticket.era - 1) for key, ticket in tickets.items()}

    return state._replace(tickets=older(state.tickets), absent=older(state.absent), slips=NO_SLIPS)


def _plan(state: State, fact: Fact) -> State:
    return with_layout(state, layout_of(read_logged(fact.text("toml"), state.layout.plan.zone).plan))


def _day(state: State, fact: Fact) -> State:
    phase = fact.text("state")
    if phase == "opened":
        day = date.fromisoformat(fact.text("day"))
        return State(state.layout, day, phase, trial=state.trial, inside=state.inside, doubt=state.doubt)
    return state._replace(phase=phase)


def _enter(state: State, _: Fact) -> State:
    return state._replace(inside=state.inside + 1)


def _leave(state: State, _: Fact) -> State:
    return state._replace(inside=state.inside - 1)


def _taken_off(state: State, fact: Fact) -> State:
    return state._replace(inside=state.inside - fact.number("n"))


def _trial(state: State, fact: Fact) -> State:
    return state._replace(trial=fact.k == "trial")


def _priority(state: State, fact: Fact) -> State:
    return state._replace(armed={**state.armed, fact.text("dev"): fact.at})


def _issue(state: State, fact: Fact) -> State:
    service, by, visit, dev = fact.text("service"), fact.number("by"), fact.number("visit"), fact.data["dev"]
    era = state.onward[1] if state.onward is not None and state.onward[0] == by else 0
    ticket = Ticket(fact.text("ticket"), service, visit, by, bool(fact.number("priority")), fact.at, era=era)
    return state._replace(
        onward=None,
        slips=_printing(state, fact) if visit == by else state.slips,
        tickets={**state.tickets, ticket.number: ticket},
        given={**state.given, service: state.given.get(service, 0) + 1},
        armed={d: at for d, at in state.armed.items() if d != dev} if state.armed else state.armed,
        tally=_count(state, "issued" if visit == by else "linked"),
    )


def _printing(state: State, fact: Fact) -> Mapping[int, Slip]:
    """Return the slips with that of a first ticket, without those that nothing is said of any more."""
    left = {n: slip for n, slip in state.slips.items() if fact.at - slip.at <= PRINT_MS}
    return {**left, fact.number("by"): Slip(str(fact.data["dev"]), fact.at)}


def _call(state: State, fact: Fact) -> State:
    ticket, desk = state.tickets[fact.text("ticket")], _desk(state, fact)
    wait = ticket.wait_ms if ticket.was_called else elapsed(ticket.issued, fact.at)
    called = ticket._replace(status=Status.CALLED, was_called=True, called=fact.at, wait_ms=wait)
    passed = 0 if ticket.priority else desk.passed + 1
    desk = desk._replace(hand=ticket.number, moved=fact.at, nexted=fact.at, passed=passed)
    return _with(state, fact, desk, called)


def _recall(state: State, fact: Fact) -> State:
    ticket = state.tickets[fact.text("ticket")]
    return state._replace(tickets={**state.tickets, ticket.number: ticket._replace(called=fact.at)})


def _start(state: State, fact: Fact) -> State:
    ticket = state.tickets[fact.text("ticket")]
    if ticket.was_started:
        ticket = ticket._replace(status=Status.SERVING)
    else:
        walk = elapsed(ticket.called, fact.at)
        ticket = ticket._replace(status=Status.SERVING, was_started=True, started=fact.at, walk_ms=walk)
    return _with(state, fact, _desk(state, fact)._replace(moved=fact.at), ticket)


def _hold(state: State, fact: Fact) -> State:
    ticket = state.tickets[fact.text("ticket")]._replace(status=Status.ON_HOLD)
    return _with(state, fact, _desk(state, fact)._replace(hand=None, held=ticket.number, moved=fact.at), ticket)


def _resume(state: State, fact: Fact) -> State:
    ticket = state.tickets[fact.text("ticket")]._replace(status=Status.CALLED, called=fact.at)
    return _with(state, fact, _desk(state, fact)._replace(hand=ticket.number, held=None, moved=fact.at), ticket)


def _end(state: State, fact: Fact) -> State:
    """End a ticket, wherever it is; the tally names the end after its kind, or its outcome."""
    number = fact.text("ticket")
    name = fact.text("outcome") if fact.k == "finish" else "transferred" if fact.k == "transfer" else fact.k
    tickets = dict(state.tickets)
    tickets.pop(number, None)
    return state._replace(
        tickets=tickets,
        desks=_cleared(state.desks, number, fact.at),
        tally=_count(state, name),
    )


def _transfer(state: State, fact: Fact) -> State:
    """End a ticket; the one that follows it is of the same visit, and so of the same era."""
    ticket = state.tickets[fact.text("ticket")]
    ended = _end(state, fact)
    return ended._replace(onward=(fact.number("by"), ticket.era)) if ticket.era else ended


def _no_show(state: State, fact: Fact) -> State:
    ticket = state.tickets[fact.text("ticket")]
    return _end(state, fact)._replace(absent={**state.absent, ticket.number: ticket})


def _return(state: State, fact: Fact) -> State:
    ticket = state.absent[fact.text("ticket")]._replace(status=Status.WAITING)
    return state._replace(
        tickets={**state.tickets, ticket.number: ticket},
        absent={key: other for key, other in state.absent.items() if key != ticket.number},
        tally=_count(state, "no_show", -1),
    )


def _counter(state: State, fact: Fact) -> State:
    desk = _desk(state, fact)._replace(state=fact.text("state"))
    return state._replace(desks={**state.desks, fact.text("counter"): desk})


def _clock(state: State, fact: Fact) -> State:
    """Forget times before a step of the clock: no duration may span it.

    What guards compare goes along if the step was measured: a second NEXT stays a second one, a priority its own. If
    not, no late press can be known to be of after the hand last changed.
    """

    def forget(ticket: Ticket) -> Ticket:
        return ticket._replace(issued=None, called=None, started=None)

    after, by = fact.number("after"), fact.number("after") - fact.number("before")
    is_measured = fact.text("why") in MEASURED

    def moved(desk: Desk) -> Desk:
        if not is_measured:
            return desk._replace(moved=after, nexted=None)
        return desk._replace(moved=desk.moved + by, nexted=None if desk.nexted is None else desk.nexted + by)

    return state._replace(
        tickets={key: forget(ticket) for key, ticket in state.tickets.items()},
        absent={key: forget(ticket) for key, ticket in state.absent.items()},
        desks={code: moved(desk) for code, desk in state.desks.items()},
        armed={dev: at + by for dev, at in state.armed.items()} if is_measured else {},
        slips={n: slip._replace(at=slip.at + by) for n, slip in state.slips.items()} if is_measured else NO_SLIPS,
        doubt=None,
    )


def _doubt(state: State, fact: Fact) -> State:
    """Keep what the machine's clock says and the gateway's does not follow; without it the two agree again."""
    wall = fact.data["wall"]
    return state._replace(doubt=None if wall is None else Doubt(fact.number("clock"), fact.number("wall")))


def _with(state: State, fact: Fact, desk: Desk, ticket: Ticket) -> State:
    return state._replace(
        tickets={**state.tickets, ticket.number: ticket},
        desks={**state.desks, fact.text("counter"): desk},
    )


def _desk(state: State, fact: Fact) -> Desk:
    return state.desk(fact.text("counter"))


def _cleared(desks: Mapping[str, Desk], number: str, at: int) -> Mapping[str, Desk]:
    """Return the counters without a ticket, which one of them may have in hand or aside."""
    for code, desk in desks.items():
        if desk.hand == number:
            return {**desks, code: desk._replace(hand=None, moved=at)}
        if desk.held == number:
            return {**desks, code: desk._replace(held=None, moved=at)}
    return desks


def _count(state: State, name: str, n: int = 1) -> Mapping[str, int]:
    return {**state.tally, name: state.tally.get(name, 0) + n}


_STEPS: Mapping[str, Step] = {
    "open": _open,
    "plan": _plan,
    "day": _day,
    "enter": _enter,
    "leave": _leave,
    "write_off": _taken_off,
    "adjust": _taken_off,
    "trial": _trial,
    "live": _trial,
    "priority": _priority,
    "issue": _issue,
    "call": _call,
    "recall": _recall,
    "start": _start,
    "finish": _end,
    "transfer": _transfer,
    "abandon": _end,
    "expired": _end,
    "unserved": _end,
    "no_show": _no_show,
    "return": _return,
    "hold": _hold,
    "resume": _resume,
    "counter": _counter,
    "clock": _clock,
    "undo": ends.undone,
    "doubt": _doubt,
}
