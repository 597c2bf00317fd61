"""What people's orders append to the log; each raises OrderError or PlanError before it changes anything."""

from contract.records import Record
from edge_gateway.hall import Fact, Order, OrderError, advance, apply, check_plan, layout_of, with_layout
from edge_gateway.intake.draft import Draft
from edge_gateway.machine.clock import EARLIEST
from site_plan import Plan


def order(draft: Draft, what: str, who: str, now: int, target: str = "", count: int = 0) -> None:  # noqa: PLR0913, PLR0917
    """Do what `edge_gateway.hall.Order` calls `what`; `now` in ms since 1970.

    What the hall does of it names the entry that keeps who asked, if it names a cause at all.
    """
    _require_clock(draft)
    asked = Order(draft.outcome.changes.next, what, who, now, target, count)
    facts, after = advance(draft.state, asked)  # an order that does not fit is not kept
    if any(fact.data.get("by") == asked.by for fact in facts):
        draft.note(Record("admin", {"who": who, "what": f"{what} {target}".strip()}), now)
    draft.add(facts, now, 0)
    draft.state = after


def command(draft: Draft, what: str, who: str, now: int) -> None:
    """Do an order of the command line: `trial`, `live`, `reopen` or `clock`."""
    if what == "clock":
        accept_clock(draft, who, now)
    else:
        order(draft, what, who, now)


def manual(draft: Draft, ticket: str, service: str, happened: int, who: str, now: int) -> None:  # noqa: PLR0913, PLR0917
    """Keep a ticket that was written on paper, given at `happened` (ms since 1970)."""
    _require_clock(draft)
    if service not in draft.state.layout.services:
        raise OrderError("order.no-service", service=service)
    if not 0 < happened <= now:
        raise OrderError("order.past")
    draft.note(Record("manual", {"who": who, "ticket": ticket, "service": service, "happened": happened}), now)


def put_plan(draft: Draft, plan: Plan, who: str, now: int) -> None:
    """Put a plan in force; raises PlanError if it may not follow the one before."""
    check_plan(draft.state, plan, now)
    draft.add((Fact("plan", now, {"zone": plan.zone.key, "toml": plan.text, "who": who}),), now, 0)
    draft.outcome.changes.plan = plan.text
    draft.state = with_layout(draft.state, layout_of(plan))


def accept_clock(draft: Draft, who: str, now: int) -> None:
    """Keep that a person says the machine's clock is right, though it jumped or is behind the log.

    One that was never set is not; nor is there anything to say if nobody asked.
    """
    if draft.state.doubt is not None and draft.trusted:
        draft.note(Record("admin", {"who": who, "what": "clock"}), now)
        draft.outcome.confirmed = True
        return
    if draft.trusted:
        raise OrderError("order.clock-right")
    if now < EARLIEST:
        raise OrderError("order.clock-never-set")
    stepped = Fact("clock", now, {"before": draft.last_rx, "after": now, "why": "operator"})
    draft.note(Record("admin", {"who": who, "what": "clock"}), now)
    draft.note(Record(stepped.k, stepped.data), now)
    draft.state = apply(draft.state, stepped)
    draft.set_clock(now, 0)  # no anchor is by a clock that was not trusted
    draft.trusted = True


def _require_clock(draft: Draft) -> None:
    if not draft.trusted:
        raise OrderError("order.clock")
