"""An MQTT connection over asyncio streams, for MicroPython and CPython.

It keeps nothing: a publish at QoS 1 is not repeated here, for the journal is the queue and the gateway's
acknowledgement the only proof. Every wait has a bound; whatever goes wrong ends the connection with LinkError.
"""

import asyncio

from firmware import const, packets
from firmware.drivers import ERRORS
from firmware.packets import PacketError

_MAX_BODY = const(1024)  # bytes that are read; a longer packet is skipped and counted
STEP_S = 10  # connecting, an answer, a write: each ends or fails within this, or within the keepalive if that is less

_BROKEN = ERRORS + (EOFError,)  # MicroPython says by ValueError that a certificate is not to be trusted


class LinkError(Exception):
    """The connection is gone or of no use; connect again later."""


class Connection:
    """One connection to a broker, from `connect` until LinkError or `close`."""

    def __init__(self, reader, writer, keepalive_s):
        self.oversize = 0
        self._step_s = min(STEP_S, keepalive_s)
        self._reader = reader
        self._writer = writer
        self._keepalive_s = keepalive_s
        self._lock = asyncio.Lock()
        self._packet_id = 0

    async def introduce(self, client_id, will, login):
        """Say who we are, with a clean session; returns once the broker has accepted it."""
        await self._send(packets.connect(client_id, self._keepalive_s, will, login))
        _checked(packets.check_connack, await self._expect(packets.CONNACK))

    async def subscribe(self, filters):
        """Subscribe to `filters`; returns once all are granted. Messages that come before that are dropped."""
        packet_id = self._take_id()
        await self._send(packets.subscribe(packet_id, filters))
        body = await self._expect(packets.SUBACK)
        _checked(packets.check_suback, body, packet_id, len(filters))

    async def publish(self, topic, payload, qos=0):
        """Hand a message to the network. It may be lost all the same, whatever `qos` is."""
        packet_id = self._take_id() if qos else 0
        await self._send(packets.publish(topic, payload, qos, packet_id))

    async def receive(self):
        """Return the next Publish, having answered it. Pings an idle broker; one that does not answer is gone."""
        idle = False
        while True:
            try:
                first = await self._read(1, self._keepalive_s / 2)
            except _IdleError:
                if idle:
                    raise LinkError("no answer to a ping")
                idle = True
                await self._send(packets.PINGREQ)
                continue
            idle = False
            body = await self._body()
            if body is not None and packets.kind_of(first[0]) == packets.PUBLISH:
                message = _checked(packets.read_publish, first[0], body)
                if message.qos:
                    await self._send(packets.puback(message.packet_id))
                return message

    async def close(self, polite=False):
        """Close the connection; `polite` tells the broker, which then drops the will."""
        try:
            if polite:
                await self._send(packets.DISCONNECT)
        except LinkError:
            pass
        try:
            self._writer.close()
        except _BROKEN as e:
            print("link:", e)

    async def _expect(self, kind):
        for _ in range(100):  # retained messages may come before the answer
            first = await self._step(self._read(1, self._step_s))
            body = await self._body()
            if packets.kind_of(first[0]) == kind and body is not None:
                return body
        raise LinkError("the answer does not come")

    async def _body(self):
        length = shift = 0
        for _ in range(packets.MAX_LENGTH_BYTES):
            digit = (await self._step(self._read(1, self._step_s)))[0]
            length |= (digit & 0x7F) << shift
            shift += 7
            if not digit & 0x80:
                break
        else:
            raise LinkError("length")
        if length <= _MAX_BODY:
            return await self._step(self._read(length, self._step_s)) if length else b""
        self.oversize += 1
        while length:
            length -= len(await self._step(self._read(min(length, _MAX_BODY), self._step_s)))
        return None

    async def _read(self, n, timeout_s):
        try:
            return await asyncio.wait_for(self._reader.readexactly(n), timeout_s)
        except asyncio.TimeoutError:  # in CPython an OSError too
            raise _IdleError
        except _BROKEN as e:
            raise LinkError("closed: " + str(e))

    async def _step(self, reading):
        try:
            return await reading
        except _IdleError:
            raise LinkError("cut off inside a packet")

    async def _send(self, packet):
        async with self._lock:
            try:
                self._writer.write(packet)
                await asyncio.wait_for(self._writer.drain(), self._step_s)
            except asyncio.TimeoutError:
                raise LinkError("cannot write")
            except _BROKEN as e:
                raise LinkError("closed: " + str(e))

    def _take_id(self):
        self._packet_id = packets.next_id(self._packet_id)
        return self._packet_id


class _IdleError(Exception):
    """Nothing came in time."""


async def connect(host, port, client_id, keepalive_s, will, login, dial=None):
    """Return a Connection that the broker has accepted; raises LinkError. `dial(host, port)` opens the streams."""
    try:
        reader, writer = await asyncio.wait_for((dial or asyncio.open_connection)(host, port), min(STEP_S, keepalive_s))
    except asyncio.TimeoutError:
        raise LinkError("no connection in time")
    except _BROKEN as e:
        raise LinkError("no connection: " + str(e))
    connection = Connection(reader, writer, keepalive_s)
    try:
        await connection.introduce(client_id, will, login)
    except LinkError:
        await connection.close()
        raise
    return connection


def _checked(check, *arguments):
    try:
        return check(*arguments)
    except PacketError as e:
        raise LinkError(str(e))
