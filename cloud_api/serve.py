"""Running the API as a process: its socket, its ready line, its watchdog."""

import asyncio
import json
import logging
import os
import socket
import sys
import threading
import time
from collections.abc import Callable
from typing import TextIO

import uvicorn
from fastapi import FastAPI
from uvicorn.lifespan.on import LifespanOn

from pages import serving
from shelf.version import VERSION

_log = logging.getLogger(__name__)

MOST = 4_000  # connections at once, a thousand walls among them
GRACE_S = 3  # a stream that does not end is cut when the process stops
HUNG = 70  # exit code of a process that its watchdog ended


class Watchdog:
    """Ends the process once its event loop has turned no more for `looks` looks in a row: the supervisor starts anew.

    Looks are counted, not time: a machine that slept has missed none.
    """

    def __init__(self, every: float = 5.0, looks: int = 12, end: Callable[[], None] = lambda: os._exit(HUNG)) -> None:
        """Look each `every` seconds, from `start` on."""
        self._every, self._looks, self._end = every, looks, end
        self._beats = 0

    def beat(self) -> None:
        """Say that the loop turns."""
        self._beats += 1

    def start(self) -> None:
        """Look from now on, in a thread that ends with the process."""
        threading.Thread(target=self._watch, name="watchdog", daemon=True).start()

    def _watch(self) -> None:
        seen, missed = -1, 0
        while missed < self._looks:
            time.sleep(self._every)
            missed = missed + 1 if self._beats == seen else 0
            seen = self._beats
        _log.critical("hung", extra={"seconds": self._every * self._looks})
        self._end()


class _Server(uvicorn.Server):
    """Says on `out` when it is ready, as one JSON line with the address it listens at; sets `stopping` when it ends."""

    def __init__(self, config: uvicorn.Config, address: str, out: TextIO, stopping: asyncio.Event) -> None:
        super().__init__(config)
        self._address, self._out, self._stopping = address, out, stopping
        self._watchdog = Watchdog()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._watchdog.start()
            self._out.write(json.dumps({"ready": True, "version": VERSION, "http": self._address}) + "\n")
            self._out.flush()

    async def on_tick(self, counter: int) -> bool:
        """Say whether to end, each 0.1 s: when told to, or once what the application opened has failed."""
        self._watchdog.beat()
        return await super().on_tick(counter) or self.failed

    @property
    def failed(self) -> bool:
        """Say whether a part of the application has ended with an error: such a process serves nobody."""
        return isinstance(self.lifespan, LifespanOn) and self.lifespan.error_occurred

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._stopping.set()
        await super().shutdown(sockets)


def listen(address: str) -> socket.socket:
    """Return a socket bound to HOST:PORT (port 0: any free one); raises OSError or ValueError."""
    host, _, port = address.rpartition(":")
    if not host or not port.isdigit():
        raise ValueError(f"{address}: HOST:PORT is wanted")
    return serving.listen(host, int(port))


def run(app: FastAPI, bound: socket.socket, stopping: asyncio.Event, proxies: str) -> bool:
    """Serve until told to stop or no longer able to, and set `stopping` then; say whether it ended as told.

    `proxies`: what these (addresses or networks, with commas between) say of who asks and by which scheme is believed.
    """
    host, port = bound.getsockname()[:2]
    config = uvicorn.Config(
        app,
        http=serving.bounded(serving.room(MOST)),
        backlog=serving.AT_ONCE,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=GRACE_S,
        lifespan="on",
        forwarded_allow_ips=proxies,
    )
    server = _Server(config, f"{host}:{port}", sys.stdout, stopping)
    server.run(sockets=[bound])
    return server.started and not server.failed
