"""When which part was down: what the share of presses made meanwhile is computed from."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from simulators.presser import now_ms


@dataclass(slots=True)
class Outage:
    """`part` was dead or cut off from `since` until `until` (ms since 1970; None: still)."""

    part: str
    since: int
    until: int | None = None

    def end(self) -> None:
        """Note that it is back."""
        self.until = now_ms()


@dataclass(slots=True)
class Outages:
    """All outages of a run."""

    all: list[Outage] = field(default_factory=list[Outage])

    def begin(self, part: str) -> Outage:
        """Note that a part is down from now on."""
        outage = Outage(part, now_ms())
        self.all.append(outage)
        return outage

    def share(self, times: Iterable[int]) -> float:
        """Return which share of moments (ms since 1970) fell into an outage of any part."""
        moments = list(times)
        down = sum(any(o.since <= at and (o.until is None or at < o.until) for o in self.all) for at in moments)
        return down / len(moments) if moments else 0.0
