"""A TCP proxy that can be cut like a cable: silently, without closing anything."""

import asyncio
import contextlib
from typing import Self

CHUNK = 65_536
RETRY_S = 0.05


class Proxy:
    """Listens on a port of its own for as long as it lives and forwards to `target`, which may change.

    While it is cut it takes connections and bytes as far as buffers go, and forwards nothing: neither side learns.
    """

    def __init__(self, target: tuple[str, int] | None = None) -> None:
        """Forward to `target`; while there is none, connections are reset, as by a host with nothing on that port."""
        self.target = target
        self._open = asyncio.Event()
        self._open.set()
        self._server: asyncio.Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        """Listen."""
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        return self

    async def __aexit__(self, *_: object) -> None:
        """Reset every connection and stop listening."""
        if self._server is not None:
            self._server.close()
        self.drop()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    @property
    def address(self) -> tuple[str, int]:
        """Return host and port of the listener."""
        if self._server is None:
            raise RuntimeError("the proxy does not listen yet")
        host, port = self._server.sockets[0].getsockname()[:2]
        return host, port

    @property
    def where(self) -> str:
        """Return HOST:PORT of the listener."""
        return "{}:{}".format(*self.address)

    def cut(self) -> None:
        """Forward nothing any more; no side is told."""
        self._open.clear()

    def restore(self) -> None:
        """Forward again, first what was held."""
        self._open.set()

    def drop(self) -> None:
        """Reset every connection."""
        for writer in list(self._writers):
            writer.transport.abort()

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.create_task(self._serve(reader, writer), name="proxied connection")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.add(writer)
        try:
            await self._open.wait()
            if self.target is None:
                return
            with contextlib.suppress(OSError):
                far_reader, far_writer = await asyncio.open_connection(*self.target)
                self._writers.add(far_writer)
                try:
                    await self._join((reader, far_writer), (far_reader, writer))
                finally:
                    self._writers.discard(far_writer)
                    far_writer.transport.abort()
        finally:
            self._writers.discard(writer)
            writer.transport.abort()

    async def _join(self, *ways: tuple[asyncio.StreamReader, asyncio.StreamWriter]) -> None:
        """Forward both ways until one ends and what it said last has been delivered."""
        pumps = [asyncio.create_task(self._pump(*way), name="pump") for way in ways]
        try:
            await asyncio.wait(pumps, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for pump in pumps:
                pump.cancel()
            await asyncio.gather(*pumps, return_exceptions=True)

    async def _pump(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError):
            while data := await reader.read(CHUNK):
                await self._open.wait()
                writer.write(data)
                await writer.drain()
            await self._open.wait()
            writer.write_eof()
            while writer.transport.get_write_buffer_size():  # noqa: ASYNC110 - a transport sets no event
                await asyncio.sleep(RETRY_S)
