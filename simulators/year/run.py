"""A simulated time end to end: the gateway's process, the real forwarder here, the real API over HTTP, a database."""

import asyncio
import json
import os
import random
import signal
import sys
import time
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil

from cloud_api import tokens
from cloud_api.database import connect
from cloud_api.migrations import migrate_at
from edge_gateway import store
from edge_gateway.cloud import Cloud
from edge_gateway.forwarder import Forwarder
from edge_gateway.metrics import Metrics
from simulators.supervise import Part, tether
from simulators.year.gateway import ask
from simulators.year.script import Script
from simulators.year.truth import Asking

LOOK_S = 0.05


class YearFailedError(RuntimeError):
    """A part of the run ended early, or the cloud refused the log; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: the last day that is over, leaves written and leaves in the cloud."""

    day: str
    written: int
    stored: int


@dataclass
class Ran:
    """What a run came to. `stages`: processor seconds of each stage; `wall`: seconds from begin to end."""

    log: str
    leaves: int
    presses: int
    wall: float
    token: str
    stages: dict[str, float] = field(default_factory=dict[str, float])


async def simulate(  # noqa: PLR0913 - what a run is made of
    asking: Asking,
    folder: Path,
    database: str,
    *,
    peak: float = 1.0,
    live: bool = False,
    told: Callable[[Progress], None] = lambda _: None,
) -> Ran:
    """Fill `database` (a PostgreSQL URL) with a simulated time whose gateway lives in `folder`, which must be new.

    Returns when every leaf is in the cloud. Raises YearFailedError.
    """
    began = time.monotonic()
    await migrate_at(database)
    async with connect(database) as connection:
        token = await tokens.create(connection, asking.site, "gateway")
    script = Script(asking, peak)
    await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
    clock = 0 if live else script.ends
    argv = [sys.executable, "-m", "simulators.year.cloud", database, str(clock)]
    cloud = Part("cloud", argv, folder / "cloud.log")
    try:
        address = (await cloud.start())["http"]
        async with _gateway(folder, ask(asking, peak, live=live)) as gateway:
            ran = await _forward(gateway, folder, Cloud(f"http://{address}", token, asking.site), told)
        ran.stages["cloud"] = _spent(cloud.pid)
    finally:
        await cloud.stop()
    ran.wall, ran.token = time.monotonic() - began, token
    return ran


class _Gateway:
    """The gateway's process as it reports."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.log = self.day = ""
        self.done: dict[str, Any] | None = None
        self.opened = asyncio.Event()

    async def read(self) -> None:
        """Take its lines until it ends."""
        assert self.process.stdout is not None  # noqa: S101 - it was asked for
        async for line in self.process.stdout:
            said = json.loads(line)
            self.log, self.day = said.get("opened", self.log), said.get("day", self.day)
            self.done = said if "done" in said else self.done
            self.opened.set()
        await self.process.wait()
        self.opened.set()


@asynccontextmanager
async def _gateway(folder: Path, wanted: str) -> AsyncGenerator[_Gateway]:
    argv = [sys.executable, "-m", "simulators.year.gateway", str(folder), wanted]
    with (folder / "gateway.log").open("ab") as errors:
        process = await asyncio.create_subprocess_exec(
            *argv,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=errors,
            preexec_fn=tether(signal.SIGKILL),
        )
    gateway = _Gateway(process)
    reading = asyncio.create_task(gateway.read(), name="read the gateway")
    try:
        yield gateway
    finally:
        if process.returncode is None:
            process.kill()
        await reading


async def _forward(gateway: _Gateway, folder: Path, cloud: Cloud, told: Callable[[Progress], None]) -> Ran:
    await gateway.opened.wait()
    if not gateway.log:
        raise YearFailedError((folder / "gateway.log").read_text(errors="replace")[-2000:])
    began = _own()
    path = folder / store.FILE
    with store.open_reader(path) as reader:
        async with cloud:
            forwarder = Forwarder(cloud, reader, lambda _: None, Metrics(), random.Random())
            while gateway.process.returncode is None or forwarder.state.tree.size < reader.size():
                before = forwarder.state.tree.size
                await forwarder.drain()
                if forwarder.state.stopped is not None:
                    raise YearFailedError(f"the cloud refused the log: {forwarder.state.stopped}")
                told(Progress(gateway.day, reader.size(), forwarder.state.tree.size))
                if forwarder.state.tree.size == before:
                    await asyncio.sleep(LOOK_S)
    if gateway.done is None:
        raise YearFailedError((folder / "gateway.log").read_text(errors="replace")[-2000:])
    with store.open_store(path) as log:
        log.set_forwarded(forwarder.state)
    done = gateway.done
    stages = {**done["stages"], "forwarder": _own() - began}
    return Ran(gateway.log, done["done"], done["presses"], 0.0, "", stages)


def _own() -> float:
    times = os.times()
    return times.user + times.system


def _spent(pid: int | None) -> float:
    """Return the processor seconds of a process."""
    times = psutil.Process(pid).cpu_times()
    return times.user + times.system
