"""The plan as the engine asks it: who may take what, and what each key does."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from site_plan.hours import Opening, opening
from site_plan.keys import KEYS, Keys, Meaning
from site_plan.model import Plan, Service


@dataclass(frozen=True, slots=True)
class Layout:
    """`has_start`: counters with a pad that has a START key; `counter_of` names the counter of a pad.

    `gates` count people and ask nothing of the hall: no press of theirs waits for an answer.
    """

    plan: Plan
    actions: Mapping[tuple[str, str], Meaning]
    counter_of: Mapping[str, str]
    takes: Mapping[str, frozenset[str]]
    has_start: frozenset[str]
    services: Mapping[str, Service]
    gates: frozenset[str]
    _openings: dict[date, dict[str, Opening | None]] = field(
        default_factory=dict[date, dict[str, Opening | None]], init=False, compare=False, repr=False
    )

    def opening(self, service: Service, day: date) -> Opening | None:
        """Return when a service is open on `day`; what was asked is kept for that day, as most presses ask it."""
        today = self._openings.get(day)
        if today is None:
            self._openings.clear()
            today = self._openings.setdefault(day, {})
        if service.code not in today:
            today[service.code] = opening(self.plan, service, day)
        return today[service.code]


def layout_of(plan: Plan, keys: Keys = KEYS) -> Layout:
    """Return the layout of a plan."""
    counter_of = {d.name: d.counter for d in plan.devices if d.counter is not None}
    return Layout(
        plan=plan,
        actions=plan.actions(keys),
        counter_of=counter_of,
        takes={c.code: frozenset(c.takes) for c in plan.counters},
        has_start=frozenset(counter_of[d.name] for d in plan.devices if d.counter and "start" in d.buttons.values()),
        services={s.code: s for s in plan.services},
        gates=frozenset(d.name for d in plan.devices if not d.asks(keys)),
    )
