"""Faults: which part is killed, which cable cut, when and for how long. Decided before the run from a seed."""

import asyncio
import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from simulators.hall import SimulatedHall

KILLS = 2  # of each part
SERVER_DOWN_S = (1.0, 3.0)
GATE_DOWN_S = (0.5, 1.5)
CUT_S = (3.0, 6.0)
CABLES = ("gateway-broker", "gateway-cloud")
FIRST_S = 2.0
QUIET_SHARE = 0.12  # of the run's end: whoever is down has come back when the presses end


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """After `at` seconds (or presses), `part` is killed (or its cable cut) for `down` seconds."""

    at: float
    part: str
    down: float
    cut: bool = False


def schedule(rng: random.Random, seconds: float, servers: Sequence[str], gates: Sequence[str]) -> list[Fault]:
    """Return faults in order: each server and gate killed at least twice, each cable cut once a minute.

    Kills of one part do not overlap: each has a stretch of the run of its own.
    """
    end = seconds * (1 - QUIET_SHARE)
    times = max(KILLS, round(seconds / 30))
    faults: list[Fault] = []
    for part in [*servers, *gates]:
        shortest, longest = SERVER_DOWN_S if part in servers else GATE_DOWN_S
        faults += _spread(rng, part, times, end, (shortest, longest), cut=False)
    for cable in (*CABLES, *gates):
        faults += _spread(rng, cable, max(1, round(seconds / 60)), end, CUT_S, cut=True)
    return sorted(faults)


def _spread(  # noqa: PLR0913, PLR0917 - one row of a timetable
    rng: random.Random,
    part: str,
    times: int,
    end: float,
    down_s: tuple[float, float],
    cut: bool,  # noqa: FBT001
) -> list[Fault]:
    stretch = (end - FIRST_S) / times
    result: list[Fault] = []
    for turn in range(times):
        down = min(rng.uniform(*down_s), stretch / 2)
        at = FIRST_S + turn * stretch + rng.uniform(0, stretch - down)
        result.append(Fault(at, part, down, cut))
    return result


async def wreak(hall: SimulatedHall, faults: Sequence[Fault]) -> None:
    """Do to the hall what the schedule says, starting now; returns when the last part is back."""
    began = asyncio.get_running_loop().time()
    vandal = Vandal(hall)
    async with asyncio.TaskGroup() as group:
        for fault in faults:
            await asyncio.sleep(max(0.0, began + fault.at - asyncio.get_running_loop().time()))
            group.create_task(vandal.do(fault), name=f"fault {fault.part}")


class Vandal:
    """Kills and cuts; of one part, and of one cable, one after the other."""

    def __init__(self, hall: SimulatedHall) -> None:
        """Take a hall that is up."""
        self._hall = hall
        self._busy: defaultdict[tuple[str, bool], asyncio.Lock] = defaultdict(asyncio.Lock)

    async def do(self, fault: Fault) -> None:
        """Do a fault, from its beginning to its mending."""
        async with self._busy[fault.part, fault.cut]:
            await (self._cut if fault.cut else self._kill)(fault)

    async def _kill(self, fault: Fault) -> None:
        outage = self._hall.outages.begin(fault.part)
        self._hall.kill(fault.part)
        await asyncio.sleep(fault.down)
        await self._hall.start(fault.part)
        outage.end()

    async def _cut(self, fault: Fault) -> None:
        outage = self._hall.cut(fault.part)
        await asyncio.sleep(fault.down)
        self._hall.cable(fault.part).restore()
        outage.end()
