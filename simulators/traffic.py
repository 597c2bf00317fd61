"""Lets visitors press at a hall's gates and kiosk, in real time."""

import asyncio
import contextlib
import random

from simulators.device.process import DeviceDiedError
from simulators.hall import SimulatedHall
from simulators.plan_file import KIOSK
from simulators.visitors import Kiosk, Movement, visitors

MAX_WAITING = 40  # fingers that wait for a button; more visitors than buttons can take do not pile up


async def press_for(hall: SimulatedHall, rng: random.Random, presses_per_s: float, seconds: float | None) -> None:
    """Let visitors press for so long (None: until cancelled); returns when the last lamp has been waited for.

    A gate that is dead is walked past: its visitors take another one. From a dead kiosk they go without a number.
    """
    loop = asyncio.get_running_loop()
    began = loop.time()
    waiting = asyncio.Semaphore(MAX_WAITING)
    kiosk = Kiosk(KIOSK.name, tuple(KIOSK.buttons)) if KIOSK.name in hall.boxes else None
    async with asyncio.TaskGroup() as group:
        for movement in visitors(rng, hall.gate_names, presses_per_s, kiosk):
            if seconds is not None and movement.at > seconds:
                return
            await asyncio.sleep(max(0.0, began + movement.at - loop.time()))
            await waiting.acquire()
            if seconds is not None and loop.time() - began > seconds:
                return
            task = group.create_task(_press(hall, rng, movement), name=f"finger at {movement.gate}")
            task.add_done_callback(lambda _: waiting.release())


async def _press(hall: SimulatedHall, rng: random.Random, movement: Movement) -> None:
    able = [name for name, box in hall.boxes.items() if box.device.alive and movement.button in box.buttons]
    if not able:
        return
    gate = movement.gate if movement.gate in able else rng.choice(able)
    with contextlib.suppress(DeviceDiedError):
        await hall.press(gate, movement.button)
