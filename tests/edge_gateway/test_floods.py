"""Floods over the hall's network: what setup wrote keeps them from delaying anybody's press, and boxes are let through.

The hall, a box and a stranger stand in network namespaces on one bridge; Mosquitto, nftables and the gateway are real.
"""

import ctypes
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import Empty

import pytest
from typer.testing import CliRunner

from edge_gateway.commands import app
from edge_gateway.devices import keyring
from edge_gateway.installation import firewall
from site_plan import load
from tests.depth import depth
from tests.edge_gateway.closed_broker import ClosedBroker
from tests.edge_gateway.conftest import SITE, Box, GatewayProcess, until
from tests.edge_gateway.flooding import FLOODS
from tests.edge_gateway.forking import Nest
from tests.installation import machines

pytestmark = [pytest.mark.alone, pytest.mark.timeout(180)]

ROOT = Path(__file__).parents[2]
LIBC = ctypes.CDLL(None, use_errno=True)
FLOOD_S = depth(1.5, 0.7)
LEAST_BYTES = 29  # of a message that the gateway hears of: an empty heartbeat
WITHOUT, WITH = 0.5, 1.0  # what 99 of 100 presses take at most, beside who has no account and who has one, s
BURST, RING, A_SECOND = 600, 200, 100  # entries that come at once, those after them, and how many in a second
ANSWERS = """
[site]
name = "MPP Kabupaten Serang"
[hall]
address = "{address}/24"
firewall = "ya"
agencies = ["Disdukcapil; 1-28; KTP-el, Akta"]
gates = "5"
[wifi]
name = "lawang alat"
password = "rahasia sekali"
[backup]
folder = ""
"""


@contextmanager
def inside(space: str) -> Iterator[None]:
    """Let this thread, and what it starts, be in a network namespace."""
    home, there = os.open("/proc/thread-self/ns/net", os.O_RDONLY), os.open(f"/run/netns/{space}", os.O_RDONLY)
    try:
        assert LIBC.setns(there, 0) == 0
        yield
    finally:
        assert LIBC.setns(home, 0) == 0
        os.close(home)
        os.close(there)


class HallBroker(ClosedBroker):
    """The broker as setup wrote it."""

    def __init__(self, binary: str, root: Path, data: Path) -> None:
        super().__init__(binary, root, data)
        self.root, self.port = root, 1883

    def configure(self, *more: str) -> None:
        text = (self.root / "etc/lawang/mosquitto.conf").read_text()
        text = text.replace("/etc/lawang/broker", str(self.installed)).replace("/etc", str(self.root / "etc"))
        self.config.write_text(f"{text}\nuser root\n")


@dataclass
class Hall:
    """A hall whose network has boxes and a stranger on it."""

    address: str
    space: str
    boxes: str
    stranger: str
    rules: Path
    broker: ClosedBroker
    gateway: GatewayProcess
    box: Box

    def nft(self, *arguments: str) -> str:
        """Run nft in the hall; return what it says."""
        argv = ["ip", "netns", "exec", self.space, "nft", *arguments]
        return subprocess.run(argv, check=True, capture_output=True, text=True).stdout

    def dropped(self) -> int:
        """Return how many packets the rules have dropped since they were loaded."""
        return sum(map(int, re.findall(r"counter packets (\d+) bytes \d+ drop", self.nft("list", "ruleset"))))

    def another(self, dev: str) -> Box:
        """Connect one more box."""
        return connected(self.boxes, self.address, self.gateway.data, dev)

    def flood(self, what: str, seconds: float) -> "subprocess.Popen[bytes]":
        """Let the stranger begin."""
        port = 8080 if what == "pages" else 1883
        word = self.broker.password("gate-b")
        argv = [
            sys.executable,
            "-m",
            "tests.edge_gateway.flooding",
            what,
            self.address,
            str(port),
            str(seconds),
            "gate-b",
            word,
            SITE,
        ]
        return subprocess.Popen(["ip", "netns", "exec", self.stranger, *argv], cwd=ROOT)

    def presses(self, seconds: float) -> list[float]:
        """Press at the box, one press after the other; return how long each took to be acknowledged, sorted, s."""
        took: list[float] = []
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            began = time.monotonic()
            self.box.send(self.box.press("in"))
            while self.box.acked < len(self.box.journal):
                self.taken()
            took.append(time.monotonic() - began)
            time.sleep(0.01)
        return sorted(took)

    def taken(self) -> None:
        """Wait for an acknowledgement; send again what has none after so long."""
        box = self.box
        try:
            ack = box.acks.get(timeout=5)
        except Empty:
            box.hello(60)
            for message in box.journal[box.acked :]:
                box.send(message)
        else:
            box.acked = max(box.acked, ack.seq)

    def refused(self) -> float:
        """Return how many messages the gateway had to look at that were not a box's, or dropped unread."""
        text = self.gateway.get("/metrics").decode()
        return sum(float(n) for n in re.findall(r'(?m)^lawang_refused_total\{reason="\w+"\} (\S+)$', text))


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory, needs: Callable[[str], str]) -> Iterator[Hall]:
    if os.geteuid():
        pytest.skip("network namespaces are made by root only")
    needs("nft")
    root = tmp_path_factory.mktemp("hall")
    with machines.network() as net, ExitStack() as ending:
        (space, address), (boxes, _), (stranger, _) = map(net.add, ("hall", "boxes", "stranger"))
        data, plan = set_up(root, address)
        broker = HallBroker(needs("mosquitto"), root, data)
        with inside(space):
            nest = Nest()
            ending.callback(nest.close)
            broker.begin()
        ending.callback(broker.stop)
        gateway = GatewayProcess(nest, data, plan, broker.address, ("--live", "--http", f"{address}:8080"))
        gateway.start()
        ending.callback(gateway.stop)
        until(lambda: gateway.metric("lawang_broker_connected") == 1)
        box = connected(boxes, address, data, "gate-a")
        ending.callback(box.close)
        box.hello()
        yield Hall(address, space, boxes, stranger, root / "etc/lawang/firewall.nft", broker, gateway, box)


def set_up(root: Path, address: str) -> tuple[Path, Path]:
    """Set a hall up in a folder, and add all its boxes; return the gateway's data and the plan."""
    (root / "answers.toml").write_text(ANSWERS.format(address=address))
    options = ["setup", "--root", str(root), "--answers", str(root / "answers.toml"), "--yes"]
    done = CliRunner().invoke(app, options)
    assert done.exit_code == 0, done.output
    data, plan = root / "var/lib/lawang-gateway", root / "etc/lawang/plan.toml"
    for number, device in enumerate(load(plan).devices):
        keyring.add(data, device.name, f"{number:012x}")
    return data, plan


def connected(space: str, address: str, data: Path, dev: str) -> Box:
    """Connect a box, which sends at once what it has (no Nagle), as the firmware does."""
    with inside(space):
        made = Box(f"{address}:1883", data, dev)
    held = made._client.socket()
    assert isinstance(held, socket.socket)
    held.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return made


@pytest.fixture
def guarded(hall: Hall) -> Hall:
    """Give the hall with its rules loaded anew, as the unit loads them."""
    hall.nft("-f", str(hall.rules))
    return hall


def test_a_press_beside_a_flood_without_the_rules(hall: Hall) -> None:
    """What the rules are for; how long a press takes is the machine's, so it is printed and not judged."""
    before = hall.refused()
    flood = hall.flood("account, empty", FLOOD_S)
    took = hall.presses(FLOOD_S)
    flood.wait()
    hall.presses(0.1)
    found = hall.refused() - before
    print(f"\nwithout rules: {said(took)}, {found:,.0f} messages came through")
    assert found > let_through(FLOOD_S)


def test_all_boxes_begin_at_once_and_nothing_is_dropped(guarded: Hall) -> None:
    """After a power cut, should they even share an address: 32 connections, and a few messages a second of each."""
    apart = {"gate-a", "gate-b", "gate-c"}
    names = [device.name for device in load(guarded.gateway.plan).devices if device.name not in apart]
    with ThreadPoolExecutor(len(names)) as pool:
        boxes = list(pool.map(guarded.another, names))
        for _ in range(3):
            for box in boxes:
                box.send(box.press("in"))
            time.sleep(0.4)
        list(pool.map(lambda box: box.deliver(), boxes))
        list(pool.map(Box.close, boxes))
    assert len(boxes) == 31
    assert guarded.dropped() == 0


def test_a_ring_that_was_put_back_comes_at_the_stated_speed(guarded: Hall) -> None:
    """Seven thousand entries are in after a minute; a part of them is tried, once the burst is used up."""
    box = guarded.another("gate-c")
    try:
        for entries in (BURST, RING):
            for _ in range(entries):
                box.press("in")
            began = time.monotonic()
            box.deliver(60)
            took = time.monotonic() - began
    finally:
        box.close()
    print(f"\n{RING / took:.0f} entries a second, {guarded.dropped()} packets dropped")
    assert guarded.dropped() > 0
    assert RING / took > A_SECOND


@pytest.mark.parametrize("what", FLOODS)
def test_a_flood_delays_a_press_by_no_more_than_is_stated(guarded: Hall, what: str) -> None:
    """Class "one client takes the broker's one processor": by who has no account, and by who stole one."""
    before, lost = guarded.refused(), guarded.box.lost
    flood = guarded.flood(what, FLOOD_S)
    took = guarded.presses(FLOOD_S)
    guarded.another("gate-c").close()  # a box that comes now is let in
    flood.wait()
    guarded.presses(0.1)
    found = guarded.refused() - before
    print(f"\n{what}: {said(took)}, {found:,.0f} messages came through, {guarded.dropped():,} packets dropped")
    assert guarded.box.lost == lost
    assert guarded.dropped() > 0
    assert found < let_through(FLOOD_S)
    assert percentile(took, 0.99) < (WITH if what.startswith("account") else WITHOUT)


def let_through(seconds: float) -> float:
    """Return the messages that the rules let come of one address in so long; a burst is on top of one second's."""
    return (firewall.MOST_KBYTES_BURST + firewall.MOST_KBYTES * (seconds + 2)) * 1024 / LEAST_BYTES


def percentile(took: list[float], part: float) -> float:
    return took[min(len(took) - 1, int(len(took) * part))]


def said(took: list[float]) -> str:
    median, most = percentile(took, 0.5) * 1000, percentile(took, 0.99) * 1000
    return f"{len(took)} presses, median {median:.0f} ms, 99th percentile {most:.0f} ms"
