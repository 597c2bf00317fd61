"""The supervised connection: connect, subscribe, let the session speak, and begin again when it breaks."""

import asyncio
import gc
import json

from contract import topics
from firmware import const, mqtt
from firmware.backoff import Backoff
from firmware.packets import Will

_TICK_S = const(0.05)  # how soon a due resend or a dead reader is seen
_BEAT_MS = const(60_000)
_FLOOD = const(20)  # messages that wait to be read
STEPS = 3  # connect, CONNACK, SUBACK: what an attempt that began in a bad moment waits for in vain


def back_within_ms(config):
    """Return the longest time from a network that carries again to the start of the attempt that succeeds (ms).

    A dead connection is noticed within the keepalive and one write; a connecting that hangs ends after its steps.
    """
    step = min(mqtt.STEP_S, config.keepalive_s) * 1000
    return max(config.keepalive_s * 1000 + step, STEPS * step) + config.backoff_ms


class Link:
    """The way from `session` to the broker. `config` is a firmware.config.Config, `up` a firmware.clock.Uptime.

    `woken` is an asyncio.Event that the sampler sets after each append. `on_link(bool)` is told of each change.
    `dial` as in mqtt.connect.
    """

    def __init__(self, config, session, journal, up, urandom, woken, on_link, dial=None):
        self._dial = dial
        self._config = config
        self._session = session
        self._journal = journal
        self._up = up
        self._woken = woken
        self._on_link = on_link
        self._backoff = Backoff(1000, config.backoff_ms, urandom)
        self._state = topics.gateway_state(config.site)
        self._own = {topics.device_topic(config.site, config.dev, channel): channel for channel in topics.TO_DEVICE}

    async def run(self):
        """Keep a connection for ever."""
        while True:
            try:
                await self._connection()
            except (mqtt.LinkError, OSError, MemoryError) as e:  # of the network, the flash, or this box's memory
                print("link:", e)
            gc.collect()  # what a cancelled connect left open
            await asyncio.sleep(self._backoff.next() / 1000)

    async def _connection(self):
        config = self._config
        will = Will(self._topic("state"), self._birth(0))
        client_id = config.dev + "-" + config.hw
        connection = await mqtt.connect(config.host, config.port, client_id, config.keepalive_s, will, self._dial)
        try:
            await connection.subscribe([self._state] + list(self._own))
            await connection.publish(self._topic("state"), self._birth(1), 1, True)
            self._on_link(True)
            await self._speak(connection)
        finally:
            self._session.disconnected()
            self._on_link(False)
            await connection.close()

    async def _speak(self, connection):
        inbox = []
        ended = []
        reading = asyncio.create_task(self._read(connection, inbox, ended))
        try:
            await self._send(connection, self._session.connected(self._up.now()))
            beat = self._up.now()
            while not ended:
                while inbox:
                    channel, payload = inbox.pop(0)
                    await self._send(connection, self._session.received(channel, payload, self._up.now()))
                    self._backoff.reset()
                await self._send(connection, self._session.poll(self._up.now()))
                if self._up.now() >= beat:
                    beat += _BEAT_MS
                    await connection.publish(self._topic("hb"), self._heartbeat())
                if not inbox:
                    await self._sleep()
        finally:
            reading.cancel()
        raise ended[0]

    async def _read(self, connection, inbox, ended):
        try:
            while True:
                message = await connection.receive()
                if message.topic == self._state:
                    inbox.append(("state", message.payload))
                elif message.topic in self._own and not message.retained:
                    inbox.append((self._own[message.topic], message.payload))
                self._woken.set()
                while len(inbox) > _FLOOD:  # a flood waits in the network, not in memory
                    await asyncio.sleep(_TICK_S)
        except Exception as e:  # of any kind: a link that nobody reads would look alive for ever
            ended.append(e)
            self._woken.set()

    async def _sleep(self):
        try:
            await asyncio.wait_for(self._woken.wait(), _TICK_S)
        except asyncio.TimeoutError:
            pass
        self._woken.clear()

    async def _send(self, connection, messages):
        for channel, payload in messages:
            await connection.publish(self._topic(channel), payload, 0 if channel == "hello" else 1)

    def _topic(self, channel):
        return topics.device_topic(self._config.site, self._config.dev, channel)

    def _birth(self, on):
        return ('{"v":1,"boot":' + str(self._journal.boot) + ',"on":' + str(on) + "}").encode()

    def _heartbeat(self):
        heap = gc.mem_free() if hasattr(gc, "mem_free") else None
        journal = self._journal
        values = (("boot", journal.boot), ("fill", journal.used), ("cap", journal.capacity), ("heap", heap))
        return ('{"v":1,' + ",".join('"' + name + '":' + json.dumps(value) for name, value in values) + "}").encode()
