"""The connection to the broker, in a thread of its own.

Sessions are clean and nothing is kept here: a message is handed over, and the device's journal is the queue. An error
in a callback ends `run` with it, for a client that goes on after one may be deaf and look connected. A connection whose
subscription is not confirmed in time, or on which our own echo is not heard, is given up and made again.
"""

import json
import logging
import secrets
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

import paho.mqtt.client as mqtt
from paho.mqtt.enums import CallbackAPIVersion, MQTTErrorCode, MQTTProtocolVersion
from paho.mqtt.properties import Properties
from paho.mqtt.reasoncodes import ReasonCode

from contract import gateway_side, topics
from edge_gateway.devices.accounts import Login
from edge_gateway.intake.outcome import Message
from edge_gateway.machine.address import Address

MAX_BACK_OFF_S = 2
SUBSCRIBED_S = 5.0  # the longest that a broker may take to confirm what it was asked on connecting
ECHO_S = 30.0  # how often we send ourselves a message, and the longest that it may take to come back
AWAY = 0  # the start number that the will gives


log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Patience:
    """In s: how long until a subscription is confirmed, and for the echo of what we sent."""

    subscribed: float = SUBSCRIBED_S
    echo: float = ECHO_S


class BrokerError(Exception):
    """The broker does not take our subscriptions: correct its rights."""


class Broker:
    """A paho client that hands over what devices send, and publishes for the writer."""

    def __init__(  # noqa: PLR0913, PLR0917
        self,
        address: Address,
        site: str,
        log: str,
        start: int,
        offer: Callable[[Message], None],
        steady: Callable[[], int],
        keepalive_s: int,
        patience: Patience = Patience(),
        login: Login | None = None,
    ) -> None:
        """Prepare; nothing is connected before `run`. `steady` says when something is heard, in ms.

        Nobody can guess its client id, and so evict it where a broker asks for no login.
        """
        self._address, self._site, self._offer, self._steady = address, site, offer, steady
        self._state_topic = topics.gateway_state(site)
        self._echo_topic = gateway_side.gateway_echo(site)
        self._log, self._online = log, _state(start, log)
        self._keepalive_s = keepalive_s
        self._stopping = False
        self.connected = False
        self.refuses = False  # the broker does not take our login
        self._subscription: int | None = None
        self._deadline: float | None = None  # by when the broker must be heard, in s of the monotonic clock
        self._next_echo = 0.0
        self._patience = patience
        client = mqtt.Client(
            CallbackAPIVersion.VERSION2,
            f"gateway-{secrets.token_hex(6)}",
            clean_session=True,
            protocol=MQTTProtocolVersion.MQTTv311,
        )
        client.reconnect_delay_set(min_delay=1, max_delay=MAX_BACK_OFF_S)
        client.will_set(self._state_topic, _state(AWAY, log), qos=1, retain=True)
        if login is not None:
            client.username_pw_set(login.user, login.password)
        client.on_socket_open = _send_at_once
        client.on_connect = self._on_connect
        client.on_subscribe = self._on_subscribe
        client.on_disconnect = self._on_disconnect
        client.on_message = self._on_message
        self._client = client

    def run(self) -> None:
        """Keep connected until stopped; raises what a callback raised."""
        self._client.connect_async(self._address.host, self._address.port, keepalive=self._keepalive_s)
        ended = threading.Event()
        watching = threading.Thread(target=self._watch, args=(ended,), name="broker-watch", daemon=True)
        watching.start()
        try:
            self._client.loop_forever(retry_first_connection=True)
        finally:
            ended.set()

    def stop(self) -> None:
        """Say that the gateway leaves, and let `run` return; from any thread."""
        self._stopping = True
        if self.connected:
            told = self._client.publish(self._state_topic, _state(AWAY, ""), qos=1, retain=True)
            if told.rc == MQTTErrorCode.MQTT_ERR_SUCCESS:
                told.wait_for_publish(timeout=1.0)
        self._client.disconnect()

    def publish(self, topic: str, payload: bytes) -> None:
        """Send at most once; lost if the broker is away."""
        if self.connected:
            self._client.publish(topic, payload, qos=0)

    def announce(self, start: int) -> None:
        """Say another start number, now and after each connect, so that devices say hello again; from any thread."""
        self._online = _state(start, self._log)
        if self.connected:
            self._client.publish(self._state_topic, self._online, qos=1, retain=True)

    def _watch(self, ended: threading.Event) -> None:
        """Give up a connection that is deaf (watchdog): one that MQTT's own keepalive takes for good."""
        while not ended.wait(min(1.0, self._patience.subscribed / 4)):
            now = time.monotonic()
            if self._stopping:
                self._client.disconnect()  # again: one that comes while paho connects is forgotten
            elif self._deadline is not None and now >= self._deadline:
                log.error("the broker is not heard: connecting again")
                self._deadline = None
                self._cut()
            elif self.connected and now >= self._next_echo:
                self._echo(now)

    def _echo(self, now: float) -> None:
        """Send what the broker brings back to us alone."""
        self._next_echo = now + self._patience.echo
        if self._deadline is None:
            self._deadline = now + self._patience.echo
        self._client.publish(self._echo_topic, b"", qos=0)

    def _cut(self) -> None:
        """End the connection, so that paho makes another one."""
        try:
            held = self._client.socket()
            if isinstance(held, socket.socket):
                held.shutdown(socket.SHUT_RDWR)
        except (OSError, ValueError):
            log.info("the connection had ended already")

    def _on_connect(
        self, client: mqtt.Client, _: object, __: mqtt.ConnectFlags, code: ReasonCode, ___: Properties | None
    ) -> None:
        self.refuses = code.is_failure
        if code.is_failure:  # paho tries again
            log.error("the broker refuses our login", extra={"why": str(code)})
            return
        self._deadline = time.monotonic() + self._patience.subscribed
        _, self._subscription = client.subscribe([(name, 1) for name in gateway_side.from_devices(self._site)])

    def _on_subscribe(
        self, client: mqtt.Client, _: object, mid: int, codes: list[ReasonCode], __: Properties | None
    ) -> None:
        if any(code.is_failure for code in codes):
            raise BrokerError("the broker refuses our subscriptions")
        if mid == self._subscription:
            self._deadline = None
            self.connected = True
            self._next_echo = time.monotonic() + self._patience.echo
            client.publish(self._state_topic, self._online, qos=1, retain=True)

    def _on_disconnect(
        self, _: mqtt.Client, __: object, ___: mqtt.DisconnectFlags, ____: ReasonCode, _____: Properties | None
    ) -> None:
        self.connected = False
        self._deadline = None

    def _on_message(self, _: mqtt.Client, __: object, message: mqtt.MQTTMessage) -> None:
        topic = message.topic
        if topic == self._echo_topic:
            self._deadline = None
        elif topic != self._state_topic:
            self._offer(Message(topic, bytes(message.payload), message.retain, self._steady()))


def _send_at_once(_: mqtt.Client, __: object, held: object) -> None:
    """Let no answer wait until the broker has confirmed what was sent before it (Nagle): that costs a press 40 ms."""
    if isinstance(held, socket.socket):
        held.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def _state(start: int, log: str) -> str:
    return json.dumps({"v": 1, "start": start, "log": log}, separators=(",", ":"))
