"""The hall's broker as it is deployed, on a real Mosquitto: who gets in, and what a stolen box's account comes to.

MQTT 3.1.1 refuses no publish: the broker confirms it and throws it away. So what counts is what arrives, as a witness
sees it who may read all.
"""

import os
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from contract.mac import password
from contract.presence import Ended, seal_ended
from edge_gateway.devices import accounts, keyring
from tests.edge_gateway.closed_broker import (
    SITE,
    Client,
    ClosedBroker,
    filters_of_others,
    topics_of_others,
    witnessed,
    wrong_logins,
)
from tests.edge_gateway.conftest import Box, GatewayProcess, until
from tests.edge_gateway.flooding import Account, publishing

ROOT = f"lawang/1/{SITE}"
WITNESS, LATER = "witness", "later"
STOLEN, OTHER = "gate-b", "gate-a"
MEMORY = 64 << 20  # bytes that a flood may cost a broker or a gateway
FLOOD_S = 2.0  # what has come by then waits for a busy machine
LINES = 40  # of the gateway's log that one may cost


@dataclass
class Hall:
    """A closed broker, its gateway, a box at work, and a witness who reads everything."""

    broker: ClosedBroker
    gateway: GatewayProcess
    box: Box
    witness: Client
    stolen: Callable[..., Client]
    lost: float = 0.0

    def presses(self, seconds: float = 60.0) -> None:
        """Press once at the box, and see it acknowledged."""
        self.box.press("in")
        self.box.deliver(seconds)

    def arrived(self, by: Client) -> list[tuple[str, bytes, bool]]:
        """Return what the witness has seen once all that `by` said before has come through."""
        mark = os.urandom(8)
        by.publish(f"{ROOT}/{STOLEN}/skip", mark)
        until(lambda: any(payload == mark for _, payload, _ in self.witness.got), 20)
        return [one for one in self.witness.got if one[1] != mark]

    def log_lines(self) -> int:
        return len((self.gateway.data / "stderr").read_text().splitlines())

    def refused(self, reason: str) -> float:
        return self.gateway.metric(f'lawang_refused_total{{reason="{reason}"}}')

    def shown(self, name: str, dev: str = OTHER) -> dict[str, float]:
        """Return a metric of a device by `proved`."""
        return {p: self.gateway.metric(f'lawang_device_{name}{{dev="{dev}",proved="{p}"}}') for p in ("0", "1")}


@pytest.fixture
def hall(
    needs: Callable[[str], str], tmp_path: Path, start_gateway: Callable[..., GatewayProcess], make_box: Callable[..., Box]
) -> Iterator[Hall]:  # fmt: skip
    gateway = start_gateway("127.0.0.1:1", "--live")
    broker = ClosedBroker(needs("mosquitto"), tmp_path, gateway.data)
    gateway.broker = broker.address
    gateway.start()
    broker.bring()
    add_witness(broker)
    broker.begin(bring=False)
    witness = Client(broker, WITNESS, "sees all")
    witness.subscribe("#")
    clients = [witness]

    def stolen(**how: Any) -> Client:
        clients.append(Client(broker, STOLEN, broker.password(STOLEN), **how))
        return clients[-1]

    until(lambda: gateway.metric("lawang_broker_connected") == 1)
    yield Hall(broker, gateway, make_box(broker.address, gateway.data, OTHER), witness, stolen)
    for client in clients:
        client.close()
    broker.stop()


def add_witness(broker: ClosedBroker) -> None:
    """Let two more accounts read everything; they are the test's."""
    for user in (WITNESS, LATER):
        for name, lines in zip((accounts.PASSWORDS, accounts.ACL), witnessed(user, "sees all"), strict=True):
            with (broker.installed / name).open("a") as file:
                file.write(lines)


# -- who gets in


def test_the_hall_works_through_a_closed_broker(hall: Hall) -> None:
    hall.presses()
    hall.box.publish("hb", hall.box.beat())
    until(lambda: hall.shown("fill") == {"0": 0.0, "1": 12.0})
    assert hall.gateway.live()["entered"] == 1


def test_a_stranger_is_not_let_in(hall: Hall) -> None:
    """No name, no word, another's word, another name with one's own word, a name that only looks like one."""
    right = hall.broker.password(OTHER)
    other_site = password(keyring.load(hall.gateway.data)[OTHER].key, "cilegon", OTHER).decode()
    tried = [*wrong_logins(STOLEN, OTHER, right), (OTHER, other_site)]
    for user, said in tried:
        client = Client(hall.broker, user, said)
        assert client.code != 0, (user, said)
        client.close()
    assert hall.box.lost == 0
    hall.presses()


def test_what_a_stranger_says_before_the_answer_is_not_heard(hall: Hall) -> None:
    """Packets that follow CONNECT in the same segment."""
    topic = f"{ROOT}/{OTHER}/evt".encode()
    connect = b"\x10\x0d\x00\x04MQTT\x04\x02\x00\x3c\x00\x01x"
    body = struct.pack(">H", len(topic)) + topic + b"forged"
    with socket.create_connection(("127.0.0.1", hall.broker.port)) as raw:
        raw.sendall(connect + bytes((0x30, len(body))) + body)
        raw.settimeout(10)
        with suppress(ConnectionResetError):
            while raw.recv(100):
                pass
    hall.presses()
    assert not any(payload == b"forged" for _, payload, _ in hall.arrived(hall.stolen()))


def test_sighup_cuts_the_revoked_box_and_nobody_else(hall: Hall, make_box: Callable[..., Box]) -> None:
    """Class "restart to revoke": the gateway writes, Mosquitto reads, one connection ends; and it is given back."""
    other = make_box(hall.broker.address, hall.gateway.data, STOLEN)
    other.press("in")
    other.deliver()
    mine = hall.gateway.data / accounts.FOLDER / accounts.PASSWORDS
    keyring.revoke(hall.gateway.data, STOLEN)
    until(lambda: STOLEN not in mine.read_text(), 5)
    hall.broker.take_over()
    until(lambda: other.lost > 0, 10)
    time.sleep(2.5)  # it tries again each second
    assert not other._client.is_connected()
    hall.presses()
    assert hall.box.lost == 0
    assert hall.gateway.metric("lawang_broker_connected") == 1
    keyring.revoke(hall.gateway.data, STOLEN, undo=True)
    until(lambda: STOLEN in mine.read_text(), 5)
    hall.broker.take_over()
    other.press("in")
    other.deliver()
    assert hall.box.lost == 0
    assert "not heard" not in (hall.gateway.data / "stderr").read_text()


def test_a_gateway_that_is_not_let_in_says_so_and_gets_in_when_it_may(hall: Hall) -> None:
    """The accounts did not get to the broker yet: at a first start, or with the unit switched off."""
    hall.gateway.stop()
    (hall.gateway.data / accounts.KEY_FILE).unlink()
    hall.gateway.start()
    until(lambda: hall.gateway.metric('lawang_problem{name="login"}') == 1, 10)
    hall.broker.take_over()
    until(lambda: hall.gateway.metric("lawang_broker_connected") == 1)
    assert hall.gateway.metric('lawang_problem{name="login"}') == 0
    hall.presses()


# -- a stolen box's account

OTHERS = topics_of_others(SITE, STOLEN, OTHER)


@pytest.mark.parametrize("retain", [False, True], ids=["once", "retained"])
def test_a_stolen_account_says_nothing_on_any_topic_but_its_own(hall: Hall, retain: bool) -> None:
    """The gateway's topics, other boxes', those to itself, another site's; also for those who come later."""
    thief = hall.stolen()
    for qos in (0, 1):
        for topic in OTHERS:
            thief.publish(topic, b"forged", retain=retain, qos=qos)
    assert not [one for one in hall.arrived(thief) if one[1] == b"forged"]
    later = Client(hall.broker, LATER, "sees all")
    later.subscribe("#", "$SYS/#")
    hall.witness.got += later.got
    later.close()
    assert not [one for one in hall.witness.got if one[1] == b"forged"]


def test_a_stolen_account_hears_nothing_but_its_own(hall: Hall) -> None:
    """Each subscription is granted, and brings what the account may read: nothing of any other box."""
    thief = hall.stolen()
    for name in filters_of_others(SITE, OTHER):
        thief.subscribe(name)
    hall.presses()
    hall.box.publish("hb", hall.box.beat())
    time.sleep(0.5)
    assert {topic for topic, _, _ in thief.got} <= {f"{ROOT}/gateway/state"}
    assert any(topic == f"{ROOT}/{OTHER}/ack" for topic, _, _ in hall.witness.got)


def test_a_stolen_account_takes_no_others_place(hall: Hall) -> None:
    """Whatever client id it names, the broker knows it by its user: it can evict itself alone."""
    for client_id in (
        "gateway",
        OTHER,
        f"{OTHER}-a0a0a0a0a0a0",
        hall.box._client._client_id.decode(),
        WITNESS,
        "",
        "#",
    ):
        thief = hall.stolen(client_id=client_id)
        assert thief.code == 0 or client_id == ""
        thief.close()
    first = hall.stolen(client_id="one")
    hall.stolen(client_id="two")
    until(lambda: first.lost > 0, 10)
    hall.presses()
    assert (hall.box.lost, hall.witness.lost) == (0, 0)
    assert "not heard" not in (hall.gateway.data / "stderr").read_text()


@pytest.mark.parametrize("topic", [f"{ROOT}/gateway/state", f"{ROOT}/{OTHER}/state", f"{ROOT}/{OTHER}/evt"])
def test_a_stolen_accounts_will_goes_nowhere_else(hall: Hall, topic: str) -> None:
    """A will is published by the broker itself: with the rights of who left it."""
    thief = hall.stolen(will=(topic, b"forged"))
    thief.vanish()
    own = hall.stolen(will=(f"{ROOT}/{STOLEN}/state", b"its own"))
    own.vanish()
    until(lambda: any(payload == b"its own" for _, payload, _ in hall.witness.got), 20)
    assert not [one for one in hall.witness.got if one[1] == b"forged"]


def test_what_a_stolen_account_leaves_behind_is_little_and_believed_by_nobody(hall: Hall) -> None:
    """Class "retained event replayed": five topics of its own, each of at most 512 bytes; a longer one ends it."""
    thief = hall.stolen()
    for channel in ("evt", "hello", "skip", "state", "hb"):
        thief.publish(f"{ROOT}/{STOLEN}/{channel}", b"j" * 500, retain=True)
    for n in range(300):
        thief.publish(f"{ROOT}/{STOLEN}/evt/{n}", b"j" * 500, retain=True, qos=0)
    hall.arrived(thief)
    later = Client(hall.broker, LATER, "sees all")
    later.subscribe(f"{ROOT}/#")
    time.sleep(0.5)
    kept = [one for one in later.got if one[2] and f"/{STOLEN}/" in one[0]]
    later.close()
    assert len(kept) == 5
    assert sum(len(payload) for _, payload, _ in kept) <= 5 * 512
    hall.gateway.stop()
    hall.gateway.start()
    until(lambda: hall.refused("retained") >= 3)
    assert hall.shown("fill", STOLEN) == {"0": 0.0, "1": 0.0}
    long = hall.stolen()
    long.mqtt.publish(f"{ROOT}/{STOLEN}/evt", b"j" * 5_000, 0)
    until(lambda: long.lost > 0, 10)
    twice = hall.stolen()
    twice.mqtt.publish(f"{ROOT}/{STOLEN}/evt", b"j", 2)
    until(lambda: twice.lost > 0, 10)
    hall.presses()


def test_nothing_forged_is_shown_as_proved(hall: Hall, make_box: Callable[..., Box]) -> None:
    """E1's kind, with an account: junk, a seal of another key, recordings of before and of another connection."""
    hall.presses()
    before = hall.box.beat(fill=99, late=60_000)
    hall.box.publish("hb", hall.box.beat())
    until(lambda: hall.shown("fill") == {"0": 0.0, "1": 12.0})
    older_end = seal_ended(hall.box.key, Ended(OTHER, "0" * 16))
    thief = hall.stolen()
    theirs = {"hb": b'{"v":1,"boot":4,"fill":77,"cap":77,"heap":1}', "state": b'{"v":1,"boot":4,"on":1}'}
    for channel, payload in theirs.items():
        thief.publish(f"{ROOT}/{STOLEN}/{channel}", payload, retain=True)
    until(lambda: hall.shown("fill", STOLEN) == {"0": 77.0, "1": 0.0})  # unproved, as it is
    for payload in (before, hall.box.beat(fill=99), b'{"v":1,"boot":9,"fill":99,"cap":99,"heap":9}', b"[" * 400):
        thief.publish(f"{ROOT}/{STOLEN}/hb", payload)  # another box's, under its own name
    for channel, payload in (("hb", before), ("state", older_end), ("hb", theirs["hb"]), ("state", theirs["state"])):
        hall.box.publish(channel, payload)  # as if the broker let them through
    until(lambda: hall.refused("stale") >= 2 and hall.refused("form") >= 2 and hall.refused("mac") >= 2)
    assert hall.shown("fill") == {"0": 0.0, "1": 12.0}
    assert hall.shown("on") == {"0": 0.0, "1": 1.0}
    hall.box.vanish()
    until(lambda: hall.gateway.get("/metrics") and hall.shown("on")["1"] == 0.0, 60)
    assert hall.shown("on")["0"] == 0.0


# -- floods


@pytest.mark.parametrize("qos", [0, 1])
def test_a_flood_under_a_stolen_account_harms_nobody(hall: Hall, qos: int) -> None:
    """E14's kind: as fast as it can for some seconds; bounded log lines and memory, and the others are answered."""
    hall.presses()
    hall.box.patience = 5.0  # an answer may take longer than on a quiet day
    lines, memory = hall.log_lines(), (hall.broker.resident, resident(hall.gateway))
    end, slowest = time.monotonic() + FLOOD_S, 0.0
    account = Account(STOLEN, hall.broker.password(STOLEN), SITE)
    flood = threading.Thread(
        target=publishing, args=(("127.0.0.1", hall.broker.port), end, account), kwargs={"qos": qos}
    )
    flood.start()
    while time.monotonic() < end:
        began = time.monotonic()
        hall.presses()
        slowest = max(slowest, time.monotonic() - began)
    flood.join()
    hall.presses()
    sent = sum(hall.refused(reason) for reason in ("form", "json", "retained", "overrun"))
    assert sent > 1_000
    assert hall.box.lost == 0
    assert "not heard" not in (hall.gateway.data / "stderr").read_text()
    assert hall.log_lines() - lines <= LINES
    assert hall.broker.resident - memory[0] < MEMORY
    assert resident(hall.gateway) - memory[1] < MEMORY
    grown = [now - then for now, then in zip((hall.broker.resident, resident(hall.gateway)), memory, strict=True)]
    said = (
        f"{sent / FLOOD_S:,.0f} refused a second, slowest press {slowest:.2f} s, {hall.log_lines() - lines} log lines"
    )
    print(f"\n{said}, grown by {', '.join(f'{n >> 20} MiB' for n in grown)} (broker, gateway)")


def test_ever_new_subscriptions_and_sessions_are_bounded(hall: Hall) -> None:
    """What a broker keeps for a client: subscriptions while it is there, a session of its own user, nothing queued."""
    before = hall.broker.resident
    thief = hall.stolen(clean=False)
    for n in range(300):
        thief.mqtt.subscribe([(f"{ROOT}/{n}/{m}", 1) for m in range(12)])
    hall.arrived(thief)
    assert hall.broker.resident - before < MEMORY
    thief.close()
    for n in range(20):
        hall.stolen(clean=False, client_id=f"x{n}").close()
    hall.presses()
    assert (hall.box.lost, hall.witness.lost) == (0, 0)


def test_strangers_who_only_hold_connections_leave_the_gateway_its_own_way_in(hall: Hall) -> None:
    """As many as the hall's listener takes, and more: boxes that are in stay in, and the gateway gets in anew."""
    port = second_listener(hall)
    held = [socket.create_connection(("127.0.0.1", port), 5) for _ in range(40)]
    try:
        hall.presses()
        hall.gateway.stop()
        hall.gateway.start()
        until(lambda: hall.gateway.metric("lawang_broker_connected") == 1)
        hall.presses()
        assert hall.log_lines() < LINES
    finally:
        for one in held:
            one.close()


def second_listener(hall: Hall) -> int:
    """Start the broker anew with the hall's listener too, of few connections; return its port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    hall.broker.stop()
    more = [f"listener {port} 127.0.0.1", "max_connections 20", "use_username_as_clientid true"]
    hall.broker.begin(*more, bring=False)
    until(lambda: hall.gateway.metric("lawang_broker_connected") == 1)
    return port


def resident(gateway: GatewayProcess) -> int:
    """Return a gateway's memory in bytes."""
    assert gateway.process is not None
    text = Path(f"/proc/{gateway.process.pid}/statm").read_text()
    return int(text.split()[1]) * os.sysconf("SC_PAGE_SIZE")
