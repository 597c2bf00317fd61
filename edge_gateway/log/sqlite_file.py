"""A log file as SQLite has it: how it is opened, and whether it is one of ours at all."""

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from contract.errors import ContractError
from edge_gateway.log.faults import NotALogError, damaged, newer
from shelf.formats import NewerFormatError

APPLICATION, VERSION = 0x4C617761, 2  # `application_id` and `user_version` of a log file
BUSY_MS = 3_000  # no reader makes the writer wait, and there is one writer: who waits longer is not one of ours


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """Open the file; `mode` is SQLite's: `ro`, `rw`, or `rwc` to make it. Raises sqlite3.Error."""
    db = sqlite3.connect(uri(path, mode), uri=True, isolation_level=None, check_same_thread=False)
    db.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    return db


def uri(path: Path, mode: str) -> str:
    """Return what SQLite opens; a `?`, `#` or `%` in a folder's name is part of it."""
    return f"{path.absolute().as_uri()}?mode={mode}"


def write_ahead(db: sqlite3.Connection) -> None:
    """Let what is written stand in a write-ahead log first, and each commit be on the disk."""
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("PRAGMA user_version").fetchone()  # the mode is taken by the next reading: a checkpoint before it fails


def beside(path: Path) -> list[Path]:
    """Return what SQLite keeps beside a file: its write-ahead log and what belongs to it."""
    return [found for end in ("-wal", "-shm", "-journal") if (found := path.with_name(path.name + end)).exists()]


def recognise(db: sqlite3.Connection, path: Path) -> None:
    """Raise DamagedError for an empty file, NotALogError or OtherVersionError for one that others wrote."""
    (application,), (version,) = (
        db.execute(f"PRAGMA {name}").fetchone() for name in ("application_id", "user_version")
    )
    if not path.stat().st_size:
        raise damaged(path, "it is empty")
    if application != APPLICATION:
        raise NotALogError("store.no-log", file=path)
    if version > VERSION:
        raise newer(path, NewerFormatError(version, VERSION))


@contextmanager
def as_made(path: Path) -> Generator[None, None, None]:
    """Raise DamagedError where a table, a column or a range is not as this version makes it."""
    try:
        yield
    except ContractError as e:
        raise damaged(path, str(e)) from e
    except sqlite3.OperationalError as e:
        if e.sqlite_errorcode != sqlite3.SQLITE_ERROR:
            raise
        raise damaged(path, str(e)) from e
