"""Strangers: each kind of rubbish that a gateway can be sent, many times a second, with and without an account.

With one (any client of a broker that is not closed): MQTT messages of every channel, false, recorded, retained, long.
Without: whatever a socket can be sent, at the broker's port and at the gateway's pages. Taking the client id of a box
is left out: a broker ends the older connection, which only a closed broker prevents.
"""

import asyncio
import contextlib
import itertools
import json
import random
from collections import Counter, deque
from collections.abc import AsyncGenerator, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from contract.topics import device_topic
from simulators.bench import wire

CLIENTS = 8  # connections that publish
CHANNELS = ("evt", "hello", "skip", "state", "hb", "ack", "show", "cmd")
LONGEST = 64 * 1024
RECORDED = 200
LEFT_OPEN_S = 5.0
TAKEN_S = 30.0
MAC = b".00112233445566778899aabbccddeeff"

Where = tuple[str, int]


class Message(NamedTuple):
    """What is published, at QoS 1."""

    topic: str
    payload: bytes
    retained: bool = False


Messages = Iterator[Message]


@dataclass
class Strangers:
    """Sends `rate` messages a second, a share `web` of them over HTTP and raw sockets; `sent` counts them by kind."""

    site: str
    devices: Sequence[str]
    broker: Where
    pages: Where
    rate: float
    web: float = 0.1
    seed: int = 1
    sent: Counter[str] = field(default_factory=Counter[str])

    def __post_init__(self) -> None:
        """Begin with nothing recorded."""
        self._rng = random.Random(self.seed)
        self._numbers = itertools.count(1)
        self._recorded: deque[Message] = deque(maxlen=RECORDED)

    async def run(self, seconds: float) -> None:
        """Send for so long; raises OSError (TimeoutError) if the broker takes no connection."""
        async with asyncio.TaskGroup() as group:
            clients = [_Client(self._recorded) for _ in range(CLIENTS)]
            for number, client in enumerate(clients):
                await asyncio.get_running_loop().create_connection(lambda client=client: client, *self.broker)
                await client.begin(f"stranger-{number}")
            group.create_task(self._publish_for(clients, seconds), name="strangers with an account")
            group.create_task(self._knock_for(seconds), name="strangers without")
        for client in clients:
            client.close()

    async def _publish_for(self, clients: Sequence["_Client"], seconds: float) -> None:
        turns = itertools.cycle(MESSAGES.items())
        async for number in _paced(self.rate * (1 - self.web), seconds):
            kind, made = next(turns)
            for message in made(self):
                clients[number % CLIENTS].publish(message)
            self.sent[kind] += 1

    async def _knock_for(self, seconds: float) -> None:
        turns = itertools.cycle(KNOCKS.items())
        async with asyncio.TaskGroup() as group:
            async for _ in _paced(self.rate * self.web, seconds):
                kind, made = next(turns)
                group.create_task(self._knock(made(self)), name=kind)
                self.sent[kind] += 1

    async def _knock(self, said: tuple[Where, bytes, bool]) -> None:
        """Connect, say it, and hang up, at once or after a while."""
        where, data, stays = said
        with contextlib.suppress(OSError, TimeoutError):
            async with asyncio.timeout(LEFT_OPEN_S):
                reader, writer = await asyncio.open_connection(*where)
                try:
                    writer.write(data)
                    await (reader.read() if stays else reader.read(1))
                finally:
                    writer.close()

    def dev(self) -> str:
        """Return one of the boxes, any of them."""
        return self._rng.choice(self.devices)

    def number(self) -> int:
        """Return one that was not returned before."""
        return next(self._numbers)

    def some_bytes(self, most: int) -> bytes:
        """Return any bytes."""
        return self._rng.randbytes(self._rng.randrange(most))

    def on_a_channel(self, payload: bytes) -> Message:
        """Return a message to or from any of the boxes."""
        return Message(device_topic(self.site, self.dev(), CHANNELS[self.number() % len(CHANNELS)]), payload)

    def recorded(self) -> list[Message]:
        """Return a message of a box that was heard, if any was."""
        return [self._rng.choice(self._recorded)] if self._recorded else []


async def _paced(rate: float, seconds: float) -> AsyncGenerator[int]:
    """Give numbers from 0, so many a second for so long."""
    loop = asyncio.get_running_loop()
    began = loop.time()
    for number in range(round(rate * seconds)):
        late = began + number / rate - loop.time()
        if late > 0:
            await asyncio.sleep(late)
        elif number % 50 == 0:
            await asyncio.sleep(0)
        yield number


class _Client(asyncio.Protocol):
    """A connection that publishes, and records what boxes say."""

    def __init__(self, recorded: deque[Message]) -> None:
        self._recorded = recorded
        self._transport: asyncio.Transport | None = None
        self._taken = asyncio.Event()
        self._rest, self._number = b"", 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 - of create_connection
        self._transport = transport

    async def begin(self, name: str) -> None:
        """Wait until the broker has taken it in: amqtt drops who goes on before."""
        assert self._transport is not None  # noqa: S101 - it is connected
        self._transport.write(wire.connect(name))
        async with asyncio.timeout(TAKEN_S):
            await self._taken.wait()
        self._transport.write(wire.subscribe("lawang/1/+/+/hello") + wire.subscribe("lawang/1/+/+/evt"))

    def data_received(self, data: bytes) -> None:
        data = self._rest + data
        found, end = wire.scan(data)
        self._rest = data[end:]
        for kind, start, stop in found:
            if kind == wire.CONNACK:
                self._taken.set()
            if kind == wire.PUBLISH:
                size = data[start] << 8 | data[start + 1]
                topic = data[start + 2 : start + 2 + size].decode(errors="replace")
                self._recorded.append(Message(topic, data[start + 2 + size : stop]))

    def publish(self, message: Message) -> None:
        self._number += 1
        packet = wire.publish(message.topic, message.payload, self._number)
        if self._transport is not None and not self._transport.is_closing():
            self._transport.write(bytes((packet[0] | message.retained,)) + packet[1:])

    def close(self) -> None:
        if self._transport is not None:
            self._transport.abort()


def _garbage(who: Strangers) -> Messages:
    yield who.on_a_channel(who.some_bytes(300))


def _retained(who: Strangers) -> Messages:
    yield who.on_a_channel(who.some_bytes(300))._replace(retained=True)


def _forged(who: Strangers) -> Messages:
    dev = who.dev()
    body = {"v": 1, "dev": dev, "ep": "6b1e0f5a9c3d7e21", "seq": who.number(), "boot": 1, "up": 5}
    body |= {"utc": None, "err": None, "k": "press", "b": "in", "ms": 60, "prev": "0" * 16}
    yield Message(device_topic(who.site, dev, "evt"), _json(body) + MAC)


def _recorded(who: Strangers) -> Messages:
    yield from who.recorded()


def _elsewhere(who: Strangers) -> Messages:
    for message in who.recorded():
        yield message._replace(topic=device_topic(who.site, who.dev(), "evt"))


def _unknown(who: Strangers) -> Messages:
    yield Message(device_topic(who.site, f"x{who.number()}", "evt"), who.some_bytes(200))
    yield Message(device_topic(f"y{who.number()}", who.dev(), "hello"), who.some_bytes(200))


def _huge_number(who: Strangers) -> Messages:
    payload = b'{"v":1,"boot":4,"on":1' + b"0" * 400 + b"}"
    yield Message(device_topic(who.site, who.dev(), "state"), payload, retained=True)


def _new_fields(who: Strangers) -> Messages:
    fields = {f"f{who.number()}": 1 for _ in range(20)}
    yield Message(device_topic(who.site, who.dev(), "hb"), _json({"v": 1, "boot": 4, **fields}))


def _deep(who: Strangers) -> Messages:
    yield Message(device_topic(who.site, who.dev(), "hb"), b"[" * 500)


def _long(who: Strangers) -> Messages:
    length = LONGEST if who.number() % 20 == 0 else 241  # the line to the broker is no part of what is tried
    yield Message(device_topic(who.site, who.dev(), "evt"), b"x" * length)


def _gateway_state(who: Strangers) -> Messages:
    said = {"v": 1, "start": who.number() % 2**32, "log": "gw-00000000"}
    yield Message(f"lawang/1/{who.site}/gateway/state", _json(said), retained=True)


def _topic(who: Strangers) -> Messages:
    yield Message(f"lawang/1/{who.site}/{'a' * 200}/evt", b"{}")
    yield Message(f"lawang/1/{who.site}/{who.dev()}/evt/x", b"{}")
    yield Message(f"lawang/2/{who.site}/{who.dev()}/evt", b"{}")


MESSAGES: Mapping[str, Callable[[Strangers], Messages]] = {
    "garbage": _garbage,
    "retained": _retained,
    "forged": _forged,  # the form of a press under a seal that is none
    "recorded": _recorded,  # what a box said, again
    "elsewhere": _elsewhere,  # and in the name of another
    "unknown": _unknown,  # ever new boxes and sites
    "huge-number": _huge_number,  # E1
    "new-fields": _new_fields,  # E10
    "deep": _deep,
    "long": _long,
    "gateway-state": _gateway_state,  # E19: starts of a gateway that never were
    "topic": _topic,  # none of ours, though they begin so
}

KNOCKS: Mapping[str, Callable[[Strangers], tuple[Where, bytes, bool]]] = {
    "page": lambda who: (
        who.pages,
        f"GET /{who.number()} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode(),
        False,
    ),
    "long-path": lambda who: (who.pages, b"GET /" + b"a" * 60_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n", False),
    "half-head": lambda who: (who.pages, b"GET / HTTP/1.1\r\nHost: ", True),
    "many-heads": lambda who: (who.pages, b"GET / HTTP/1.1\r\n" + b"X-A: b\r\n" * 5_000 + b"\r\n", False),
    "login": lambda who: (who.pages, _post("/login", b"password=" + b"x" * 30_000), False),
    "half-body": lambda who: (who.pages, b"POST /login HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nx", True),
    "admin": lambda who: (who.pages, _post("/admin/live", b""), False),
    "stream": lambda who: (
        who.pages,
        f"GET /v1/sites/{who.site}/live/stream HTTP/1.1\r\nHost: x\r\n\r\n".encode(),
        True,
    ),
    "not-http": lambda who: (who.pages, who.some_bytes(500), True),
    "not-mqtt": lambda who: (who.broker, who.some_bytes(500), True),
    "no-connect": lambda who: (who.broker, b"", True),
}


def _json(values: Mapping[str, object]) -> bytes:
    return json.dumps(values, separators=(",", ":")).encode()


def _post(path: str, body: bytes) -> bytes:
    head = f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    return head.encode() + f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n".encode() + body
