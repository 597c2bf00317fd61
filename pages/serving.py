"""HTTP sockets of gateway and cloud, bounded: who connects and says nothing (slow loris) takes nothing of others."""

import asyncio
import resource
import socket

from uvicorn.protocols.http.h11_impl import H11Protocol

AT_ONCE = 32  # connections accepted in one turn of the loop, before any of them is counted
RESERVED = 512  # files that are not connections: the record, the database, the broker
HEAD_S = 10.0  # the longest that a connection may say nothing, or take for the head of a request (slow loris)


def listen(host: str, port: int, backlog: int = 128) -> socket.socket:
    """Return a listening socket, `port` 0: any free one; raises OSError.

    With the protocol named, asyncio sets TCP_NODELAY on what it accepts; without it each answer waits 40 ms.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((host.strip("[]"), port))
        bound.listen(backlog)
    except BaseException:
        bound.close()
        raise
    return bound


def room(most: int) -> int:
    """Return how many connections, at most `most`, leave the reserve of files untouched; asks for more files first."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = most + RESERVED
    if soft != resource.RLIM_INFINITY and soft < wanted:
        soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    return most if soft == resource.RLIM_INFINITY else max(1, min(most, soft - RESERVED))


def bounded(most: int, head_s: float = HEAD_S) -> type[asyncio.Protocol]:
    """Return uvicorn's protocol with at most `most` connections at once, each with `head_s` for the head of a request.

    One connection more is closed at once: the files that a process may open belong to the record first.
    """

    class Bounded(H11Protocol):
        _head: asyncio.TimerHandle | None = None

        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            super().connection_made(transport)
            if len(self.connections) > most:
                transport.abort()
            else:
                self._head = self.loop.call_later(head_s, self._give_up)

        def data_received(self, data: bytes) -> None:
            if self._head is None and self._awaits_head():
                self._head = self.loop.call_later(head_s, self._give_up)
            super().data_received(data)
            if not self._awaits_head():
                self._forget()

        def connection_lost(self, exc: Exception | None) -> None:
            self._forget()
            super().connection_lost(exc)

        def _awaits_head(self) -> bool:
            cycle = self.cycle
            return cycle is None or cycle.response_complete  # pyright: ignore[reportUnnecessaryComparison] - none at first

        def _forget(self) -> None:
            if self._head is not None:
                self._head.cancel()
                self._head = None

        def _give_up(self) -> None:
            self._head = None
            if self._awaits_head():
                self.transport.abort()

    return Bounded
