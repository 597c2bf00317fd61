"""How each fault is done to a hall. A function returns once the fault is mended."""

import asyncio
import random
import shutil
import sqlite3
import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import closing
from pathlib import Path

import httpx2

from edge_gateway.devices import keyring
from simulators.hall import SimulatedHall
from simulators.scenarios import machine
from simulators.scenarios.model import Fault
from simulators.supervise import PartFailedError

MACHINE = "machine.json"
TWIN = "7e1000000002"  # another chip's number
TWIN_PRESSES = 3
REFUSED_S = 120.0
ON_MACHINE = frozenset({"clock", "full"})
_A_PRESS = """SELECT n, payload FROM leaf WHERE instr(payload, CAST('"k":"press"' AS BLOB)) ORDER BY n LIMIT 1"""


class FaultError(RuntimeError):
    """A fault could not be done, or a part took what it must refuse; the message says which."""


class Doing:
    """A hall, by what chance, what commands noticed (`seen`, words of `watch`), and when the last fault was `over`."""

    def __init__(self, hall: SimulatedHall, rng: random.Random, seen: set[str]) -> None:
        """Stand ready."""
        self.hall, self.rng, self.seen = hall, rng, seen
        self.machine = hall.folder / MACHINE
        self.over = time.monotonic()

    async def last(self, fault: Fault) -> None:
        """Let a fault last; it is over then, and its mending begins."""
        await asyncio.sleep(fault.lasts)
        self.over = time.monotonic()

    async def do(self, fault: Fault) -> None:
        """Do one fault, from its beginning to its mending."""
        await _DOING[fault.what](self, fault)


async def put_on_machine(hall: SimulatedHall) -> None:
    """Start the gateway again on a machine whose clock and disk are ours."""
    machine.write(hall.folder / MACHINE)
    part = hall.parts["gateway"]
    await hall.stop("gateway")
    where = part.argv.index("edge_gateway")
    part.argv[where : where + 1] = ["simulators.scenarios.machine", str(hall.folder / MACHINE)]
    await hall.start("gateway")


async def _kill(doing: Doing, fault: Fault) -> None:
    outages = [doing.hall.outages.begin(name) for name in fault.where]
    for name in fault.where:
        doing.hall.kill(name)
    await doing.last(fault)
    await _start(doing.hall, fault)
    for outage in outages:
        outage.end()


async def _stop(doing: Doing, fault: Fault) -> None:
    outages = [doing.hall.outages.begin(name) for name in fault.where]
    for name in fault.where:
        await doing.hall.stop(name)
    await doing.last(fault)
    await _start(doing.hall, fault)
    for outage in outages:
        outage.end()


async def _start(hall: SimulatedHall, fault: Fault) -> None:
    """Start what is down, servers before the boxes that look for them."""
    for name in sorted(fault.where, key=lambda name: (name in hall.boxes, name)):
        await hall.start(name)


async def _unplug(doing: Doing, fault: Fault) -> None:
    outages = [doing.hall.cut(name) for name in fault.where]
    for name in fault.where:
        doing.hall.cable(name).drop()
    await doing.last(fault)
    for outage in outages:
        doing.hall.cable(outage.part).restore()
        outage.end()


async def _half_open(doing: Doing, fault: Fault) -> None:
    outages = [doing.hall.cut(name) for name in fault.where]
    await doing.last(fault)
    for outage in outages:
        doing.hall.cable(outage.part).drop()
        doing.hall.cable(outage.part).restore()
        outage.end()


async def _clock(doing: Doing, fault: Fault) -> None:
    machine.write(doing.machine, clock_s=fault.by)
    await doing.last(fault)
    machine.write(doing.machine)


async def _full(doing: Doing, fault: Fault) -> None:
    machine.write(doing.machine, full=True)
    await doing.last(fault)
    machine.write(doing.machine)


async def _stuck(doing: Doing, fault: Fault) -> None:
    """Hold buttons down: nobody meant a press, and none may be counted."""
    await asyncio.gather(*(_held(doing.hall, place, fault.lasts) for place in fault.where))
    doing.over = time.monotonic()


async def _held(hall: SimulatedHall, place: str, seconds: float) -> None:
    box, button = place.split("/")
    device = hall.boxes[box].device
    try:
        async with asyncio.timeout(seconds + 1):
            lit = await device.press(button, int(seconds * 1000))
    except TimeoutError:
        return
    raise FaultError(f"{place} was held for {seconds:g} s and counted as press {lit.seq}")


async def _bounce(doing: Doing, fault: Fault) -> None:
    """Press with contacts that bounce for up to 24 ms, closing and opening."""
    hall, rng = doing.hall, doing.rng
    for _ in range(int(fault.by)):
        for place in fault.where:
            box, button = place.split("/")
            bounces = [rng.randint(1, 4) for _ in range(2 * rng.randint(1, 3))]
            number = hall.presses.pressed(box, button)
            lit = await hall.boxes[box].device.press(button, rng.randint(60, 200), bounces=bounces)
            hall.presses.lamp(number, lit.ep, lit.seq)
    doing.over = time.monotonic()


async def _twin(doing: Doing, fault: Fault) -> None:
    """Let a second box of the same name speak; it is refused until it is registered in the place of the first."""
    hall, (name,) = doing.hall, fault.where
    gate = hall.gates[name]
    await gate.device.stop()
    image = shutil.copy(gate.device.ring, hall.folder / f"{name}.image")
    await gate.device.start()
    twin = await hall.clone(name, Path(image), TWIN)
    for _ in range(TWIN_PRESSES):
        await twin.press("out")
        await hall.press(name, "in")
    await _until_refused(hall, "hw")
    await doing.last(fault)
    await gate.device.stop()
    keyring.move(hall.gateway_folder, name, TWIN)


async def _until_refused(hall: SimulatedHall, reason: str) -> None:
    async with httpx2.AsyncClient() as client, asyncio.timeout(REFUSED_S):
        while True:
            metrics = (await client.get(f"{hall.gateway_wall}/metrics")).text
            if any(f'reason="{reason}"' in line and not line.endswith(" 0.0") for line in metrics.splitlines()):
                return
            await asyncio.sleep(0.1)


async def _backup(doing: Doing, fault: Fault) -> None:
    """Put a backup back in the place of a log that has gone on since."""
    copy = await _copied(doing.hall)
    await doing.last(fault)
    await doing.hall.stop("gateway")
    await _put_back(doing, copy, "a log that is behind what was signed")


async def _tamper(doing: Doing, fault: Fault) -> None:
    """Alter an entry in the file; after it is noticed, go on from the last backup."""
    copy = await _copied(doing.hall)
    await doing.last(fault)
    await doing.hall.stop("gateway")
    await asyncio.to_thread(alter, doing.hall.gateway_folder / "log.db")
    await _refused(doing, "an altered entry")
    await _put_back(doing, copy, "a log that is behind what was signed")


async def _put_back(doing: Doing, copy: Path, what: str) -> None:
    hall = doing.hall
    hall.lost_logs.append(str(hall.parts["gateway"].ready["log"]))
    for path in hall.gateway_folder.glob("log.db*"):
        path.unlink()
    shutil.copy(copy, hall.gateway_folder / "log.db")
    await _refused(doing, what)
    await hall.rejoin("restored")
    await hall.start("gateway")


async def _refused(doing: Doing, what: str) -> None:
    """Start the gateway, which must say no."""
    try:
        await doing.hall.start("gateway")
    except PartFailedError:
        doing.seen.add("will-not-start")
        return
    raise FaultError(f"the gateway started on {what}")


async def _copied(hall: SimulatedHall) -> Path:
    """Stop the gateway, copy its log as an operator does, and let it go on."""
    copy = hall.folder / "backup.db"
    await hall.stop("gateway")
    await asyncio.to_thread(_copy, hall.gateway_folder / "log.db", copy)
    await hall.start("gateway")
    return copy


def _copy(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as here, closing(sqlite3.connect(target)) as there:
        here.backup(there)


def alter(path: Path) -> None:
    """Turn the way of the first press in a log: who came in has gone out."""
    with closing(sqlite3.connect(path)) as db, db:
        n, payload = db.execute(_A_PRESS).fetchone()
        turned = payload.replace(b'"b":"in"', b'"b":"??"').replace(b'"b":"out"', b'"b":"in"')
        db.execute("UPDATE leaf SET payload = ? WHERE n = ?", (turned.replace(b'"b":"??"', b'"b":"out"'), n))


_DOING: Mapping[str, Callable[[Doing, Fault], Awaitable[None]]] = {
    "kill": _kill,
    "stop": _stop,
    "unplug": _unplug,
    "half-open": _half_open,
    "clock": _clock,
    "full": _full,
    "stuck": _stuck,
    "bounce": _bounce,
    "twin": _twin,
    "backup": _backup,
    "tamper": _tamper,
}
