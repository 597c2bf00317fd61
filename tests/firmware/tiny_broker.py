"""A broker of a few lines for one device: it answers, or it freezes, and remembers what it was handed."""

import asyncio
import contextlib
import struct

from contract import topics
from tests.firmware.bench import FakeGateway

ACK = topics.device_topic("serang", "gate-a", "ack")


class TinyBroker:
    """Listens on 127.0.0.1; `frozen` accepts connections and answers nothing. With `gateway` it answers for one."""

    def __init__(self, gateway: FakeGateway | None = None, port: int = 0, tls=None):
        self.frozen = False
        self.connects = 0
        self.ids: list[int] = []
        self.gateway = gateway
        self.port = port
        self._tls = tls
        self._writers: set[asyncio.StreamWriter] = set()

    async def __aenter__(self):
        """Listen."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self.port, ssl=self._tls)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_):
        """Reset every connection."""
        self._server.close()
        for writer in list(self._writers):
            writer.transport.abort()
        await asyncio.sleep(0.01)

    async def _serve(self, reader, writer):
        self.connects += 1
        self._writers.add(writer)
        try:
            with contextlib.suppress(OSError, EOFError):
                while True:
                    first = (await reader.readexactly(1))[0]
                    body = await reader.readexactly(await _length(reader))
                    while self.frozen:
                        await asyncio.sleep(0.02)
                    writer.write(self._answer(first, body))
                    await writer.drain()
        except asyncio.CancelledError:
            pass
        finally:
            self._writers.discard(writer)
            writer.transport.abort()

    def _answer(self, first, body):
        kind = first >> 4
        if kind == 1:
            return b"\x20\x02\x00\x00"
        if kind == 8:
            return b"\x90" + bytes([2 + _filters(body)]) + body[:2] + b"\x01" * _filters(body)
        if kind == 12:
            return b"\xd0\x00"
        return self._publish(first, body) if kind == 3 else b""

    def _publish(self, first, body):
        end = 2 + struct.unpack(">H", body[:2])[0]
        answer = b""
        if first >> 1 & 3:
            self.ids.append(struct.unpack(">H", body[end : end + 2])[0])
            answer = b"\x40\x02" + body[end : end + 2]
            end += 2
        channel = body[2 : 2 + struct.unpack(">H", body[:2])[0]].decode().rsplit("/", 1)[-1]
        if self.gateway is not None and channel in ("hello", "evt", "skip"):
            for ack in self.gateway.take(channel, body[end:]):
                answer += _framed(struct.pack(">H", len(ACK)) + ACK.encode() + ack)
        return answer


def _framed(body):
    n, head = len(body), bytearray(b"\x30")
    while True:
        n, digit = n >> 7, n & 0x7F
        head.append(digit | (0x80 if n else 0))
        if not n:
            return bytes(head) + body


def _filters(body):
    count, at = 0, 2
    while at < len(body):
        at += 3 + struct.unpack(">H", body[at : at + 2])[0]
        count += 1
    return count


async def _length(reader):
    n = shift = 0
    while True:
        digit = (await reader.readexactly(1))[0]
        n |= (digit & 0x7F) << shift
        shift += 7
        if not digit & 0x80:
            return n
