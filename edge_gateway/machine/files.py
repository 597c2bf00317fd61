"""Files of the gateway, which stay with their owner and mode."""

import os
import stat
from pathlib import Path

from edge_gateway.machine import owner
from shelf.whole_files import whole_file


def write_durably(path: Path, content: bytes) -> None:
    """Replace `path` by `content`, as a whole.

    Owner and mode stay as they are; a new file is its folder's owner's, mode 0600. Raises OSError, and then the old
    file is there: also where it would change hands in a folder that is not ours.
    """

    def as_before(handle: int) -> None:
        owner.give(handle, path)
        if path.exists():
            os.fchmod(handle, stat.S_IMODE(path.stat().st_mode))

    with whole_file(path, give=as_before) as file:
        file.write(content)
