"""The supervised connection: connect, subscribe, let the session speak, and begin again when it breaks."""

import asyncio
import gc
from binascii import hexlify

from contract import mac, messages, topics
from firmware import const, mqtt
from firmware.backoff import Backoff
from firmware.packets import Login, Will

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

    def __init__(self, config, session, up, urandom, woken, on_link, dial=None):
        self._dial = dial
        self._config = config
        self._session = session
        self._up = up
        self._urandom = urandom
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
        nonce = hexlify(self._urandom(8)).decode()
        will = Will(self._topic("state"), messages.seal_state(config.key, config.dev, nonce))
        login = Login(config.dev, mac.password(config.key, config.site, config.dev))
        who = config.dev + "-" + config.hw
        connection = await mqtt.connect(config.host, config.port, who, config.keepalive_s, will, login, self._dial)
        try:
            await connection.subscribe([self._state] + list(self._own))
            self._on_link(True)
            await self._speak(connection, nonce)
        finally:
            self._session.disconnected()
            self._on_link(False)
            await connection.close()

    async def _speak(self, connection, nonce):
        inbox = []
        ended = []
        reading = asyncio.create_task(self._read(connection, inbox, ended))
        try:
            await self._send(connection, self._session.connected(self._up.now()))
            beat = 0
            while not ended:
                while inbox:
                    channel, payload = inbox.pop(0)
                    await self._send(connection, self._session.received(channel, payload, self._up.now()))
                await self._send(connection, self._session.poll(self._up.now()))
                now = self._up.now()
                if not self._session.is_open:
                    beat = 0
                elif now >= beat:
                    beat = now + _BEAT_MS
                    self._backoff.reset()  # here, for who is not answered evicts a namesake at each connect
                    await self._send(connection, [("hb", self._session.heartbeat(nonce, now))])
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

    async def _send(self, connection, out):
        for channel, payload in out:
            await connection.publish(self._topic(channel), payload, 0 if channel in ("hello", "hb") else 1)

    def _topic(self, channel):
        return topics.device_topic(self._config.site, self._config.dev, channel)
