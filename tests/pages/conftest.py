"""A small source of live numbers, and a server for it in a thread of its own."""

import asyncio
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.types import ASGIApp

from pages import wall


class Board:
    """A LiveSource held in memory; `change` may be called from any thread."""

    def __init__(self, **values: object) -> None:
        self.values: dict[str, object] = {
            "site": "serang",
            "name": "MPP Kabupaten Serang",
            "zone": "Asia/Jakarta",
            "day": "2026-11-25",
            "inside": 7,
            "entered": 20,
            "left": 13,
            "capacity": None,
            "curve": [[480, 2], [485, 7]],
            **values,
        }
        self.age_ms = 0
        self.readers = 0
        self._version = 0

    def change(self, **values: object) -> None:
        self.values.update(values)
        self._version += 1

    async def live(self, site: str | None) -> wall.Live | None:
        if site not in (None, self.values["site"]):
            return None
        now = time.time_ns() // 1_000_000
        return {"now": now, "as_of": now - self.age_ms, **self.values}

    async def wait_change(self, site: str, timeout: float) -> None:
        before, until = self._version, time.monotonic() + timeout
        self.readers += 1
        try:
            while self._version == before and time.monotonic() < until:
                await asyncio.sleep(0.01)
        finally:
            self.readers -= 1


@dataclass
class Running:
    """A server that runs: where it is, and how it ends."""

    url: str
    port: int
    stopping: asyncio.Event
    server: uvicorn.Server
    thread: threading.Thread

    def stop(self) -> float:
        """Stop, and return the seconds that it took."""
        started = time.monotonic()
        self.server.should_exit = True
        self.thread.join(20)
        assert not self.thread.is_alive(), "the server did not stop"
        return time.monotonic() - started


class _Server(uvicorn.Server):
    """Ends the streams when it stops."""

    def __init__(self, config: uvicorn.Config, stopping: asyncio.Event) -> None:
        super().__init__(config)
        self._stopping = stopping

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._stopping.set()
        await super().shutdown(sockets)


@contextmanager
def serve(app: ASGIApp, port: int = 0, stopping: asyncio.Event | None = None) -> Iterator[Running]:
    """Serve `app` on 127.0.0.1 in a thread, until the block ends or `stop` is called."""
    ending = stopping or asyncio.Event()
    bound = socket.socket()
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    bound.bind(("127.0.0.1", port))
    port = bound.getsockname()[1]
    server = _Server(uvicorn.Config(app, log_level="warning", lifespan="off", access_log=False), ending)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, name="pages server")
    thread.start()
    running = Running(f"http://127.0.0.1:{port}", port, ending, server, thread)
    while not server.started and thread.is_alive():
        time.sleep(0.01)
    try:
        yield running
    finally:
        running.stop()


@pytest.fixture
def served() -> Callable[..., object]:
    """Return `serve`: an app, a port (0: any free one), and the event that ends its streams."""
    return serve


@pytest.fixture
def wall_served() -> Callable[..., object]:
    """Return a context manager that serves the wall of a source."""

    @contextmanager
    def start(source: wall.LiveSource, port: int = 0) -> Iterator[Running]:
        stopping = asyncio.Event()
        with serve(Starlette(routes=wall.routes(source, stopping)), port, stopping) as running:
            yield running

    return start


@pytest.fixture
def board() -> Board:
    """Return a source whose numbers the test sets."""
    return Board()
