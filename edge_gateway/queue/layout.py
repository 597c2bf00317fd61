"""The plan as the engine asks it: who may take what, and what each key does."""

from collections.abc import Mapping
from dataclasses import dataclass

from edge_gateway.plan.meaning import Meaning
from edge_gateway.plan.model import Plan, Service


@dataclass(frozen=True, slots=True)
class Layout:
    """`has_start`: counters with a pad that has a START key; `counter_of` names the counter of a pad."""

    plan: Plan
    actions: Mapping[tuple[str, str], Meaning]
    counter_of: Mapping[str, str]
    takes: Mapping[str, frozenset[str]]
    has_start: frozenset[str]
    services: Mapping[str, Service]


def layout_of(plan: Plan) -> Layout:
    """Return the layout of a plan."""
    counter_of = {d.name: d.counter for d in plan.devices if d.counter is not None}
    return Layout(
        plan=plan,
        actions=plan.actions(),
        counter_of=counter_of,
        takes={c.code: frozenset(c.takes) for c in plan.counters},
        has_start=frozenset(counter_of[d.name] for d in plan.devices if d.counter and "start" in d.buttons.values()),
        services={s.code: s for s in plan.services},
    )
