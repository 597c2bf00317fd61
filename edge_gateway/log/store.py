"""The log file: SQLite, WAL, synchronous=FULL, one writer.

`append` returns only when what it was given is on the disk. A file that does not hold together is not opened.
"""

import sqlite3
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from contract import records
from contract.errors import ContractError
from contract.merkle import CompactRange, leaf_hash
from edge_gateway.log.changes import Anchor, Changes, Cursor, EpochKey, leaf_of
from shelf.statements import statements

_sql = statements("edge_gateway.log")

FILE = "log.db"
BUSY_MS = 10_000
CHECKED_LEAVES = 1000  # of the end of the log: their hashes are computed again at each start


class StoreError(Exception):
    """The log file cannot be used as it is; the message says what the operator does."""


@dataclass(frozen=True, slots=True)
class Forwarded:
    """How far the cloud has this log, as it said itself; `stopped` tells why no more is sent, or is None."""

    tree: CompactRange = field(default_factory=CompactRange)
    stopped: str | None = None


class Store:
    """One log file, open for its only writer (one thread at a time) or for reading."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Read where the log stands; use `open_store` or `create`."""
        self._db = connection
        row = connection.execute(_sql("log")).fetchone()
        if row is None:
            raise StoreError("the log file was never opened")
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

    @contextmanager
    def _transaction(self) -> Generator[None, None, None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._db.execute("COMMIT")
        except BaseException:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            raise

    def append(self, changes: Changes, forwarded: Forwarded | None = None) -> None:
        """Store all of `changes` durably, or raise sqlite3.Error and store none."""
        if changes.size != self.tree.size:
            raise StoreError(f"changes for size {changes.size}, the log has {self.tree.size}")
        tree = self.tree.extend(row.hash for row in changes.leaves)
        last_rx = changes.last_rx if changes.rx_is_set else max(self.last_rx, changes.last_rx)
        db = self._db
        with self._transaction():
            db.executemany(_sql("insert_leaf"), changes.leaves)
            db.executemany(_sql("insert_entry"), [(*key, *value) for key, value in changes.entries.items()])
            db.executemany(_sql("set_cursor"), [(*key, *value) for key, value in changes.cursors.items()])
            db.executemany(_sql("set_boot"), [(*key, *value) for key, value in changes.boots.items()])
            db.executemany(_sql("insert_conflict"), changes.conflicts)
            db.executemany(_sql("insert_movement"), [(*key, *value) for key, value in changes.movements.items()])
            moved = {"size": tree.size, "range": tree.to_bytes(), "last_rx": last_rx, "plan": changes.plan}
            db.execute(_sql("move_log"), moved)
            if changes.hall is not None:
                db.execute(_sql("set_hall"), changes.hall)
            if forwarded is not None:
                self._set_forwarded(forwarded)
        self.tree, self.last_rx = tree, last_rx
        if changes.plan is not None:
            self.plan = changes.plan

    def take_over(self, old: Path, since: int) -> None:
        """Copy what a preceding log's file knows of devices, and its movements from `since` on."""
        self._db.execute("ATTACH ? AS old", (f"file:{old}?mode=ro",))
        try:
            with self._transaction():
                for name in ("cursors", "entries", "boots", "conflicts", "movements"):
                    self._db.execute(_sql(f"take_over_{name}"), {"since": since} if name == "movements" else {})
        finally:
            self._db.execute("DETACH old")

    def detach_wal(self) -> None:
        """Make the one file hold everything, so that it may be linked and renamed."""
        self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._db.execute("PRAGMA journal_mode = DELETE")

    def count_start(self, number: int) -> None:
        """Store the number of this start."""
        with self._transaction():
            self._db.execute(_sql("start"), {"start": number})
        self.start = number

    def set_forwarded(self, forwarded: Forwarded) -> None:
        """Store how far the cloud has this log."""
        with self._transaction():
            self._set_forwarded(forwarded)

    def _set_forwarded(self, forwarded: Forwarded) -> None:
        tree = forwarded.tree
        values = {"next": tree.size, "range": tree.to_bytes(), "stopped": forwarded.stopped}
        self._db.execute(_sql("set_forwarded"), values)

    def forwarded(self) -> Forwarded:
        """Return how far the cloud has this log."""
        size, hashes, stopped = self._db.execute(_sql("forwarded")).fetchone()
        return Forwarded(CompactRange.from_bytes(size, hashes), stopped)

    def size(self) -> int:
        """Return the length of the log as it is stored now."""
        return int(self._db.execute(_sql("log")).fetchone()[3])

    def rows(self, first: int, limit: int) -> list[tuple[int, int, int, int, str, bytes]]:
        """Return up to `limit` leaves from number `first`, as they stand in the table."""
        return list(self._db.execute(_sql("leaves"), {"first": first, "limit": limit}))

    def leaves(self, first: int, limit: int) -> list[bytes]:
        """Return up to `limit` leaves from number `first`."""
        return [leaf_of(row) for row in self.rows(first, limit)]

    def engines(self) -> list[tuple[int, str]]:
        """Return which engine decides from which leaf on, as the log itself says; the first is that of its `open`."""
        (opened,) = self.rows(0, 1)
        named = [(0, opened[5]), *self._db.execute(_sql("engines"))]
        return [(n, str(records.decode(payload).data["engine"])) for n, payload in named]

    def tree_at(self, size: int) -> CompactRange:
        """Return the tree over the first `size` leaves; raises StoreError if the log is shorter."""
        rows = self._db.execute(_sql("hashes"), {"first": 0, "end": size})
        tree = CompactRange().extend(row[0] for row in rows)
        if tree.size != size:
            raise StoreError(f"the log has {tree.size} leaves, not {size}")
        return tree

    def extend(self, tree: CompactRange, size: int) -> CompactRange:
        """Return `tree` grown by this log's leaves up to `size`."""
        rows = self._db.execute(_sql("hashes"), {"first": tree.size, "end": size})
        return tree.extend(row[0] for row in rows)

    def cursors(self) -> dict[EpochKey, Cursor]:
        """Return the cursor of each epoch of each device."""
        return {(row[0], row[1]): Cursor(*row[2:]) for row in self._db.execute(_sql("cursors"))}

    def boots(self) -> dict[tuple[str, int], Anchor]:
        """Return the anchor of each boot of each device."""
        return {(row[0], row[1]): Anchor(*row[2:]) for row in self._db.execute(_sql("boots"))}

    def conflicts(self) -> set[tuple[str, str, int, str]]:
        """Return the conflicts that are already in the log."""
        return set(self._db.execute(_sql("conflicts")))

    def entry_hash(self, dev: str, ep: str, seq: int) -> str | None:
        """Return the hash of a device entry, or None if it is not here."""
        row = self._db.execute(_sql("entry_hash"), (dev, ep, seq)).fetchone()
        return None if row is None else str(row[0])

    def set_hall(self, first: int, state: str) -> None:
        """Store the hall's state before leaf `first`, where another log left it."""
        with self._transaction():
            self._db.execute(_sql("set_hall"), (first, state))

    def hall(self) -> tuple[int, str | None]:
        """Return the number from which a start folds the facts, and the hall's state before it; None: an empty hall."""
        row = self._db.execute(_sql("hall")).fetchone()
        return (0, None) if row is None else (int(row[0]), str(row[1]))

    def movements(self, since: int) -> list[tuple[int, int]]:
        """Return (at, delta) of all movements from `since` on, in order."""
        return list(self._db.execute(_sql("movements"), {"since": since}))

    def check(self) -> None:
        """Raise StoreError unless the file is whole and its tree is that of its leaves."""
        for (line,) in self._db.execute("PRAGMA quick_check(1)"):
            if line != "ok":
                raise StoreError(f"the log file is damaged ({line}): restore it and say `edge_gateway rejoin`")
        count, highest = self._db.execute(_sql("extent")).fetchone()
        if count != self.tree.size or highest != self.tree.size - 1:
            raise StoreError("the log file has holes: restore it and say `edge_gateway rejoin`")
        first = max(0, self.tree.size - CHECKED_LEAVES)
        found = [leaf_hash(leaf) for leaf in self.leaves(first, CHECKED_LEAVES)]
        before = self.tree_at(first)
        if before.extend(found) != self.tree or self.extend(before, self.tree.size) != self.tree:
            raise StoreError("the log's tree is not that of its leaves: restore it and say `edge_gateway rejoin`")


def create(path: Path, site: str, log: str, after: str | None, start: int, last_rx: int) -> Store:  # noqa: PLR0913, PLR0917
    """Make a new, empty log file."""
    db = _connect(path, "rwc")
    db.executescript(_sql("schema"))
    values = {"log": log, "site": site, "after": after, "start": start, "last_rx": last_rx}
    db.execute(_sql("open_log"), values)
    return Store(db)


def open_store(path: Path) -> Store:
    """Open the log file for writing, checked; raises StoreError."""
    return _opened(path, "rw", Store.check)


def open_reader(path: Path) -> Store:
    """Open the log file beside its writer; only the reading methods may be used."""
    return _opened(path, "ro", lambda _: None)


def _opened(path: Path, mode: str, check: Callable[[Store], None]) -> Store:
    try:
        store = Store(_connect(path, mode))
        check(store)
    except (sqlite3.Error, ContractError) as e:
        raise StoreError(f"{path} cannot be read ({e}): restore it and say `edge_gateway rejoin`") from e
    return store


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    db = sqlite3.connect(f"file:{path}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False)
    db.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    if mode != "ro":
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = FULL")
    return db
