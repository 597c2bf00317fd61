"""What the world decides: presses it intends and the truth behind them. Times are UTC milliseconds since 1970."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol, TypeAlias

Outcome: TypeAlias = Literal["completed", "accepted", "incomplete", "unstated"]
Ending: TypeAlias = Literal["completed", "accepted", "incomplete", "unstated", "transferred", "no_show", "unserved"]
Denial: TypeAlias = Literal["closed", "hours", "break", "full"]
Why: TypeAlias = Literal["meant", "double", "burst"]

SERVED: frozenset[str] = frozenset({"completed", "accepted", "incomplete", "unstated"})


class Names(Protocol):
    """How the building names its boxes.

    Meanings are the plan's words, as `enter`, `issue:ktp` or `finish:completed`. A button that a box does not
    have is None: the world then leaves that press out.
    """

    def gates(self) -> Sequence[str]: ...  # noqa: D102
    def kiosks(self) -> Sequence[str]: ...  # noqa: D102
    def pad(self, counter: str) -> str: ...  # noqa: D102
    def button(self, device: str, meaning: str) -> str | None: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Press:
    """A finger on a button for `held` ms; `why` tells a meant press from its repeats."""

    at: int
    device: str
    button: str
    held: int
    why: Why


@dataclass(frozen=True, slots=True)
class Entered:
    """A person came through the gate; `pressed` is False for who walked in on the press of the family."""

    person: int
    party: int
    at: int
    gate: str
    pressed: bool


@dataclass(frozen=True, slots=True)
class Left:
    """The person is out; not `pressed` for who forgot, or followed the family."""

    person: int
    at: int
    gate: str
    pressed: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A ticket: one request for one service; `after` is the ticket it follows from.

    `linked`: its visitor came from another counter and pressed again. It waits as one who has just come; a
    `transfer` keeps the place of the ticket before it.
    """

    ticket: int
    person: int
    service: str
    at: int
    via: Literal["kiosk", "linked", "transfer"]
    after: int | None
    priority: bool


@dataclass(frozen=True, slots=True)
class Refused:
    """A kiosk button that gave no ticket.

    `closed`: the tenant is not there that day; `hours`: not at that time; `break`: all rest; `full`: no more that day.
    """

    person: int
    service: str
    at: int
    why: Denial


@dataclass(frozen=True, slots=True)
class Ended:
    """A ticket's one end. Nobody called an unserved ticket; who does not appear is called but never started."""

    ticket: int
    at: int
    how: Ending
    counter: str | None
    called: int | None
    started: int | None


@dataclass(frozen=True, slots=True)
class Held:
    """A ticket was put aside at its counter, and taken up again later."""

    ticket: int
    at: int


@dataclass(frozen=True, slots=True)
class Settled:
    """The office's later decision on an accepted ticket, entered on the working day `on`."""

    ticket: int
    on: date
    outcome: Literal["completed", "refused"]


Truth: TypeAlias = Entered | Left | Asked | Refused | Held | Ended | Settled


@dataclass(frozen=True, slots=True)
class DayOfWorld:
    """One open day: presses in order of time, truths in the order they were decided."""

    day: date
    opens: int
    closes: int
    last_call: int
    presses: tuple[Press, ...]
    truths: tuple[Truth, ...]
