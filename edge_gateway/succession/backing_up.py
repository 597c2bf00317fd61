"""A backup as one file in a folder of backups: the gateway's folder and the machine's configuration of it."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from backups import packing, place, sealing
from edge_gateway.log.faults import PlaceError
from edge_gateway.succession import backup, beginning, kept
from edge_gateway.succession.backup import Progress
from edge_gateway.succession.kept import Made

LOCK_FILE = "backup.lock"
COPY = "backup-copy"
CONFIGURATION = "etc"
"""Where the machine's configuration lies in a backup."""
CONFIGURED = (
    "gateway.env", "plan.toml", "setup.toml", "mosquitto.conf", "firewall.nft", "broker", "tls",
)  # fmt: skip
"""What of `/etc/lawang` is the gateway's."""
SPARE = 64 << 20  # bytes that a copy leaves free: twice that below which the gateway stores nothing


@dataclass(frozen=True, slots=True)
class Where:
    """The folder that keeps backups, how many, sealed to which public key (None: not sealed).

    `other_disk`: it has to be another disk than the log's. `etc`: the machine's configuration, None: there is none.
    """

    folder: Path
    keep: int
    public_key: str | None = None
    other_disk: bool = False
    etc: Path | None = None


def kind(site: str) -> str:
    """Return what names of a site's backups begin with."""
    return f"lawang-{site}"


def back_up(data: Path, where: Where, now: int, progress: Progress) -> tuple[Made, list[Path]]:
    """Write a backup of a gateway that may run, note it beside the log, and return it with the older ones that went.

    `now` in ms since 1970. Raises StoreError, SealError, `place.PlaceError` and OSError; then no backup was touched.
    """
    if where.public_key is not None:
        sealing.check_public(where.public_key)
    place.check(where.folder, data if where.other_disk else None)
    with beginning.only_process(data, LOCK_FILE):
        copy = data / COPY
        shutil.rmtree(copy, ignore_errors=True)  # of one that was killed
        check_room(data, sum(path.stat().st_size for path in beginning.files(data)))
        try:
            taken = backup.take(data, copy, progress)
            members = [*_members(copy, ""), *_configuration(where.etc)]
            path = place.put(
                where.folder,
                kind(taken.site),
                packing.suffix(where.public_key),
                now / 1000,
                lambda file: packing.pack(file, members, where.public_key),
            )
        finally:
            shutil.rmtree(copy, ignore_errors=True)
        made = Made(now, str(path), path.stat().st_size, where.public_key is not None, taken.log, taken.size)
        kept.note(data, made)
        return made, place.rotate(where.folder, kind(taken.site), where.keep, path)


def check_room(data: Path, octets: int) -> None:
    """Raise PlaceError if so many bytes more would bring the log's disk near to full."""
    free = shutil.disk_usage(data).free
    if free < octets + SPARE:
        raise PlaceError("store.no-room", folder=data, wanted=(octets + SPARE) >> 20, free=free >> 20)


def _members(folder: Path, under: str) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield under + path.relative_to(folder).as_posix(), path


def _configuration(etc: Path | None) -> Iterator[tuple[str, Path]]:
    for name in () if etc is None else CONFIGURED:
        path = Path(etc or "/") / name
        if path.is_dir():
            yield from _members(path, f"{CONFIGURATION}/{name}/")
        elif path.is_file():
            yield f"{CONFIGURATION}/{name}", path
