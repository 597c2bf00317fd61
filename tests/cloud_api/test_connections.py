"""Nobody holds up the record or a wall by being slow, and nobody slow holds a connection to the database."""

import asyncio
import math
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx2
import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict

from cloud_api.app import create_app
from cloud_api.database.pool import LONGEST_APPEND_S, connect, within_bounds
from cloud_api.request import tokens
from cloud_api.settings import Settings
from edge_gateway.uplink.cloud import TIMEOUT_S
from tests.cloud_api.conftest import Cloud

POOL = 4
ROLES = ("corrector", "approver", "admin")
BODILESS = ("/approve", "/refuse", "/keluar", "/setujui", "/tolak")
JSON = "application/json"
FORM = "application/x-www-form-urlencoded"


@asynccontextmanager
async def serving(url: str, **settings: Any) -> AsyncIterator[tuple[Any, Cloud, dict[str, str]]]:
    """Give a running application, its face, and the headers of an administrator."""
    app = create_app(Settings(database=url, pool=POOL, body_s=20, **settings))
    transport = httpx2.ASGITransport(app=app, raise_app_exceptions=False)
    async with (
        app.router.lifespan_context(app),
        httpx2.AsyncClient(transport=transport, base_url="http://cloud", timeout=30) as http,
    ):
        cloud = Cloud(http, url)
        await cloud.add_site("serang")
        async with connect(url) as connection:
            for role in ROLES:
                cloud.tokens[role] = await tokens.create(connection, "serang", role, label="Petugas")
        yield app, cloud, cloud.auth("admin")


async def half_a_body() -> AsyncIterator[bytes]:
    yield b"{"
    await asyncio.sleep(60)


def acts(app: Any) -> list[str]:
    """Return the paths of all POST endpoints, with something put in."""
    included = [route for route in app.routes if hasattr(route, "effective_route_contexts")]
    routes = [route for router in included for route in router.effective_route_contexts()]
    found = sorted({route.path for route in routes if "POST" in route.methods})
    values = {"site": "serang", "log": "gw-00000001", "number": 1, "decision": "setujui"}
    return [path.format(**values) for path in found]


@asynccontextmanager
async def stalled(sending: list[Any], most: float = math.inf) -> AsyncIterator[int]:
    """Let requests run into what holds up `most` of them, and give how many it does; end them afterwards."""
    tasks = [asyncio.create_task(one) for one in sending]
    await asyncio.sleep(0.5)
    try:
        async with asyncio.timeout(15):  # a slow machine is waited for
            while (waiting := sum(not task.done() for task in tasks)) > most:
                await asyncio.sleep(0.05)
        yield waiting
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


@pytest.mark.full_depth
async def test_half_sent_requests_hold_up_nobody(database: str, gateway: Any) -> None:
    """C5: to every endpoint that takes a body, more half-sent requests than there are connections.

    An append, the wall and an office page are answered at once.
    """
    async with serving(database) as (app, cloud, admin):
        paths = acts(app)
        assert len(paths) >= 10
        open_all = [cloud.http.get("/v1/sites/serang/office/proposals", headers=admin) for _ in range(4 * POOL)]
        await asyncio.gather(*open_all)  # a pool grows as it is asked, and that takes longer than an answer
        for path in paths:
            media = FORM if path.startswith("/sites") or path == "/masuk" else JSON
            headers = {"Content-Type": media, "Content-Length": "900"}
            many = [
                cloud.http.post(path, content=half_a_body(), headers={**headers, **cloud.auth(who)})
                for who in ("serang", *ROLES)
                for _ in range(POOL)
            ]
            most = 0 if path.endswith(BODILESS) else len(many)
            async with stalled(many, most) as waiting, asyncio.timeout(2):
                assert most == 0 or waiting >= POOL, path
                assert (await cloud.send(gateway)).status_code == 200, path
                assert (await cloud.live())["site"] == "serang", path
                answer = await cloud.http.get("/v1/sites/serang/office/proposals", headers=admin)
                assert answer.status_code == 200, path


async def test_who_reads_its_answer_slowly_holds_no_connection(database: str, gateway: Any) -> None:
    """C5: clients that take the head of an answer and nothing else."""
    async with serving(database, reserved=0) as (app, cloud, admin):
        await cloud.send(gateway)
        name, value = next(iter(admin.items()))
        scope = {"type": "http", "method": "GET", "http_version": "1.1", "scheme": "http", "server": ("cloud", 80)}
        scope |= {"path": "/v1/sites/serang/facts", "raw_path": b"/v1/sites/serang/facts", "query_string": b""}
        scope |= {"headers": [(name.lower().encode(), value.encode())], "client": ("there", 1), "root_path": ""}
        stuck = asyncio.Semaphore(0)

        async def receive() -> dict[str, Any]:
            await asyncio.sleep(60)
            return {"type": "http.disconnect"}

        async def send(message: dict[str, Any]) -> None:
            assert message.get("status", 200) == 200
            if message["type"] == "http.response.body":
                stuck.release()
                await asyncio.sleep(60)

        async with stalled([app(dict(scope), receive, send) for _ in range(3 * POOL)]):
            for _ in range(3 * POOL):
                await asyncio.wait_for(stuck.acquire(), 5)
            assert (await asyncio.wait_for(cloud.live(), 2))["site"] == "serang"


async def test_busy_offices_hold_up_neither_the_record_nor_a_wall(database: str, gateway: Any) -> None:
    """C5: more office requests than connections wait for a table; appends, walls, `/health` and `/metrics` go on."""
    async with (
        serving(database) as (_, cloud, admin),
        await psycopg.AsyncConnection.connect(database) as other,
    ):
        await other.execute("LOCK TABLE proposal IN ACCESS EXCLUSIVE MODE")
        many = [cloud.http.get("/v1/sites/serang/office/proposals", headers=admin) for _ in range(3 * POOL)]
        async with stalled(many), asyncio.timeout(3):
            assert (await cloud.send(gateway)).status_code == 200
            assert (await cloud.live())["entered"] == 0
            for path in ("/health", "/metrics"):
                assert (await cloud.http.get(path)).status_code == 200
        await other.rollback()


async def test_without_reserved_connections_all_share_the_others(database: str, gateway: Any) -> None:
    """A database that bears one connection is served by one."""
    async with serving(database, reserved=0) as (_, cloud, _):
        assert (await cloud.send(gateway)).status_code == 200
        rows = await cloud.rows("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")
        assert rows[0][0] <= POOL + 1


def test_the_gateway_waits_longer_than_the_cloud_lets_it() -> None:
    """C6: the cloud's 503 and how long it asks to wait are heard, not cut off."""
    assert TIMEOUT_S > LONGEST_APPEND_S


def test_libpq_waits_for_no_server_for_ever() -> None:
    """A network that is gone: connecting and silence have bounds, unless the address says its own."""
    found = conninfo_to_dict(within_bounds("postgresql://lawang@db.example/lawang?connect_timeout=3"))
    assert (found["connect_timeout"], found["tcp_user_timeout"], found["keepalives_idle"]) == ("3", "60000", "30")
    assert conninfo_to_dict(within_bounds("host=/run/pg dbname=x"))["connect_timeout"] == "10"
