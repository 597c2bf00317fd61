"""What one transaction adds to the log file."""

from dataclasses import dataclass, field
from typing import NamedTuple

from contract import leaf as leaves
from contract.leaf import Leaf, Source
from contract.merkle import leaf_hash

EpochKey = tuple[str, str]  # dev, ep


class Past(NamedTuple):
    """An entry that was made `up` ms after start `boot` of its device, and not before `at` (ms since 1970)."""

    at: int
    boot: int
    up: int


class Cursor(NamedTuple):
    """The last entry of an epoch that is in the log: `hash` is None after a gap, `past` if its time is not known."""

    seq: int
    hash: str | None
    past: Past | None


NOWHERE = Cursor(0, None, None)


class BootKey(NamedTuple):
    """A start of a device. Its number alone is given again: by a blank box, by a ring that was put back."""

    dev: str
    ep: str
    boot: int


class Anchor(NamedTuple):
    """The chip `hw` had been up for `up` ms at `at` (ms since 1970, the gateway's clock), or up to `spread` ms later.

    When the gateway's clock steps, `at` goes with it.
    """

    hw: str
    up: int
    at: int
    spread: int = 0


class LeafRow(NamedTuple):
    """A leaf with its hash, as the table has it."""

    n: int
    at: int
    err: int
    rx: int
    src: str
    payload: bytes
    hash: bytes


def row_of(n: int, at: int, err: int, rx: int, src: Source, payload: bytes) -> LeafRow:  # noqa: PLR0913, PLR0917
    """Return the row of a leaf; raises ContractError outside the bounds."""
    encoded = leaves.encode(Leaf(n, at, err, rx, src, payload))
    return LeafRow(n, at, err, rx, src.value, payload, leaf_hash(encoded))


def leaf_of(row: tuple[int, int, int, int, str, bytes]) -> bytes:
    """Return the bytes of a leaf that stands in the table without its hash."""
    return b"lawang-site/1 %d %d %d %d %b\n%b" % (*row[:4], row[4].encode(), row[5])


@dataclass(slots=True)
class Changes:
    """All of it is stored or nothing; `size` is the log's length before.

    `hall`: the number of a leaf, and as text the hall's state before it, from which a start folds on. `rx_is_set`:
    `last_rx` replaces the latest receipt even if it is before it, since a person said that the clock is right.
    """

    size: int
    leaves: list[LeafRow] = field(default_factory=list[LeafRow])
    entries: dict[tuple[str, str, int], tuple[str, int]] = field(
        default_factory=dict[tuple[str, str, int], tuple[str, int]]
    )
    cursors: dict[EpochKey, Cursor] = field(default_factory=dict[EpochKey, Cursor])
    boots: dict[BootKey, Anchor] = field(default_factory=dict[BootKey, Anchor])
    conflicts: set[tuple[str, str, int, str]] = field(default_factory=set[tuple[str, str, int, str]])
    movements: dict[tuple[str, str, int], tuple[int, int]] = field(
        default_factory=dict[tuple[str, str, int], tuple[int, int]]
    )
    last_rx: int = 0
    rx_is_set: bool = False
    plan: str | None = None
    hall: tuple[int, str] | None = None

    @property
    def next(self) -> int:
        """Return the number that the next leaf gets."""
        return self.size + len(self.leaves)

    @property
    def is_empty(self) -> bool:
        """Say whether there is nothing to store."""
        return not (self.leaves or self.boots or self.cursors)

    def add(self, at: int, err: int, rx: int, src: Source, payload: bytes) -> int:
        """Append a leaf and return its number."""
        n = self.next
        self.leaves.append(row_of(n, at, err, rx, src, payload))
        return n
