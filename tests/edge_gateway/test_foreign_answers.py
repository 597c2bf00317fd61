"""What a proxy, a captive portal or a stranger answers in the cloud's place: the status alone decides, within bounds."""

import asyncio
import json
import tracemalloc
import zlib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest

from contract.leaf import MAX_N
from edge_gateway.uplink import cloud as uplink
from edge_gateway.uplink.cloud import Cloud, CloudError, NotTaken, Taken

HTML = b"<html><body>Silakan masuk ke jaringan ini</body></html>"
ROOT = "0" * 64


@asynccontextmanager
async def answering(*parts: bytes, pause: float = 0.0, endless: bytes = b"") -> AsyncIterator[Cloud]:
    """Give a client of a server that answers each request with the same bytes, and goes on with `endless`."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await reader.readuntil(b"\r\n\r\n")
            for part in parts:
                writer.write(part)
                await writer.drain()
                await asyncio.sleep(pause)
            while endless:
                writer.write(endless)
                await writer.drain()
        except (OSError, asyncio.IncompleteReadError):
            return
        finally:
            writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server, Cloud(f"http://127.0.0.1:{port}", "token", "serang") as client:
        yield client


def http(status: int, body: bytes, **headers: str) -> bytes:
    said = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    return f"HTTP/1.1 {status} x\r\nContent-Length: {len(body)}\r\n{said}\r\n".encode() + body


async def append(client: Cloud) -> Taken | NotTaken:
    return await client.append("gw-1", 0, [b"leaf"], 1, 1)


BODIES = [
    HTML,
    b"",
    b"null",
    b"[1]",
    b'{"next":1}',
    b"\xff\xfe\x00",
    b'{"error":5,"next":-1}',
    b"9" * 9000,
    b"[" * 100_000,
]


@pytest.mark.parametrize("status", [201, 204, 301, 302, 304, 400, 401, 403, 404, 407, 409, 413, 418, 422, 451])
async def test_a_status_says_the_same_with_any_body(status: int) -> None:
    """F8: HTML, nothing, numbers and half of JSON beside a status that refuses: refused with it, and nothing more."""
    for body in BODIES if status not in (204, 304) else [b""]:
        async with answering(http(status, body)) as client:
            found = await append(client)
        assert isinstance(found, NotTaken)
        assert (found.status, found.code, found.at, found.index) == (status, "", None, None)


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504, 599])
async def test_what_is_to_be_tried_again_is_so_with_any_body(status: int) -> None:
    """F8: a proxy's page beside 5xx and 429, whole and cut off: try again, when it says."""
    for body in BODIES:
        async with answering(http(status, body, Retry_After="7")) as client:
            with pytest.raises(CloudError) as e:
                await append(client)
        assert (e.value.why, e.value.after) == (str(status), 7.0)


@pytest.mark.parametrize("body", [body for body in BODIES if body != b'{"next":1}'] + [b'{"next":1}'])
async def test_a_success_without_the_clouds_words_is_none(body: bytes) -> None:
    """A captive portal's 200: nothing was taken, and it is tried again."""
    async with answering(http(200, body)) as client:
        with pytest.raises(CloudError):
            await append(client)


async def test_an_answer_without_end_is_given_up() -> None:
    """E1 by HTTP: an endless body is read up to the bound, whatever status it stands beside; memory stays where it is."""
    for status in (b"200", b"409"):
        head = b"HTTP/1.1 " + status + b" x\r\nTransfer-Encoding: chunked\r\n\r\n"
        async with answering(head, endless=b"10000\r\n" + b"x" * 65_536 + b"\r\n") as client:
            tracemalloc.start()
            try:
                found: Any = await append(client)
            except CloudError as e:
                found = e
            _, peak = tracemalloc.get_traced_memory()
            tracemalloc.stop()
        assert peak < 4 * uplink.LONGEST_ANSWER
        assert str(found) == "answer: too long" if status == b"200" else found == NotTaken(409, "")


async def test_an_answer_that_unpacks_into_more_is_not_unpacked() -> None:
    """E1 by HTTP: 200 kB of gzip that hold 200 MB."""
    packer = zlib.compressobj(wbits=31)
    body = b"".join(packer.compress(b" " * (1 << 20)) for _ in range(200)) + packer.flush()
    async with answering(http(200, body, Content_Encoding="gzip")) as client:
        tracemalloc.start()
        with pytest.raises(CloudError):
            await append(client)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak < 2 * uplink.LONGEST_ANSWER


async def test_an_answer_that_never_ends_in_time_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """A byte now and then keeps no request open: the whole of it has a bound."""
    monkeypatch.setattr(uplink, "LONGEST_S", 0.2)
    head = b"HTTP/1.1 200 x\r\nContent-Length: 1000\r\n\r\n"
    async with answering(head, *[b" "] * 1000, pause=0.05) as client:
        with pytest.raises(CloudError, match="unreachable: TimeoutError"):
            await append(client)


FOREIGN: list[tuple[str, Callable[[Cloud], Any], Any]] = [
    ("next", append, {"next": MAX_N + 1, "root": ROOT}),
    ("next", append, {"next": 10**400, "root": ROOT}),
    ("next", append, {"next": True, "root": ROOT}),
    ("root", append, {"next": 1, "root": "0" * 63 + "G"}),
    ("log", lambda c: c.logs(), [{"log": "../../etc", "next": 1, "root": ROOT}]),
    ("log", lambda c: c.logs(), [{"log": "x" * 25, "next": 1, "root": ROOT}]),
    ("dev", lambda c: c.devices(), [{"dev": "a" * 13, "ep": "0" * 16, "seq": 1, "h": "0" * 16}]),
    ("seq", lambda c: c.devices(), [{"dev": "gate-a", "ep": "0" * 16, "seq": 2**32, "h": "0" * 16}]),
]


@pytest.mark.parametrize(("name", "ask", "said"), FOREIGN)
async def test_no_foreign_number_or_name_is_taken(name: str, ask: Callable[[Cloud], Any], said: object) -> None:
    """E1 by HTTP: numbers that no file can hold, names that are none."""
    async with answering(http(200, json.dumps(said).encode())) as client:
        with pytest.raises(CloudError, match=f"{name}|JSON"):
            await ask(client)


@pytest.mark.parametrize("name", ["next", "at", "index"])
async def test_a_refusals_numbers_are_bounded(name: str) -> None:
    """E1 by HTTP: a refusal of a foreign hand moves nothing by a number that no log has."""
    for value in (-1, MAX_N + 1, 10**400, 1.5, True, "1"):
        async with answering(http(422, json.dumps({"error": "leaf", name: value}).encode())) as client:
            found = await append(client)
        assert found in (NotTaken(422, "leaf"), NotTaken(422, ""))
