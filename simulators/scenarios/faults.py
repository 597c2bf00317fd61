"""How each fault is done to a hall. A function returns once the fault is mended."""

import asyncio
import shutil
import sqlite3
import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import closing
from pathlib import Path

from simulators.bench.strangers import Strangers
from simulators.hall import SimulatedHall
from simulators.scenarios import boxes
from simulators.scenarios.doing import Doing, FaultError
from simulators.scenarios.model import Fault
from simulators.supervise import PartFailedError

EDGE_S = 1.0  # of a day, on either side of midnight
_A_PRESS = """SELECT n, payload FROM leaf WHERE instr(payload, CAST('"k":"press"' AS BLOB)) ORDER BY n LIMIT 1"""


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
    doing.stage.set(clock_s=fault.by)
    await doing.last(fault)
    doing.stage.set()


async def _full(doing: Doing, fault: Fault) -> None:
    doing.stage.set(full=True)
    await doing.last(fault)
    doing.stage.set()


async def _midnight(doing: Doing, fault: Fault) -> None:
    """Let midnight pass in the hall while every button of every gate is pressed, again and again."""
    midnight = doing.stage.midnight
    if midnight is None or time.time() > midnight - EDGE_S:
        raise FaultError("midnight was past before the hall was up")
    await asyncio.sleep(midnight - EDGE_S - time.time())
    places = [(name, button) for name, gate in doing.hall.gates.items() for button in gate.buttons]
    await asyncio.gather(*(_around(doing, midnight, *place) for place in places))
    await doing.last(fault)


async def _around(doing: Doing, midnight: float, box: str, button: str) -> None:
    """Press until the first second of the day is over; note what was pressed and kept within a second of midnight."""
    while (asked := time.time()) < midnight + EDGE_S:
        lit = await doing.hall.press(box, button)
        if lit is not None and midnight - EDGE_S <= asked and lit.at < midnight * 1000:
            doing.seen.add("last-second")
        if lit is not None and asked >= midnight:
            doing.seen.add("first-second")


async def _strangers(doing: Doing, fault: Fault) -> None:
    """Send `by` messages of every kind of rubbish a second, to the broker and to the gateway's pages."""
    hall = doing.hall
    broker, pages = hall.cable("gateway-broker").target, hall.cable("gateway").target
    if broker is None or pages is None:
        raise FaultError("strangers found no broker or no pages")
    seed = doing.rng.randrange(2**32)
    await Strangers(hall.site, list(hall.boxes), broker, pages, fault.by, seed=seed).run(fault.lasts)
    doing.over = time.monotonic()


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


async def do(doing: Doing, fault: Fault) -> None:
    """Do one fault, from its beginning to its mending."""
    await _DOING[fault.what](doing, fault)


_DOING: Mapping[str, Callable[[Doing, Fault], Awaitable[None]]] = {
    "kill": _kill,
    "stop": _stop,
    "unplug": _unplug,
    "half-open": _half_open,
    "clock": _clock,
    "full": _full,
    "midnight": _midnight,
    "strangers": _strangers,
    "stuck": boxes.stuck,
    "bounce": boxes.bounce,
    "flash": boxes.flash,
    "twin": boxes.twin,
    "backup": _backup,
    "tamper": _tamper,
}
