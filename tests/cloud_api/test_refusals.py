"""Every bad input gets its own clear refusal, is counted, and changes nothing."""

import gzip
import json
import zlib
from typing import Any

import pytest

GOOD = {"from": 0, "leaves": [], "head": 0, "sent": 1}
GZIP = {"Content-Encoding": "gzip"}
HEAD = "lawang-site/1 0 1795580400000 40 1795580400000 "


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"", 400, "json"),
        (b"{", 400, "json"),
        (b"\xff\xfe{}", 400, "json"),
        (b"[" * 100_000, 400, "json"),
        (b"1" * 5000, 400, "json"),
        (b"[]", 422, "fields"),
        (b"null", 422, "fields"),
        ({"from": 0, "leaves": []}, 422, "fields"),
        ({**GOOD, "more": 1}, 422, "fields"),
        ({**GOOD, "from": -1}, 422, "value"),
        ({**GOOD, "from": True}, 422, "value"),
        ({**GOOD, "from": "0"}, 422, "value"),
        ({**GOOD, "from": 1e3}, 422, "value"),
        ({**GOOD, "head": 2**53}, 422, "value"),
        ({**GOOD, "sent": 10**30}, 422, "value"),
        (b'{"from": NaN, "leaves": [], "head": 0, "sent": 0}', 422, "value"),
        ({**GOOD, "leaves": {}}, 422, "value"),
        ({**GOOD, "leaves": [1]}, 422, "leaf"),
        ({**GOOD, "leaves": ["\ud800"]}, 422, "leaf"),
        ({**GOOD, "leaves": ["é"]}, 422, "leaf"),
        ({**GOOD, "leaves": [""]}, 422, "leaf"),
        ({**GOOD, "leaves": ["x"] * 501}, 413, "oversize"),
        (b" " * ((1 << 20) + 1), 413, "oversize"),
        ({**GOOD, "leaves": [HEAD + "gateway\n" + "x" * 70_000]}, 422, "leaf"),
    ],
)
async def test_a_body_that_is_no_batch(cloud: Any, body: Any, status: int, code: str) -> None:
    """Not JSON is 400, another shape 422, too much 413; none is 500."""
    response = await cloud.post(body)
    assert (response.status_code, response.json()["error"]) == (status, code)
    assert response.json()["detail"]
    assert await cloud.refusals(code) == 1
    assert await cloud.rows("SELECT * FROM log") == []


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"not gzip", 400, "gzip"),
        (b"", 400, "gzip"),
        (gzip.compress(json.dumps(GOOD).encode(), mtime=0)[:-1], 400, "gzip"),
        (gzip.compress(json.dumps(GOOD).encode(), mtime=0) + b"x", 400, "gzip"),
        (gzip.compress(json.dumps(GOOD).encode(), mtime=0)[:-8] + bytes(8), 400, "gzip"),
        (zlib.compress(json.dumps(GOOD).encode()), 400, "gzip"),
        (gzip.compress(b" " * (200 << 20), 9, mtime=0), 413, "oversize"),
    ],
)
async def test_a_body_that_is_no_gzip_or_a_bomb(cloud: Any, body: bytes, status: int, code: str) -> None:
    """A bomb of 200 MiB in 200 kB is refused when 4 MiB of it have been unpacked."""
    response = await cloud.post(body, **GZIP)
    assert (response.status_code, response.json()["error"]) == (status, code)
    assert await cloud.refusals(code) == 1


@pytest.mark.parametrize(
    "edit",
    [
        lambda t: t.replace(" 2 ", " 3 ", 1),  # another number
        lambda t: t.replace("lawang-site/1 2", "lawang-site/1 02", 1),
        lambda t: t.replace("lawang-site/1", "lawang-site/2", 1),
        lambda t: t.replace(" device", " gateway", 1),
        lambda t: t.replace(" device", " office", 1),
        lambda t: t.replace("\n", "", 1),
        lambda t: t[:-1],
        lambda t: t + "\n",
        lambda t: t.replace('"seq":1', '"seq":01', 1),
        lambda t: t.replace('"seq":1', '"seq":4294967296', 1),
    ],
)
async def test_one_bad_leaf_is_named_and_nothing_is_kept(cloud: Any, new_log: Any, edit: Any) -> None:
    """422 with the index of the leaf; the good ones before it are not stored either."""
    log = new_log()
    log.press(1)
    log.leaves[2] = edit(log.leaves[2])
    response = await cloud.send(log)
    assert (response.status_code, response.json()["error"], response.json()["index"]) == (422, "leaf", 2)
    assert await cloud.rows("SELECT * FROM log_entry") == []
    assert (await cloud.send(log, 0, 2)).status_code == 200
    assert (await cloud.send(log, 2)).json()["index"] == 0


@pytest.mark.parametrize("other", [{"site": "bekasi"}, {"log": "gw-ffffffff"}])
async def test_a_log_begins_with_its_own_opening(cloud: Any, gateway: Any, other: dict[str, str]) -> None:
    """The first leaf is the record `open` for this site and this log, whatever the address says."""
    wrong = type(gateway)().open(**other)
    response = await cloud.send(wrong)
    assert (response.status_code, response.json()["error"], response.json()["index"]) == (422, "leaf", 0)
    wrong.leaves = [text.replace("/1 1 ", "/1 0 ") for text in wrong.leaves[1:]]  # a plan first
    assert (await cloud.send(wrong)).status_code == 422


async def test_who_may_append(cloud: Any, gateway: Any) -> None:
    """401 without a known token, 403 with the token of another site or role; each says so and is counted."""
    other = await cloud.add_site("bekasi")
    await cloud.rows("SELECT 1")
    for header, status, code in (
        ("", 401, "no-token"),
        ("Bearer", 401, "no-token"),
        ("Basic abc", 401, "no-token"),
        ("Bearer wrong", 401, "unknown-token"),
        ("Bearer \xff\x01", 401, "unknown-token"),
        (f"Bearer {other}", 403, "forbidden"),
    ):
        headers = {"Authorization": header.encode("latin-1")}
        for response in (
            await cloud.http.post("/v1/sites/serang/logs/gw-1", content=b"x" * 100, headers=headers),
            await cloud.http.get("/v1/sites/serang/logs", headers=headers),
            await cloud.http.get("/v1/sites/serang/devices", headers=headers),
            await cloud.http.get("/v1/sites/serang/logs/gw-1", headers=headers),
        ):
            assert (response.status_code, response.json()["error"]) == (status, code)
    assert await cloud.refusals("forbidden") == 4


async def test_a_revoked_or_viewer_token_appends_nothing(cloud: Any, gateway: Any) -> None:
    """A token can be taken back."""
    async with await __import__("psycopg").AsyncConnection.connect(cloud.url, autocommit=True) as db:
        await db.execute("UPDATE token SET role = 'viewer'")
        assert (await cloud.send(gateway)).status_code == 403
        await db.execute("UPDATE token SET revoked_at = now()")
        assert (await cloud.send(gateway)).status_code == 401


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({"Content-Encoding": "br"}, "encoding"),
        ({"Content-Encoding": "gzip, gzip"}, "encoding"),
        ({"Content-Type": "text/plain"}, "media"),
    ],
)
async def test_another_encoding_or_type(cloud: Any, headers: dict[str, str], code: str) -> None:
    """415 says what is allowed."""
    response = await cloud.post(GOOD, **headers)
    assert (response.status_code, response.json()["error"]) == (415, code)


@pytest.mark.parametrize(
    "path",
    [
        "/v1/sites/serang/logs/gw-00000001?from=-1",
        "/v1/sites/serang/logs/gw-00000001?from=x",
        "/v1/sites/serang/logs/gw-00000001?limit=501",
        "/v1/sites/serang/logs/gw-00000001?from=99999999999999999999",
        "/v1/sites/serang/logs/gw_1",
        "/v1/sites/serang/logs/%00",
        "/v1/sites/serang/logs/%ff%fe",
        "/v1/sites/SERANG/logs",
        "/v1/sites/%00/logs",
        "/v1/sites/nowhere/live",
        "/v1/sites/%00/live",
        "/v1/sites/%F0%9F%98%80/live",
        "/v1/sites/nowhere/live/stream",
        "/nothing",
        "/static/../../etc/passwd",
        "/static/%00",
    ],
)
async def test_odd_addresses_are_refused(cloud: Any, path: str) -> None:
    """Never a 500, always JSON with `error` where it is ours."""
    response = await cloud.http.get(path, headers=cloud.auth())
    assert 400 <= response.status_code < 500
    assert (await cloud.http.delete(path, headers=cloud.auth())).status_code < 500


async def test_every_answer_has_the_security_headers(cloud: Any) -> None:
    """Pages, JSON and refusals alike."""
    for path in ("/", "/health", "/nothing", "/v1/sites/serang/live", "/metrics"):
        headers = (await cloud.http.get(path)).headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "default-src 'self'" in headers["Content-Security-Policy"]


async def test_a_body_that_never_ends_is_left(cloud: Any) -> None:
    """A client that is slow to send gets 408; it holds no connection to the database."""

    async def drip() -> Any:
        import asyncio  # noqa: PLC0415 - only here

        for _ in range(200):
            yield b" "
            await asyncio.sleep(0.05)

    headers = {**cloud.auth(), "Content-Type": "application/json"}
    response = await cloud.http.post("/v1/sites/serang/logs/gw-1", content=drip(), headers=headers)
    assert (response.status_code, response.json()["error"]) == (408, "slow")
