"""Whether a plan may follow the one in force: one rule for every way by which a plan comes in."""

from collections.abc import Collection, Iterable

from edge_gateway.hall.model import State, Ticket
from site_plan import Plan, PlanError
from site_plan.diff import check_successor
from site_plan.local import local_day


def check_plan(state: State, after: Plan, now: int) -> None:
    """Raise PlanError unless `after` may follow the plan of `state`; `now` in ms since 1970.

    It is of the same site, and has each service with its prefix. While the day of `state` lasts, its numbers stay those
    of their services, whoever waits can be called, and a counter with a ticket in hand or aside stays.
    """
    check_successor(state.layout.plan, after)
    if state.day is None or state.phase == "ended" or local_day(now, after.zone) > state.day:
        return
    _refuse("plan.other-number", "services", _renumbered(state, after))
    _refuse("plan.nobody-calls", "services", _uncalled(state, after))
    _refuse("plan.in-use", "counters", _gone(state, after))


def _refuse(what: str, name: str, codes: Collection[str]) -> None:
    if codes:
        raise PlanError(0, what, **{name: ", ".join(sorted(codes))})


def _renumbered(state: State, after: Plan) -> set[str]:
    """Return the services of today's tickets that are not there, or would give numbers with other letters.

    A ticket that follows another one may have that one's number.
    """
    prefixes = {service.code: service.prefix for service in after.services}
    open_today = [*state.tickets.values(), *state.absent.values()]
    return {t.service for t in open_today if not _is_numbered(t, prefixes.get(t.service))}


def _is_numbered(ticket: Ticket, prefix: str | None) -> bool:
    return prefix is not None and (ticket.visit != ticket.by or ticket.number.rstrip("0123456789") == prefix)


def _uncalled(state: State, after: Plan) -> set[str]:
    """Return the services of open tickets that a counter takes now, and none would."""
    waiting = {ticket.service for ticket in state.tickets.values()}
    return waiting & _taken(state.layout.takes.values()) - _taken(counter.takes for counter in after.counters)


def _taken(takes: Iterable[Collection[str]]) -> set[str]:
    return {service for taken in takes for service in taken}


def _gone(state: State, after: Plan) -> set[str]:
    """Return the counters that have a ticket in hand or aside, and would not be there."""
    used = {code for code, desk in state.desks.items() if desk.hand is not None or desk.held is not None}
    return (used & set(state.layout.takes)) - {counter.code for counter in after.counters}
