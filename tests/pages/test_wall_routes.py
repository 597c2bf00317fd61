"""The wall's routes over real HTTP: JSON, the stream, and how they end."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI

from pages import wall
from pages.stream import MIN_INTERVAL_S


async def events(response: httpx2.Response) -> AsyncIterator[dict[str, Any]]:
    async for line in response.aiter_lines():
        if line.startswith("data: "):
            yield json.loads(line.removeprefix("data: "))


async def test_live_is_the_snapshot_of_the_source(board: Any, wall_served: Any) -> None:
    """The same JSON under the site's name and as the first site; no cache keeps it."""
    with wall_served(board) as server:
        async with httpx2.AsyncClient(base_url=server.url) as client:
            named = await client.get("/v1/sites/serang/live")
            first = await client.get("/v1/live")
    assert named.status_code == first.status_code == 200
    assert named.json()["inside"] == first.json()["inside"] == 7
    assert named.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", ["/v1/sites/elsewhere/live", "/v1/sites/elsewhere/live/stream"])
async def test_an_unknown_site_is_said_so_in_json(path: str, board: Any, wall_served: Any) -> None:
    """A stream of nothing is never opened."""
    with wall_served(board) as server:
        async with httpx2.AsyncClient(base_url=server.url) as client:
            answer = await client.get(path)
    assert (answer.status_code, answer.json()["error"]) == (404, "unknown-site")


@pytest.mark.parametrize("path", ["/", "/static/wall.js", "/static/tokens.css"])
async def test_pages_are_served_under_a_strict_policy(path: str, board: Any, wall_served: Any) -> None:
    """Nothing from elsewhere and nothing inline runs."""
    with wall_served(board) as server:
        async with httpx2.AsyncClient(base_url=server.url) as client:
            answer = await client.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-security-policy"].startswith("default-src 'self';")


async def test_the_routes_work_in_fastapi_too(board: Any, served: Any) -> None:
    """The cloud mounts the same routes."""
    app = FastAPI()
    app.router.routes.extend(wall.routes(board))
    with served(app) as server:
        async with httpx2.AsyncClient(base_url=server.url) as client:
            assert (await client.get("/v1/sites/serang/live")).json()["entered"] == 20


@pytest.mark.alone
async def test_a_change_reaches_the_stream_at_once_even_right_after_an_event(board: Any, wall_served: Any) -> None:
    """Class: a change while an event is sent is missed until the next heartbeat."""
    with wall_served(board) as server:
        async with (
            httpx2.AsyncClient(base_url=server.url) as client,
            client.stream("GET", "/v1/sites/serang/live/stream") as response,
        ):
            stream = events(response)
            assert (await anext(stream))["inside"] == 7
            for inside in (8, 9, 10):
                board.change(inside=inside)
                async with asyncio.timeout(1):
                    assert (await anext(stream))["inside"] == inside


async def test_many_changes_are_at_most_four_events_a_second(board: Any, wall_served: Any) -> None:
    """Class: screens drown: a burst is one event with the last numbers."""
    with wall_served(board) as server:
        async with (
            httpx2.AsyncClient(base_url=server.url) as client,
            client.stream("GET", "/v1/sites/serang/live/stream") as response,
        ):
            stream = events(response)
            await anext(stream)
            started, seen = time.monotonic(), []
            changing = asyncio.create_task(_change_often(board, 100))
            while not seen or seen[-1] != 100:
                seen.append((await anext(stream))["inside"])
            took = time.monotonic() - started
            await changing
    assert seen == sorted(seen)
    assert len(seen) <= took / MIN_INTERVAL_S + 2


async def _change_often(board: Any, times: int) -> None:
    for inside in range(1, times + 1):
        board.change(inside=inside)
        await asyncio.sleep(0.01)


@pytest.mark.alone
async def test_a_silent_stream_is_seen_to_live(board: Any, wall_served: Any) -> None:
    """Class: deaf client that looks connected: without any change an event comes within 5 s."""
    with wall_served(board) as server:
        async with (
            httpx2.AsyncClient(base_url=server.url) as client,
            client.stream("GET", "/v1/sites/serang/live/stream") as response,
        ):
            stream = events(response)
            first = await anext(stream)
            async with asyncio.timeout(5):
                second = await anext(stream)
    assert 0 < second["now"] - first["now"] <= 5000


async def test_a_reader_that_leaves_leaves_nothing_behind(board: Any, wall_served: Any) -> None:
    """Class: streams leak: 20 screens come and go, nobody waits afterwards."""
    with wall_served(board) as server:
        async with httpx2.AsyncClient(base_url=server.url) as client:
            for _ in range(20):
                async with client.stream("GET", "/v1/sites/serang/live/stream") as response:
                    await anext(events(response))
        async with asyncio.timeout(6):
            while board.readers:
                await asyncio.sleep(0.02)


@pytest.mark.alone
async def test_streams_end_when_the_server_stops(board: Any, wall_served: Any) -> None:
    """An open screen does not hold a process back, and its stream ends whole."""
    with wall_served(board) as server:
        async with (
            httpx2.AsyncClient(base_url=server.url) as client,
            client.stream("GET", "/v1/sites/serang/live/stream") as response,
        ):
            stream = events(response)
            await anext(stream)
            took = await asyncio.to_thread(server.stop)
            assert [event async for event in stream] == []
    assert took < 2


async def test_a_stream_ends_when_its_site_is_gone(board: Any, wall_served: Any) -> None:
    """Nothing is invented for a site that the source no longer knows."""
    with wall_served(board) as server:
        async with (
            httpx2.AsyncClient(base_url=server.url) as client,
            client.stream("GET", "/v1/sites/serang/live/stream") as response,
        ):
            stream = events(response)
            await anext(stream)
            board.change(site="cilegon")
            assert [event async for event in stream] == []


async def test_a_reader_that_takes_nothing_is_cut_off(board: Any) -> None:
    """Class: memory grows with a slow reader: sending waits, keeps one event, and gives up."""
    sent: list[str] = []

    async def send(message: Any) -> None:
        sent.append(message["type"])
        if message.get("body", b"").startswith(b"event"):
            await asyncio.Event().wait()  # the socket's buffer is full for ever

    async def receive() -> Any:
        await asyncio.Event().wait()

    app = next(r for r in wall.routes(board, patience_s=0.05) if getattr(r, "path", "").endswith("/stream"))
    scope = {
        "type": "http", "method": "GET", "path": "/v1/sites/serang/live/stream", "headers": [], "query_string": b"",
        "path_params": {"site": "serang"},
    }  # fmt: skip
    async with asyncio.timeout(2):
        await app.app(scope, receive, send)
    assert sent.count("http.response.body") == 2
