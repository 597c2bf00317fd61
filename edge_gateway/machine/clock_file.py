"""`clock.json`: by which offset to the steady clock the gateway's went, and in which start of the machine.

A process that starts in the same one goes on evenly, and sees what was set meanwhile. A file that cannot be used costs
that alone: it is no record.
"""

import json
from pathlib import Path
from typing import NamedTuple

from edge_gateway.machine.files import write_durably
from shelf.formats import KEY, format_of

FILE = "clock.json"
FORMAT = 1


class Kept(NamedTuple):
    """`offset`: ms since 1970 less ms of the steady clock; `boot` names the start of the machine."""

    boot: str
    offset: int


def read(folder: Path) -> Kept | None:
    """Return what the file says; None if there is none that can be used."""
    try:
        values = json.loads((folder / FILE).read_bytes())
        format_of(values, FORMAT)
        return Kept(str(values["boot"]), int(values["offset"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def write(folder: Path, kept: Kept) -> None:
    """Replace the file durably; raises OSError."""
    content = {KEY: FORMAT, "boot": kept.boot, "offset": kept.offset}
    write_durably(folder / FILE, json.dumps(content).encode() + b"\n")
