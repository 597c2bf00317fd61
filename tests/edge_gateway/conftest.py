"""A real broker, a gateway process, and devices that are a few lines of paho."""

import importlib.util
import json
import os
import signal
import socket
import subprocess
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

import paho.mqtt.client as mqtt
import pytest
from paho.mqtt.enums import CallbackAPIVersion

from contract import entry as entries
from contract import messages, topics
from contract.entry import Entry
from contract.mac import MacKey, password
from contract.messages import Ack, Hello, Skip
from contract.presence import Ended, Heartbeat, seal_ended, seal_heartbeat
from edge_gateway.devices import keyring
from tests.edge_gateway.forking import Forked, Nest

SITE = "serang"
PLAN = """[site]
code = "serang"
name = "MPP Kabupaten Serang"
zone = "Asia/Jakarta"
capacity = 400

[[device]]
name = "gate-a"
buttons = { in = "enter", out = "leave" }

[[device]]
name = "gate-b"
buttons = { in = "enter", out = "leave" }
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def until(condition: Callable[[], Any], seconds: float = 20.0) -> Any:
    """Return what `condition` gives once it is true; fails after `seconds`."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = condition()
        if found:
            return found
        time.sleep(0.02)
    pytest.fail(f"not within {seconds} s: {condition}")


@dataclass
class Mosquitto:
    """A broker process on its own port."""

    binary: str
    folder: Path
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"

    def start(self, settings: str = "persistence false\nmax_queued_messages 20000\n") -> None:
        """Start it; without `settings` it has the limits that Mosquitto has by default."""
        config = self.folder / "mosquitto.conf"
        user = "user root\n" if os.getuid() == 0 else ""  # another user may not write to the test's folder
        config.write_text(f"listener {self.port} 127.0.0.1\nallow_anonymous true\nlog_type error\n{user}{settings}")
        self.process = subprocess.Popen([self.binary, "-c", str(config)], stderr=subprocess.DEVNULL)
        until(self._listens, 10)

    def _listens(self) -> bool:
        try:
            socket.create_connection(("127.0.0.1", self.port), 1).close()
        except OSError:
            return False
        return True

    def stop(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait(10)

    def signal(self, number: int) -> None:
        assert self.process is not None
        self.process.send_signal(number)


@pytest.fixture
def mosquitto(needs: Callable[[str], str], tmp_path: Path) -> Iterator[Mosquitto]:
    broker = Mosquitto(needs("mosquitto"), tmp_path)
    broker.start()
    yield broker
    broker.stop()


@pytest.fixture(scope="session")
def nest() -> Iterator[Nest]:
    """Give the process from which this worker's gateways are forked."""
    made = Nest()
    yield made
    made.close()


@dataclass
class GatewayProcess:
    """`python -m edge_gateway run` over a folder, forked; may be killed and started again."""

    nest: Nest
    data: Path
    plan: Path
    broker: str
    extra: tuple[str, ...] = ()
    keepalive_s: int | None = None
    process: Forked | None = None
    ready: dict[str, Any] = field(default_factory=dict)

    def start(self, *, wait: bool = True) -> None:
        """Start it, and wait until it is ready."""
        self.process = self.spawn()
        if wait:
            line = self.process.stdout.readline()
            assert line, f"did not start: {(self.data / 'stderr').read_text()}"
            self.ready = json.loads(line)

    def spawn(self) -> Forked:
        command = ["run", "--data", str(self.data), "--plan", str(self.plan)]
        command += ["--broker", self.broker, "--http", "127.0.0.1:0", *self.extra]
        with (self.data / "stderr").open("a") as errors:
            return self.nest.fork(command, errors, self.keepalive_s)

    def refuses(self) -> str:
        """Start, expect a refusal, return what it says."""
        process = self.spawn()
        with process.stdout:
            output = process.stdout.read()
        assert process.wait(30) == 2, output
        return (self.data / "stderr").read_text()

    def rejoin(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self.nest.run("rejoin", "--data", str(self.data), "--plan", str(self.plan), *arguments)

    def kill(self) -> int:
        return self._end(signal.SIGKILL)

    def stop(self) -> int:
        return self._end(signal.SIGTERM)

    def _end(self, number: int) -> int:
        process, self.process = self.process, None
        if process is None:
            return 0
        process.send_signal(number)
        code = process.wait(15)
        process.stdout.close()
        return code

    def get(self, path: str) -> bytes:
        with urllib.request.urlopen(f"http://{self.ready['http']}{path}", timeout=5) as response:
            return response.read()

    def live(self) -> dict[str, Any]:
        return json.loads(self.get(f"/v1/sites/{SITE}/live"))

    def metric(self, name: str) -> float:
        for line in self.get("/metrics").decode().splitlines():
            if line.startswith(name + " "):
                return float(line.rsplit(" ", 1)[1])
        return 0.0


@pytest.fixture
def start_gateway(tmp_path: Path, nest: Nest) -> Iterator[Callable[..., GatewayProcess]]:
    """Return a function that prepares a gateway (folder `data`, devices gate-a and gate-b) on a broker address."""
    made: list[GatewayProcess] = []

    def prepare(broker: str, *extra: str, name: str = "data", keepalive_s: int | None = None) -> GatewayProcess:
        data, plan = tmp_path / name, tmp_path / "plan.toml"
        if not data.exists():
            data.mkdir()
            keyring.add(data, "gate-a", "a0a0a0a0a0a0")
            keyring.add(data, "gate-b", "b0b0b0b0b0b0")
        plan.write_text(PLAN)
        made.append(GatewayProcess(nest, data, plan, broker, extra, keepalive_s))
        return made[-1]

    yield prepare
    for process in made:
        if process.process is not None:
            process.kill()


class Box:
    """A device as the protocol wants it, its journal in memory: hello first, at most eight on the way, resend."""

    def __init__(self, broker: str, data: Path, dev: str = "gate-a", ep: str = "00000000000000aa", **fake: Any) -> None:
        credential = keyring.load(data)[dev]
        self.dev, self.ep, self.hw = dev, ep, fake.get("hw", credential.hw)
        self.key: MacKey = fake.get("key", credential.key)
        self.journal: list[bytes] = []
        self.acked = 0
        self.patience = 0.5  # seconds that it waits for an answer
        self.acks: SimpleQueue[Ack] = SimpleQueue()
        self._hashes: list[str] = []
        self._subscribed = threading.Event()
        self._client = mqtt.Client(CallbackAPIVersion.VERSION2, f"{dev}-{self.hw}-{os.urandom(2).hex()}")
        self.login = dev, password(self.key, SITE, dev).decode()
        self.nonce = os.urandom(8).hex()  # of its connection
        self.lost = 0
        self._client.username_pw_set(*self.login)
        self._client.will_set(topics.device_topic(SITE, dev, "state"), seal_ended(self.key, Ended(dev, self.nonce)), 1)
        self._client.on_disconnect = self._on_disconnect
        self._client.on_connect = self._on_connect
        self._client.on_subscribe = lambda *_: self._subscribed.set()
        self._client.on_message = self._on_message
        self._client.reconnect_delay_set(1, 1)
        host, port = broker.rsplit(":", 1)
        self._client.connect(host, int(port))
        self._client.loop_start()
        assert self._subscribed.wait(10)

    def _on_connect(self, client: mqtt.Client, *_: Any) -> None:
        client.subscribe(topics.device_topic(SITE, self.dev, "ack"))

    def _on_disconnect(self, *_: Any) -> None:
        self.lost += 1

    def _on_message(self, _: mqtt.Client, __: Any, message: mqtt.MQTTMessage) -> None:
        self.acks.put(messages.unseal_ack(self.key, bytes(message.payload)))

    def close(self) -> None:
        self._client.disconnect()
        self._client.loop_stop()

    def press(self, button: str = "in", utc: int | None = None, **fields: Any) -> bytes:
        """Add a press to the journal and return it."""
        seq = len(self.journal) + 1
        prev = self._hashes[-1] if self._hashes else entries.START
        when = int(time.time() * 1000) if utc is None else utc
        values = {"v": 1, "dev": self.dev, "ep": self.ep, "seq": seq, "boot": 1, "up": seq * 10, "utc": when, "err": 40}
        values |= {"k": "press", "data": (("b", button), ("ms", 90)), "prev": prev} | fields
        message = entries.seal(self.key, Entry(**values))
        self.journal.append(message)
        self._hashes.append(entries.hash_of(message))
        return message

    def publish(self, channel: str, payload: bytes, *, retain: bool = False) -> None:
        self._client.publish(topics.device_topic(SITE, self.dev, channel), payload, 1, retain).wait_for_publish(10)

    def send(self, message: bytes) -> None:
        self._client.publish(topics.device_topic(SITE, self.dev, "evt"), message, 1)

    def hello(self, seconds: float = 20.0, at: int | None = None) -> Ack:
        """Say hello until it is answered."""
        until(self._client.is_connected, seconds)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            nonce, last = os.urandom(8).hex(), len(self.journal)
            hello = Hello(self.dev, self.hw, self.ep, 1, last, last if at is None else at, 1, 1000, nonce)
            self.publish("hello", messages.seal_hello(self.key, hello))
            answer = self.answer(lambda ack, wanted=nonce: ack.nonce == wanted, self.patience)
            if answer is not None:
                return answer
        pytest.fail("no answer to hello")

    def beat(self, *, late: int = 0, **fields: Any) -> bytes:
        """Return a heartbeat of `late` ms ago."""
        now = time.time_ns() // 1_000_000 - late
        values = {"dev": self.dev, "nonce": self.nonce, "boot": 1, "utc": now, "fill": 12, "cap": 7000, "heap": 40_000}
        return seal_heartbeat(self.key, Heartbeat(**(values | fields)))

    def vanish(self) -> None:
        """End without a word, so that the broker sends the will."""
        held = self._client.socket()
        assert held is not None
        self._client.loop_stop()
        held.close()

    def skip(self, first: int, last: int) -> None:
        self.publish("skip", messages.seal_skip(self.key, Skip(self.dev, self.ep, first, last, "gone")))

    def answer(self, wanted: Callable[[Ack], bool], seconds: float = 10.0) -> Ack | None:
        """Return the next acknowledgement that is `wanted`, or None."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            try:
                ack = self.acks.get(timeout=left)
            except Empty:
                return None
            if wanted(ack):
                return ack
        return None

    def take_acks(self) -> None:
        """Free what acknowledgements cover whose hash is ours."""
        while not self.acks.empty():
            ack = self.acks.get()
            if ack.ep == self.ep and 0 < ack.seq <= len(self.journal) and ack.h == self._hashes[ack.seq - 1]:
                self.acked = max(self.acked, ack.seq)

    def deliver(self, seconds: float = 30.0) -> None:
        """Send the journal until all of it is acknowledged."""
        end = time.monotonic() + seconds
        while self.acked < len(self.journal) and time.monotonic() < end:
            self.acked = max(self.acked, min(self.hello(seconds).seq, len(self.journal)))
            self._send_until_silent()
        assert self.acked == len(self.journal)

    def _send_until_silent(self) -> None:
        sent, heard = self.acked, time.monotonic()
        while self.acked < len(self.journal) and time.monotonic() - heard < self.patience:
            while sent < min(self.acked + 8, len(self.journal)):
                self.send(self.journal[sent])
                sent += 1
            before = self.acked
            time.sleep(0.002)
            self.take_acks()
            if self.acked != before:
                heard = time.monotonic()


@pytest.fixture
def make_box() -> Iterator[Callable[..., Box]]:
    """Return a function that connects a device to a broker."""
    made: list[Box] = []

    def make(*arguments: Any, **fake: Any) -> Box:
        made.append(Box(*arguments, **fake))
        return made[-1]

    yield make
    for box in made:
        box.close()


@pytest.fixture(name="until")
def _until() -> Callable[..., Any]:
    """Return the function that waits for a condition."""
    return until


@pytest.fixture
def load_fake_cloud() -> Callable[..., Any]:
    """Return the context manager that serves a fake cloud."""
    path = Path(__file__).parent / "fake_cloud.py"
    spec = importlib.util.spec_from_file_location("fake_cloud", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.fake_cloud
