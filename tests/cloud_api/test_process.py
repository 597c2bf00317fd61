"""The API as a process: ready line, streams, kills."""

import asyncio
import json
import os
import signal
import socket
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import httpx2
import psycopg
import pytest

from cloud_api import serve
from cloud_api.database.pool import connect
from cloud_api.request import tokens


@asynccontextmanager
async def process(url: str) -> AsyncIterator[tuple[asyncio.subprocess.Process, str]]:
    """Start an API process; give it and its address; kill it at the end."""
    argv = [sys.executable, "-m", "cloud_api", "run", "--database", url, "--http", "127.0.0.1:0"]
    started = await asyncio.create_subprocess_exec(
        *argv, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL
    )
    assert started.stdout is not None
    try:
        ready = json.loads(await asyncio.wait_for(started.stdout.readline(), 30))
        assert ready["ready"] is True
        yield started, f"http://{ready['http']}"
    finally:
        if started.returncode is None:
            started.kill()
        await started.wait()


@pytest.fixture
async def token(database: str) -> str:
    """Give a token for `serang`."""
    async with connect(database) as connection:
        return await tokens.create(connection, "serang", "gateway")


def sender(base: str, token: str) -> Callable[..., Any]:
    client = httpx2.AsyncClient(base_url=base, headers={"Authorization": f"Bearer {token}"}, timeout=10)

    async def send(log: Any, first: int = 0, end: int | None = None) -> dict[str, Any]:
        body = {"from": first, "leaves": log.leaves[first:end], "head": len(log.leaves), "sent": 1}
        return (await client.post(f"/v1/sites/serang/logs/{log.log}", json=body)).json()

    send.close = client.aclose  # type: ignore[attr-defined]
    return send


async def entered(base: str, wanted: int) -> float:
    """Read the stream until it says `wanted`; return when that was."""
    async with (
        httpx2.AsyncClient(timeout=10) as client,
        client.stream("GET", f"{base}/v1/sites/serang/live/stream") as stream,
    ):
        async for line in stream.aiter_lines():
            if line.startswith("data: ") and json.loads(line.removeprefix("data: "))["entered"] == wanted:
                return time.monotonic()
    raise AssertionError("the stream ended")


@pytest.mark.alone
async def test_a_change_is_on_every_wall_within_a_second(database: str, token: str, new_log: Any) -> None:
    """Through the process that took it and through another one."""
    log = new_log()
    async with process(database) as (_, one), process(database) as (_, two):
        send = sender(one, token)
        await send(log)
        walls = [asyncio.create_task(entered(base, 1)) for base in (one, two)]
        await asyncio.sleep(0.5)
        end = len(log.leaves)
        log.press(1, round(time.time() * 1000))
        began = time.monotonic()
        await send(log, end)
        for wall in walls:
            assert await asyncio.wait_for(wall, 5) - began < 1.2
        await send.close()


@pytest.mark.alone
async def test_a_reader_that_stalls_harms_no_one(database: str, token: str, new_log: Any) -> None:
    """Class "screens freeze": thirty clients that read nothing; appends and another wall go on, the end is quick."""
    log = new_log()
    async with process(database) as (running, base):
        send = sender(base, token)
        host, port = base.removeprefix("http://").split(":")
        stalled = [socket.create_connection((host, int(port))) for _ in range(30)]
        await send(log)
        for client in stalled:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1024)
            client.sendall(b"GET /v1/sites/serang/live/stream HTTP/1.1\r\nHost: x\r\n\r\n")
        for seq in range(1, 41):
            end = len(log.leaves)
            log.press(seq, round(time.time() * 1000))
            began = time.monotonic()
            assert (await send(log, end))["next"] == len(log.leaves)
            assert time.monotonic() - began < 2
        await asyncio.wait_for(entered(base, 40), 5)
        await send.close()
        running.send_signal(signal.SIGTERM)
        await asyncio.wait_for(running.wait(), 8)
        for client in stalled:
            client.close()


async def test_killed_between_any_two_batches_or_inside_one(database: str, token: str, new_log: Any) -> None:
    """Class "acknowledged, then the process dies": what was answered is there; what was not is sent again."""
    log = new_log()
    for seq in range(1, 400):
        log.press(seq)
    done = 0
    for delay in (0.01, 0.05, 0.12):
        async with process(database) as (running, base):
            send = sender(base, token)
            os_pid = running.pid
            asyncio.get_running_loop().call_later(delay, os.kill, os_pid, signal.SIGKILL)
            try:
                while done < len(log.leaves):
                    done = (await send(log, done, done + 40))["next"]
            except httpx2.HTTPError:
                pass
            await send.close()
    async with process(database) as (_, base):
        send = sender(base, token)
        done = (await send(log, max(0, done - 40), done))["next"]
        while done < len(log.leaves):
            done = (await send(log, done, done + 500))["next"]
        assert (await send(log, done))["root"] == log.root()
        await send.close()
    async with await psycopg.AsyncConnection.connect(database) as connection:
        cursor = await connection.execute(
            "SELECT count(*), sum(counted::int), (SELECT sum(count) FROM rollup_day) FROM fact"
        )
        assert await cursor.fetchone() == (399, 399, 399)


def test_answers_are_sent_at_once() -> None:
    """Asyncio turns Nagle's algorithm off only on sockets that name TCP; with it each answer waited 40 ms."""
    with serve.listen("127.0.0.1:0") as bound:
        assert bound.proto == socket.IPPROTO_TCP


READERS = 500


async def stall(host: str, port: int) -> socket.socket:
    """Ask for the stream with the smallest buffer and never read."""
    loop = asyncio.get_running_loop()
    reader = socket.socket()
    reader.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1)
    reader.setblocking(False)
    await loop.sock_connect(reader, (host, port))
    await loop.sock_sendall(reader, b"GET /v1/sites/serang/live/stream HTTP/1.1\r\nHost: cloud\r\n\r\n")
    return reader


@pytest.mark.full_depth
@pytest.mark.alone
async def test_500_stalled_streams_do_not_harm_the_others(database: str, new_log: Any) -> None:
    """Class "screens freeze": a press is on a healthy screen within a second while 500 others take nothing."""
    async with connect(database) as connection:
        token = await tokens.create(connection, "serang", "gateway")
    log = new_log()
    async with process(database) as (_, base):
        send = sender(base, token)
        await send(log)
        host, _, port = base.removeprefix("http://").partition(":")
        stalled = [await stall(host, int(port)) for _ in range(READERS)]
        try:
            for turn in range(1, 4):
                watching = asyncio.create_task(entered(base, turn))
                await asyncio.sleep(0.3)
                end = len(log.leaves)
                log.press(turn, round(time.time() * 1000))
                began = time.monotonic()
                assert (await send(log, end))["next"] == len(log.leaves)
                assert time.monotonic() - began < 1
                assert await asyncio.wait_for(watching, 5) - began < 1
            async with httpx2.AsyncClient(timeout=1) as client:
                assert (await client.get(f"{base}/health")).json()["status"] == "ok"
        finally:
            await send.close()
            for reader in stalled:
                reader.close()


async def test_a_process_that_cannot_go_on_ends(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """C4: what the application opened has failed for good: the process ends with an error, it does not stay to say 503."""
    monkeypatch.setenv("LAWANG_CLOUD_POLL_S", "0.01")
    async with process(database) as (running, base):
        async with httpx2.AsyncClient(timeout=5) as client:
            assert (await client.get(f"{base}/health")).status_code == 200
        async with connect(database) as connection:
            await connection.execute("DELETE FROM migration WHERE number > 1")
        assert await asyncio.wait_for(running.wait(), 20) == 1
