"""`lawang simulate soak`: a great many presses on real processes, while every part is killed and every cable cut.

What happens is counted in presses, not in seconds: a slow machine takes longer and is spared nothing.
"""

import asyncio
import contextlib
import random
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from typing import Any, NamedTuple

import psutil

from simulators import officers
from simulators.chaos import CABLES, Fault, Vandal
from simulators.device.process import DeviceDiedError
from simulators.hall import TIMING, SimulatedHall, World
from simulators.traffic import press_for

HELD_MS = 40
LOCKOUT_MS = 40  # as long as a button must be released anyway; a box of people has 250
SERVER_DOWN_S = (0.3, 1.2)
BOX_DOWN_S = (0.2, 0.8)
CUT_S = (0.5, 3.0)
CALM_PER_S = 1.0  # of visitors who walk to the kiosk and are called
QUIET_SHARE = 0.03  # of the presses, at the end: whoever is down has come back
SAMPLE_S = 5.0
TELL_S = 0.5
DRAIN_S = 600.0


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the command line asked for; `kills` and `cuts` are shared evenly by all parts and cables."""

    presses: int
    kills: int
    cuts: int
    gates: int
    minutes: float
    seed: int


class Sample(NamedTuple):
    """What the servers held in memory and files when so many presses were made (bytes)."""

    pressed: int
    memory: Mapping[str, int]
    files: Mapping[str, int]


class Watch:
    """Measures a hall's servers every few seconds, and says how far it is."""

    def __init__(self, hall: SimulatedHall, progress: Callable[[int, str], None]) -> None:
        """Watch a hall that is up."""
        self._hall, self._progress = hall, progress
        self.samples: list[Sample] = []

    async def run(self) -> None:
        """Measure until cancelled."""
        while True:
            self.samples.append(sample(self._hall))
            for _ in range(round(SAMPLE_S / TELL_S)):
                down = ", ".join(o.part for o in self._hall.outages.all if o.until is None)
                self._progress(len(self._hall.presses.times), f"mati / down: {down}" if down else "")
                await asyncio.sleep(TELL_S)


def sample(hall: SimulatedHall) -> Sample:
    """Measure now; a part that is down has no memory."""
    memory = {name: _resident(part.pid) for name, part in hall.parts.items()}
    sizes = {
        path.name: path.stat().st_size for path in [*hall.folder.glob("*.log"), *hall.gateway_folder.glob("log.db*")]
    }
    rings = sum(path.stat().st_size for paths in hall.rings.values() for path in paths)
    return Sample(len(hall.presses.times), memory, sizes | {"rings": rings})


def _resident(pid: int | None) -> int:
    with contextlib.suppress(psutil.Error):
        return psutil.Process(pid).memory_info().rss if pid is not None else 0
    return 0


def growth(samples: Sequence[Sample]) -> dict[str, Any]:
    """Return the most that each server held in the second quarter of a run and in the last one (MiB); files alike.

    What grows with the log by right is given in bytes a press.
    """
    quarter = max(1, len(samples) // 4)
    then, now = samples[quarter : 2 * quarter] or samples, samples[-quarter:]
    memory = {part: [_most(s.memory[part] for s in some) for some in (then, now)] for part in samples[-1].memory}
    names = [name for name in samples[-1].files if name != "log.db"]
    files = {name: [_most(s.files.get(name, 0) for s in some) for some in (then, now)] for name in names}
    a_press = [round(some[-1].files["log.db"] / max(1, some[-1].pressed)) for some in (then, now)]
    return {"memory_mib": memory, "files_mib": files, "log_bytes_a_press": a_press}


def _most(sizes: Iterable[int]) -> float:
    return round(max(sizes) / 2**20, 2)


def faults(rng: random.Random, wishes: Wishes, servers: Sequence[str], boxes: Sequence[str]) -> list[Fault]:
    """Return kills of every part and cuts of every cable in turn, at counts of presses, in their order."""
    made = [_kill(rng, part, servers) for part in islice(cycle([*servers, *boxes]), wishes.kills)]
    cables = islice(cycle([*CABLES, *boxes]), wishes.cuts)
    made += [Fault(0.0, cable, rng.uniform(*CUT_S), cut=True) for cable in cables]
    rng.shuffle(made)
    step = wishes.presses * (1 - QUIET_SHARE) / (len(made) + 1)
    return [Fault(step * (number + 1), f.part, f.down, f.cut) for number, f in enumerate(made)]


def _kill(rng: random.Random, part: str, servers: Sequence[str]) -> Fault:
    return Fault(0.0, part, rng.uniform(*(SERVER_DOWN_S if part in servers else BOX_DOWN_S)))


async def soak(wishes: Wishes, folder: Path, world: World, progress: Callable[[int, str], None]) -> dict[str, Any]:
    """Run one; `progress` is told how many were pressed, and what goes on. Raises TimeoutError after `minutes`."""
    rng = random.Random(wishes.seed)
    gates = [f"gate-{number:02d}" for number in range(1, wishes.gates + 1)]
    timing = {**TIMING, "lockout_ms": LOCKOUT_MS}
    async with SimulatedHall(folder, gates=gates, floor=True, world=world, timing=timing) as hall:
        plan = faults(rng, wishes, list(hall.parts), list(hall.boxes))
        watch, began = Watch(hall, progress), time.monotonic()
        async with asyncio.timeout(wishes.minutes * 60):
            await _pressed(hall, wishes, plan, rng, watch)
        pressing = time.monotonic() - began
        await hall.drained(DRAIN_S, lambda left: progress(len(hall.presses.times), f"{left} di jalan / on the way"))
        draining = time.monotonic() - began - pressing
        progress(len(hall.presses.times), "memeriksa / checking")
        checked = await hall.check()
    return checked | {
        "kills": sum(part.kills for part in [*hall.parts.values(), *hall.boxes.values()]),
        "cuts": sum(fault.cut for fault in plan),
        "while_down": round(hall.outages.share(hall.presses.times), 3),
        "seconds": {"pressing": round(pressing), "draining": round(draining)},
        "per_s": round(len(hall.presses.times) / pressing, 1),
        "seed": wishes.seed,
        **growth(watch.samples),
    }


async def _pressed(
    hall: SimulatedHall, wishes: Wishes, plan: Sequence[Fault], rng: random.Random, watch: Watch
) -> None:
    """Press until it is enough and all is mended, while visitors come to the kiosk and officers call them."""
    async with asyncio.TaskGroup() as group:
        others = (watch.run(), press_for(hall, rng, CALM_PER_S, None), officers.work(hall, rng, None))
        until_enough = [group.create_task(other) for other in others]
        async with asyncio.TaskGroup() as busy:
            for gate in hall.gate_names:
                for button in hall.boxes[gate].buttons:
                    busy.create_task(_finger(hall, gate, button, wishes.presses), name=f"finger at {gate}/{button}")
            busy.create_task(_wreak(hall, plan), name="faults")
        for task in until_enough:
            task.cancel()


async def _finger(hall: SimulatedHall, gate: str, button: str, enough: int) -> None:
    while len(hall.presses.times) < enough:
        try:
            await hall.press(gate, button, HELD_MS)
        except DeviceDiedError:
            await asyncio.sleep(0.05)


async def _wreak(hall: SimulatedHall, plan: Sequence[Fault]) -> None:
    vandal = Vandal(hall)
    async with asyncio.TaskGroup() as group:
        for fault in plan:
            while len(hall.presses.times) < fault.at:  # noqa: ASYNC110 - a list sets no event
                await asyncio.sleep(0.02)
            group.create_task(vandal.do(fault), name=f"fault {fault.part}")
