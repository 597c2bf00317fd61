"""What the last backup was and when one was last put back to try it: noted for the doctor, and no record."""

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from shelf.formats import KEY, format_of
from shelf.whole_files import whole_file

FILE = "backup.json"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Noted:
    """`made`, `tried`: when, in ms since 1970, 0: never; `file`: the backup that was made last, of so many bytes."""

    made: int = 0
    file: str = ""
    bytes: int = 0
    tried: int = 0


def read(folder: Path) -> Noted:
    """Return what is noted in a folder; a file that cannot be read says nothing."""
    try:
        said = json.loads((folder / FILE).read_bytes())
        format_of(said, FORMAT)
        return Noted(int(said["made"]), str(said["file"]), int(said["bytes"]), int(said["tried"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Noted()


def note(folder: Path | None, **said: int | str) -> None:
    """Note more in a folder, if there is one; raises OSError."""
    if folder is None:
        return
    with whole_file(folder / FILE, 0o644) as file:
        file.write(json.dumps({KEY: FORMAT, **asdict(replace(read(folder), **said))}).encode() + b"\n")
