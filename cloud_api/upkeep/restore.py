"""A backup put back into an empty database: compared with its manifest, brought up to date, marked as restored."""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import psycopg
from psycopg import conninfo, sql

from backups import packing
from cloud_api.database import migrations
from cloud_api.upkeep import backup, manifest, programs
from cloud_api.upkeep.errors import UpkeepError
from cloud_api.upkeep.manifest import About, Head
from cloud_api.upkeep.session import session
from cloud_api.upkeep.up_to_date import Progress, bring
from shelf.statements import statements

_sql = statements("cloud_api.upkeep")


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back, by what it says; which migrations it got, and how many sites were made again."""

    about: About
    migrations: Sequence[str]
    rebuilt: int


def restore(
    url: str, file: Path, private_key: str | None, progress: Progress, programs_in: Path | None = None
) -> Restored:
    """Put a backup into the empty database at `url`, with roles and rights, and make what an upgrade wants.

    Raises UpkeepError and psycopg.Error; SealError for a key that does not fit. Until the dump is in as a whole nothing
    is: the database is as empty as before.
    """
    with unpacked(file, private_key) as (about, dump):
        _check(url, about)
        load(url, about, dump, programs_in)
        compare(url, about.logs)
    done = bring(url, progress)
    with session(url) as connection:
        connection.execute(_sql("mark_restored"))
        connection.execute(_sql("logins_end"))
        connection.execute("ANALYZE")
    return Restored(about, done.migrations, done.rebuilt)


def attempt(
    url: str, file: Path, private_key: str | None, progress: Progress, programs_in: Path | None = None
) -> Restored:
    """Do the same in a database beside the one at `url`, which is gone afterwards; raises as `restore`."""
    name = f"lawang_try_{uuid4().hex[:12]}"
    with session(url) as connection:
        try:
            connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(name)))
        except psycopg.errors.InsufficientPrivilege as e:
            raise UpkeepError("restore.no-try", who=connection.info.user) from e
    try:
        return restore(conninfo.make_conninfo(url, dbname=name), file, private_key, progress, programs_in)
    finally:
        with session(url) as connection:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@contextmanager
def unpacked(file: Path, private_key: str | None) -> Generator[tuple[About, Path]]:
    """Give what a backup is and its dump, opened if it is sealed; raises UpkeepError, SealError, PackError, OSError."""
    with backup.large_files() as folder:
        packing.unpack(file, folder, private_key)
        yield manifest.read(folder), folder / manifest.DUMP


def compare(url: str, wanted: Sequence[Head]) -> None:
    """Raise UpkeepError unless each log is as far as the manifest says, with the same root."""
    with session(url) as connection:
        found = [Head(**row) for row in connection.execute(_sql("heads")).fetchall()]
    for head in wanted:
        if head not in found:
            raise UpkeepError("restore.other", log=f"{head.site}/{head.log}")


def _check(url: str, about: About) -> None:
    """Refuse a backup that this version or that server cannot take, and a database in which something is."""
    if about.migration > migrations.newest():
        raise UpkeepError("restore.later", version=about.version)
    with session(url) as connection:
        row = connection.execute(_sql("foreign")).fetchone()
        if row is not None:
            raise UpkeepError("restore.not-empty", database=connection.info.dbname, table=row["name"])
        server = connection.execute(_sql("server"), {"timescaledb": about.timescaledb}).fetchone()
    check_server(about, **(server or {}))


def check_server(about: About, *, server: int, who: str, is_superuser: bool, has_timescaledb: bool) -> None:
    """Raise UpkeepError unless PostgreSQL `server` takes this backup from `who`.

    A dump of TimescaleDB's wants a superuser: its catalog is not the owner's, nor is the switch for a restore.
    """
    if server < about.server:
        raise UpkeepError("restore.server", wanted=about.server, found=server)
    if about.timescaledb is None:
        return
    if not has_timescaledb:
        raise UpkeepError("restore.timescaledb", version=about.timescaledb)
    if not is_superuser:
        raise UpkeepError("restore.superuser", who=who)


def load(url: str, about: About, dump: Path, programs_in: Path | None) -> None:
    """Run pg_restore, in one transaction; raises UpkeepError, and then nothing is there."""
    program = programs.find("pg_restore", about.server, programs_in)
    options = ("--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction")
    with restoring(url, about.timescaledb):
        programs.run(program, url, *options, str(dump))


@contextmanager
def restoring(url: str, version: str | None) -> Generator[None]:
    """Let a database take a dump of TimescaleDB `version`, as its manual has it; None: an ordinary one.

    Each session finds it restoring meanwhile, and none afterwards, however it ended.
    """
    if version is None:
        yield
        return
    with session(url) as connection:
        connection.execute(
            sql.SQL("CREATE EXTENSION IF NOT EXISTS timescaledb VERSION {}").format(sql.Literal(version))
        )
        connection.execute("SELECT timescaledb_pre_restore()")
    try:
        yield
    finally:
        with session(url) as connection:
            connection.execute("SELECT timescaledb_post_restore()")
