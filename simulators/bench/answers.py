"""`lawang bench answers`: from a press on a pad or kiosk to the text on its display, with a whole hall at work.

Through Mosquitto and the gateway, as processes of their own; the device's flash and its display are left out. Each
answer is checked: it is the gateway's, under the device's key, and names the press.
"""

import asyncio
import random
import secrets
import time
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from typing import Any, cast

from rich.table import Table

from contract import entry as entries
from contract import messages, topics
from contract.entry import Entry
from contract.errors import ContractError
from contract.messages import Hello
from edge_gateway.devices.keyring import Credential
from simulators import plan_file
from simulators.bench import bed, wire
from simulators.bench.fleet import StalledError
from simulators.bench.journal import BOOT, CLOCK_ERROR_MS, PRESS_MS
from simulators.plan_file import Counter, Device

AIM_MS = 100.0
KIOSKS = 0.15  # of the devices
SERVICES = tuple(button for button in plan_file.KIOSK.buttons)
PAD_KEYS = ("next", "start", "done")
QUIET_S = 10.0  # an answer that takes longer is none


@dataclass(frozen=True, slots=True)
class Wishes:
    """`rate` is presses a second of each device."""

    devices: int = 40
    seconds: float = 10.0
    rate: float = 0.7


@dataclass(frozen=True, slots=True)
class Found:
    """Seconds from each press to its answer, over all devices."""

    devices: int
    pressed: int
    seconds: Sequence[float]

    def summary(self) -> dict[str, Any]:
        """Return what `--json` prints."""
        cuts = [round(cut * 1000, 2) for cut in quantiles(self.seconds, n=100, method="inclusive")]
        return {
            "name": "answers",
            "unit": "ms from press to answer",
            "devices": self.devices,
            "pressed": self.pressed,
            "answered": len(self.seconds),
            "p50_ms": cuts[49],
            "p99_ms": cuts[98],
            "max_ms": round(max(self.seconds) * 1000, 2),
            "aim_ms": AIM_MS,
        }

    def table(self) -> Table:
        """Return the same for people."""
        found = self.summary()
        table = Table(title=f"press to answer, {self.devices} devices at work")
        for name in ("pressed", "answered", "p50_ms", "p99_ms", "max_ms", "aim_ms"):
            table.add_column(name, justify="right")
        table.add_row(*(f"{found[name]:,}" for name in ("pressed", "answered", "p50_ms", "p99_ms", "max_ms", "aim_ms")))
        return table


class Desk(asyncio.Protocol):
    """A pad or kiosk: seals a press when it is made, and notes when its answer comes."""

    def __init__(self, site: str, device: Device, credential: Credential) -> None:
        """Describe a connection that asyncio is about to make."""
        self.device, self.answers = device, dict[int, float]()
        self.pressed: dict[int, float] = {}
        self.greeted = asyncio.Event()
        self.error: Exception | None = None
        self.ignored = 0  # messages that are not the gateway's, as a box ignores them
        self._site, self._credential = site, credential
        self._loop = asyncio.get_running_loop()
        self._transport: asyncio.Transport | None = None
        self._rest = b""
        self._wanted = ["ack", "show"]
        self._ep, self._nonce, self._prev = secrets.token_hex(8), secrets.token_hex(8), entries.START

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin the session."""
        self._transport = cast("asyncio.Transport", transport)
        self._write(wire.connect(f"{self._site}-{self.device.name}"))

    def data_received(self, data: bytes) -> None:
        """Read what came; a fault is kept for who measures."""
        now = self._loop.time()
        data = self._rest + data
        found, end = wire.scan(data)
        self._rest = data[end:]
        try:
            for kind, start, stop in found:
                try:
                    self._take(kind, data[start:stop], now)
                except ContractError:
                    self.ignored += 1
        except Exception as e:  # noqa: BLE001 - raised again where it is measured
            self.error = e
            self.greeted.set()

    def press(self, button: str) -> None:
        """Seal and send a press, made now."""
        seq, at = len(self.pressed) + 1, time.time_ns() // 1_000_000
        data = (("b", button), ("ms", PRESS_MS))
        dev = self.device.name
        entry = Entry(entries.VERSION, dev, self._ep, seq, BOOT, seq, at, CLOCK_ERROR_MS, "press", data, self._prev)
        sealed = entries.seal(self._credential.key, entry)
        self._prev = entries.hash_of(sealed)
        self.pressed[seq] = self._loop.time()
        self._write(wire.publish(topics.device_topic(self._site, dev, "evt"), sealed, seq))

    def close(self) -> None:
        """End the connection."""
        if self._transport is not None:
            self._transport.abort()

    def _take(self, kind: int, body: bytes, now: float) -> None:
        if kind in {wire.CONNACK, wire.SUBACK}:
            if self._wanted:
                self._write(wire.subscribe(topics.device_topic(self._site, self.device.name, self._wanted.pop(0))))
            else:
                self._hello()
        elif kind == wire.PUBLISH:
            payload = wire.payload_at_qos_0(body, 0, len(body))
            if body.startswith(b"/show", 2 + int.from_bytes(body[:2]) - 5):
                self._shown(payload, now)
            elif messages.unseal_ack(self._credential.key, payload).nonce == self._nonce:
                self.greeted.set()

    def _hello(self) -> None:
        said = Hello(self.device.name, self._credential.hw, self._ep, 1, 0, 0, BOOT, 0, self._nonce)
        topic = topics.device_topic(self._site, self.device.name, "hello")
        self._write(wire.publish(topic, messages.seal_hello(self._credential.key, said), 1))

    def _shown(self, payload: bytes, now: float) -> None:
        show = messages.unseal_show(self._credential.key, payload)
        if show.nonce != self._nonce:
            raise wire.WireError(f"{self.device.name}: an answer to another hello")
        for seq in range(len(self.answers) + 1, show.seq + 1):
            self.answers[seq] = now

    def _write(self, data: bytes) -> None:
        if self._transport is not None:
            self._transport.write(data)


async def measure(folder: Path, wishes: Wishes) -> Found:
    """Measure with all files in `folder`, which is empty.

    Raises AbsentError, PartFailedError, StalledError, WireError or ContractError if there is no figure to give.
    """
    devices, counters = hall(wishes.devices)
    async with bed.make(folder, devices, 1, counters) as parts, connected(parts, devices) as desks:
        found = await work(desks, wishes)
        if any(desk.ignored for desk in desks):
            raise wire.WireError("a box was sent what the gateway did not seal")
        return found


async def work(desks: Sequence[Desk], wishes: Wishes) -> Found:
    """Press for so long and wait for the last answer; raises what a desk met, or TimeoutError."""
    before = {desk.device.name: len(desk.pressed) for desk in desks}
    async with asyncio.TaskGroup() as group:
        for desk in desks:
            group.create_task(_work(desk, wishes))
    await _answered(desks)
    fresh = [(desk, seq) for desk in desks for seq in range(before[desk.device.name] + 1, len(desk.pressed) + 1)]
    return Found(len(desks), len(fresh), [desk.answers[seq] - desk.pressed[seq] for desk, seq in fresh])


def hall(number: int) -> tuple[list[Device], list[Counter]]:
    """Return kiosks and pads, at least one of each, and the pads' counters."""
    kiosks = max(1, round(number * KIOSKS))
    buttons = plan_file.KIOSK.buttons
    made = [Device(f"kiosk-{i}", buttons, lamp="answered") for i in range(1, kiosks + 1)]
    counters = [
        Counter(str(i), "a" if i % 2 else "b", (SERVICES[i % len(SERVICES)],))
        for i in range(1, max(len(SERVICES), number - kiosks) + 1)
    ]
    return [*made, *(plan_file.pad(counter) for counter in counters)], counters


@asynccontextmanager
async def connected(parts: bed.Bed, devices: Sequence[Device]) -> AsyncGenerator[list[Desk]]:
    """Give a desk for each device, greeted by the gateway; raises StalledError."""
    loop = asyncio.get_running_loop()
    desks = [Desk(bed.OURS, device, parts.devices[device.name]) for device in devices]
    try:
        for desk in desks:
            await loop.create_connection(lambda desk=desk: desk, *parts.broker)
        async with asyncio.timeout(QUIET_S):
            for desk in desks:
                await desk.greeted.wait()
                _check(desk)
        yield desks
    except TimeoutError as e:
        raise StalledError(f"no answer within {QUIET_S:.0f} s") from e
    finally:
        for desk in desks:
            desk.close()


async def _work(desk: Desk, wishes: Wishes) -> None:
    """Press at random moments; a pad's keys in their order, a kiosk's at random."""
    loop = asyncio.get_running_loop()
    until = loop.time() + wishes.seconds
    is_pad, turn = desk.device.counter is not None, 0
    while loop.time() < until:
        await asyncio.sleep(random.uniform(0.2, 1.8) / wishes.rate)
        desk.press(PAD_KEYS[turn % len(PAD_KEYS)] if is_pad else random.choice(SERVICES))
        turn += 1


async def _answered(desks: Sequence[Desk]) -> None:
    async with asyncio.timeout(QUIET_S):
        for desk in desks:
            while len(desk.answers) < len(desk.pressed):
                _check(desk)
                await asyncio.sleep(0.05)
            _check(desk)


def _check(desk: Desk) -> None:
    if desk.error is not None:
        raise desk.error
