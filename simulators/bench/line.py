"""One device's connection to the broker, as cheap as Python makes it."""

import asyncio
from collections.abc import Sequence
from typing import cast

from contract import topics
from simulators.bench import wire

SEQ = b'"seq":'


class Line(asyncio.Protocol):
    """Sends entries in order, at most `window` ahead of what is acknowledged.

    It goes on at the cumulative acknowledgements on the device's `ack` topic, or, `by_broker`, at the broker's PUBACKs.
    Acknowledgements are believed unread but for `seq`; `last_ack` is kept for who checks it afterwards.
    """

    def __init__(self, site: str, dev: str, window: int, *, by_broker: bool = False) -> None:
        """Describe a connection that asyncio is about to make."""
        self.dev, self.acked, self.last_ack = dev, 0, b""
        self.acked_at: list[float] = []  # of each entry, by the loop's clock
        self.ready, self.answered, self.finished = asyncio.Event(), asyncio.Event(), asyncio.Event()
        self.error: wire.WireError | None = None
        self._site, self._window, self._by_broker = site, window, by_broker
        self._loop = asyncio.get_running_loop()
        self._transport: asyncio.Transport | None = None
        self._rest = b""
        self._packets: Sequence[bytes] = ()
        self._sent = self._limit = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin the session."""
        self._transport = cast("asyncio.Transport", transport)
        self._transport.write(wire.connect(f"{self._site}-{self.dev}"))

    def connection_lost(self, exc: Exception | None) -> None:
        """Wake up who waits."""
        self._fail(f"connection lost: {exc}")

    def data_received(self, data: bytes) -> None:
        """Read what came, then send what that allows."""
        if self._rest:
            data = self._rest + data
        found, end = wire.scan(data)
        self._rest = data[end:]
        acked = self.acked
        for kind, start, stop in found:
            if kind == wire.PUBACK:
                acked += self._by_broker
            elif kind == wire.PUBLISH:
                acked = max(acked, self._read_ack(data, start, stop))
            else:
                self._session(kind, data[start:stop])
        if acked > self.acked:
            self._advance(acked)

    def hello(self, payload: bytes) -> None:
        """Ask the gateway; `answered` is set when it answers."""
        self.answered.clear()
        self._write(wire.publish(topics.device_topic(self._site, self.dev, "hello"), payload, 1))

    def load(self, sealed: Sequence[bytes]) -> None:
        """Take the entries of the next run, as packets; nothing is sent yet."""
        topic = topics.device_topic(self._site, self.dev, "evt")
        self._packets = [wire.publish(topic, entry, seq) for seq, entry in enumerate(sealed, 1)]
        self.acked = self._sent = self._limit = 0
        self.acked_at = []
        self.finished.clear()

    def release(self, count: int) -> None:
        """Let the first `count` entries be sent as the window allows."""
        self._limit = min(count, len(self._packets))
        self._fill()

    def __len__(self) -> int:
        """Return the number of entries of this run."""
        return len(self._packets)

    def check(self) -> None:
        """Raise WireError if the connection is of no more use."""
        if self.error is not None:
            raise self.error

    def close(self) -> None:
        """End the connection."""
        if self._transport is not None:
            self._transport.abort()

    def _session(self, kind: int, body: bytes) -> None:
        if kind == wire.CONNACK and body[1:] == b"\x00":
            self._write(wire.subscribe(topics.device_topic(self._site, self.dev, "ack")))
        elif kind == wire.SUBACK and body[2:] == b"\x00":
            self.ready.set()
        else:
            self._fail(f"the broker refuses: packet {kind} {body.hex()}")

    def _read_ack(self, data: bytes, start: int, stop: int) -> int:
        self.last_ack = wire.payload_at_qos_0(data, start, stop)
        if not self.answered.is_set():
            self.answered.set()
            return 0
        return int(self.last_ack.partition(SEQ)[2].partition(b",")[0])

    def _advance(self, acked: int) -> None:
        self.acked_at += [self._loop.time()] * (acked - self.acked)
        self.acked = acked
        if acked >= len(self._packets):
            self.finished.set()
        elif self._sent < self._limit:
            self._fill()

    def _fill(self) -> None:
        until = min(self.acked + self._window, self._limit)
        if until > self._sent:
            self._write(b"".join(self._packets[self._sent : until]))
            self._sent = until

    def _write(self, data: bytes) -> None:
        if self._transport is not None:
            self._transport.write(data)

    def _fail(self, reason: str) -> None:
        self.error = wire.WireError(f"{self.dev}: {reason}")
        for event in (self.ready, self.answered, self.finished):
            event.set()
