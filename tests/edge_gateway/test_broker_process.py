"""Mosquitto as it misbehaves: with its default limits, losing what it kept, frozen, and behind a link that goes silent."""

import random
import signal
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import paho.mqtt.client as mqtt
import pytest
from paho.mqtt import publish
from paho.mqtt.enums import CallbackAPIVersion

from edge_gateway.intake.broker import Broker
from edge_gateway.intake.outcome import Message
from edge_gateway.log import store
from edge_gateway.machine.address import Address
from edge_gateway.machine.clock import ThisMachine
from tests.edge_gateway.whole_hall import furnish, judge_tickets, records

DEFAULTS = ""
KEEPALIVE_S = 1  # a tenth of the real one
KEPT = "persistence true\npersistence_location {}/\nautosave_interval 1800\n"


def _logged(gateway: Any) -> list[bytes]:
    with store.open_reader(gateway.data / store.FILE) as log:
        return [row[5] for row in log.rows(0, log.tree.size) if row[4] == "device"]


def _acknowledged_by_the_broker(box: Any, first: int) -> None:
    """Publish the journal from `first` on, and believe each PUBACK, as no device of ours does."""
    for message in box.journal[first:]:
        box.publish("evt", message)


class Line:
    """A link to the broker that can go silent both ways without a word: no FIN, no RST."""

    def __init__(self, port: int) -> None:
        self._port, self.silent, self.dropped = port, threading.Event(), 0
        self._held: list[socket.socket] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            self._held.append(near)
            if self.silent.is_set():
                continue  # a host that is gone answers nothing
            far = socket.create_connection(("127.0.0.1", self._port))
            self._held.append(far)
            for one, other in ((near, far), (far, near)):
                threading.Thread(target=self._pump, args=(one, other), daemon=True).start()

    def _pump(self, source: socket.socket, target: socket.socket) -> None:
        try:
            while data := source.recv(65536):
                if self.silent.is_set():
                    self.dropped += 1
                    continue
                target.sendall(data)
        except OSError:
            pass
        for end in (source, target):
            end.close()

    def close(self) -> None:
        for end in (self._listener, *self._held):
            end.close()


@pytest.fixture
def line(mosquitto: Any) -> Iterator[Line]:
    made = Line(mosquitto.port)
    yield made
    made.close()


def test_what_the_broker_acknowledges_and_drops_arrives_later(
    mosquitto: Any, start_gateway: Any, make_box: Any, until: Any
) -> None:
    """Class "PUBACK taken for delivery": no subscriber, a full queue, a broker killed before its autosave.

    Each time the broker acknowledged and nobody got it; the journal has it still, and all arrive once, in order.
    """
    mosquitto.stop()
    mosquitto.start(DEFAULTS)
    gateway = furnish(start_gateway(mosquitto.address, "--live"))
    box = make_box(mosquitto.address, gateway.data, "gate-a")
    for _ in range(50):
        box.press("in")
    _acknowledged_by_the_broker(box, 0)  # no subscriber
    gateway.start()
    box.deliver()
    assert _logged(gateway) == box.journal
    gateway.process.send_signal(signal.SIGSTOP)
    for _ in range(1_600):
        box.press("out")
    _acknowledged_by_the_broker(box, 50)  # 1,000 messages is what it queues by default
    gateway.process.send_signal(signal.SIGCONT)
    box.deliver(60)
    assert _logged(gateway) == box.journal
    gateway.kill()
    mosquitto.stop()
    mosquitto.start(KEPT.format(mosquitto.folder))
    for _ in range(200):
        box.press("in")
    until(box._client.is_connected)
    _acknowledged_by_the_broker(box, 1_650)
    mosquitto.stop()  # SIGKILL, before its autosave
    mosquitto.start(KEPT.format(mosquitto.folder))
    gateway.start()
    box.deliver(60)
    assert _logged(gateway) == box.journal
    assert gateway.live()["entered"] == 250


@pytest.mark.parametrize("settings", [DEFAULTS, "kept"])
def test_a_broker_that_comes_back_is_subscribed_to_again(
    settings: str, mosquitto: Any, start_gateway: Any, make_box: Any
) -> None:
    """Class "subscription missing after reconnect": its state lost, or saved and read again; presses arrive after."""
    mosquitto.stop()
    mosquitto.start(KEPT.format(mosquitto.folder) if settings else DEFAULTS)
    gateway = furnish(start_gateway(mosquitto.address, "--live"))
    gateway.start()
    box = make_box(mosquitto.address, gateway.data, "gate-a")
    for _ in range(3):
        box.press("in")
        box.deliver(40)
        if settings:
            mosquitto.signal(signal.SIGTERM)  # it saves what it knows of sessions
            mosquitto.process.wait(10)
        else:
            mosquitto.stop()
        mosquitto.start(KEPT.format(mosquitto.folder) if settings else DEFAULTS)
    box.press("out")
    box.deliver(40)
    assert _logged(gateway) == box.journal


def test_an_error_in_a_callback_ends_the_connection(mosquitto: Any, until: Any) -> None:
    """Class "deaf client that looks connected": what a callback raises comes out of `run`, which ends the process."""

    def offer(_: Message) -> None:
        raise ZeroDivisionError

    broker = Broker(Address.parse(mosquitto.address), "serang", "gw-0", 1, offer, ThisMachine().steady, 10)
    ended: list[BaseException | None] = []

    def run() -> None:
        try:
            broker.run()
        except ZeroDivisionError as e:
            ended.append(e)
        else:
            ended.append(None)

    thread = threading.Thread(target=run, name="broker")
    thread.start()
    until(lambda: broker.connected)
    publish.single("lawang/1/serang/gate-a/evt", b"{}", qos=1, hostname="127.0.0.1", port=mosquitto.port)
    thread.join(5)
    deaf = thread.is_alive()
    broker.stop()
    thread.join(10)
    assert not deaf, "it goes on as if nothing had happened"
    assert isinstance(ended[0], ZeroDivisionError)


def test_a_frozen_broker_costs_nothing(mosquitto: Any, start_gateway: Any, make_box: Any, until: Any) -> None:
    """Classes "PUBACK taken for delivery", "deaf client that looks connected": SIGSTOP for longer than the keepalive."""
    gateway = furnish(start_gateway(mosquitto.address, "--live", keepalive_s=KEEPALIVE_S))
    gateway.start()
    box = make_box(mosquitto.address, gateway.data, "kiosk-1")
    box.press("ktp")
    box.deliver()
    mosquitto.signal(signal.SIGSTOP)
    for _ in range(5):
        box.send(box.press("ktp"))
    until(lambda: gateway.metric("lawang_broker_connected") == 0, 40)  # noticed, not trusted
    mosquitto.signal(signal.SIGCONT)
    box.deliver(40)
    assert _logged(gateway) == box.journal
    still, _ = judge_tickets([record for _, record in records(gateway.data)])
    assert len(still) == sum(record["k"] == "issue" for _, record in records(gateway.data))


def test_a_link_that_goes_silent_for_three_keepalives_loses_nothing(
    mosquitto: Any, line: Line, start_gateway: Any, make_box: Any, until: Any
) -> None:
    """Class "first seconds of an outage lost": the gateway's link drops without RST while people press."""
    gateway = furnish(start_gateway(line.address, "--live", keepalive_s=KEEPALIVE_S))
    gateway.start()
    box = make_box(mosquitto.address, gateway.data, "gate-a")
    box.press("in")
    box.deliver()
    line.silent.set()
    began = time.monotonic()
    for _ in range(20):
        box.send(box.press(random.choice(["in", "out"])))
        time.sleep(0.1)
    until(lambda: gateway.metric("lawang_broker_connected") == 0, 25)
    time.sleep(max(0.0, 3 * KEEPALIVE_S - (time.monotonic() - began)))
    assert line.dropped > 0
    line.silent.clear()
    box.deliver(60)
    assert _logged(gateway) == box.journal


def test_two_boxes_of_one_name_do_not_evict_each_other(
    mosquitto: Any, start_gateway: Any, make_box: Any, until: Any
) -> None:
    """Class "two clients with one id": the clone's client id has its own number, it is refused, and the first goes on."""
    gateway = furnish(start_gateway(mosquitto.address, "--live"))
    gateway.start()
    lost: list[str] = []
    clients = []
    for hw in ("a0a0a0a0a0a0", "b9b9b9b9b9b9"):
        client = mqtt.Client(CallbackAPIVersion.VERSION2, f"gate-a-{hw}")  # as the firmware names it
        client.on_disconnect = lambda *_, hw=hw: lost.append(hw)
        client.connect("127.0.0.1", mosquitto.port)
        client.loop_start()
        clients.append(client)
    box, clone = make_box(mosquitto.address, gateway.data), make_box(mosquitto.address, gateway.data, hw="b9b9b9b9b9b9")
    for _ in range(3):
        box.press("in")
        clone.press("out")
    box.deliver()
    with pytest.raises(pytest.fail.Exception):
        clone.hello(1)
    clone.publish("evt", clone.journal[0])  # even so: what is stored stays, and it is an alarm
    until(lambda: gateway.metric("lawang_conflicts_total") == 1)
    clone.take_acks()
    assert clone.acked == 0  # nothing of the clone's is freed: the hash is not its own
    assert _logged(gateway) == box.journal
    assert gateway.metric('lawang_refused_total{reason="hw"}') >= 1
    assert lost == []
    for client in clients:
        client.disconnect()
        client.loop_stop()
