"""What every fault is done to and by."""

import asyncio
import random
import time

from simulators.hall import SimulatedHall
from simulators.scenarios.model import Fault
from simulators.scenarios.stage import Stage


class FaultError(RuntimeError):
    """A fault could not be done, or a part took what it must refuse; the message says which."""


class Doing:
    """A hall on its stage, by what chance, what was `seen` (words of `watch`), when the last fault was `over`."""

    def __init__(self, hall: SimulatedHall, stage: Stage, rng: random.Random, seen: set[str]) -> None:
        """Stand ready."""
        self.hall, self.stage, self.rng, self.seen = hall, stage, rng, seen
        self.over = time.monotonic()

    async def last(self, fault: Fault) -> None:
        """Let a fault last; it is over then, and its mending begins."""
        await asyncio.sleep(fault.lasts)
        self.over = time.monotonic()
