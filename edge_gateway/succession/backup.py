"""Backups of a gateway's folder: taken while it runs, put back as logs that have ended.

A backup folder holds the logs as `old-<number>-<log>.db`, the one in use among them, `devices.json`, the gateway's key,
and `backup.json` with the format of all this; a folder without it is of format 1. A log that was put back is never
continued: somebody may have seen more of it than the backup holds.
"""

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from edge_gateway.devices import keyring
from edge_gateway.log import store
from edge_gateway.log.faults import PlaceError, newer, translated
from edge_gateway.machine import owner
from edge_gateway.machine.files import write_durably
from edge_gateway.succession import beginning, plan_file
from edge_gateway.succession.legible import check_legible
from shelf.formats import KEY, NewerFormatError, format_of
from shelf.whole_files import sync_file, sync_folder

FILE = "backup.json"
FORMAT = 1
PAGES = 500  # copied at a time: the gateway's writer waits no longer than that takes
KEPT = (keyring.FILE, beginning.KEY_FILE, plan_file.MARKER)
REPLACED = ("broker.key", "screens.password")  # a machine that was set up anew has made some of its own

Progress = Callable[[int, int], None]  # pages still to copy, pages in all


@dataclass(frozen=True, slots=True)
class Backup:
    """What was copied: the log in use, its site and its leaves, how many logs before it."""

    site: str
    log: str
    size: int
    before: int


def take(folder: Path, target: Path, progress: Progress = lambda _left, _all: None) -> Backup:
    """Copy the folder of a gateway, which may run, to the new folder `target`; complete and checked when it returns.

    Raises StoreError if there is no log or `target` is there already, OSError if it cannot be written.
    """
    current = folder / store.FILE
    if not current.exists():
        raise PlaceError("store.missing", file=current)
    if target.exists():
        raise PlaceError("store.target-there", folder=target)
    store.open_reader(current).close()  # what cannot be read is told before anything is made
    unfinished = target.with_name(target.name + ".unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(mode=0o700, parents=True)
    before = beginning.archives(folder)
    for path in before:
        _copy_online(path, unfinished / path.name)  # it may be written: what was forwarded of it stands in it
    made = _copy_online(current, unfinished / f"old-{beginning.next_archive(folder):04d}.db", progress)
    with store.open_checked(made) as copy:  # as it is: the program that wrote it may have to put it back
        result = Backup(copy.site, copy.log, copy.tree.size, len(before))
    made.rename(made.with_name(f"{made.stem}-{result.log}.db"))
    for name in (*KEPT, *REPLACED):
        if (folder / name).exists():
            _copy(folder / name, unfinished / name)
    write_durably(unfinished / FILE, json.dumps({KEY: FORMAT}).encode() + b"\n")
    for path in unfinished.iterdir():
        sync_file(path)
    sync_folder(unfinished)
    unfinished.rename(target)
    sync_folder(target.parent)
    return result


def put_back(source: Path, folder: Path) -> list[str]:
    """Copy a backup into the folder of a gateway that does not run and has no log; return the names of the logs.

    Its format was checked (`check_format`). Afterwards the gateway opens a log of its own (`recovery.rejoin`). Raises
    StoreError or KeyringError, and then nothing was copied. The backup is only read: its medium may be read-only.
    """
    logs = beginning.archives(source)
    if not logs:
        raise PlaceError("store.no-backup", folder=source)
    check_legible(folder)
    there = [path.name for path in (*beginning.files(folder), *(folder / name for name in KEPT)) if path.exists()]
    if there:
        raise PlaceError("store.not-empty", folder=folder, files=", ".join(there))
    names: list[str] = []
    for path in logs:
        with store.open_checked(path) as log:  # as it is: an older program may have to put it back after this one
            names.append(log.log)
    owner.make_folder(folder)
    for path in logs:
        sync_file(_copy_online(path, folder / path.name, lambda _left, _all: None))
    for path in (source / name for name in (*KEPT, *REPLACED) if (source / name).exists()):
        sync_file(_copy(path, folder / path.name))
    sync_folder(folder)
    return names


def check_format(source: Path) -> None:
    """Raise OtherVersionError for a backup of a later version, PlaceError for one that says no format."""
    try:
        format_of(json.loads((source / FILE).read_bytes()), FORMAT)
    except FileNotFoundError:
        return  # format 1, which had no such file
    except NewerFormatError as e:
        raise newer(source, e) from e
    except (ValueError, AttributeError) as e:
        raise PlaceError("store.backup-unreadable", file=source / FILE) from e


def _copy_online(source: Path, target: Path, progress: Progress = lambda _left, _all: None) -> Path:
    with (
        translated(source, target),
        closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as here,
        closing(sqlite3.connect(target)) as there,
    ):
        here.backup(there, pages=PAGES, progress=lambda _status, left, total: progress(left, total))
        there.execute("PRAGMA journal_mode = DELETE")  # one file holds all
    target.chmod(0o600)
    return target


def _copy(source: Path, target: Path) -> Path:
    shutil.copyfile(source, target)
    target.chmod(0o600)
    return target
