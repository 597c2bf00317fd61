"""The live numbers in the cloud, and what the API says about itself."""

import asyncio
from pathlib import Path
from typing import Any

import psycopg

from cloud_api.database.bells import Bells
from tests.databases import EDITION

MIGRATIONS = Path(__file__).parents[2] / "cloud_api" / "database" / "schema"


async def test_live_is_the_shared_form(cloud: Any, gateway: Any) -> None:
    """The same fields as at the gateway, from the facts that count."""
    await cloud.send(gateway, sent=cloud.now - 700)
    live = await cloud.live()
    curve = live.pop("curve")
    assert live == {
        "site": "serang",
        "name": "MPP Serang",
        "zone": "Asia/Jakarta",
        "day": "2026-11-25",
        "now": cloud.now,
        "as_of": cloud.now - 700,
        "inside": 3,
        "entered": 5,
        "left": 2,
        "capacity": 300,
    }
    assert curve[-1][1] == 3
    assert (await cloud.http.get("/v1/live")).json()["site"] == "serang"


async def test_as_of_is_the_head_or_the_last_receipt(cloud: Any, gateway: Any) -> None:
    """Class "first seconds of an outage lost": while a backlog is on its way the wall says how old its numbers are."""
    await cloud.send(gateway, 0, 4)
    rx = int(gateway.leaves[3].split()[4])
    assert (await cloud.live())["as_of"] == rx
    await cloud.send(gateway, 4, sent=cloud.now - 1)
    assert (await cloud.live())["as_of"] == cloud.now - 1
    await cloud.send(gateway, 0, 4, sent=cloud.now - 500_000)  # an old request that comes late
    assert (await cloud.live())["as_of"] == cloud.now - 1
    cloud.now += 9_000
    await cloud.send(gateway, len(gateway.leaves), sent=cloud.now + 10**9)  # a gateway in the future
    assert (await cloud.live())["as_of"] == cloud.now


async def test_a_batch_made_while_the_log_grew_is_taken(cloud: Any, gateway: Any) -> None:
    """`head` may be read before the leaves are."""
    assert (await cloud.send(gateway, head=3)).status_code == 200
    assert (await cloud.live())["as_of"] == cloud.now


async def test_a_site_without_a_log_has_numbers(cloud: Any) -> None:
    """Before the gateway's first word the wall shows zero and that nothing is known."""
    live = await cloud.live()
    assert (live["inside"], live["entered"], live["as_of"], live["curve"]) == (0, 0, 0, [])


async def test_many_walls_ask_the_database_once(cloud: Any, gateway: Any) -> None:
    """A snapshot is shared within its time, and never by who waits for a later change."""
    await cloud.send(gateway)
    first = await asyncio.gather(*(cloud.live() for _ in range(30)))
    assert all(snapshot == first[0] for snapshot in first)
    end = len(gateway.leaves)
    gateway.press(8)
    await cloud.send(gateway, end)
    assert (await cloud.live())["entered"] == 6


async def test_a_change_wakes_all_who_wait() -> None:
    """And nobody waits longer than asked."""
    bells = Bells()
    waiting = [asyncio.create_task(bells.wait("serang", 30)) for _ in range(5)]
    other = asyncio.create_task(bells.wait("bekasi", 0.01))
    await asyncio.sleep(0)
    bells.ring("serang")
    await asyncio.wait_for(asyncio.gather(*waiting, other), 5)
    assert (bells.version("serang"), bells.version("bekasi")) == (1, 0)


async def test_connections_that_died_are_replaced(cloud: Any, gateway: Any) -> None:
    """The database was restarted: the next request works."""
    await cloud.send(gateway, 0, 4)
    async with await psycopg.AsyncConnection.connect(cloud.url, autocommit=True) as db:
        await db.execute(
            """SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid()"""
        )
    assert (await cloud.send(gateway, 4)).status_code == 200


async def test_health_and_metrics(cloud: Any, gateway: Any) -> None:
    """What is running, and how far each log is."""
    await cloud.send(gateway)
    health = (await cloud.http.get("/health")).json()
    assert health["status"] == "ok"
    assert health["migration"] == max(int(file.name[:4]) for file in MIGRATIONS.glob("*.sql"))
    assert (health["edition"], health["restricted"]) == (EDITION, True)
    text = (await cloud.http.get("/metrics")).text
    assert f'lawang_cloud_leaves_total{{site="serang"}} {len(gateway.leaves):.1f}' in text
    assert f'lawang_cloud_log_next{{log="gw-00000001",site="serang"}} {len(gateway.leaves):.1f}' in text


async def test_openapi_names_every_endpoint(cloud: Any) -> None:
    """The description is served, without pages that would need the internet."""
    paths = (await cloud.http.get("/openapi.json")).json()["paths"]
    assert {"/v1/sites/{site}/logs/{log}", "/v1/sites/{site}/logs", "/v1/sites/{site}/devices"} <= paths.keys()
    assert (await cloud.http.get("/docs")).status_code == 404
