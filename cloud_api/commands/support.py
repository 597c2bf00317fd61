"""What `lawang support` packs of a cloud's machine."""

from collections.abc import Iterable
from pathlib import Path

from cloud_api.checkup import support
from cloud_api.checkup.looking import look
from cloud_api.checkup.machine import Machine
from cloud_api.commands.doctor import here
from command_line.machine import Piece


def pieces(root: Path) -> Iterable[Piece] | None:
    """Return the files for who helps, None if no cloud is set up here."""
    found = here(root)
    return support.pieces(found, look(found)) if isinstance(found, Machine) else None
