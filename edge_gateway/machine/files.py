"""Files that are there as a whole or not at all, also after a power cut."""

import os
import stat
from contextlib import suppress
from pathlib import Path

from edge_gateway.machine import owner


def write_durably(path: Path, content: bytes) -> None:
    """Replace `path` by `content`: written, synced, renamed, the folder synced.

    Owner and mode stay as they are; a new file is its folder's owner's, mode 0600. Raises OSError, and then the old
    file is there: also where it would change hands in a folder that is not ours.
    """
    fresh = path.with_name(path.name + ".new")
    fresh.unlink(missing_ok=True)  # of another owner, perhaps
    try:
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            owner.give(file.fileno(), path)
            if path.exists():
                os.fchmod(file.fileno(), stat.S_IMODE(path.stat().st_mode))
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except BaseException:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make renames and new names in `folder` durable."""
    sync_file(folder)


def sync_file(path: Path) -> None:
    """Make what `path` holds durable."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
