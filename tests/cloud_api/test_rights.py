"""Roles and rights: what a restored database or its server lacks is made, and what cannot be made is said."""

import asyncio
import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from cloud_api.database import rights
from cloud_api.database.migrations import migrate_at
from simulators.postgres import embedded_postgres
from tests.cloud_api.conftest import running
from tests.cloud_api.test_schema_file import bin_of
from tests.databases import EDITION

RIGHTS = """SELECT c.oid::regclass::text, coalesce(a.attname, '-'), g.grantee::regrole::text, g.privilege_type
    FROM pg_class AS c LEFT JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attacl IS NOT NULL
    CROSS JOIN LATERAL aclexplode(coalesce(a.attacl, c.relacl)) AS g
    WHERE c.relnamespace IN ('public'::regnamespace, 'grafana'::regnamespace) AND g.grantee <> c.relowner ORDER BY 1, 2, 3, 4"""
ROLES = """SELECT rolname, rolcanlogin, rolconnlimit, rolsuper, ARRAY(SELECT unnest(rolconfig) ORDER BY 1) FROM pg_roles
    WHERE rolname LIKE 'lawang%' ORDER BY 1"""


def rows(url: str, *sql: str) -> list[Any]:
    """Return what the last of the statements answers."""
    with psycopg.connect(url, autocommit=True) as connection, connection.cursor() as cursor:
        for statement in sql:
            cursor.execute(statement.encode())
        return cursor.fetchall() if cursor.description else []


@contextmanager
def beside(server: str, name: str, owner: str = "") -> Iterator[str]:
    """Give an empty database on a server."""
    rows(server, f"CREATE DATABASE {name}{owner and f' OWNER {owner}'}")
    try:
        yield make_conninfo(server, dbname=name)
    finally:
        rows(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
async def fresh() -> AsyncIterator[str]:
    """Give a server that has none of our roles."""
    async with embedded_postgres() as (url, _):
        yield url


def dumped(url: str, *options: str) -> str:
    argv = [bin_of(url) / "pg_dump", "--no-acl", "--no-owner", *options, url]
    text = subprocess.run(argv, capture_output=True, text=True, check=True, timeout=60).stdout
    return "\n".join(line for line in text.splitlines() if not line.startswith("\\"))


def load(dump: str, url: str) -> None:
    rows(url, dump)


@pytest.mark.skipif(EDITION != "postgresql", reason="the dump is of the wheel's PostgreSQL")
async def test_a_backup_on_a_fresh_server(cloud: Any, gateway: Any, fresh: str) -> None:
    """C17: neither roles nor rights came along: the start makes both, and the application serves without the owner's rights."""
    await cloud.send(gateway, 0, 4)
    dump = dumped(cloud.url, "--inserts")
    with beside(fresh, "restored") as url:
        load(dump, url)
        assert rows(url, ROLES) == []
        async with running(url) as restored:
            restored.tokens = cloud.tokens
            assert (await restored.send(gateway, 4)).json()["next"] == len(gateway.leaves)
            health = await restored.http.get("/health")
            assert (health.status_code, health.json()["status"], health.json()["restricted"]) == (200, "ok", True)
        assert rows(url, RIGHTS) == rows(cloud.url, RIGHTS)
        assert rows(url, ROLES) == rows(cloud.url, ROLES)
        shown = make_conninfo(url, user="lawang_grafana")
        assert rows(shown, "SELECT next FROM log") == [(len(gateway.leaves),)]


@pytest.mark.skipif(EDITION != "postgresql", reason="the dump is of the wheel's PostgreSQL")
async def test_a_backup_on_a_server_that_has_the_roles(cloud: Any, gateway: Any, server_url: str) -> None:
    """C17: roles of another database are there, rights in this one are not."""
    await cloud.send(gateway, 0, 4)
    dump = dumped(cloud.url, "--inserts")
    with beside(server_url, "restored") as url:
        load(dump, url)
        assert rows(url, RIGHTS) == []
        async with running(url) as restored:
            restored.tokens = cloud.tokens
            assert (await restored.send(gateway, 4)).json()["next"] == len(gateway.leaves)
            assert (await restored.http.get("/health")).json()["status"] == "ok"
        assert rows(url, RIGHTS) == rows(cloud.url, RIGHTS)


async def test_nothing_is_taken_or_given_twice(database: str) -> None:
    """C17: what an administrator has set stays, and a second start finds nothing to do."""
    before = rows(database, RIGHTS)
    rows(database, "ALTER ROLE lawang_grafana SET statement_timeout = '9s'")
    try:
        await migrate_at(database)
        assert rows(database, RIGHTS) == before
        [(settings,)] = rows(database, "SELECT rolconfig FROM pg_roles WHERE rolname = 'lawang_grafana'")
        assert "statement_timeout=9s" in settings
        async with await psycopg.AsyncConnection.connect(database) as connection:
            assert await rights.missing(connection) == []
    finally:
        rows(database, "ALTER ROLE lawang_grafana SET statement_timeout = '5s'")


@pytest.mark.parametrize(
    ("taken", "said"),
    [
        ("REVOKE SELECT ON grafana.ticket FROM lawang_grafana", "GRANT SELECT ON grafana.ticket TO lawang_grafana"),
        ("REVOKE USAGE ON SCHEMA grafana FROM lawang_grafana", "GRANT USAGE ON SCHEMA grafana TO lawang_grafana"),
        ("REVOKE INSERT ON fact FROM lawang_app", "GRANT INSERT ON public.fact TO lawang_app"),
        ("REVOKE UPDATE (n) ON proposal FROM lawang_app", "GRANT UPDATE (n) ON proposal TO lawang_app"),
    ],
)
async def test_what_is_missing_is_said_and_made_at_the_next_start(cloud: Any, taken: str, said: str) -> None:
    """C17: `/health` says it, as the statement that mends it; without its own rights the application cannot serve."""
    rows(cloud.url, taken)
    answer = await cloud.http.get("/health")
    assert (answer.json()["status"], answer.json()["missing"]) == ("rights", [said])
    assert answer.status_code == (503 if said.endswith("lawang_app") else 200)
    await migrate_at(cloud.url)
    assert (await cloud.http.get("/health")).json()["status"] == "ok"


async def test_an_owner_who_may_make_no_roles_is_told(fresh: str) -> None:
    """C17: the API serves with the owner's rights, and `/health` says what an administrator has to make."""
    rows(fresh, "CREATE ROLE hall LOGIN")
    with beside(fresh, "small", "hall") as url:
        async with running(make_conninfo(url, user="hall")) as cloud:
            health = (await cloud.http.get("/health")).json()
            assert (health["status"], health["restricted"]) == ("rights", False)
            assert [said.split(" LOGIN")[0] for said in health["missing"]] == [
                "CREATE ROLE lawang_app",
                "CREATE ROLE lawang_grafana",
            ]
            rows(url, *health["missing"])
            while statements := (await cloud.http.get("/health")).json().get("missing"):
                rows(url, *statements)
        async with running(make_conninfo(url, user="hall")) as cloud:
            health = (await cloud.http.get("/health")).json()
            assert (health["status"], health["restricted"]) == ("ok", True)


async def test_dashboards_see_nothing_outdated(cloud: Any) -> None:
    """C8: while what is derived of a site is outdated Grafana's role is refused, and nothing is said to be missing."""
    shown = make_conninfo(cloud.url, user="lawang_grafana")
    await asyncio.gather(*(task for task in asyncio.all_tasks() if task.get_name() == "make again"))  # it would mend it
    rows(cloud.url, "INSERT INTO rebuild_due (site) VALUES ('serang')")
    await migrate_at(cloud.url)
    health = (await cloud.http.get("/health")).json()
    assert (health["status"], health["rebuilding"]) == ("rebuilding", 1)
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        rows(shown, "SELECT * FROM grafana.site")
    rows(cloud.url, "DELETE FROM rebuild_due")
    await migrate_at(cloud.url)
    assert len(rows(shown, "SELECT * FROM grafana.site")) == 1
    assert (await cloud.http.get("/health")).json()["status"] == "ok"
