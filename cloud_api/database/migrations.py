"""Migrations: numbered SQL files, each applied once in one transaction with its record."""

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import LiteralString, cast

from psycopg import AsyncConnection

from cloud_api.database import rights
from cloud_api.database.pool import within_bounds

_LOCK = 0x6C61_7761_6E67  # "lawang": two processes that start together wait for each other
_TABLE: LiteralString = """
CREATE TABLE IF NOT EXISTS migration (
    number      integer PRIMARY KEY,
    name        text NOT NULL,
    checksum    text NOT NULL,
    applied_at  timestamptz NOT NULL DEFAULT now()
)
"""


class MigrationError(RuntimeError):
    """The database was made by other migrations than these; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Migration:
    """One file of `schema/`: `0001_logs.sql` has number 1 and name `logs`."""

    number: int
    name: str
    sql: str

    @property
    def checksum(self) -> str:
        """Return the SHA-256 of the file's text."""
        return hashlib.sha256(self.sql.encode()).hexdigest()


def available() -> list[Migration]:
    """Return the migrations that this version brings, in order."""
    found: list[Migration] = []
    for file in (resources.files("cloud_api.database") / "schema").iterdir():
        if not file.name.endswith(".sql"):
            continue
        number, _, name = file.name.removesuffix(".sql").partition("_")
        found.append(Migration(int(number), name, file.read_text(encoding="utf-8")))
    return sorted(found, key=lambda m: m.number)


@cache
def newest() -> int:
    """Return the number of the last migration that this version brings."""
    return max(migration.number for migration in available())


async def migrate_at(url: str) -> list[str]:
    """Apply to the database at `url` what is missing and return the names, such as `0001_logs`.

    Roles and rights that are missing are made too, whether or not a migration was.
    """
    async with await AsyncConnection.connect(within_bounds(url)) as connection:
        applied = await migrate(connection, available())
        await rights.make(connection)
        return [f"{m.number:04}_{m.name}" for m in applied]


async def migrate(connection: AsyncConnection[tuple[object, ...]], ours: list[Migration]) -> list[Migration]:
    """Apply what is missing of `ours` and return it. Raises MigrationError if an applied file has changed since."""
    await connection.execute("SELECT pg_advisory_lock(%s)", (_LOCK,))
    try:
        if await _is_new(connection):
            await connection.execute(_TABLE)
        await connection.commit()
        applied = await _applied(connection)
        await connection.commit()  # each migration is a transaction of its own, not a savepoint of this read
        return [await _apply(connection, m) for m in _missing(ours, applied)]
    finally:
        await connection.rollback()
        await connection.execute("SELECT pg_advisory_unlock(%s)", (_LOCK,))
        await connection.commit()


async def _is_new(connection: AsyncConnection[tuple[object, ...]]) -> bool:
    """Say whether nothing was ever applied; who may not make tables can still start on what is there."""
    found = await (await connection.execute("SELECT to_regclass('migration') IS NULL")).fetchone()
    return found == (True,)


def _missing(ours: list[Migration], applied: dict[int, str]) -> list[Migration]:
    known = {m.number: m for m in ours}
    for number, checksum in applied.items():
        if number not in known:
            raise MigrationError(f"the database has migration {number}, which this version does not know: upgrade")
        if known[number].checksum != checksum:
            raise MigrationError(f"migration {number} was edited after it was applied")
    return [m for m in ours if m.number not in applied]


async def _applied(connection: AsyncConnection[tuple[object, ...]]) -> dict[int, str]:
    cursor = await connection.execute("SELECT number, checksum FROM migration")
    return {int(str(number)): str(checksum) for number, checksum in await cursor.fetchall()}


async def _apply(connection: AsyncConnection[tuple[object, ...]], migration: Migration) -> Migration:
    async with connection.transaction():
        await connection.execute(cast("LiteralString", migration.sql))
        await connection.execute(
            "INSERT INTO migration (number, name, checksum) VALUES (%s, %s, %s)",
            (migration.number, migration.name, migration.checksum),
        )
    return migration
