"""Why a log file or its folder is not used: a type for each kind of fault, so that nobody guesses it from a sentence.

Each says whose fault it is and what to do; nothing was changed when one is raised. What SQLite says becomes one of them
here and nowhere else.
"""

import errno
import shutil
import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from shelf.formats import NewerFormatError
from shelf.texts import SaidError, texts

LEAST_FREE = 1 << 20  # bytes: with less, an error of reading or writing is the full disk's


class StoreError(SaidError):
    """The log is not used as it is; the text says whose fault that is and what the operator does."""

    texts = texts("edge_gateway")


class DamagedError(StoreError):
    """The file is proved damaged, by its format or by SQLite's own check: the only kind that is ever set aside."""


class LockedError(StoreError):
    """Another program holds the file or the folder: end it, and try again."""


class OtherSiteError(StoreError):
    """The log is another site's."""


class OtherVersionError(StoreError):
    """The file is of a later version of this program."""


class NotALogError(StoreError):
    """The file is whole, and no log of a gateway: somebody put it there."""


class DiskFullError(StoreError):
    """The disk takes no more: make room, nothing else is wrong."""


class DiskError(StoreError):
    """The file cannot be read or written: its rights, or the disk."""


class PlaceError(StoreError):
    """The folder is not where, or not as empty as, this needs it."""


class HistoryError(StoreError):
    """To go on would write a second history, or count again: a new log has to be opened."""


class BehindError(HistoryError):
    """The file is older than what was seen of it: it was put back from a copy."""


class UnreadableHallError(StoreError):
    """The hall's state that is kept in the file is not understood; the log itself is whole."""


class UnaskedError(StoreError):
    """The cloud has to be asked what it has, and does not answer."""


_OF_THE_DISK = (
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_AUTH,
)


@contextmanager
def translated(path: Path, written: Path | None = None) -> Generator[None, None, None]:
    """Raise what driver and system say of the file as a StoreError; an error of ours in a statement stays as it is.

    `written` is the file that is written, if it is another one.
    """
    try:
        yield
    except sqlite3.DatabaseError as e:
        fault = _fault_of(e, path, written or path)
        if fault is None:
            raise
        raise fault from e
    except OSError as e:
        if e.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFullError("store.disk-full", folder=(written or path).parent) from e
        raise DiskError("store.disk", file=written or path, why=e.strerror or e) from e


def damaged(path: Path, why: str) -> DamagedError:
    """Return the error of a file that is proved damaged."""
    return DamagedError("store.damaged", file=path, why=why)


def newer(path: Path, found: NewerFormatError) -> OtherVersionError:
    """Return the error of a file that a later version wrote."""
    return OtherVersionError("store.version", file=path, version=found.found, known=found.known)


def _fault_of(error: sqlite3.DatabaseError, path: Path, written: Path) -> StoreError | None:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code == sqlite3.SQLITE_FULL or (code in _OF_THE_DISK and _is_full(written)):
        return DiskFullError("store.disk-full", folder=written.parent)
    if code in _OF_THE_DISK:
        return DiskError("store.disk", file=path, why=error)
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return damaged(path, str(error))
    if code == sqlite3.SQLITE_BUSY:  # SQLITE_LOCKED is a conflict of our own statements
        return LockedError("store.locked", file=path)
    return None


def _is_full(path: Path) -> bool:
    return shutil.disk_usage(path.parent).free < LEAST_FREE
