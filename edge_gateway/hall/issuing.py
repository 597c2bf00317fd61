"""Giving tickets: whether a service takes one more now, and which number it has."""

from edge_gateway.hall.model import Press, State
from edge_gateway.hall.refusing import refuse
from edge_gateway.hall.run import Run
from site_plan.keys import Meaning
from site_plan.model import Service


def issue(run: Run, cause: Press, meaning: Meaning) -> None:
    """Give a ticket for the first service of a visit, or refuse it."""
    service = run.state.layout.services[str(meaning.target)]
    why = unable(run.state, service, cause.rx)
    if why is not None:
        refuse(run, cause, why, service.code)
        return
    armed = run.state.armed.get(cause.dev)
    within = run.state.layout.plan.rules.priority_s * 1000
    give(run, cause, service, visit=cause.n, priority=armed is not None and 0 <= cause.at - armed <= within)


def give(run: Run, cause: Press, service: Service, *, visit: int, priority: bool) -> None:
    """Give the next number of the service."""
    run.emit(
        "issue",
        by=cause.n,
        dev=cause.dev,
        ticket=f"{service.prefix}{run.state.given.get(service.code, 0) + 1:03}",
        service=service.code,
        tenant=service.tenant,
        kind=service.kind,
        visit=visit,
        priority=int(priority),
    )


def unable(state: State, service: Service, now: int, *, linked: bool = False) -> str | None:
    """Say why the service takes no ticket now: `closed`, `early`, `cutoff`, `break` or `full`.

    A linked ticket is for someone who is inside already: it is taken while the service is open, cutoff or not.
    """
    today = None if state.day is None else state.layout.opening(service, state.day)
    if today is None or now >= today.closes:
        return "closed"
    if linked:
        return None
    if now < today.tickets:
        return "early"
    if now >= today.cutoff:
        return "cutoff"
    if today.pause is not None and today.pause[0] <= now < today.pause[1]:
        return "break"
    full = service.capacity is not None and state.given.get(service.code, 0) >= service.capacity
    return "full" if full else None
