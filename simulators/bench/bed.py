"""What is measured and what it stands on: Mosquitto, the gateway and the baseline, each a process that ends with us."""

import asyncio
import os
import shutil
import sys
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from edge_gateway.devices.keyring import Credential
from edge_gateway.log import store
from simulators import plan_file
from simulators.broker import free_port, listening
from simulators.gates import add_device
from simulators.plan_file import Counter, Device
from simulators.supervise import Part, PartFailedError

HOST = "127.0.0.1"
OURS, BASELINE, NOBODY = "bench-ours", "bench-bare", "bench-none"  # sites: nobody hears another's devices
BASELINE_FILE = Path(__file__).with_name("baseline_gateway.py")
LISTEN_S = 10.0


class AbsentError(RuntimeError):
    """A program that the benchmark needs is not installed."""


@dataclass(frozen=True, slots=True)
class Bed:
    """The running parts."""

    broker: tuple[str, int]
    gateway: Part
    baseline: Part
    devices: Mapping[str, Credential]
    data: Path

    def logged(self) -> int:
        """Return how many device entries the gateway's log holds."""
        with store.open_reader(self.data / store.FILE) as log:
            return sum(cursor.seq for cursor in log.cursors().values())


def find_mosquitto() -> str:
    """Return Mosquitto's path; raises AbsentError."""
    found = shutil.which("mosquitto") or shutil.which("/usr/sbin/mosquitto")
    if found is None:
        raise AbsentError("Mosquitto is not installed: `apt install mosquitto`, or `brew install mosquitto`")
    return found


@asynccontextmanager
async def make(
    folder: Path, devices: Sequence[Device], every: int, counters: Sequence[Counter] = ()
) -> AsyncGenerator[Bed]:
    """Start all parts with their files in `folder`; the baseline answers each `every`-th entry.

    `counters` are those of the pads among `devices`.

    Raises AbsentError or PartFailedError.
    """
    program = find_mosquitto()
    async with AsyncExitStack() as stack:
        broker = await _mosquitto(stack, program, folder)
        data = folder / "gateway"
        data.mkdir()
        credentials = {device.name: add_device(data, device.name) for device in devices}
        gateway = await _start(stack, _gateway(folder, data, broker, plan_file.plan_text(OURS, devices, counters)))
        address = [broker[0], str(broker[1])]
        argv = [sys.executable, str(BASELINE_FILE), *address, BASELINE, str(every)]
        baseline = await _start(stack, Part("baseline", argv, folder / "baseline.log"))
        yield Bed(broker, gateway, baseline, credentials, data)


def _gateway(folder: Path, data: Path, broker: tuple[str, int], text: str) -> Part:
    plan = folder / plan_file.FILE
    plan.write_text(text)
    argv = [sys.executable, "-m", "edge_gateway", "run", "--data", str(data), "--plan", str(plan)]
    argv += ["--broker", f"{broker[0]}:{broker[1]}", "--http", f"{HOST}:0"]
    return Part("gateway", argv, folder / "gateway.log")


async def _start(stack: AsyncExitStack, part: Part) -> Part:
    stack.push_async_callback(part.stop)
    await part.start()
    return part


async def _mosquitto(stack: AsyncExitStack, program: str, folder: Path) -> tuple[str, int]:
    """Start Mosquitto without limits of its own, so that only who publishes and who takes are measured."""
    port, config = free_port(), folder / "mosquitto.conf"
    lines = [f"listener {port} {HOST}", "allow_anonymous true", "log_type error", "persistence false"]
    lines += ["max_inflight_messages 0", "max_queued_messages 0", "set_tcp_nodelay true"]
    if os.getuid() == 0:
        lines.append("user root")  # a change of user would cut the tether
    config.write_text("\n".join(lines) + "\n")
    part = await _start(
        stack, Part("mosquitto", [program, "-c", str(config)], folder / "mosquitto.log", says_ready=False)
    )
    try:
        async with asyncio.timeout(LISTEN_S):
            await listening(lambda: part.alive, port)
    except (TimeoutError, RuntimeError) as e:
        raise PartFailedError(f"mosquitto does not listen:\n{part.tail()}") from e
    return HOST, port
