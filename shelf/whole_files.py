"""Files that are there as a whole or not at all, also after a power cut, however large they are."""

import os
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

FRESH = ".new"


def _ours(_: int) -> None:
    """Leave a new file to who writes it."""


@contextmanager
def whole_file(path: Path, mode: int = 0o600, give: Callable[[int], object] = _ours) -> Generator[BinaryIO]:
    """Give a file beside `path` to write to, which takes its place when the block ends; after an error it is gone.

    Written, synced, renamed, the folder synced. `give` is called with its descriptor before anything is written, to
    hand it to its owner. Raises OSError.
    """
    fresh = path.with_name(path.name + FRESH)
    fresh.unlink(missing_ok=True)  # of another owner, perhaps
    handle = os.open(fresh, os.O_RDWR | os.O_CREAT | os.O_EXCL, mode)
    try:
        with os.fdopen(handle, "r+b") as file:
            give(handle)
            yield file
            file.flush()
            os.fsync(handle)
        fresh.replace(path)
    except BaseException:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def private_file(path: Path) -> BinaryIO:
    """Open a file to write to that was not there, and that nobody but its owner may read; FileExistsError, OSError."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")


def sync_folder(folder: Path) -> None:
    """Make renames and new names in a folder durable."""
    sync_file(folder)


def sync_file(path: Path) -> None:
    """Make what `path` holds durable."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
