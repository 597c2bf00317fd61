"""A backup of the cloud: all of its database at one moment, while appends go on, in one file, sealed if there is a key.

What the server itself has is not in it: roles are made by the restore, their passwords by `lawang cloud setup`.
"""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import psycopg
from psycopg import Connection
from psycopg.rows import DictRow

from backups import place, sealing
from cloud_api.upkeep import packing, programs
from cloud_api.upkeep.errors import UpkeepError
from cloud_api.upkeep.packing import About, Head, Manifest
from cloud_api.upkeep.session import session
from shelf.statements import statements
from shelf.version import VERSION

_sql = statements("cloud_api.upkeep")

KIND, SUFFIX = "lawang-cloud", ".zip"
_ONE_MOMENT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup that was made, and which older ones went for it."""

    path: Path
    manifest: Manifest
    gone: list[Path]


def keep(  # noqa: PLR0913 - what, where, when, for whom, how many
    url: str, folder: Path, now: float, *, public_key: str | None = None, keep: int | None = None,
    beside: Path | None = None, programs_in: Path | None = None,
) -> Kept:  # fmt: skip
    """Make a backup in `folder`, and let go all but the newest `keep`; `now` in seconds since 1970.

    `beside`: a folder that must be on another disk. Raises SaidError, psycopg.Error, OSError; then nothing is there.
    """
    place.check(folder, beside)
    if public_key is not None:
        sealing.check_public(public_key)
    made: list[Manifest] = []

    def fill(out: BinaryIO) -> None:
        made.append(dump(url, out, round(now * 1000), programs_in))

    def write(out: BinaryIO) -> None:
        if public_key is None:
            fill(out)
            return
        with packing.piped(fill) as plain:
            sealing.seal(plain, out, public_key)

    path = place.put(folder, KIND, SUFFIX + (sealing.SUFFIX if public_key else ""), now, write)
    return Kept(path, made[0], place.rotate(folder, KIND, keep, path) if keep else [])


def dump(url: str, out: BinaryIO, now: int, programs_in: Path | None = None) -> Manifest:
    """Write a backup to `out`, which is read from nowhere else; `now` in ms. Raises UpkeepError, psycopg.Error."""
    with _moment(url) as (connection, snapshot):
        about = read_about(connection, now)
        program = programs.find("pg_dump", about.server, programs_in)
        wanted = ("--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}")
        with programs.started(program, url, *wanted) as process:
            if process.stdout is None:
                raise UpkeepError("program.failed", name=program.name, why="stdout")
            return packing.pack(out, about, process.stdout)


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
def _moment(url: str) -> Generator[tuple[Connection[DictRow], str]]:
    """Give a connection that sees one moment, and the name under which another process sees the same."""
    with session(url, autocommit=False) as connection:
        connection.execute("SET idle_in_transaction_session_timeout = 0")
        connection.commit()
        connection.execute(_ONE_MOMENT)
        row: Any = connection.execute("SELECT pg_export_snapshot() AS name").fetchone()
        yield connection, row["name"]
