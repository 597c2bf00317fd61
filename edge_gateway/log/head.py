"""`head.json`: how long the log is and its root, kept beside the database.

It is written soon after commits, so it may lag behind the database. A database behind it, or with another root at its
size, is one that was put back from a copy: to go on writing it would sign a second history.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from edge_gateway.log.faults import BehindError, HistoryError, newer, translated
from edge_gateway.log.reading import Reader
from edge_gateway.machine.files import write_durably
from shelf.formats import KEY, NewerFormatError, format_of
from shelf.texts import phrase

FILE = "head.json"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Head:
    """A log, its size and its root (hex)."""

    log: str
    size: int
    root: str


def head_of(store: Reader) -> Head:
    """Return where the log stands."""
    return Head(store.log, store.tree.size, store.tree.root().hex())


def write(folder: Path, head: Head) -> None:
    """Replace the file durably; raises DiskFullError or DiskError."""
    content = {KEY: FORMAT, "log": head.log, "size": head.size, "root": head.root}
    with translated(folder / FILE):
        write_durably(folder / FILE, json.dumps(content).encode() + b"\n")


def read(folder: Path) -> Head | None:
    """Return what the file says, None if there is none; raises HistoryError or OtherVersionError."""
    try:
        values = json.loads((folder / FILE).read_bytes())
        format_of(values, FORMAT)
        return Head(str(values["log"]), int(values["size"]), str(values["root"]))
    except FileNotFoundError:
        return None
    except NewerFormatError as e:
        raise newer(folder / FILE, e) from e
    except (ValueError, KeyError, TypeError, AttributeError) as e:
        raise HistoryError("store.head-unreadable", file=folder / FILE) from e


def is_there(folder: Path, store: Reader) -> bool:
    """Say whether there is what `check` compares with; a log that was never started needs it not: it is no copy."""
    return store.start == 0 or read(folder) is not None


def check(folder: Path, store: Reader) -> None:
    """Raise HistoryError if the database is older than, or other than, what was written beside it."""
    head = read(folder)
    if head is None or head.log == store.after:  # it was opened a moment before a power cut
        return
    if head.log != store.log:
        raise HistoryError("store.other-log", file=store.path, ours=store.log, seen=head.log)
    if store.tree.size < head.size:
        seen = phrase("store.head")
        raise BehindError("store.behind", file=store.path, size=store.tree.size, seen=head.size, where=seen)
    if store.tree_at(head.size).root().hex() != head.root:
        raise HistoryError("store.other-history", file=store.path)
