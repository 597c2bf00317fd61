"""The whole box as a process, against a real broker and a gateway on the same contract."""

import asyncio
import contextlib
import json
import queue
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import paho.mqtt.client as paho
import pytest

from contract import gateway_side, messages, presence, topics
from firmware import slots
from simulators.device.process import DeviceDiedError, JournalFullError, SimulatedDevice, interpreter
from tests.firmware.bench import DEV, HW, FakeGateway

SITE = "serang"
QUICK = {"resend_s": 0.5, "hello_s": 0.5, "backoff_s": 0.3, "keepalive_s": 2, "lockout_ms": 20}


class Broker:
    """A Mosquitto on a free port of 127.0.0.1 that can be stopped, frozen and started again."""

    def __init__(self, program: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self._program = program
        self.start()

    def start(self) -> None:
        self._process = subprocess.Popen(
            [self._program, "-p", str(self.port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1):
                return
            time.sleep(0.02)
        raise RuntimeError("mosquitto does not listen")

    def freeze(self, *, on: bool) -> None:
        self._process.send_signal(signal.SIGSTOP if on else signal.SIGCONT)

    def stop(self) -> None:
        self._process.send_signal(signal.SIGCONT)
        self._process.kill()
        self._process.wait()


class Gateway:
    """FakeGateway on MQTT; `start` and `stop` as a process would."""

    def __init__(self, port: int) -> None:
        self.fake = FakeGateway(utc=time.time_ns() // 1_000_000)
        self.beats: queue.Queue[presence.Heartbeat] = queue.Queue()
        self.ends: queue.Queue[presence.Ended] = queue.Queue()
        self._port = port
        self._client: paho.Client | None = None

    def start(self) -> None:
        self._client = paho.Client(paho.CallbackAPIVersion.VERSION2, client_id="gateway")
        self._client.on_connect = lambda client, *_: client.subscribe([(f, 1) for f in gateway_side.from_devices(SITE)])
        self._client.on_message = self._take
        self._client.connect("127.0.0.1", self._port)
        self._client.loop_start()

    def stop(self) -> None:
        if self._client is not None:
            self._client.disconnect()
            self._client.loop_stop()
            self._client = None

    def _take(self, client: paho.Client, _: object, message: paho.MQTTMessage) -> None:
        topic = gateway_side.parse_topic(message.topic)
        if topic.channel == "state":
            self.ends.put(presence.unseal_ended(self.fake.key, message.payload))
        elif topic.channel == "hb":
            self.beats.put(presence.unseal_heartbeat(self.fake.key, message.payload))
        elif topic.channel in ("hello", "evt", "skip"):
            self.fake.utc = time.time_ns() // 1_000_000
            for ack in self.fake.take(topic.channel, message.payload):
                client.publish(topics.device_topic(SITE, topic.dev, "ack"), ack)

    def tell(self, channel: str, number: int, *rest: object) -> None:
        """Send a show or a cmd under the nonce of the last hello."""
        assert self._client is not None
        kind, seal = {"show": (messages.Show, gateway_side.seal_show), "cmd": (messages.Cmd, gateway_side.seal_cmd)}[
            channel
        ]
        sealed = seal(self.fake.key, kind(DEV, self.fake.hellos[-1].nonce, number, *rest))
        self._client.publish(topics.device_topic(SITE, DEV, channel), sealed)

    async def has(self, presses: int, timeout_s: float = 20) -> None:
        async with asyncio.timeout(timeout_s):
            while len(self.fake.presses()) < presses:
                await asyncio.sleep(0.02)


@pytest.fixture
def broker(needs):
    found = Broker(needs("mosquitto"))
    yield found
    found.stop()


@pytest.fixture
def gateway(broker):
    found = Gateway(broker.port)
    found.start()
    yield found
    found.stop()


async def becomes(condition, timeout_s: float = 20) -> None:
    """Wait until it is true; raises TimeoutError."""
    async with asyncio.timeout(timeout_s):
        while not condition():
            await asyncio.sleep(0.02)


def device(folder: Path, port: int, ring_bytes: int = 64 * 4096, **timing: object) -> SimulatedDevice:
    return SimulatedDevice(
        folder,
        site=SITE,
        dev=DEV,
        hw=HW,
        key=bytes(range(32)).hex(),
        broker=("127.0.0.1", port),
        buttons=["in", "out"],
        ring_bytes=ring_bytes,
        **(QUICK | timing),
    )


async def test_a_press_lights_its_lamp_and_reaches_the_gateway_with_the_time_set(tmp_path, broker, gateway):
    async with device(tmp_path, broker.port) as box:
        assert box.implementation.startswith("micropython" if "micropython" in interpreter() else "cpython")
        await box.wait_link()
        lit = [await box.press("in", 80), await box.press("out", 120)]
        await gateway.has(2)
        assert [one.button for one in lit] == ["in", "out"]
        log = gateway.fake.logs[lit[0].ep]
        made = gateway_side.unseal_entry(gateway.fake.key, log[lit[1].seq - 1])
        assert (made.k, gateway_side.field(made, "b")) == ("press", "out")
        assert 100 <= gateway_side.field(made, "ms") <= 190
        assert made.utc is not None
        assert abs(made.utc - lit[1].at) < 2000
    assert not box.alive


async def test_presses_with_no_broker_are_lit_at_once_and_arrive_later(tmp_path, broker, gateway):
    """Class: press lost while the network blocks; reconnect never happens (broker stopped, then started)."""
    gateway.stop()
    broker.stop()
    async with device(tmp_path, broker.port) as box:
        for _ in range(5):
            asked = time.monotonic()
            await box.press("in", 50)
            assert time.monotonic() - asked < 1.5
        broker.start()
        gateway.start()
        await gateway.has(5)
        assert len(gateway.fake.logs) == 1


async def test_a_frozen_broker_is_noticed_and_nothing_is_lost(tmp_path, broker, gateway):
    """Class: reconnect never happens (SIGSTOP, half-open link)."""
    async with device(tmp_path, broker.port) as box:
        await box.wait_link()
        await box.press("in")
        broker.freeze(on=True)
        await box.press("in")
        await box.wait_link(up=False)
        await box.press("out")
        broker.freeze(on=False)
        await box.wait_link()
        await gateway.has(3)
        assert len(gateway.fake.presses()) == 3


async def test_sigkill_again_and_again_loses_no_lit_press_and_doubles_none(tmp_path, broker, gateway):
    """Class: acknowledged, then the process dies; the counter returns to an old value."""
    async with device(tmp_path, broker.port) as box:
        for _ in range(6):
            press = asyncio.create_task(box.press("in", 40))
            await box.press("out", 40)
            box.kill()
            with contextlib.suppress(DeviceDiedError):
                await press
            await box.restart()
        await box.press("in", 40)
        await gateway.has(len(box.lit))
        logged = len(gateway.fake.presses())
        assert len(box.lit) <= logged <= len(box.pressed)
        identities = {(one.ep, one.seq) for one in box.lit}
        assert len(identities) == len(box.lit)
        for one in box.lit:
            sealed = gateway.fake.logs[one.ep][one.seq - 1]
            assert gateway_side.field(gateway_side.unseal_entry(gateway.fake.key, sealed), "b") == one.button
        assert not gateway.fake.conflicts


async def test_a_restarted_gateway_is_asked_again(tmp_path, broker, gateway):
    async with device(tmp_path, broker.port) as box:
        await box.press("in")
        await gateway.has(1)
        gateway.stop()
        await box.press("in")
        gateway.start()
        await gateway.has(2)
        assert gateway.fake.presses() == sorted(gateway.fake.presses())


async def test_a_full_journal_says_so(tmp_path):
    async with device(tmp_path, 9, ring_bytes=8 * 4096, lockout_ms=0) as box:
        await box.press("in", 40)
        for _ in range(39):  # one is the boot entry
            await asyncio.gather(box.press("in", 40), box.press("out", 40))
        with pytest.raises(JournalFullError):
            await box.press("in", 40)


async def test_heartbeat_and_will_are_sealed_and_of_one_connection(tmp_path, broker, gateway):
    """E1's kind: what anybody may write. The heartbeat carries the gateway's time, the will its connection's nonce."""
    async with device(tmp_path, broker.port) as box:
        beat = await asyncio.to_thread(gateway.beats.get, True, 10)
        assert (beat.dev, beat.boot) == (DEV, 1)
        assert abs(beat.utc - time.time_ns() // 1_000_000) < 10_000
        assert 0 <= beat.fill <= 1 < beat.cap
        box.kill()
        assert await asyncio.to_thread(gateway.ends.get, True, 10) == presence.Ended(DEV, beat.nonce)
        await box.start()
        assert (again := await asyncio.to_thread(gateway.beats.get, True, 10)).nonce != beat.nonce
        assert again.boot == 2


async def test_the_ring_file_is_an_image_of_the_flash(tmp_path):
    async with device(tmp_path, 9) as box:
        lit = await box.press("in")
        image = box.ring.read_bytes()
    slot = slots.decode(image[256:512])
    assert (slot.seq, lit.seq) == (2, 2)
    assert image[512:] == b"\xff" * (len(image) - 512)


async def test_a_device_that_cannot_start_says_why(tmp_path):
    box = SimulatedDevice(tmp_path, site="Serang", dev=DEV, hw=HW, key="", broker=("127.0.0.1", 9), buttons=["in"])
    with pytest.raises(DeviceDiedError, match=r"config\.json: site"):
        await box.start()


def test_it_runs_on_cpython_too(tmp_path):
    """The fallback where no MicroPython exists."""
    listener = socket.create_server(("127.0.0.1", 0))
    box = device(tmp_path, 9)
    (tmp_path / "config.json").write_text(json.dumps(box._config))
    main = Path(__file__).resolve().parents[2] / "simulators/device/main.py"
    port = str(listener.getsockname()[1])
    process = subprocess.Popen([sys.executable, str(main), str(tmp_path / "config.json"), "127.0.0.1", port])
    control, _ = listener.accept()
    with control, control.makefile("rb") as reports:
        assert json.loads(reports.readline())["impl"].startswith("cpython")
        control.sendall(b'{"press":"out","ms":60}\n')
        lamp = json.loads(reports.readline())
        while "lamp" not in lamp:
            lamp = json.loads(reports.readline())
        assert (lamp["lamp"], lamp["on"], lamp["seq"]) == ("out", 1, 2)
        control.shutdown(socket.SHUT_RDWR)
    listener.close()
    assert process.wait(10) == 0


async def test_a_pad_waits_for_its_answer_shows_it_and_starts_anew_when_told(tmp_path, broker, gateway):
    """Show and cmd over a real broker: an answered press, one that is not, a restart that is no fault."""
    async with device(tmp_path, broker.port, lamp="answered") as pad:
        lit = await pad.press("in")
        await gateway.has(1)
        await becomes(lambda: pad.display == "")
        gateway.tell("show", 1, lit.seq, "A012 - Loket 3")
        await becomes(lambda: pad.display == "A012 - Loket 3")
        lit = await pad.press("in")
        assert pad.lamps["in"] == "waiting"
        gateway.tell("show", 2, lit.seq, "A013")
        await becomes(lambda: pad.lamps["in"] == "answered")
        await pad.press("out")
        await becomes(lambda: pad.lamps["out"] == "red" and pad.display == "Tekan lagi")
        gateway.tell("cmd", 1, "wave", "")
        gateway.tell("cmd", 2, "restart", "")
        await becomes(lambda: not pad.alive)
        await pad.restart()
        await pad.press("in")
        await gateway.has(4)
        broker.stop()
        await becomes(lambda: pad.display == "Tidak tersambung")
        kinds = [gateway_side.unseal_entry(gateway.fake.key, sealed).k for sealed in gateway.fake.logs[lit.ep]]
        assert (kinds.count("boot"), kinds.count("fault")) == (2, 0)
