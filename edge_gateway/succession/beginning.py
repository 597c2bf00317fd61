"""How a log begins: its first two entries, its own file, and the step that makes that file the gateway's log.

A folder holds `log.db` (the log in use) and `old-<number>-<log>.db` (logs before it, kept whole and still forwarded).
"""

import fcntl
import os
import secrets
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from contract import records
from contract.leaf import Source
from contract.records import Record
from edge_gateway.hall.engines import ENGINE
from edge_gateway.log import head, store
from edge_gateway.log.changes import Changes
from edge_gateway.log.faults import LockedError
from edge_gateway.log.sqlite_file import beside
from edge_gateway.log.store import Store
from edge_gateway.machine import owner
from edge_gateway.machine.clock import now_ms
from edge_gateway.machine.files import write_durably
from shelf.whole_files import sync_folder
from site_plan import Plan

KEY_FILE = "gateway.key"
LOCK_FILE = "lock"
FRESH = "log.db.new"
OPERATOR = "operator"


@dataclass(frozen=True, slots=True)
class Predecessor:
    """The log that a new one succeeds, and where it ended (root in hex)."""

    log: str
    size: int
    root: str


@dataclass(frozen=True, slots=True)
class Beginning:
    """Why a log is opened and after which; `asked_cloud`: the cloud was asked what it has.

    `begins`: `trial` or `live`, what a site without a log before this one begins with.
    """

    why: str
    after: Predecessor | None
    asked_cloud: bool
    begins: str = "trial"


@contextmanager
def only_process(folder: Path, name: str = LOCK_FILE) -> Generator[None, None, None]:
    """Hold the folder, or what `name` stands for in it, for this process; raises LockedError if another one has it."""
    owner.make_folder(folder)
    handle = os.open(folder / name, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        owner.give(handle, folder / name)
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as e:
        os.close(handle)
        raise LockedError("store.in-use", folder=folder) from e
    try:
        yield
    finally:
        os.close(handle)


def signing_key(folder: Path) -> Ed25519PrivateKey:
    """Return the gateway's key, made at first use."""
    path = folder / KEY_FILE
    if path.exists():
        return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(path.read_text().strip()))
    seed = secrets.token_bytes(32)
    write_durably(path, seed.hex().encode() + b"\n")
    return Ed25519PrivateKey.from_private_bytes(seed)


def next_archive(folder: Path) -> int:
    """Return the number of the next log that is set aside: above all that are here, for who looks for the newest."""
    numbers = [int(found) for path in archives(folder) if (found := path.name.split("-")[1]).isdecimal()]
    return max(numbers, default=0) + 1


def archives(folder: Path) -> list[Path]:
    """Return the files of the logs before this one, oldest first."""
    current = folder / store.FILE
    found = sorted(folder.glob("old-*.db"))  # one that is still `log.db` was linked a moment before a power cut
    return [path for path in found if not (current.exists() and path.samefile(current))]


def files(folder: Path) -> list[Path]:
    """Return the files of all logs of a folder, oldest first: the last is the one in use, if there is one."""
    current = folder / store.FILE
    return [*archives(folder), *([current] if current.exists() else [])]


def begin(folder: Path, plan: Plan, why: Beginning, last_start: int, last_rx: int) -> Store:
    """Make the file of a new log with its `open` and `plan` entries; it is not in use before `install`."""
    for leftover in folder.glob(FRESH + "*"):
        leftover.unlink()
    now = now_ms()
    log = "gw-" + secrets.token_hex(4)
    after = why.after
    fresh = store.create(folder / FRESH, plan.site, log, after.log if after else None, last_start, last_rx)
    values: dict[str, str | int | None] = {
        "site": plan.site,
        "log": log,
        "key": signing_key(folder).public_key().public_bytes_raw().hex(),
        "engine": ENGINE,
        "after": after.log if after else None,
        "after_size": after.size if after else None,
        "after_root": after.root if after else None,
        "cloud": int(why.asked_cloud),
        "why": why.why,
    }
    changes = Changes(0)
    changes.add(now, 0, now, Source.GATEWAY, records.encode(Record("open", values)))
    _add_plan(changes, plan, now)
    if after is None:
        changes.add(now, 0, now, Source.GATEWAY, records.encode(Record(why.begins, {"who": OPERATOR})))
    fresh.append(changes)
    return fresh


def log_engine(current: Store) -> None:
    """Append which engine decides from here on, if the log names another one; before anything is decided."""
    if current.engines()[-1][1] != ENGINE:
        note(current, Record("engine", {"engine": ENGINE}))


def note(current: Store, record: Record) -> None:
    """Append a record of the gateway's own."""
    changes, now = Changes(current.tree.size), now_ms()
    changes.add(now, 0, now, Source.GATEWAY, records.encode(record))
    current.append(changes)


def add_engine(changes: Changes, name: str, now: int) -> None:
    """Let `changes` say which engine decides what follows."""
    changes.add(now, 0, now, Source.GATEWAY, records.encode(Record("engine", {"engine": name})))


def log_plan(current: Store, plan: Plan) -> None:
    """Append the plan if it is not the one in force; whether it may follow that one was asked before (`check_plan`)."""
    if current.plan != plan.text:
        changes = Changes(current.tree.size)
        _add_plan(changes, plan, now_ms())
        current.append(changes)


def install(folder: Path, fresh: Store) -> None:
    """Close the new log's file and put it in the place of `log.db`, which is kept under another name.

    At each moment `log.db` is either the old file or the new one.
    """
    ended = head.head_of(fresh)
    fresh.detach_wal()
    fresh.close()
    current = folder / store.FILE
    if current.exists():
        with store.open_store(current) as old:
            name = f"old-{next_archive(folder):04d}-{old.log}.db"
            old.detach_wal()
        if not (folder / name).exists():
            os.link(current, folder / name)
    for left in beside(current):
        left.unlink()  # of a file that is gone: SQLite would read it into the new one
    (folder / FRESH).replace(current)
    sync_folder(folder)
    head.write(folder, ended)


def _add_plan(changes: Changes, plan: Plan, now: int) -> None:
    values = {"zone": plan.zone.key, "toml": plan.text, "who": OPERATOR}
    changes.add(now, 0, now, Source.GATEWAY, records.encode(Record("plan", values)))
    changes.plan = plan.text
