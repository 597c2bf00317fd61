"""The log file: SQLite with a write-ahead log (WAL), synchronous=FULL, one writer.

`append` returns only when what it was given is on the disk. A file that does not hold together is not opened. Each
method raises StoreError for what the driver says of the file; `edge_gateway.log.faults` has the kinds.
"""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from edge_gateway.log.changes import Changes, Cursor, EpochKey
from edge_gateway.log.faults import PlaceError, translated
from edge_gateway.log.forwarded import Forwarded
from edge_gateway.log.reading import Reader
from edge_gateway.log.sqlite_file import VERSION, as_made, connect, recognise, uri, write_ahead
from shelf.statements import statements

_sql = statements("edge_gateway.log")

FILE = "log.db"
R = TypeVar("R", bound=Reader)


class Store(Reader):
    """One log file, open for its only writer, one thread at a time."""

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

    def set_hall(self, first: int, state: str) -> None:
        """Store the hall's state before leaf `first`, where another log left it."""
        with self._transaction():
            self._db.execute(_sql("set_hall"), (first, state))


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
    with _opened(Store, path, "rw") as found:
        found.take_up()


def open_as_it_is(path: Path) -> Store:
    """Open the log file, checked: nothing is written, and only what all versions have is read, before `take_up`."""
    return _opened(Store, path, "rw", Store.check)


def open_reader(path: Path) -> Reader:
    """Open the log file beside its writer; raises StoreError."""
    return _opened(Reader, path, "ro")


def open_checked(path: Path) -> Reader:
    """Open a log file that nobody writes, for reading, checked as for writing; raises StoreError."""
    return _opened(Reader, path, "ro", Reader.check)


def _opened(kind: type[R], path: Path, mode: str, check: Callable[[R], None] = lambda _: None) -> R:
    if not path.exists():
        raise PlaceError("store.missing", file=path)
    with translated(path):
        db = connect(path, mode)
        try:
            recognise(db, path)
            with as_made(path):
                found = kind(db, path)
                check(found)
        except BaseException:
            db.close()
            raise
    return found


def _cursor_row(key: EpochKey, cursor: Cursor) -> tuple[object, ...]:
    return *key, cursor.seq, cursor.hash, *(cursor.past or (None, None, None))
