"""`backups.json`: when this gateway was backed up last, and when a backup of it was tried last.

It is no record: one that cannot be read says nothing. `lawang doctor` and the status page read it.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, TypeVar

from edge_gateway.machine.files import write_durably
from shelf.formats import KEY, format_of

FILE = "backups.json"
FORMAT = 1

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that is whole: `at` in ms since 1970, `file`, `octets` long, with `size` leaves of `log`."""

    at: int
    file: str
    octets: int
    is_sealed: bool
    log: str
    size: int


@dataclass(frozen=True, slots=True)
class Tried:
    """A backup that was restored in a folder of its own, and held: `at` in ms since 1970, `size` leaves of `log`."""

    at: int
    file: str
    log: str
    size: int


@dataclass(frozen=True, slots=True)
class Kept:
    """What is known; None: never, as far as anybody wrote it down."""

    made: Made | None = None
    tried: Tried | None = None


def read(folder: Path) -> Kept:
    """Return what stands in a gateway's folder."""
    try:
        values = json.loads((folder / FILE).read_bytes())
        format_of(values, FORMAT)
        return Kept(_one(Made, values.get("made")), _one(Tried, values.get("tried")))
    except (OSError, ValueError, TypeError, AttributeError):
        return Kept()


def note(folder: Path, what: Made | Tried) -> None:
    """Write down what was done; raises OSError."""
    known = read(folder)
    values = {"made": known.made, "tried": known.tried, "made" if isinstance(what, Made) else "tried": what}
    said = {name: asdict(value) for name, value in values.items() if value is not None}
    write_durably(folder / FILE, json.dumps({KEY: FORMAT, **said}).encode() + b"\n")


def _one(kind: type[_T], values: dict[str, Any] | None) -> _T | None:
    return None if values is None else kind(**values)
