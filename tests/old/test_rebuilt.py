"""A database of an older version: nothing that it derived is shown until today's code has derived it again."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx2
import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from cloud_api.app import create_app
from cloud_api.settings import Settings
from tests.old.clouds import load

NOT_DERIVED = ("/logs", "/office/logs", "/office/entries", "/office/checkpoint", "/office/years", "/office/proposals")
NOW = round(datetime(2027, 1, 11, 2, tzinfo=UTC).timestamp() * 1000)


@pytest.fixture
def upgraded(old: Path, empty_database: str) -> str:
    """Give a database as an older version left it, some of whose tickets it never derived."""
    with psycopg.connect(empty_database, autocommit=True) as connection:
        load(connection, old / "cloud" / "dump.sql")
        connection.execute("DELETE FROM ticket WHERE n % 3 > 0")
        connection.execute("INSERT INTO site (site, name) VALUES ('new', 'No log yet')")
    return empty_database


@asynccontextmanager
async def started(url: str) -> AsyncIterator[tuple[Any, httpx2.AsyncClient]]:
    app = create_app(Settings(database=url), clock=lambda: NOW)
    http = httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url="http://cloud", timeout=30)
    async with app.router.lifespan_context(app), http:
        yield app, http


def rows(url: str, sql: str) -> list[Any]:
    with psycopg.connect(url) as connection:
        return connection.execute(sql.encode()).fetchall()


def readings(app: Any) -> list[str]:
    """Return the paths of all that can be read of a site."""
    routers = [route for route in app.routes if hasattr(route, "effective_route_contexts")]
    inner = [route for router in routers for route in router.effective_route_contexts()]
    named = [*inner, *(route for route in app.routes if hasattr(route, "path"))]
    paths = {route.path for route in named if "GET" in (getattr(route, "methods", None) or ())}
    values = {"site": "serang", "log": "office", "period": "2026", "kind": "json", "year": 2026, "version": 1}
    asked = "from=2026-01-08&to=2026-01-12"
    queries = {"statistics": asked, "refusals": asked, "coverage": asked, "tickets": "day=2026-01-08&number=A001"}
    found = [path.format(**values, wanted=2026) for path in paths if "{site}" in path]
    return [f"{path}?{queries.get(path.rsplit('/', 1)[1], '')}" for path in sorted(found)]


async def test_nothing_outdated_is_shown(upgraded: str, old: Path) -> None:
    """C8: while an upgrade's rebuild is due, each figure is refused with 503, `/health` says so, dashboards see nothing.

    What is no figure is answered as ever. The rebuild begins by itself; when it is done, all is there.
    """
    whole = rows(upgraded, "SELECT count(*) FROM fact WHERE kind = 'issue'")
    tokens = json.loads((old / "cloud" / "tokens.json").read_text())
    with psycopg.connect(upgraded) as other:
        other.execute("SELECT FROM site WHERE site = 'serang' FOR NO KEY UPDATE")  # the rebuild waits for us
        async with started(upgraded) as (app, http):
            health = await http.get("/health")
            assert (health.status_code, health.json()["status"], health.json()["rebuilding"]) == (200, "rebuilding", 1)
            for path in readings(app):
                role = "gateway" if path.startswith("/v1/sites/serang/logs") or path.endswith("/devices?") else "admin"
                answer = await http.get(path, headers={"Authorization": f"Bearer {tokens[role]}"})
                kept = path.split("?")[0].split("/serang")[1].startswith(NOT_DERIVED)
                signs = "/checkpoint" in path  # a log of another database's is signed there alone
                assert (answer.status_code, path) == (409 if signs else 200 if kept else 503, path)
            for lang, said in (("id", "Angka sedang dihitung ulang"), ("en", "Figures are being counted again")):
                asked = {**auth(tokens["admin"]), "Accept": "text/html,*/*"}
                page = await http.get(f"/sites/serang/recap/2026?lang={lang}", headers=asked)
                assert (page.status_code, said in page.text, page.headers["refresh"]) == (503, True, "10")
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                rows(make_conninfo(upgraded, user="lawang_grafana"), "SELECT * FROM grafana.ticket")
            other.rollback()
            async with asyncio.timeout(60):
                while (await http.get("/health")).json()["status"] != "ok":
                    await asyncio.sleep(0.2)
            recap = await http.get("/v1/sites/serang/recap/2026.json", headers=auth(tokens["viewer"]))
            assert recap.status_code == 200
    assert rows(upgraded, "SELECT count(*) FROM ticket") == whole
    assert rows(upgraded, "SELECT count(*) FROM rebuild_due") == [(0,)]
    assert rows(make_conninfo(upgraded, user="lawang_grafana"), "SELECT count(*) FROM grafana.ticket") == whole


async def test_the_office_writes_nothing_on_outdated_ground(upgraded: str, old: Path) -> None:
    """C8: an act is checked against what is derived, so it waits too."""
    tokens = json.loads((old / "cloud" / "tokens.json").read_text())
    acts = {
        "settlements": ("corrector", {"day": "2026-01-08", "number": "A001", "outcome": "selesai", "settled_on": "2026-01-09"}),
        "proposals": ("corrector", {"log": "gw-1", "of": 1, "what": "void", "why": "Salah tekan"}),
        "proposals/1/approve": ("approver", {}),
        "years": ("admin", {"year": 2026}),
    }  # fmt: skip
    with psycopg.connect(upgraded) as other:
        other.execute("SELECT FROM site WHERE site = 'serang' FOR NO KEY UPDATE")  # the rebuild waits for us
        async with started(upgraded) as (_, http):
            for path, (role, body) in acts.items():
                answer = await http.post(f"/v1/sites/serang/office/{path}", json=body, headers=auth(tokens[role]))
                assert (answer.status_code, answer.json()["error"]) == (503, "rebuilding"), path
            other.rollback()


async def test_an_owner_must_rebuild_what_the_application_may_not(upgraded: str, old: Path) -> None:
    """C8: where the process has no owner's rights it says so and goes on refusing; the command makes it."""
    from cloud_api.database.migrations import migrate_at  # noqa: PLC0415 - only here
    from cloud_api.database.pool import connect  # noqa: PLC0415 - only here
    from cloud_api.office.rebuild import rebuild  # noqa: PLC0415 - only here

    await migrate_at(upgraded)
    async with started(make_conninfo(upgraded, user="lawang_app")) as (_, http):
        await asyncio.sleep(1)
        assert (await http.get("/health")).json()["status"] == "rebuilding"
        async with connect(upgraded) as connection:
            await rebuild(connection, NOW, lambda *_: None)
        assert (await http.get("/health")).json()["status"] == "ok"


def auth(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}
