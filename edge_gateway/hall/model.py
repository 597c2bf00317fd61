"""Values of the engine: causes, facts, and the state of one day. Times in ms since 1970.

What each press makes anew is a named tuple: it costs a third of a frozen dataclass.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final, NamedTuple, Never

from contract import records
from contract.records import Record, Value
from edge_gateway.hall.layout import Layout
from site_plan.keys import Status

NONE: Final[Mapping[str, Never]] = MappingProxyType({})
NO_SLIPS: Final[Mapping[int, Never]] = MappingProxyType({})


class Ticket(NamedTuple):
    """A request for one service. `visit` orders the queue: the log's number of the visit's first entry.

    Numbers of earlier logs are of an `era` below 0: they came before all of this log.
    `issued`, `called` (last call) and `started` are None once a step of the clock has made them useless.
    """

    number: str
    service: str
    visit: int
    by: int
    priority: bool
    issued: int | None
    status: Status = Status.WAITING
    was_called: bool = False
    was_started: bool = False
    called: int | None = None
    started: int | None = None
    wait_ms: int | None = None
    walk_ms: int | None = None
    era: int = 0


class Desk(NamedTuple):
    """A counter today: tickets `hand` and `held`; `moved`: when its hand last changed; `nexted`: its last NEXT.

    `passed` counts its calls since the last one for a priority ticket.
    """

    state: str = "closed"
    hand: str | None = None
    held: str | None = None
    moved: int = 0
    nexted: int | None = None
    passed: int = 0


CLOSED: Final = Desk()


class Slip(NamedTuple):
    """What box `dev` prints for a press that it sent `at`, as long as it has not said what came of it."""

    dev: str
    at: int


class Ended(NamedTuple):
    """The end of a day in entries `first` to `last`, received at `rx`, and `rest`: the state without them.

    `late` is how many were taken off since as having moved on a day that was written off, though it was this one.
    """

    first: int
    last: int
    rx: int
    rest: "State"
    late: int = 0


class Doubt(NamedTuple):
    """The gateway's clock read `clock` when the machine's jumped to `wall`, which is not followed for now."""

    clock: int
    wall: int


class State(NamedTuple):
    """One local day. `tickets` have no end yet; `absent` did not come when called, and may return.

    `phase`: `none` before the first day, then `opened`, `cutoff`, `closed`, `ended`. `tally` counts `issued`,
    `linked` and each end. `inside` is raw: entered less left since the last write-off. `slips` are of presses of this
    log, by their number. `ends` may yet be undone. Nothing is decided by `doubt`: the gateway's clock goes on, and
    with it the hall.
    """

    layout: Layout
    day: date | None = None
    phase: str = "none"
    trial: bool = True
    inside: int = 0
    tickets: Mapping[str, Ticket] = NONE
    absent: Mapping[str, Ticket] = NONE
    desks: Mapping[str, Desk] = NONE
    given: Mapping[str, int] = NONE
    armed: Mapping[str, int] = NONE
    tally: Mapping[str, int] = NONE
    doubt: Doubt | None = None
    onward: tuple[int, int] | None = None  # entry and era of a transfer of an older log's ticket, until its next one
    slips: Mapping[int, Slip] = NO_SLIPS
    ends: tuple[Ended, ...] = ()

    def desk(self, counter: str) -> Desk:
        """Return a counter as it stands; one that nobody touched today is closed."""
        return self.desks.get(counter, CLOSED)

    def waiting(self, counter: str) -> list[Ticket]:
        """Return the tickets that this counter may call."""
        takes = self.layout.takes.get(counter, frozenset())
        return [t for t in self.tickets.values() if t.status is Status.WAITING and t.service in takes]


class Press(NamedTuple):
    """Entry `n` of the log: a button of a device; `trusted`: the gateway's clock is to be believed."""

    n: int
    dev: str
    button: str
    at: int
    rx: int
    trusted: bool = True


@dataclass(frozen=True, slots=True)
class Print:
    """Entry `n` of the log: box `dev` says whether the slip of press `job`, a number of the same log, came out."""

    n: int
    dev: str
    job: int
    ok: bool
    at: int
    rx: int


@dataclass(frozen=True, slots=True)
class Tick:
    """It is `at`; `n` is the number that the next entry of the log will have."""

    n: int
    at: int


@dataclass(frozen=True, slots=True)
class Order:
    """What a person did: `what` is `trial`, `live`, `return`, `abandon`, `audit`, `pause` or `reopen`.

    `by` is the number of the entry that keeps it. `target` is a ticket or a counter, `count` a head count.
    """

    by: int
    what: str
    who: str
    at: int
    target: str = ""
    count: int = 0


Cause = Press | Print | Tick | Order


class Fact(NamedTuple):
    """A record of kind `k` that happened `at`; `n` and `rx`: number and receipt of a moment's, or one in a log."""

    k: str
    at: int
    data: Mapping[str, Value]
    n: int | None = None
    rx: int | None = None

    def text(self, name: str) -> str:
        """Return a field that holds text."""
        value = self.data[name]
        if not isinstance(value, str):
            raise TypeError(name)
        return value

    def number(self, name: str) -> int:
        """Return a field that holds a number."""
        value = self.data[name]
        if not isinstance(value, int):
            raise TypeError(name)
        return value

    def payload(self) -> bytes:
        """Return the canonical bytes for the log."""
        return records.encode(Record(self.k, self.data))
