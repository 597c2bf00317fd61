"""A whole hall: kiosk, pads and gates of real firmware, officers and visitors, and a gateway that is killed meanwhile."""

import asyncio
import json
import random
import sqlite3
from collections.abc import AsyncGenerator, Callable
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from edge_gateway.succession.auditing import replay_folder
from simulators import officers
from simulators.hall import SimulatedHall, World
from simulators.traffic import press_for
from tests.depth import depth

KILLS = depth(5, 1)
PRESSES_PER_S = 6.0


@pytest_asyncio.fixture
async def floor(tmp_path: Path, hall_world: World) -> AsyncGenerator[SimulatedHall]:
    """Give a hall with two gates, a kiosk and six pads."""
    async with SimulatedHall(tmp_path / "hall", floor=True, world=hall_world) as running:
        await asyncio.gather(*(box.device.wait_link() for box in running.boxes.values()))
        yield running


def facts(hall: SimulatedHall) -> list[dict[str, Any]]:
    with sqlite3.connect(f"file:{hall.gateway_folder}/log.db?mode=ro", uri=True) as log:
        rows = log.execute("SELECT payload FROM leaf WHERE src = 'gateway' ORDER BY n").fetchall()
    log.close()
    return [json.loads(payload) for (payload,) in rows]


def replayed(hall: SimulatedHall) -> list[object]:
    return [done.mismatch for done in replay_folder(hall.gateway_folder, lambda *_: None)]


async def shows(hall: SimulatedHall, box: str, text: str) -> None:
    """Wait until a display shows `text`."""
    device = hall.boxes[box].device
    try:
        async with asyncio.timeout(15):
            while device.display != text:
                await asyncio.sleep(0.05)
    except TimeoutError:
        pytest.fail(f"{box} shows {device.display!r}, not {text!r}")


async def first_display(hall: SimulatedHall) -> None:
    """Wait until every pad has been told that nobody waits."""
    await asyncio.gather(*(shows(hall, name, "-  menunggu 0") for name, box in hall.boxes.items() if box.counter))


async def test_what_is_pressed_is_shown(floor: SimulatedHall) -> None:
    """The kiosk shows the number, the pads of its service how many wait; two NEXT 400 ms apart make one call."""
    await first_display(floor)
    await floor.press("kiosk-1", "ktp")
    await shows(floor, "kiosk-1", "Nomor A001")
    await floor.press("kiosk-1", "ktp")
    await shows(floor, "kiosk-1", "Nomor A002")
    await asyncio.gather(shows(floor, "pad-1", "-  menunggu 2"), shows(floor, "pad-2", "-  menunggu 2"))
    assert floor.boxes["pad-3"].device.display == "-  menunggu 0"
    loop = asyncio.get_running_loop()
    began = loop.time()
    await floor.press("pad-1", "next")
    await asyncio.sleep(max(0.0, began + 0.4 - loop.time()))
    await floor.press("pad-1", "next")
    await asyncio.gather(shows(floor, "pad-1", "A001  menunggu 1"), shows(floor, "pad-2", "-  menunggu 1"))
    await floor.drained()
    made = facts(floor)
    assert [(f["ticket"], f["counter"]) for f in made if f["k"] == "call"] == [("A001", "1")]
    assert [f["why"] for f in made if f["k"] == "refused"] == ["guard"]
    await floor.press("pad-2", "next")
    await shows(floor, "pad-2", "A002  menunggu 0")
    await floor.press("pad-2", "move")
    await asyncio.gather(shows(floor, "pad-4", "-  menunggu 1"), shows(floor, "pad-2", "-  menunggu 0"))
    await floor.press("pad-4", "next")
    await floor.press("pad-4", "done")
    await floor.press("pad-1", "done")
    await shows(floor, "pad-4", "-  menunggu 0")
    await floor.drained()
    verdict = await floor.check()
    assert verdict["problems"] == []
    assert (verdict["tickets"], verdict["called"], verdict["ended"], verdict["open"]) == (3, 3, 3, 0)
    assert replayed(floor) == [None]


async def test_a_gateway_that_comes_back_goes_on_with_the_queue(floor: SimulatedHall) -> None:
    """Class "a ticket number repeats after a restart": numbers, queue and the ticket in hand are as they were."""
    await first_display(floor)
    for _ in range(2):
        await floor.press("kiosk-1", "ktp")
    await shows(floor, "kiosk-1", "Nomor A002")
    await floor.press("pad-1", "next")
    await shows(floor, "pad-1", "A001  menunggu 1")
    floor.kill("gateway")
    await floor.start("gateway")
    await floor.press("kiosk-1", "ktp")
    await shows(floor, "kiosk-1", "Nomor A003")
    await shows(floor, "pad-1", "A001  menunggu 2")
    await floor.press("pad-1", "done")
    await floor.press("pad-2", "next")
    await shows(floor, "pad-2", "A002  menunggu 1")
    await floor.drained()
    verdict = await floor.check()
    assert (verdict["problems"], verdict["tickets"], verdict["ended"]) == ([], 3, 1)
    assert replayed(floor) == [None]


@pytest.mark.timeout(60 + 20 * KILLS)
async def test_nothing_pressed_is_lost_while_the_gateway_is_killed(
    floor: SimulatedHall, record_property: Callable[[str, object], None]
) -> None:
    """Acknowledged, then the process dies, at random points: logged = pressed, every ticket once, replay = facts."""
    rng = random.Random(7)
    async with asyncio.TaskGroup() as group:
        busy = [
            group.create_task(press_for(floor, random.Random(rng.random()), PRESSES_PER_S, None)),
            group.create_task(officers.work(floor, random.Random(rng.random()), None)),
        ]
        for _ in range(KILLS):
            await asyncio.sleep(rng.uniform(0.5, 3.0))
            floor.kill("gateway")
            await floor.start("gateway")
        await asyncio.sleep(2)
        for task in busy:
            task.cancel()
    await floor.drained()
    verdict = await floor.check()
    record_property("verdict", json.dumps(verdict))
    assert verdict["problems"] == []
    assert verdict["lit"] <= verdict["logged"] == verdict["in_cloud"] <= verdict["pressed"]
    assert verdict["called"] > 0
    assert replayed(floor) == [None]
