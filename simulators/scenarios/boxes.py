"""Faults of boxes: buttons, flash, a second box of the same name. A function returns once the fault is mended."""

import asyncio
import shutil
import time
from pathlib import Path

import httpx2

from edge_gateway.devices import keyring
from simulators import drain
from simulators.gates import Gate
from simulators.hall import SimulatedHall
from simulators.scenarios.doing import Doing, FaultError
from simulators.scenarios.model import Fault

TWIN = "7e1000000002"  # another chip's number
TWIN_PRESSES = 3
REFUSED_S, DELIVERED_S = 120.0, 120.0


async def stuck(doing: Doing, fault: Fault) -> None:
    """Hold buttons down: each counts once, and while it is held."""
    await asyncio.gather(*(_held(doing.hall, place, fault.lasts) for place in fault.where))
    doing.over = time.monotonic()


async def _held(hall: SimulatedHall, place: str, seconds: float) -> None:
    box, button = place.split("/")
    device, before = hall.boxes[box].device, time.time()
    number = hall.presses.pressed(box, button)
    lit = await device.press(button, int(seconds * 1000))
    hall.presses.lamp(number, lit.ep, lit.seq)
    if lit.at / 1000 - before > seconds / 2:
        raise FaultError(f"{place} was held for {seconds:g} s, and its lamp was dark meanwhile")


async def bounce(doing: Doing, fault: Fault) -> None:
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


async def twin(doing: Doing, fault: Fault) -> None:
    """Let a second box of the same name speak; it is refused until it is registered in the place of the first."""
    hall, (name,) = doing.hall, fault.where
    gate = hall.gates[name]
    await gate.device.stop()
    image = shutil.copy(gate.device.ring, hall.folder / f"{name}.image")
    await gate.device.start()
    second = await hall.clone(name, Path(image), TWIN)
    for _ in range(TWIN_PRESSES):
        await second.press("out")
        await hall.press(name, "in")
    await _until_refused(hall, "hw")
    await doing.last(fault)
    await _stop_delivered(hall, gate)
    keyring.move(hall.gateway_folder, name, TWIN)


async def _stop_delivered(hall: SimulatedHall, gate: Gate) -> None:
    """Take a box away once all that was pressed at it is logged: what it still has would be lost with it."""
    logged = drain.Logged(hall.gateway_folder)
    async with asyncio.timeout(DELIVERED_S):
        while True:
            await gate.device.stop()
            if not drain.missing([gate.device.ring], logged):
                return
            await gate.device.start()
            while drain.missing([gate.device.ring], logged):  # noqa: ASYNC110 - a ring sets no event
                await asyncio.sleep(0.1)


async def _until_refused(hall: SimulatedHall, reason: str) -> None:
    async with httpx2.AsyncClient() as client, asyncio.timeout(REFUSED_S):
        while True:
            metrics = (await client.get(f"{hall.gateway_wall}/metrics")).text
            if any(f'reason="{reason}"' in line and not line.endswith(" 0.0") for line in metrics.splitlines()):
                return
            await asyncio.sleep(0.1)


async def flash(doing: Doing, fault: Fault) -> None:
    """Let the flash of boxes take nothing: no lamp may say that a press is kept."""
    for name in fault.where:
        doing.hall.boxes[name].device.flash(takes=False)
    pressed = (_dark(doing.hall, name, button) for name in fault.where for button in doing.hall.boxes[name].buttons)
    await asyncio.gather(doing.last(fault), *pressed)
    for name in fault.where:
        doing.hall.boxes[name].device.flash(takes=True)


async def _dark(hall: SimulatedHall, box: str, button: str) -> None:
    lit = await hall.press(box, button)
    if lit is not None:
        raise FaultError(f"{box}/{button}: the lamp was lit for {lit.seq}, and the flash takes nothing")
