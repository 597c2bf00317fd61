"""What `lawang support` packs of a gateway's machine."""

from collections.abc import Iterable
from pathlib import Path

from command_line.machine import Piece
from edge_gateway.checkup import support
from edge_gateway.checkup.machine import Machine
from edge_gateway.commands.doctor import here, of


def pieces(root: Path) -> Iterable[Piece] | None:
    """Return the files for who helps, None if no gateway is set up here."""
    found = here(root)
    return support.pieces(found, of(found)) if isinstance(found, Machine) else None
