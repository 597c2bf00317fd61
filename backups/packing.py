"""Many files as one: a compressed tar (`.tar.gz`), sealed if a key is given (`.tar.gz.age`), read back strictly."""

import gzip
import os
import re
import shutil
import tarfile
import tempfile
import threading
import zlib
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

from backups import sealing
from shelf.texts import SaidError, texts
from shelf.whole_files import private_file

SUFFIX = ".tar.gz"
MOST = 20_000  # files
LONGEST = 200  # characters of a name
_NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*){0,5}")


class PackError(SaidError):
    """The file is no whole backup; nothing of it is to be used."""

    texts = texts("backups")


class Packed(NamedTuple):
    """A file that was unpacked, by its name in the archive; owner and group by their names where it was packed."""

    name: str
    owner: str
    group: str
    mode: int


def suffix(public_key: str | None) -> str:
    """Return what names of backups end in."""
    return SUFFIX if public_key is None else SUFFIX + sealing.SUFFIX


def pack(file: BinaryIO, members: Iterable[tuple[str, Path]], public_key: str | None) -> None:
    """Write the files, each by the name it is to have, to `file`; raises SealError, OSError."""
    if public_key is None:
        _write(file, members)
        return
    with _written_by(lambda target: _write(target, members)) as plain:
        sealing.seal(plain, file, public_key)


def unpack(source: Path, folder: Path, private_key: str | None) -> list[Packed]:
    """Unpack a backup into the empty `folder`, mode 0600 each, and say what it holds.

    Raises SealError if it is sealed and the key is not there or not its own, PackError for what is not whole or not
    ours, OSError. Files that are there when it raises are not to be used.
    """
    with source.open("rb") as file:
        if file.read(len(sealing.MARK)) != sealing.MARK:
            file.seek(0)
            return _read(file, source, folder)
        if private_key is None:
            raise sealing.SealError("seal.wanted", file=source)
        file.seek(0)
        with tempfile.TemporaryFile(dir=folder) as plain:
            sealing.unseal(file, cast("BinaryIO", plain), private_key)
            plain.seek(0)
            return _read(cast("BinaryIO", plain), source, folder)


def _write(file: BinaryIO, members: Iterable[tuple[str, Path]]) -> None:
    with (
        gzip.GzipFile(filename="", mode="wb", compresslevel=6, fileobj=file) as packed,
        tarfile.open(mode="w|", fileobj=packed, format=tarfile.PAX_FORMAT) as archive,
    ):
        for name, path in members:
            archive.add(path, name, recursive=False)


@contextmanager
def _written_by(write: Callable[[BinaryIO], None]) -> Generator[BinaryIO, None, None]:
    """Give the reading end of what a thread writes; raises what ended the thread, whatever was made of the rest."""
    reading, writing = os.pipe()
    failed: list[BaseException] = []

    def body() -> None:
        try:
            with os.fdopen(writing, "wb") as target:
                write(target)
        except BaseException as e:  # noqa: BLE001 - it is raised again below
            failed.append(e)

    thread = threading.Thread(target=body, name="packing")
    thread.start()
    try:
        with os.fdopen(reading, "rb") as source:
            yield source
    finally:
        thread.join()  # it ends: who reads is gone, or has all
    if failed:
        raise failed[0]


def _read(file: BinaryIO, source: Path, folder: Path) -> list[Packed]:
    try:
        with gzip.open(file) as unpacked:
            with tarfile.open(mode="r|", fileobj=unpacked) as archive:
                found = [_take(archive, member, source, folder) for member in _few(archive, source)]
            while unpacked.read(1 << 16):
                pass  # to the end, where its checksum stands
    except (tarfile.TarError, gzip.BadGzipFile, EOFError, zlib.error) as e:
        raise PackError("pack.damaged", file=source, why=e) from e
    return found


def _few(archive: tarfile.TarFile, source: Path) -> Iterator[tarfile.TarInfo]:
    for number, member in enumerate(archive):
        if number >= MOST:
            raise PackError("pack.foreign", file=source, name=member.name)
        yield member


def _take(archive: tarfile.TarFile, member: tarfile.TarInfo, source: Path, folder: Path) -> Packed:
    """Write one file below `folder`; nothing else, and nowhere else (path traversal), is taken from an archive."""
    content = archive.extractfile(member) if member.isreg() else None
    if content is None or len(member.name) > LONGEST or not _NAME.fullmatch(member.name):
        raise PackError("pack.foreign", file=source, name=member.name[:LONGEST])
    path = folder / member.name
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with content, private_file(path) as target:
        shutil.copyfileobj(content, target)
        target.flush()
        os.fsync(target.fileno())
    return Packed(member.name, member.uname, member.gname, member.mode & 0o777)
