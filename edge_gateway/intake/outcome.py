"""What goes into a run of decisions and what comes out of it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from contract.entry import Entry
from contract.gateway_side import Topic
from contract.messages import Ack, Hello
from edge_gateway.hall import Fact
from edge_gateway.intake.answers import Pressed
from edge_gateway.intake.sessions import Sessions
from edge_gateway.log.changes import Anchor, BootKey, Changes, Cursor, EpochKey
from pages.occupancy import HeadCount, Movement


class Message(NamedTuple):
    """A message as the broker gave it, `heard` by the steady clock (ms): the gateway's may be set before it is read."""

    topic: str
    payload: bytes
    retained: bool
    heard: int


class Arrival(NamedTuple):
    """A message, received at `rx` by the gateway's clock (ms since 1970)."""

    topic: str
    payload: bytes
    retained: bool
    rx: int


class Presence(NamedTuple):
    """What a device says of itself, `proved` or a hint: shown, never acted on."""

    dev: str
    values: Mapping[str, int]
    proved: bool


class Sign(NamedTuple):
    """The last that a device proved of its connection `nonce`, at `at` (ms since 1970)."""

    nonce: str
    at: int


@dataclass(slots=True)
class Outcome:
    """What a run of messages comes to. `hellos` are answered one by one, `acks` once for each epoch."""

    changes: Changes
    hellos: list[Ack] = field(default_factory=list[Ack])
    greeted: list[Hello] = field(default_factory=list[Hello])  # those that open a session: orders answer their nonce
    acks: dict[EpochKey, None] = field(default_factory=dict[EpochKey, None])
    refused: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    presence: list[Presence] = field(default_factory=list[Presence])
    entries: list[tuple[Entry, int]] = field(default_factory=list[tuple[Entry, int]])  # appended, and their `rx`
    appended: int = 0
    duplicates: int = 0
    gaps: int = 0
    pressed: dict[str, Pressed] = field(default_factory=dict[str, Pressed])
    conflicts: int = 0
    numbered: list[tuple[int, Fact]] = field(default_factory=list[tuple[int, Fact]])
    confirmed: bool = False  # a person says that the machine's clock is right

    @property
    def facts(self) -> list[Fact]:
        """Return the facts, in order."""
        return [fact for _, fact in self.numbered]

    @property
    def moved(self) -> list[Movement]:
        """Return the movements among the changes."""
        return [Movement(at, delta) for at, delta in self.changes.movements.values()]


def head_counts(facts: Iterable[Fact | None]) -> list[HeadCount]:
    """Return the head counts among facts."""
    return [HeadCount(fact.at, fact.number("n")) for fact in facts if fact is not None and fact.k == "audit"]


@dataclass(slots=True)
class Memory:
    """What is in the log, as far as the next decision needs it; `lookup` reads the hash of a stored entry.

    The last sign of each device is of this process: after a start, each proves itself again.
    """

    cursors: dict[EpochKey, Cursor]
    boots: dict[BootKey, Anchor]
    conflicts: set[tuple[str, str, int, str]]
    lookup: Callable[[str, str, int], str | None]
    size: int
    last_rx: int
    folded: int = 0  # the leaf before which the hall's state is kept
    topics: dict[str, Topic] = field(default_factory=dict[str, Topic])  # of known devices only, so it is bounded
    went_back: dict[str, int] = field(default_factory=dict[str, int])
    sessions: Sessions = field(default_factory=Sessions)
    signs: dict[str, Sign] = field(default_factory=dict[str, Sign])  # of known devices only
    began: int = 0  # this start of the machine, by the clock as it is now: what is before it is by another clock
