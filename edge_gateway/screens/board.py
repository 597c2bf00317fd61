"""A zone's board as values, from the engine's state and the calls that are kept."""

from collections.abc import Iterable, Mapping

from edge_gateway.hall import State
from edge_gateway.hall.choice import arrival
from edge_gateway.screens.ports import Call, HallView
from site_plan import Counter, Plan, Service, next_opening, opening
from site_plan.local import local_day

RECENT = 6  # calls on the board
NEXT = 2  # waiting numbers at a counter


def board(hall: HallView, area: str, now: int, after: int | None) -> Mapping[str, object]:
    """Return the board of `area` (see `pages.board`) at `now`, for a reader that has the calls up to `after`."""
    state, calls = hall.state, hall.calls()
    plan = state.layout.plan
    counters = {c.code: c for c in plan.counters if c.area == area}
    here = [c for c in calls if c.counter in counters]
    today = [c for c in here if local_day(c.at, plan.zone) == local_day(now, plan.zone)]
    fresh = [] if after is None else [c for c in here if c.n > after]
    return {
        "site": plan.site,
        "name": plan.name,
        "area": area,
        "zone": plan.zone.key,
        "log": hall.log,
        "now": now,
        "as_of": now,
        "phase": state.phase,
        "mark": max((c.n for c in calls), default=-1),
        "recent": [_call(c, counters) for c in today[-RECENT:]],
        "fresh": [_call(c, counters) for c in fresh],
        "counters": [_counter(state, counter, now) for counter in counters.values()],
    }


def areas(plan: Plan) -> list[str]:
    """Return the zones of a plan, in its order."""
    return list(dict.fromkeys(c.area for c in plan.counters))


def _call(call: Call, counters: Mapping[str, Counter]) -> Mapping[str, object]:
    return {
        "n": call.n,
        "at": call.at,
        "ticket": call.ticket,
        "counter": call.counter,
        "name": counters[call.counter].name,
        "kind": call.kind,
    }


def _counter(state: State, counter: Counter, now: int) -> Mapping[str, object]:
    desk = state.desk(counter.code)
    waiting = sorted(state.waiting(counter.code), key=arrival)
    services = [state.layout.services[code] for code in counter.takes]
    closed = not waiting and desk.hand is None and not is_open(state.layout.plan, services, now)
    return {
        "code": counter.code,
        "name": counter.name,
        "tenants": tenant_names(state.layout.plan, services),
        "state": desk.state,
        "hand": desk.hand,
        "waiting": len(waiting),
        "next": [t.number for t in waiting[:NEXT]],
        "closed": closed,
        "opens": opens(state.layout.plan, services, now) if closed else None,
    }


def tenant_names(plan: Plan, services: Iterable[Service]) -> list[str]:
    """Return the names of the tenants of some services, each once."""
    wanted = {s.tenant for s in services}
    return [t.name for t in plan.tenants if t.code in wanted]


def is_open(plan: Plan, services: Iterable[Service], now: int) -> bool:
    """Say whether any of the services is open now: from when it gives tickets until it closes."""
    day = local_day(now, plan.zone)
    hours = (opening(plan, s, day) for s in services)
    return any(h is not None and h.tickets <= now < h.closes for h in hours)


def opens(plan: Plan, services: Iterable[Service], now: int) -> int | None:
    """Return when the first of the services opens next, in ms; None if not within sixty days."""
    day = local_day(now, plan.zone)
    moments: list[int] = []
    for service in services:
        today = opening(plan, service, day)
        if today is not None and now < today.opens:
            moments.append(today.opens)
        elif not service.closed:
            found = next_opening(plan, service, day)
            moments += [] if found is None else [found[1].opens]
    return min(moments, default=None)
