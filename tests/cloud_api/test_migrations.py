"""Migrations: applied once, whole or not at all, never edited."""

import asyncio
from pathlib import Path
from typing import Any

import psycopg
import pytest
from typer.testing import CliRunner

from cloud_api.commands import app
from cloud_api.database import migrations
from cloud_api.database.migrations import Migration, MigrationError, available, migrate, migrate_at

FOLDER = Path(migrations.__file__).parent / "schema"
NAMES = sorted(file.stem for file in FOLDER.glob("*.sql"))


def rows(url: str, sql: str) -> list[Any]:
    with psycopg.connect(url, autocommit=True) as connection:
        cursor = connection.execute(sql)
        return cursor.fetchall() if cursor.description else []


async def test_a_second_start_changes_nothing(empty_database: str) -> None:
    """What is recorded is not applied again."""
    assert await migrate_at(empty_database) == NAMES
    assert await migrate_at(empty_database) == []


async def test_processes_that_start_together_wait_for_each_other(empty_database: str) -> None:
    """One applies, the others find it done; none fails."""
    applied = await asyncio.gather(*(migrate_at(empty_database) for _ in range(5)))
    assert sorted(applied) == [[], [], [], [], NAMES]


async def test_an_edited_or_unknown_migration_stops_the_start(database: str) -> None:
    """Another text under an applied number, or a newer database, is an error that says what to do."""
    rows(database, "UPDATE migration SET checksum = 'x' WHERE number = 1")
    with pytest.raises(MigrationError, match="1 was edited"):
        await migrate_at(database)
    rows(database, "DELETE FROM migration; INSERT INTO migration (number, name, checksum) VALUES (99, 'later', 'x')")
    with pytest.raises(MigrationError, match="upgrade"):
        await migrate_at(database)


async def test_a_migration_that_fails_leaves_nothing(empty_database: str) -> None:
    """The file and its record are one transaction, and the lock is given back."""
    broken = [Migration(1, "half", "CREATE TABLE half (x integer); SELECT 1 / 0")]
    for _ in range(2):
        async with await psycopg.AsyncConnection.connect(empty_database) as connection:
            with pytest.raises(psycopg.errors.DivisionByZero):
                await migrate(connection, broken)
    assert rows(empty_database, "SELECT to_regclass('half'), count(*) FROM migration") == [(None, 0)]


async def test_the_lock_is_given_back(empty_database: str) -> None:
    """A connection that goes on living after migrating holds up nobody."""
    async with await psycopg.AsyncConnection.connect(empty_database) as connection:
        await migrate(connection, available())
        assert await asyncio.wait_for(migrate_at(empty_database), 5) == []


def test_the_commands_say_what_is_wrong(empty_database: str) -> None:
    """A wrong code, role or database ends with one line and no token."""
    run = CliRunner().invoke
    token = ["token", "--database", empty_database, "--site"]
    assert run(app, ["migrate", "--database", empty_database]).stdout.split() == NAMES
    assert run(app, [*token, "serang", "--name", "MPP Serang"]).stdout.startswith("lw_")
    assert run(app, [*token, "SERANG"]).exit_code == 2
    assert run(app, [*token, "serang", "--role", "king"]).exit_code == 2
    away = run(app, ["migrate", "--database", "postgresql://u:secret@127.0.0.1:1/x"])
    assert away.exit_code == 1
    assert "secret" not in away.output
    assert rows(empty_database, "SELECT name FROM site") == [("MPP Serang",)]


def test_sessions_are_set_as_the_queries_expect(database: str) -> None:
    """`jit` off and UTC, whatever the server's own settings are."""

    async def settings() -> list[Any]:
        from cloud_api.database.pool import open_pool  # noqa: PLC0415 - only here

        async with open_pool(database, 1) as pool, pool.connection() as connection:
            cursor = await connection.execute("SELECT current_setting('jit') AS jit, current_setting('TimeZone') AS tz")
            return await cursor.fetchall()

    assert asyncio.run(settings()) == [{"jit": "off", "tz": "UTC"}]
