"""Files that are there as a whole or not at all, also after a power cut, however large they are."""

import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

PART = ".part"


@contextmanager
def whole_file(path: Path, mode: int = 0o600) -> Generator[BinaryIO]:
    """Give a file beside `path` to write to, which takes its place when the block ends; after an error it is gone.

    Written, synced, renamed, the folder synced. Raises OSError.
    """
    fresh = path.with_name(path.name + PART)
    handle = os.open(fresh, os.O_RDWR | os.O_CREAT | os.O_TRUNC, mode)
    try:
        with os.fdopen(handle, "r+b") as file:
            yield file
            file.flush()
            os.fsync(handle)
        fresh.replace(path)
        sync_folder(path.parent)
    finally:
        fresh.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make new names in a folder durable."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
