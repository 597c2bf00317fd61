"""Runs a scenario over a whole hall and says what came of it beside what was expected."""

import asyncio
import contextlib
import random
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from simulators import officers
from simulators.device.process import DeviceDiedError
from simulators.hall import SimulatedHall, World
from simulators.presser import now_ms
from simulators.scenarios.doing import Doing, FaultError
from simulators.scenarios.faults import do
from simulators.scenarios.model import ALONE, DATED_S, Expect, Fault, Scenario
from simulators.scenarios.stage import Stage
from simulators.scenarios.watch import Watch
from simulators.supervise import PartFailedError
from simulators.traffic import press_for

AFTER = ("in", "out", "ktp", "next")  # pressed at each gate, kiosk and pad that lives, once all is mended
EMPTY = ("pad-4", "pad-5", "pad-6")  # nobody sits there: whoever waits for them waits through everything
DRAIN_S = 300.0
FOLLOWED_S = 4.0  # after a step of the machine's clock: the gateway looks each second, and tells the boxes


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a scenario came to; `missed` says each expectation that was not met, and is empty if all were.

    `lost`: lamps lit whose press no log has; `doubled`: presses that are counted twice. `recovery_s`: from the end of
    the last fault, when its mending begins, until all that was pressed is in the cloud.
    """

    name: str
    title: str
    pressed: int
    logged: int
    lost: int
    doubled: int
    detected: tuple[str, ...]
    recovery_s: float
    missed: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """Return it as `--json` prints it."""
        return asdict(self)


async def run(scenario: Scenario, folder: Path, seed: int, world: World | None = None) -> Outcome:
    """Run one scenario in `folder`, which is new. A part that does not come back is a missed expectation."""
    try:
        if scenario.faults[0].what == ALONE:
            from simulators.scenarios.week import offline  # noqa: PLC0415 - needs the simulated year

            return await offline(scenario, folder, seed)
        return await _in_hall(scenario, folder, seed, world)
    except* (FaultError, PartFailedError, DeviceDiedError, TimeoutError) as failures:
        missed = tuple(f"{type(e).__name__}: {e}".rstrip(": ") for e in leaves_of(failures))
    return Outcome(scenario.name, scenario.title, 0, 0, 0, 0, (), 0.0, missed)


def leaves_of(group: BaseExceptionGroup[Exception]) -> Iterator[Exception]:
    """Give the exceptions in a group of groups."""
    for e in group.exceptions:
        if isinstance(e, BaseExceptionGroup):
            yield from leaves_of(e)
        else:
            yield e


async def _in_hall(scenario: Scenario, folder: Path, seed: int, world: World | None) -> Outcome:
    rng = random.Random(f"{seed}/{scenario.name}")
    stage = Stage(scenario, folder)
    async with SimulatedHall(folder, floor=scenario.floor, world=world, zone=stage.zone, gateway=stage.gateway) as hall:
        await asyncio.gather(*(box.device.wait_link() for box in hall.boxes.values()))
        watch = Watch(hall)
        await watch.all_well()
        watching = asyncio.create_task(watch.run(), name="watch")
        try:
            doing = Doing(hall, stage, random.Random(rng.random()), watch.seen)
            recovery = await _happen(scenario, hall, doing, rng)
            await asyncio.sleep(doing.over + FOLLOWED_S - time.monotonic())
            mended = now_ms()
            await _press_after(hall)
            await hall.drained(DRAIN_S)
            wrong = await watch.still_wrong()
        finally:
            watching.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await watching
        verdict = await hall.check(clock_ms=stage.clock_ms, mended=mended)
        detected = watch.finish()
    counted = {name: int(verdict[name]) for name in ("pressed", "logged", "lost", "doubled")}
    missed = (
        *misses(scenario.expect, counted, detected, recovery, verdict["problems"]),
        *misdated(scenario.expect, verdict["off_ms"], verdict["off_after_ms"]),
        *(f"still wrong at the end: {word}" for word in wrong),
        *(uncounted(verdict["dark"], verdict["told_lost"]) if _is_steady(scenario) else ()),
    )
    return Outcome(
        scenario.name, scenario.title, **counted, detected=tuple(detected), recovery_s=round(recovery, 1), missed=missed
    )


def _is_steady(scenario: Scenario) -> bool:
    """Say whether no box dies: what it counts in memory it then tells."""
    return all(fault.what == "flash" for fault in scenario.faults)


async def _happen(scenario: Scenario, hall: SimulatedHall, doing: Doing, rng: random.Random) -> float:
    """Let people press and faults happen; return the seconds of recovery."""
    locks = {place: asyncio.Lock() for fault in scenario.faults for place in fault.where}
    async with asyncio.TaskGroup() as group:
        group.create_task(press_for(hall, rng, scenario.rate, scenario.seconds), name="people")
        if scenario.floor:
            group.create_task(
                officers.work(hall, random.Random(rng.random()), scenario.seconds, EMPTY), name="officers"
            )
        for fault in scenario.faults:
            group.create_task(_fault(doing, fault, locks), name=f"fault {fault.what}")
    await hall.drained(DRAIN_S)
    return time.monotonic() - doing.over


async def _fault(doing: Doing, fault: Fault, locks: Mapping[str, asyncio.Lock]) -> None:
    """Do a fault at its time, or once the one before it at the same place is mended, on a slow machine."""
    await asyncio.sleep(fault.at)
    async with AsyncExitStack() as stack:
        for place in sorted(fault.where):
            await stack.enter_async_context(locks[place])
        await do(doing, fault)


async def _press_after(hall: SimulatedHall) -> None:
    alive = [box for box in hall.boxes.values() if box.device.alive]
    await asyncio.gather(*(box.press(button) for box in alive for button in AFTER if button in box.buttons))


def misses(
    expect: Expect, counted: dict[str, int], detected: Sequence[str], recovery: float, problems: Sequence[str]
) -> tuple[str, ...]:
    """Say in words which expectations were not met: nothing lost or doubled, all that must be noticed was, in time."""
    found = [f"{counted[what]} {what}" for what in ("lost", "doubled") if counted[what]]
    found += [f"not detected: {word}" for word in expect.detected if word not in detected]
    found += [f"must never be: {word}" for word in expect.never if word in detected]
    if recovery > expect.recovery_s:
        found.append(f"recovery took {recovery:.1f} s, {expect.recovery_s:g} s are allowed")
    if counted["pressed"] < expect.pressed:
        found.append(f"{counted['pressed']} pressed, {expect.pressed} are wanted")
    return (*found, *problems)


def misdated(expect: Expect, off_ms: int, off_after_ms: int) -> tuple[str, ...]:
    """Say which presses were dated too far from when they were made, all and those after all was mended."""
    found = (
        [f"dated {off_ms / 1000:g} s off, {expect.dated_s:g} s are allowed"] if off_ms > expect.dated_s * 1000 else []
    )
    if off_after_ms > DATED_S * 1000:
        found.append(f"dated {off_after_ms / 1000:g} s off after all was mended")
    return tuple(found)


def uncounted(dark: int, told: int) -> tuple[str, ...]:
    """Say that not all presses whose lamp stayed dark were told by their box."""
    return () if dark == told else (f"{dark} lamps stayed dark, boxes told of {told}",)
