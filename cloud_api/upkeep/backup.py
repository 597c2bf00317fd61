"""A backup of the cloud: all of its database at one moment, while appends go on, in one file, sealed if there is a key.

What the server itself has is not in it: roles are made by the restore, their passwords by `lawang cloud setup`.
"""

import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from psycopg import Connection
from psycopg.rows import DictRow

from backups import packing, place, sealing
from cloud_api.upkeep import manifest, programs
from cloud_api.upkeep.errors import UpkeepError
from cloud_api.upkeep.manifest import DUMP, MANIFEST, About, Head
from cloud_api.upkeep.session import session
from shelf.statements import statements
from shelf.version import VERSION

_sql = statements("cloud_api.upkeep")

KIND = "lawang-cloud"
LARGE_FILES = "/var/tmp"  # noqa: S108 - a folder of one's own in it; /tmp may be memory
_ONE_MOMENT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"


@dataclass(frozen=True, slots=True)
class Where:
    """Which folder keeps how many backups, sealed to which public key; `beside`: a folder on another disk than it.

    `programs`: where pg_dump is, if it is not found by itself.
    """

    folder: Path
    keep: int
    public_key: str | None = None
    beside: Path | None = None
    programs: Path | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup that was made, what it is, and which older ones went for it."""

    path: Path
    about: About
    gone: list[Path]


def keep(url: str, where: Where, now: float) -> Kept:
    """Make a backup and let go all but the newest; `now` in seconds since 1970.

    Raises SaidError, psycopg.Error, OSError; then nothing is there by a backup's name.
    """
    place.check(where.folder, where.beside)
    if where.public_key is not None:
        sealing.check_public(where.public_key)
    with large_files() as folder:
        about = dump(url, folder, round(now * 1000), where.programs)
        members = [(name, folder / name) for name in (MANIFEST, DUMP)]
        path = place.put(
            where.folder, KIND, packing.suffix(where.public_key), now,
            lambda file: packing.pack(file, members, where.public_key),
        )  # fmt: skip
    return Kept(path, about, place.rotate(where.folder, KIND, where.keep, path))


def dump(url: str, folder: Path, now: int, programs_in: Path | None = None) -> About:
    """Write dump and manifest into a folder; `now` in ms. Raises UpkeepError, psycopg.Error, OSError."""
    with _moment(url) as (connection, snapshot):
        about = read_about(connection, now)
        program = programs.find("pg_dump", about.server, programs_in)
        wanted = ("--format=custom", "--no-owner", "--no-privileges", f"--file={folder / DUMP}")
        programs.run(program, url, *wanted, f"--snapshot={snapshot}")
    manifest.write(folder, about)
    return about


def read_about(connection: Connection[DictRow], now: int) -> About:
    """Return what a database is at the moment of a transaction; raises UpkeepError for one that is not of a cloud."""
    try:
        row = connection.execute(_sql("about")).fetchone()
        heads = [Head(**head) for head in connection.execute(_sql("heads")).fetchall()]
    except psycopg.errors.UndefinedTable as e:
        raise UpkeepError("dump.no-cloud") from e
    if row is None:
        raise UpkeepError("dump.no-cloud")
    return About(VERSION, now, row["migration"], row["server"], row["timescaledb"], heads)


@contextmanager
def large_files() -> Generator[Path]:
    """Give a folder, gone afterwards, on a disk and not in memory, if this machine has one."""
    place_of = LARGE_FILES if Path(LARGE_FILES).is_dir() else None
    with tempfile.TemporaryDirectory(prefix="lawang-", dir=place_of) as folder:
        yield Path(folder)


@contextmanager
def _moment(url: str) -> Generator[tuple[Connection[DictRow], str]]:
    """Give a connection that sees one moment, and the name under which another process sees the same."""
    with session(url, autocommit=False) as connection:
        connection.execute("SET idle_in_transaction_session_timeout = 0")
        connection.commit()
        connection.execute(_ONE_MOMENT)
        row: Any = connection.execute("SELECT pg_export_snapshot() AS name").fetchone()
        yield connection, row["name"]
