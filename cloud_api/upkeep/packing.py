"""The file of a backup: a ZIP archive with PostgreSQL's own dump and a manifest that says what it is.

`unzip` and `pg_restore` of any system read it. It is written in one go, so that it can be sealed on the way.
"""

import dataclasses
import hashlib
import json
import os
import threading
import zipfile
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, BinaryIO, NamedTuple

from cloud_api.upkeep.errors import UpkeepError
from shelf.formats import KEY, NewerFormatError, format_of

FORMAT = 1
DUMP, MANIFEST = "database.dump", "manifest.json"
CHUNK = 1 << 20
_LONGEST_MANIFEST = 8 << 20


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


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup is, with size and SHA-256 of its dump."""

    about: About
    bytes: int
    sha256: str


def pack(out: BinaryIO, about: About, dump: IO[bytes]) -> Manifest:
    """Write a backup of what `dump` gives until its end, and return its manifest; raises OSError."""
    digest, size = hashlib.sha256(), 0
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        with archive.open(zipfile.ZipInfo(DUMP), "w", force_zip64=True) as file:
            while chunk := dump.read(CHUNK):
                digest.update(chunk)
                size += len(chunk)
                file.write(chunk)
        manifest = Manifest(about, size, digest.hexdigest())
        archive.writestr(zipfile.ZipInfo(MANIFEST), _said(manifest))
    return manifest


def unpack(file: BinaryIO, folder: Path) -> tuple[Manifest, Path]:
    """Write the dump of a backup into a folder, and return its manifest and where it is.

    Raises UpkeepError for what is no backup, is not whole or of a later version; OSError.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            if archive.getinfo(MANIFEST).file_size > _LONGEST_MANIFEST:
                raise UpkeepError("restore.no-backup", why=MANIFEST)
            manifest = _read(archive.read(MANIFEST))
            path, digest = folder / DUMP, hashlib.sha256()
            with archive.open(DUMP) as packed, path.open("wb") as out:
                while chunk := packed.read(CHUNK):
                    digest.update(chunk)
                    out.write(chunk)
    except NewerFormatError as e:
        raise UpkeepError("restore.newer", why=e) from e
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, EOFError) as e:
        raise UpkeepError("restore.no-backup", why=e) from e
    if (path.stat().st_size, digest.hexdigest()) != (manifest.bytes, manifest.sha256):
        raise UpkeepError("restore.damaged")
    return manifest, path


@contextmanager
def piped(fill: Callable[[BinaryIO], None]) -> Generator[BinaryIO]:
    """Give a file to read from which `fill` writes in another thread; raises what `fill` raises."""
    reading, writing = os.pipe()
    failed: list[BaseException] = []

    def write() -> None:
        try:
            with os.fdopen(writing, "wb") as out:
                fill(out)
        except BaseException as e:  # noqa: BLE001 - it is raised where the file is read
            failed.append(e)

    thread = threading.Thread(target=write, name="pack")
    thread.start()
    source = os.fdopen(reading, "rb")
    try:
        yield source
    except BaseException:
        source.close()
        thread.join()
        raise
    source.close()
    thread.join()
    if failed:
        raise failed[0]


def _said(manifest: Manifest) -> str:
    about = dataclasses.asdict(manifest.about) | {"logs": [head._asdict() for head in manifest.about.logs]}
    file = {"bytes": manifest.bytes, "sha256": manifest.sha256}
    return json.dumps({KEY: FORMAT, "what": "lawang-cloud", **about, "files": {DUMP: file}}, indent=1) + "\n"


def _read(data: bytes) -> Manifest:
    said: dict[str, Any] = json.loads(data)
    format_of(said, FORMAT)
    if said.get("what") != "lawang-cloud":
        raise ValueError(MANIFEST)
    values: dict[str, Any] = {field.name: said[field.name] for field in dataclasses.fields(About)}
    values["logs"] = [Head(**head) for head in said["logs"]]
    about = About(**values)
    file = said["files"][DUMP]
    return Manifest(about, int(file["bytes"]), str(file["sha256"]))
