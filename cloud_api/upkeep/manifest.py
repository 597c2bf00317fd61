"""What a backup says of itself: which database it was, how far each log, and what its dump has to be byte for byte."""

import dataclasses
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from cloud_api.upkeep.errors import UpkeepError
from shelf.formats import KEY, NewerFormatError, format_of

FORMAT = 1
DUMP, MANIFEST = "database.dump", "manifest.json"
_WHAT = "lawang-cloud"


class Head(NamedTuple):
    """How far a log is: its size and the Merkle root (hex) there."""

    site: str
    log: str
    next: int
    root: str


@dataclass(frozen=True, slots=True)
class About:
    """What the database was when it was dumped; `made` in ms since 1970.

    `server`: PostgreSQL's major version; `timescaledb`: that of the extension, None without.
    """

    version: str
    made: int
    migration: int
    server: int
    timescaledb: str | None
    logs: Sequence[Head]


def write(folder: Path, about: About) -> None:
    """Write the manifest of a dump beside it; raises OSError."""
    file = {"bytes": (folder / DUMP).stat().st_size, "sha256": _digest(folder / DUMP)}
    said = dataclasses.asdict(about) | {"logs": [head._asdict() for head in about.logs]}
    text = json.dumps({KEY: FORMAT, "what": _WHAT, **said, "files": {DUMP: file}}, indent=1)
    (folder / MANIFEST).write_text(text + "\n", encoding="ascii")


def read(folder: Path) -> About:
    """Return what a backup says, once its dump was found to be what it says.

    Raises UpkeepError for what is no backup of a cloud, is damaged or of a later version; OSError.
    """
    try:
        said: dict[str, Any] = json.loads((folder / MANIFEST).read_bytes())
        format_of(said, FORMAT)
        values: dict[str, Any] = {field.name: said[field.name] for field in dataclasses.fields(About)}
        values["logs"] = [Head(**head) for head in said["logs"]]
        about, file = About(**values), said["files"][DUMP]
        fits = (
            said["what"] == _WHAT
            and (folder / DUMP).stat().st_size == file["bytes"]
            and _digest(folder / DUMP) == file["sha256"]
        )
    except NewerFormatError as e:
        raise UpkeepError("restore.newer", why=e) from e
    except (FileNotFoundError, KeyError, ValueError, TypeError, AttributeError) as e:
        raise UpkeepError("restore.no-backup", why=e) from e
    if not fits:
        raise UpkeepError("restore.damaged")
    return about


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
