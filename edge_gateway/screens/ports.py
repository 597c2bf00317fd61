"""What the screens need of the gateway. All is called from the event loop."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from edge_gateway.hall import State
from edge_gateway.screens.health import Health
from shelf.texts import SaidError, texts


class Call(Protocol):
    """Entry `n` of the log called a ticket to a counter `at` (ms since 1970); `kind` is `call` or `recall`."""

    @property
    def n(self) -> int:
        """Return the number of its entry."""
        ...

    @property
    def at(self) -> int:
        """Return when, in ms since 1970."""
        ...

    @property
    def ticket(self) -> str:
        """Return the number called."""
        ...

    @property
    def counter(self) -> str:
        """Return the code of the counter."""
        ...

    @property
    def kind(self) -> str:
        """Return `call` or `recall`."""
        ...


class HallView(Protocol):
    """The hall as it stands: what is returned is a value, and does not change afterwards."""

    @property
    def log(self) -> str:
        """Return the name of the log: numbers of calls compare within one log only."""
        ...

    @property
    def state(self) -> State:
        """Return the engine's state after all that is stored."""
        ...

    def calls(self) -> Sequence[Call]:
        """Return the newest calls, oldest first, at most as many as are kept."""
        ...


class RefusedError(SaidError):
    """The hall does not take it: shown to who asked; nothing was logged."""

    texts = texts("edge_gateway")


class Orders(Protocol):
    """What people may have changed. Each returns once it is stored; raises RefusedError if the hall refuses."""

    async def order(self, what: str, who: str, target: str, count: int) -> None:
        """Give an engine's order (`pause`, `return`, `abandon`, `audit`), kept as an `admin` entry with `who`."""
        ...

    async def change_plan(self, new_toml: str, who: str) -> None:
        """Put a plan in force, kept as a `plan` entry with `who`."""
        ...

    async def manual(self, who: str, ticket: str, service: str, happened: int) -> None:
        """Keep a ticket that was written by hand during an outage; `happened` in ms since 1970."""
        ...


@dataclass(frozen=True, slots=True)
class DeviceView:
    """A device as last heard; None: never said. `error_ms`: its clock against ours; `heard`: ms since 1970.

    `proved`: the device says it now, and not just anybody or a recording; of `online`, `fill` and `capacity`.
    """

    name: str
    online: bool
    heard: int | None = None
    fill: int | None = None
    capacity: int | None = None
    error_ms: int | None = None
    faults: Sequence[str] = ()
    proved: bool = True


@dataclass(frozen=True, slots=True)
class RefusedMessages:
    """`count` messages of a device (None: not known whose) refused for a reason, the last at `last` (ms since 1970)."""

    dev: str | None
    reason: str
    count: int
    last: int | None


@dataclass(frozen=True, slots=True)
class Condition:
    """The gateway's health; its disk in bytes; who was refused since the start; devices; how many screens show what."""

    health: Health
    disk_free: int
    disk_total: int
    refused: Sequence[RefusedMessages]
    devices: Sequence[DeviceView]
    screens: Mapping[str, int] = field(default_factory=dict[str, int])


class Conditions(Protocol):
    """Where the status page reads, and where it answers the question."""

    def condition(self) -> Condition:
        """Return the health now."""
        ...

    async def open_day(self, who: str) -> None:
        """Say that the clock is right, so that the day may be opened; raises RefusedError."""
        ...
