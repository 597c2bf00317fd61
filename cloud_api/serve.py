"""Running the API as a process: its socket, its ready line, its log lines."""

import asyncio
import json
import logging
import socket
import sys
from typing import TextIO

import uvicorn
from fastapi import FastAPI

from pages import serving

MOST = 4_000  # connections at once, a thousand walls among them
GRACE_S = 3  # a stream that does not end is cut when the process stops


class JsonLines(logging.Formatter):
    """One JSON object a line; what a call gives as `extra={"fields": {…}}` stands beside the message."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line: dict[str, object] = {
            "ts": round(record.created * 1000),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        line.update(getattr(record, "fields", {}))
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=True, default=str)


class _Server(uvicorn.Server):
    """Says on `out` when it is ready, as one JSON line with the address it listens at; sets `stopping` when it ends."""

    def __init__(self, config: uvicorn.Config, address: str, out: TextIO, stopping: asyncio.Event) -> None:
        super().__init__(config)
        self._address, self._out, self._stopping = address, out, stopping

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._out.write(json.dumps({"ready": True, "http": self._address}) + "\n")
            self._out.flush()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._stopping.set()
        await super().shutdown(sockets)


def configure_logs() -> None:
    """Write JSON lines to stderr, for this process."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)


def listen(address: str) -> socket.socket:
    """Return a socket bound to HOST:PORT (port 0: any free one); raises OSError or ValueError."""
    host, _, port = address.rpartition(":")
    if not host or not port.isdigit():
        raise ValueError(f"{address}: HOST:PORT is wanted")
    return serving.listen(host, int(port))


def run(app: FastAPI, bound: socket.socket, stopping: asyncio.Event) -> bool:
    """Serve until told to stop, and set `stopping` then; say whether it had started."""
    host, port = bound.getsockname()[:2]
    config = uvicorn.Config(
        app,
        http=serving.bounded(serving.room(MOST)),
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=GRACE_S,
        lifespan="on",
    )
    server = _Server(config, f"{host}:{port}", sys.stdout, stopping)
    server.run(sockets=[bound])
    return server.started
