"""The folder that keeps backups, on a USB stick or elsewhere: files of one kind, each whole, the newest of them kept.

A name is `<kind>-<when><suffix>`, such as `lawang-serang-20261130T021500Z.tar.gz`: UTC, and names sort as times do.
"""

import errno
import os
import re
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from shelf.texts import SaidError, texts

UNFINISHED = ".unfinished"
_WHEN = r"\d{8}T\d{6}Z"


class PlaceError(SaidError):
    """The folder cannot keep a backup; the text says why, and what to do. No backup there was touched."""

    texts = texts("backups")


def check(folder: Path, beside: Path | None = None) -> None:
    """Raise PlaceError unless `folder` is there, takes files, and lies on another disk than `beside` (None: on any).

    A stick that is not plugged in leaves an empty folder on the machine's own disk: that is what `beside` is for.
    """
    try:
        if not folder.is_dir():
            raise PlaceError("place.missing", folder=folder)
        if beside is not None and folder.stat().st_dev == beside.stat().st_dev:
            raise PlaceError("place.same-disk", folder=folder)
        if not os.access(folder, os.W_OK | os.X_OK, effective_ids=True):
            raise PlaceError("place.refused", folder=folder)
    except OSError as e:
        raise PlaceError("place.fault", folder=folder, why=e.strerror or e) from e


def put(folder: Path, kind: str, suffix: str, now: float, write: Callable[[BinaryIO], None]) -> Path:
    """Let `write` fill a file of `folder`, and return its path: on the disk as a whole, or not there by that name.

    `now` is in seconds since 1970. A backup of the same second is replaced. Raises PlaceError, and what `write` raises.
    """
    name = f"{kind}-{datetime.fromtimestamp(now, UTC):%Y%m%dT%H%M%SZ}{suffix}"
    path, unfinished = folder / name, folder / (name + UNFINISHED)
    _forget_unfinished(folder, kind)
    try:
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
        _sync(folder)
    except BaseException as e:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        if isinstance(e, OSError) and e.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
            raise PlaceError("place.full", folder=folder) from e
        raise
    return path


def kept(folder: Path, kind: str) -> list[Path]:
    """Return the backups of a kind in `folder`, oldest first by their names; OSError if it cannot be read."""
    name = re.compile(rf"{re.escape(kind)}-{_WHEN}\..+")
    return sorted(
        path
        for path in folder.iterdir()
        if name.fullmatch(path.name) and not path.name.endswith(UNFINISHED) and path.is_file()
    )


def rotate(folder: Path, kind: str, keep: int, latest: Path) -> list[Path]:
    """Delete all backups of a kind but the newest `keep`; `latest` stays whatever its clock said. Return what went."""
    others = [path for path in kept(folder, kind) if path != latest]
    gone = others[: max(0, len(others) - (keep - 1))]
    for path in gone:
        path.unlink(missing_ok=True)
    return gone


def _forget_unfinished(folder: Path, kind: str) -> None:
    """Remove what a power cut left of an earlier try."""
    for path in folder.glob(f"{kind}-*{UNFINISHED}"):
        path.unlink(missing_ok=True)


def _sync(folder: Path) -> None:
    """Make a new name durable, where the file system has that: some of sticks and networks do not."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as e:
        if e.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise
    finally:
        os.close(handle)
