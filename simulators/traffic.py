"""Lets visitors press at a hall's gates, in real time."""

import asyncio
import contextlib
import random

from simulators.device.process import DeviceDiedError
from simulators.hall import SimulatedHall
from simulators.visitors import Movement, visitors

MAX_WAITING = 40  # fingers that wait for a button; more visitors than buttons can take do not pile up


async def press_for(hall: SimulatedHall, rng: random.Random, presses_per_s: float, seconds: float | None) -> None:
    """Let visitors press for so long (None: until cancelled); returns when the last lamp has been waited for.

    A gate that is dead is walked past: its visitors take another one.
    """
    loop = asyncio.get_running_loop()
    began = loop.time()
    waiting = asyncio.Semaphore(MAX_WAITING)
    async with asyncio.TaskGroup() as group:
        for movement in visitors(rng, hall.gate_names, presses_per_s):
            if seconds is not None and movement.at > seconds:
                return
            await asyncio.sleep(max(0.0, began + movement.at - loop.time()))
            await waiting.acquire()
            if seconds is not None and loop.time() - began > seconds:
                return
            task = group.create_task(_press(hall, rng, movement), name=f"finger at {movement.gate}")
            task.add_done_callback(lambda _: waiting.release())


async def _press(hall: SimulatedHall, rng: random.Random, movement: Movement) -> None:
    alive = [name for name, gate in hall.gates.items() if gate.device.alive]
    if not alive:
        return
    gate = movement.gate if movement.gate in alive else rng.choice(alive)
    with contextlib.suppress(DeviceDiedError):
        await hall.press(gate, movement.button)
