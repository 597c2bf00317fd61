"""A simulated time end to end: the gateway's process, the real forwarder here, the real API over HTTP, a database.

The gateway's process waits for nobody: it writes its log while what it wrote before is forwarded, and the cloud and
the database work on that. So three processes and the database share the processors.
"""

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

from cloud_api.database.migrations import migrate_at
from cloud_api.database.pool import connect
from cloud_api.request import tokens
from edge_gateway.log import store
from edge_gateway.log.reading import Reader
from edge_gateway.uplink.cloud import Cloud
from edge_gateway.uplink.forwarder import Forwarder
from edge_gateway.uplink.health import Uplink
from simulators.supervise import Part, tether
from simulators.year.failed import YearFailedError
from simulators.year.gateway import TRUTH, ask
from simulators.year.office import LABEL, Office
from simulators.year.script import Script
from simulators.year.truth import Account, Asking, read

__all__ = ["Gateway", "Progress", "Ran", "YearFailedError", "cloud", "gateway", "simulate"]

LOOK_S = 0.05
TELL_S = 0.5


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: the last day that is over, leaves written and leaves in the cloud."""

    day: str
    written: int
    stored: int


@dataclass
class Ran:
    """What a run came to. `truth` is what the gateway's process wrote that the world decided.

    `settled`: accepted tickets that the office decided later. `stages`: processor seconds of each stage. `wall`:
    seconds from begin to end, of which `office` for the settlements that were left when all leaves were in the cloud.
    """

    log: str
    leaves: int
    presses: int
    settled: int
    truth: Account
    office: float
    wall: float = 0.0
    token: str = ""
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

    Returns when every leaf is in the cloud, and what the office has decided until then. Raises YearFailedError.
    """
    began = time.monotonic()
    script = Script(asking, peak)
    clock = 0 if live else script.ends
    await migrate_at(database)  # one that cannot be used is known before anything is begun
    await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
    async with (
        gateway(folder, ask(asking, peak, live=live)) as writing,  # it comes up while the cloud does
        cloud(asking.site, folder, database, clock) as (address, token, part),
    ):
        async with connect(database) as connection:
            desk = await tokens.create(connection, asking.site, "corrector", label=LABEL)
        url = f"http://{address}"
        async with Cloud(url, token, asking.site) as api, Office(url, desk, asking.site, folder) as office:
            ran = await _forward(writing, folder, api, office, told)
        ran.stages["cloud"] = _spent(part.pid)
    ran.wall, ran.token = time.monotonic() - began, token
    return ran


@asynccontextmanager
async def cloud(site: str, folder: Path, database: str, clock: int) -> AsyncGenerator[tuple[str, str, Part]]:
    """Run the API over `database` with a clock that is never before `clock` (ms); gives address, token and process.

    `folder` is made, and gets its log.
    """
    await migrate_at(database)
    async with connect(database) as connection:
        token = await tokens.create(connection, site, "gateway")
    await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
    argv = [sys.executable, "-m", "simulators.year.cloud", database, str(clock)]
    part = Part("cloud", argv, folder / "cloud.log")
    try:
        yield str((await part.start())["http"]), token, part
    finally:
        await part.stop()


class Gateway:
    """The gateway's process as it reports: `log` once it is `opened`, the last `day` that is over."""

    def __init__(self, process: asyncio.subprocess.Process, errors: Path) -> None:
        """Listen to a process that was started."""
        self.process = process
        self.log = self.day = ""
        self.done: dict[str, Any] | None = None
        self.opened, self.over = asyncio.Event(), asyncio.Event()
        self._errors = errors

    async def begun(self) -> str:
        """Wait until its log is open; return the log's name. Raises YearFailedError."""
        await self.opened.wait()
        if not self.log:
            raise YearFailedError(self._errors.read_text(errors="replace")[-2000:])
        return self.log

    async def ended(self) -> dict[str, Any]:
        """Wait until it has written all; return `done` (leaves), `presses` and `stages`. Raises YearFailedError."""
        await self.over.wait()
        if self.done is None:
            raise YearFailedError(self._errors.read_text(errors="replace")[-2000:])
        return self.done

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
        self.over.set()


@asynccontextmanager
async def gateway(folder: Path, wanted: str) -> AsyncGenerator[Gateway]:
    """Run the gateway's process in `folder`; `wanted` is what `ask` wrote."""
    argv = [sys.executable, "-m", "simulators.year.gateway", str(folder), wanted]
    with (folder / "gateway.log").open("ab") as errors:
        process = await asyncio.create_subprocess_exec(
            *argv,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=errors,
            preexec_fn=tether(signal.SIGKILL),
        )
    started = Gateway(process, folder / "gateway.log")
    reading = asyncio.create_task(started.read(), name="read the gateway")
    try:
        yield started
    finally:
        if process.returncode is None:
            process.kill()
        await reading


async def _forward(writing: Gateway, folder: Path, api: Cloud, office: Office, told: Callable[[Progress], None]) -> Ran:
    await writing.begun()
    began = _own()
    path = folder / store.FILE
    with store.open_reader(path) as reader:
        forwarder = Forwarder(api, reader, lambda _: None, Uplink(), random.Random())
        telling = asyncio.create_task(_tell(writing, reader, forwarder, told), name="progress")
        try:
            settling = await _keep_up(writing, forwarder, office)
        finally:
            telling.cancel()
        told(Progress(writing.day, reader.size(), forwarder.state.tree.size))
    done = await writing.ended()
    with store.open_store(path) as log:
        log.set_forwarded(forwarder.state)
    stages = {**done["stages"], "forwarder": _own() - began}
    truth = await asyncio.to_thread(read, folder / TRUTH)
    return Ran(writing.log, done["done"], done["presses"], office.settled, truth, settling, stages=stages)


async def _keep_up(writing: Gateway, forwarder: Forwarder, office: Office) -> float:
    """Forward what is written, and settle what the office has decided of it, until the gateway has ended.

    Returns the seconds of the last settling.
    """
    while True:
        is_last, before, decided = writing.over.is_set(), forwarder.state.tree.size, office.read()
        await forwarder.drain()  # also what was stored before `decided` was written: its tickets
        if forwarder.state.stopped is not None:
            raise YearFailedError(f"the cloud refused the log: {forwarder.state.stopped.write()}")
        began = time.monotonic()
        await office.send(decided)
        if is_last:
            return time.monotonic() - began
        if forwarder.state.tree.size == before:
            await asyncio.sleep(LOOK_S)


async def _tell(writing: Gateway, reader: Reader, forwarder: Forwarder, told: Callable[[Progress], None]) -> None:
    while True:
        told(Progress(writing.day, reader.size(), forwarder.state.tree.size))
        await asyncio.sleep(TELL_S)


def _own() -> float:
    times = os.times()
    return times.user + times.system


def _spent(pid: int | None) -> float:
    """Return the processor seconds of a process."""
    times = psutil.Process(pid).cpu_times()
    return times.user + times.system
