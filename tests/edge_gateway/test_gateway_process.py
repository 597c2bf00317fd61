"""The gateway as a process, with a real broker and paho devices."""

import json
import random
import sqlite3
import threading
import time
from pathlib import Path
from typing import Any

import paho.mqtt.publish as publish
import pytest

from contract import entry as entries
from contract import gateway_side, messages, topics
from contract.mac import MacKey
from contract.messages import Hello
from edge_gateway.devices import keyring


def _payloads(data: Path) -> list[bytes]:
    with sqlite3.connect(f"file:{data / 'log.db'}?mode=ro", uri=True) as db:
        rows = db.execute("SELECT payload FROM leaf WHERE src = 'device' ORDER BY n").fetchall()
    db.close()
    return [row[0] for row in rows]


def test_a_press_is_logged_acknowledged_and_on_the_wall(mosquitto: Any, start_gateway: Any, make_box: Any) -> None:
    """The happy path: hello, entry, acknowledgement under the MAC, fact, live view."""
    gateway = start_gateway(mosquitto.address)
    gateway.start()
    box = make_box(mosquitto.address, gateway.data)
    first = box.hello()
    assert (first.seq, first.h, first.top) == (0, None, 0)
    assert first.utc is not None
    assert abs(first.utc - time.time() * 1000) < 5000
    now = int(time.time() * 1000)
    for button, ago in (("in", 30), ("in", 20), ("out", 10)):
        box.press(button, now - ago)
    box.deliver()
    assert _payloads(gateway.data) == box.journal
    live = gateway.live()
    assert (live["entered"], live["left"], live["inside"]) == (2, 1, 1)
    assert gateway.stop() == 0


@pytest.mark.full_depth
def test_killed_at_random_points_the_log_is_what_was_pressed(mosquitto: Any, start_gateway: Any, make_box: Any) -> None:
    """Class "acknowledged, then the process dies": SIGKILL while presses stream; each is in the log once, in order."""
    gateway = start_gateway(mosquitto.address)
    gateway.start()
    rng = random.Random(7)
    boxes = [make_box(mosquitto.address, gateway.data, dev) for dev in ("gate-a", "gate-b")]
    for box in boxes:
        for _ in range(1500):
            box.press(rng.choice(["in", "out"]))
    threads = [threading.Thread(target=box.deliver, args=(100.0,), daemon=True) for box in boxes]
    for thread in threads:
        thread.start()
    kills = 0
    while kills < 15 and any(thread.is_alive() for thread in threads):
        time.sleep(rng.uniform(0.02, 0.35))
        gateway.kill()
        kills += 1
        gateway.start()
    for thread in threads:
        thread.join(100)
    assert kills >= 5
    found = _payloads(gateway.data)
    assert len(found) == 3000
    for box in boxes:
        assert [m for m in found if gateway_side.peek_entry(m).dev == box.dev] == box.journal
    live = gateway.live()
    assert live["entered"] + live["left"] == 3000


def test_bad_input_is_refused_counted_and_harmless(mosquitto: Any, start_gateway: Any, make_box: Any) -> None:
    """Forged, foreign, oversize, empty, binary, unchained: each counts under its reason; a good device goes on."""
    gateway = start_gateway(mosquitto.address)
    gateway.start()
    box = make_box(mosquitto.address, gateway.data)
    box.hello()
    good = box.press()
    forged = entries.seal(MacKey(bytes(32)), gateway_side.peek_entry(good))
    box.publish("evt", forged)
    box.publish("evt", b"")
    box.publish("evt", b"\xff\x00" * 50)
    box.publish("evt", b"{" * 300)
    box.publish("hb", b"[" * 400)
    box.publish("evt", entries.seal(box.key, gateway_side.peek_entry(good)._replace(prev="0" * 15 + "1")))
    box.publish("evt", entries.seal(box.key, gateway_side.peek_entry(good)._replace(dev="gate-b")))
    hello = Hello("gate-a", "ffffffffffff", box.ep, 1, 0, 0, 1, 1, "0" * 16)
    box.publish("hello", messages.seal_hello(box.key, hello))
    stranger = topics.device_topic("serang", "gate-z", "evt")
    publish.single(stranger, good, 1, hostname="127.0.0.1", port=mosquitto.port)
    box.deliver()
    assert _payloads(gateway.data) == [good]
    reasons = ("mac", "empty", "form", "oversize", "json", "chain", "topic", "hw", "unknown-device")
    counted = {reason: gateway.metric(f'lawang_refused_total{{reason="{reason}"}}') for reason in reasons}
    assert counted == dict.fromkeys(reasons, 1.0)


def test_a_retained_event_is_refused(mosquitto: Any, start_gateway: Any, make_box: Any) -> None:
    """Class "retained event replayed": a copy that the broker keeps counts nothing when the gateway comes back."""
    gateway = start_gateway(mosquitto.address)
    box = make_box(mosquitto.address, gateway.data)
    box.publish("evt", box.press(), retain=True)
    gateway.start()
    other = make_box(mosquitto.address, gateway.data, "gate-b")
    other.hello()
    assert _payloads(gateway.data) == []
    assert gateway.metric('lawang_refused_total{reason="retained"}') == 1
    box.deliver()
    assert _payloads(gateway.data) == box.journal


def test_a_gap_that_nobody_can_fill_stops_nothing(mosquitto: Any, start_gateway: Any, make_box: Any) -> None:
    """Class "a hole nobody can fill": the device skips, a `gap` is logged, the stream goes on."""
    gateway = start_gateway(mosquitto.address)
    gateway.start()
    box = make_box(mosquitto.address, gateway.data)
    for _ in range(6):
        box.press()
    box.hello()
    box.skip(1, 4)
    ack = box.answer(lambda a: a.top == 4)
    assert ack is not None
    assert ack.h is None
    box.acked = 4
    box.deliver()
    assert _payloads(gateway.data) == box.journal[4:]
    assert gateway.metric("lawang_gaps_total") == 1


def test_same_identity_with_other_bytes_is_a_conflict_once(mosquitto: Any, start_gateway: Any, make_box: Any) -> None:
    """Two boxes from one image: what is stored stays, the other is logged as a conflict and counted."""
    gateway = start_gateway(mosquitto.address)
    gateway.start()
    box, clone = (make_box(mosquitto.address, gateway.data) for _ in range(2))
    box.press("in")
    box.deliver()
    other = clone.press("out")
    for _ in range(3):
        clone.publish("evt", other)
    clone.hello()
    assert _payloads(gateway.data) == box.journal
    with sqlite3.connect(gateway.data / "log.db") as db:
        records = [json.loads(row[0]) for row in db.execute("SELECT payload FROM leaf WHERE src = 'gateway'")]
    db.close()
    assert sum(record["k"] == "conflict" for record in records) == 1
    assert gateway.metric("lawang_conflicts_total") == 3


def test_a_device_added_while_running_is_heard(mosquitto: Any, start_gateway: Any, make_box: Any) -> None:
    """`device add` needs no restart."""
    gateway = start_gateway(mosquitto.address)
    gateway.start()
    keyring.add(gateway.data, "gate-c", "c0c0c0c0c0c0")
    box = make_box(mosquitto.address, gateway.data, "gate-c")
    box.press()
    box.deliver()
    assert _payloads(gateway.data) == box.journal
    assert gateway.live()["entered"] == 0


def test_the_broker_may_go_and_come(mosquitto: Any, start_gateway: Any, make_box: Any) -> None:
    """Class "subscription missing after reconnect": the broker is killed with its state; presses arrive later."""
    gateway = start_gateway(mosquitto.address)
    gateway.start()
    box = make_box(mosquitto.address, gateway.data)
    box.press()
    box.deliver()
    mosquitto.stop()
    box.press()
    mosquitto.start()
    box.deliver(60)
    assert _payloads(gateway.data) == box.journal


def test_an_error_in_a_part_ends_the_process(mosquitto: Any, start_gateway: Any, make_box: Any) -> None:
    """Class "deaf client that looks connected": a part that cannot go on takes the process with it, exit code not 0."""
    gateway = start_gateway(mosquitto.address)
    gateway.start()
    box = make_box(mosquitto.address, gateway.data)
    box.hello()
    with sqlite3.connect(gateway.data / "log.db") as db:
        db.execute("DROP TABLE leaf")  # the writer cannot go on
    db.close()
    box.send(box.press())
    assert gateway.process.wait(15) not in (0, 2)
    gateway.process.stdout.close()
