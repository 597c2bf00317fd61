"""The log file: SQLite with a write-ahead log (WAL), synchronous=FULL, one writer.

`append` returns only when what it was given is on the disk. A file that does not hold together is not opened. Each
method raises StoreError for what the driver says of the file; `edge_gateway.log.faults` has the kinds.
"""

import sqlite3
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from contract import records
from contract.merkle import CompactRange, leaf_hash
from edge_gateway.log.changes import Anchor, BootKey, Changes, Cursor, EpochKey, Past, leaf_of
from edge_gateway.log.faults import PlaceError, damaged, translated
from edge_gateway.log.forwarded import Forwarded, Stopped
from edge_gateway.log.sqlite_file import VERSION, as_made, connect, recognise, uri, write_ahead
from shelf.statements import statements

_sql = statements("edge_gateway.log")

FILE = "log.db"
CHECKED_LEAVES = 1000  # of the end of the log: their hashes are computed again at each start

Values = Sequence[object] | Mapping[str, object]


class Store:
    """One log file, open for its only writer (one thread at a time) or for reading."""

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

    @contextmanager
    def _transaction(self) -> Generator[None, None, None]:
        with translated(self.path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    def _ask(self, name: str, values: Values = ()) -> Iterator[Any]:
        """Give the rows of a statement."""
        with translated(self.path):
            yield from self._db.execute(_sql(name), values)

    def _one(self, name: str, values: Values = ()) -> Any:  # noqa: ANN401 - columns are of many types
        """Return the one row of a statement, None if there is none."""
        return next(iter(list(self._ask(name, values))), None)

    def append(self, changes: Changes, forwarded: Forwarded | None = None) -> None:
        """Store all of `changes` durably, or raise StoreError and store none."""
        if changes.size != self.tree.size:
            raise ValueError(f"changes for size {changes.size}, the log has {self.tree.size}")
        tree = self.tree.extend(row.hash for row in changes.leaves)
        last_rx = changes.last_rx if changes.rx_is_set else max(self.last_rx, changes.last_rx)
        db = self._db
        with self._transaction():
            db.executemany(_sql("insert_leaf"), changes.leaves)
            db.executemany(_sql("insert_entry"), [(*key, *value) for key, value in changes.entries.items()])
            db.executemany(_sql("set_cursor"), [_cursor_row(*item) for item in changes.cursors.items()])
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
        """Copy what a preceding log's file knows of devices, its movements from `since` on; it is upgraded first."""
        upgrade(old)
        with translated(old):
            self._db.execute("ATTACH ? AS old", (uri(old, "ro"),))
            try:
                with self._transaction():
                    for name in ("cursors", "entries", "boots", "conflicts", "movements"):
                        self._db.execute(_sql(f"take_over_{name}"), {"since": since} if name == "movements" else {})
            finally:
                self._db.execute("DETACH old")

    def take_up(self) -> None:
        """Make a file that was opened as it is ready to be written, and of this version; leaves stay as they are.

        Each step from an older version is one transaction.
        """
        with translated(self.path), as_made(self.path):
            ((version,),) = list(self._db.execute("PRAGMA user_version"))
            write_ahead(self._db)
            for step in range(version, VERSION):
                self._db.executescript(_sql(f"upgrade_{step + 1}"))

    def detach_wal(self) -> None:
        """Make the one file hold everything, so that it may be linked and renamed."""
        with translated(self.path):
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._db.execute("PRAGMA journal_mode = DELETE")

    def probe(self) -> None:
        """Raise StoreError if the file cannot be written now; nothing is."""
        with self._transaction():
            pass

    def count_start(self, number: int) -> None:
        """Store the number of this start, and forget starts of boxes that are over."""
        with self._transaction():
            self._db.execute(_sql("forget_boots"))
            self._db.execute(_sql("start"), {"start": number})
        self.start = number

    def set_forwarded(self, forwarded: Forwarded) -> None:
        """Store how far the cloud has this log."""
        with self._transaction():
            self._set_forwarded(forwarded)

    def _set_forwarded(self, forwarded: Forwarded) -> None:
        tree, stopped = forwarded.tree, None if forwarded.stopped is None else forwarded.stopped.write()
        values = {"next": tree.size, "range": tree.to_bytes(), "stopped": stopped}
        self._db.execute(_sql("set_forwarded"), values)

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

    def set_hall(self, first: int, state: str) -> None:
        """Store the hall's state before leaf `first`, where another log left it."""
        with self._transaction():
            self._db.execute(_sql("set_hall"), (first, state))

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


def create(path: Path, site: str, log: str, after: str | None, start: int, last_rx: int) -> Store:  # noqa: PLR0913, PLR0917
    """Make a new, empty log file; raises StoreError."""
    with translated(path):
        db = connect(path, "rwc")
        write_ahead(db)
        db.executescript(_sql("schema"))
        values = {"log": log, "site": site, "after": after, "start": start, "last_rx": last_rx}
        db.execute(_sql("open_log"), values)
    return Store(db, path)


def open_store(path: Path) -> Store:
    """Open the log file for writing, checked, and of this version; raises StoreError."""
    found = open_as_it_is(path)
    try:
        found.take_up()
    except BaseException:
        found.close()
        raise
    return found


def upgrade(path: Path) -> None:
    """Make a log file that was checked already one of this version; raises StoreError."""
    with _opened(path, "rw", lambda _: None) as found:
        found.take_up()


def open_as_it_is(path: Path) -> Store:
    """Open the log file, checked: nothing is written, and only what all versions have is read, before `take_up`."""
    return _opened(path, "rw", Store.check)


def open_reader(path: Path) -> Store:
    """Open the log file beside its writer; only the reading methods may be used. Raises StoreError."""
    return _opened(path, "ro", lambda _: None)


def open_checked(path: Path) -> Store:
    """Open a log file that nobody writes, for reading, checked as for writing; raises StoreError."""
    return _opened(path, "ro", Store.check)


def _opened(path: Path, mode: str, check: Callable[[Store], None]) -> Store:
    if not path.exists():
        raise PlaceError("store.missing", file=path)
    with translated(path):
        db = connect(path, mode)
        try:
            recognise(db, path)
            with as_made(path):
                store = Store(db, path)
                check(store)
        except BaseException:
            db.close()
            raise
    return store


def _cursor_row(key: EpochKey, cursor: Cursor) -> tuple[object, ...]:
    return *key, cursor.seq, cursor.hash, *(cursor.past or (None, None, None))
