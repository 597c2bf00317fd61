"""The log file as it is read: by its writer, and beside it by anybody else.

Each method raises StoreError for what the driver says of the file; `edge_gateway.log.faults` has the kinds.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Self

from contract import records
from contract.merkle import CompactRange, leaf_hash
from edge_gateway.log.changes import Anchor, BootKey, Cursor, EpochKey, Past, leaf_of
from edge_gateway.log.faults import damaged, translated
from edge_gateway.log.forwarded import Forwarded, Stopped
from shelf.statements import statements

_sql = statements("edge_gateway.log")

CHECKED_LEAVES = 1000  # of the end of the log: their hashes are computed again at each start

Values = Sequence[object] | Mapping[str, object]


class Reader:
    """One log file, open for reading."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        """Read where the log stands; use `open_store` or `create`."""
        self._db, self.path = connection, path
        row = self._one("log")
        if row is None:
            raise damaged(path, "it was never opened")
        self.log: str = row[0]
        self.site: str = row[1]
        self.after: str | None = row[2]
        self.tree = CompactRange.from_bytes(row[3], row[4])
        self.start: int = row[5]
        self.last_rx: int = row[6]
        self.plan: str = row[7]

    def close(self) -> None:
        """Close the file; SQLite moves the WAL into it."""
        self._db.close()

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()

    def _ask(self, name: str, values: Values = ()) -> Iterator[Any]:
        """Give the rows of a statement."""
        with translated(self.path):
            yield from self._db.execute(_sql(name), values)

    def _one(self, name: str, values: Values = ()) -> Any:  # noqa: ANN401 - columns are of many types
        """Return the one row of a statement, None if there is none."""
        return next(iter(list(self._ask(name, values))), None)

    def forwarded(self) -> Forwarded:
        """Return how far the cloud has this log."""
        size, hashes, stopped = self._one("forwarded")
        return Forwarded(CompactRange.from_bytes(size, hashes), None if stopped is None else Stopped.read(stopped))

    def size(self) -> int:
        """Return the length of the log as it is stored now."""
        return int(self._one("log")[3])

    def rows(self, first: int, limit: int) -> list[tuple[int, int, int, int, str, bytes]]:
        """Return up to `limit` leaves from number `first`, as they stand in the table."""
        return list(self._ask("leaves", {"first": first, "limit": limit}))

    def leaves(self, first: int, limit: int) -> list[bytes]:
        """Return up to `limit` leaves from number `first`."""
        return [leaf_of(row) for row in self.rows(first, limit)]

    def engines(self) -> list[tuple[int, str]]:
        """Return which engine decides from which leaf on, as the log itself says; the first is that of its `open`."""
        (opened,) = self.rows(0, 1)
        named = [(0, opened[5]), *self._ask("engines")]
        return [(n, str(records.decode(payload).data["engine"])) for n, payload in named]

    def plans(self) -> list[tuple[int, str]]:
        """Return the text of each plan that was put in force, and by which leaf."""
        return [(n, str(records.decode(payload).data["toml"])) for n, payload in self._ask("plans")]

    def tree_at(self, size: int) -> CompactRange:
        """Return the tree over the first `size` leaves; raises StoreError if they are not all there."""
        tree = self.extend(CompactRange(), size)
        if tree.size != size:
            raise damaged(self.path, f"of {size} leaves it has {tree.size}")
        return tree

    def extend(self, tree: CompactRange, size: int) -> CompactRange:
        """Return `tree` grown by this log's leaves up to `size`."""
        return tree.extend(row[0] for row in self._ask("hashes", {"first": tree.size, "end": size}))

    def cursors(self) -> dict[EpochKey, Cursor]:
        """Return the cursor of each epoch of each device."""
        return {
            (dev, ep): Cursor(seq, digest, None if past[0] is None else Past(*past))
            for dev, ep, seq, digest, *past in self._ask("cursors")
        }

    def boots(self) -> dict[BootKey, Anchor]:
        """Return the anchor of each boot of each device."""
        return {BootKey(*row[:3]): Anchor(*row[3:]) for row in self._ask("boots")}

    def conflicts(self) -> set[tuple[str, str, int, str]]:
        """Return the conflicts that are already in the log."""
        return set(self._ask("conflicts"))

    def entry_hash(self, dev: str, ep: str, seq: int) -> str | None:
        """Return the hash of a device entry, or None if it is not here."""
        row = self._one("entry_hash", (dev, ep, seq))
        return None if row is None else str(row[0])

    def hall(self) -> tuple[int, str | None]:
        """Return the number from which a start folds the facts, and the hall's state before it; None: an empty hall."""
        row = self._one("hall")
        return (0, None) if row is None else (int(row[0]), str(row[1]))

    def movements(self, since: int) -> Iterator[tuple[int, int]]:
        """Give (at, delta) of all movements from `since` on, in order."""
        return self._ask("movements", {"since": since})

    def head_counts(self, since: int) -> list[tuple[int, int]]:
        """Return (at, people) of each head count at `since` or later (ms since 1970)."""
        found = [(at, records.decode(payload)) for at, payload in self._ask("head_counts", {"since": since})]
        return [(at, int(str(record.data["n"]))) for at, record in found if record.k == "audit"]

    def check(self) -> None:
        """Raise DamagedError unless the file is whole and its tree is that of its leaves."""
        with translated(self.path):
            ((line,),) = list(self._db.execute("PRAGMA quick_check(1)"))
        if line != "ok":
            raise damaged(self.path, line)
        count, highest = self._one("extent")
        if count != self.tree.size or highest != self.tree.size - 1:
            raise damaged(self.path, "it has holes")
        first = max(0, self.tree.size - CHECKED_LEAVES)
        found = [leaf_hash(leaf) for leaf in self.leaves(first, CHECKED_LEAVES)]
        before = self.tree_at(first)
        if before.extend(found) != self.tree or self.extend(before, self.tree.size) != self.tree:
            raise damaged(self.path, "its tree is not that of its leaves")
