"""Ends of days that may yet be undone: beside the state stands what it is without them.

All that happens afterwards is folded into both, so an `undo` (SPEC, 36) takes the other: nobody is to be brought back.
An end is forgotten when the next moment of a day comes, or a number is given: the next day has begun.
"""

from collections.abc import Callable
from datetime import date

from edge_gateway.hall.model import Ended, Fact, State
from site_plan.local import day_bounds

Step = Callable[[State, Fact], State]

_BEGIN = frozenset({"cutoff", "closed", "ended"})  # what an end's first entry says
_OF_MOMENTS = frozenset({"day", "unserved", "finish", "no_show", "counter", "write_off", "adjust"})
_OF_A_NEW_DAY = frozenset({"day", "issue", "open"})


def watched(before: State, after: State, fact: Fact, step: Step) -> State:
    """Return `after`, which `step` made of `before`, with the ends that may be undone then."""
    if fact.k in {"plan", "undo"}:
        return after  # these see to the ends themselves
    if before.ends and _is_within(before.ends[-1], fact):
        ends = tuple(end._replace(last=fact.n or 0) for end in before.ends)
    else:
        ends = _beside(before, fact, step)
    if fact.k == "day" and fact.data["state"] in _BEGIN and not any(end.rest.day == before.day for end in ends):
        ends += _begun(before, fact)
    return after._replace(ends=ends)


def undone(state: State, fact: Fact) -> State:
    """Return the state without the end that the `undo` names; as it is if it names another fact."""
    named = fact.data["first"], fact.data["last"]
    return next((end.rest for end in state.ends if (end.first, end.last) == named), state)


def end_of(state: State, day: date) -> Ended | None:
    """Return the end of `day` that may be undone; None if it has not ended, or too much came after."""
    return next((end for end in state.ends if end.rest.day == day and _is_over(state, end)), None)


def _is_within(end: Ended, fact: Fact) -> bool:
    return fact.k in _OF_MOMENTS and fact.n == end.last + 1 and fact.rx == end.rx


def _is_over(state: State, end: Ended) -> bool:
    """Say whether the day has ended: it may have come to its cutoff only."""
    return state.phase == "ended" or state.day != end.rest.day


def _beside(state: State, fact: Fact, step: Step) -> tuple[Ended, ...]:
    if fact.k in _OF_A_NEW_DAY:
        return ()
    return tuple(end._replace(rest=step(end.rest, fact), late=end.late + _late(end, fact)) for end in state.ends)


def _late(end: Ended, fact: Fact) -> int:
    """Return how many an adjustment takes off because their day was written off, if it was this end's day."""
    day = end.rest.day
    if fact.k != "adjust" or fact.data["why"] != "late" or day is None:
        return 0
    return fact.number("n") if fact.at >= day_bounds(day, end.rest.layout.plan.zone)[0] else 0


def _begun(state: State, fact: Fact) -> tuple[Ended, ...]:
    if fact.n is None or fact.rx is None:
        return ()
    return (Ended(fact.n, fact.n, fact.rx, state._replace(ends=())),)
