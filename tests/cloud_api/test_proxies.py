"""F17: which proxies are believed is a setting; behind one of them the cookie is Secure."""

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx2
import pytest

from cloud_api.database.pool import connect
from cloud_api.request import tokens

PROXY = "127.0.0.2"  # an address of this machine that is not the default one
BY_HTTPS = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.7"}


@asynccontextmanager
async def cloud(url: str, **settings: str) -> AsyncIterator[httpx2.AsyncClient]:
    """Start an API process with settings; give a client that comes from the proxy's address."""
    started = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "cloud_api", "run", "--database", url, "--http", "127.0.0.1:0"),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env={**os.environ, **settings},
    )
    assert started.stdout is not None
    try:
        ready = json.loads(await asyncio.wait_for(started.stdout.readline(), 60))
        transport = httpx2.AsyncHTTPTransport(local_address=PROXY)
        async with httpx2.AsyncClient(base_url=f"http://{ready['http']}", transport=transport, timeout=20) as client:
            yield client
    finally:
        started.kill()
        await started.wait()


@pytest.mark.parametrize(("settings", "is_believed"), [({}, False), ({"LAWANG_CLOUD_PROXIES": "127.0.0.0/30"}, True)])
async def test_only_a_proxy_that_is_named_is_believed(
    database: str, settings: dict[str, str], is_believed: bool
) -> None:
    """F17: from any other address the scheme that it claims is nothing."""
    async with connect(database) as connection:
        token = await tokens.create(connection, "serang", "viewer", label="kepala")
    async with cloud(database, **settings) as client:
        answer = await client.post("/masuk", data={"token": token}, headers=BY_HTTPS)
    assert answer.status_code == 303
    assert ("Secure" in answer.headers["set-cookie"].split("; ")) == is_believed


@pytest.mark.parametrize("wrong", ["proxy.example", "10.0.0.0/99", "*"])
async def test_what_is_no_address_is_said_in_one_line(wrong: str) -> None:
    """A name, or everybody: nothing starts."""
    started = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "cloud_api", "run", "--database", "postgresql://127.0.0.1:1/x"),
        stderr=asyncio.subprocess.PIPE,
        env={**os.environ, "LAWANG_CLOUD_PROXIES": wrong},
    )
    _, errors = await asyncio.wait_for(started.communicate(), 60)
    assert (started.returncode, errors.count(b"\n"), b"LAWANG_CLOUD_PROXIES" in errors) == (2, 1, True)
