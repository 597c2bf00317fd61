"""How forwarding fares (health), over all the logs of a process."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from edge_gateway.log.forwarded import Stopped


@dataclass(frozen=True, slots=True)
class UplinkHealth:
    """`backlog` leaves of the log in hand are not with the cloud, the `oldest` of them received then (ms since 1970).

    `taken` leaves and `failures` by reason are counted since the start. `stopped`: logs that need an operator.
    """

    backlog: int = 0
    oldest: int | None = None
    taken: int = 0
    failures: Mapping[str, int] = field(default_factory=dict[str, int])
    stopped: Mapping[str, Stopped] = field(default_factory=dict[str, Stopped])


class Uplink:
    """Keeps the health, which the forwarders of one event loop replace and others there read."""

    def __init__(self) -> None:
        """Begin with nothing sent."""
        self.health = UplinkHealth()

    def measure(self, backlog: int, oldest: int | None) -> None:
        """Tell what the cloud lacks."""
        self.health = replace(self.health, backlog=backlog, oldest=oldest)

    def take(self, leaves: int) -> None:
        """Tell that the cloud has taken leaves."""
        self.health = replace(self.health, taken=self.health.taken + leaves)

    def fail(self, why: str) -> None:
        """Count a request that did not succeed."""
        failures = self.health.failures
        self.health = replace(self.health, failures={**failures, why: failures.get(why, 0) + 1})

    def stop(self, log: str, why: Stopped) -> None:
        """Tell that a log is sent no further."""
        self.health = replace(self.health, stopped={**self.health.stopped, log: why})
