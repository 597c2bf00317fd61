"""`lawang demo`: the whole system on this machine, with visitors; with --for, checked hop by hop at its end."""

import asyncio
import json
import random
import shutil
import signal
import tempfile
import time
from collections.abc import Generator
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn

from simulators import chaos, officers
from simulators.hall import SimulatedHall, World
from simulators.panel.gates import panel
from simulators.traffic import press_for

CALM_PER_S = 2.0
CHAOS_PER_S = 14.0
CALM_GATES = ("gate-a", "gate-b")
CHAOS_GATES = ("gate-a", "gate-b", "gate-c", "gate-d")

say = Console(stderr=True)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the command line asked for."""

    seconds: float | None
    chaos: bool
    json: bool
    data: Path | None
    world: World
    seed: int


def demo(wishes: Wishes) -> int:
    """Run until Ctrl-C or for the time asked for; return the exit code."""
    try:
        return asyncio.run(_demo(wishes))
    except (KeyboardInterrupt, asyncio.CancelledError):
        say.print("Selesai. Tidak ada proses yang tertinggal. / Ended; no process is left behind.")
        return 0


async def _demo(wishes: Wishes) -> int:
    main = asyncio.current_task()
    if main is not None:
        for number in (signal.SIGTERM, signal.SIGINT):  # also where a shell began it with SIGINT ignored
            asyncio.get_running_loop().add_signal_handler(number, main.cancel)
    with _folder(wishes.data) as folder:
        began = time.monotonic()
        gates = CHAOS_GATES if wishes.chaos else CALM_GATES
        async with AsyncExitStack() as stack:
            with say.status("Menyalakan semua bagian … / starting all parts …"):
                described = SimulatedHall(
                    folder, gates=gates, floor=True, world=wishes.world, keep=wishes.data is not None
                )
                hall = await stack.enter_async_context(described)
            buttons = await stack.enter_async_context(panel(hall.boxes))
            started = time.monotonic() - began
            _announce(hall, buttons, started, folder)
            return await _run(hall, wishes, started)


async def _run(hall: SimulatedHall, wishes: Wishes, started: float) -> int:
    rng = random.Random(wishes.seed)
    rate = CHAOS_PER_S if wishes.chaos else CALM_PER_S
    seconds = wishes.seconds
    with _progress() as progress:
        bar = progress.add_task("menekan / pressing", total=seconds, status="")
        async with asyncio.TaskGroup() as group:
            ticker = group.create_task(_tick(hall, progress, bar), name="progress")
            faults: asyncio.Task[None] | None = None
            if wishes.chaos:
                horizon = seconds or 3600.0
                plan = chaos.schedule(random.Random(rng.random()), horizon, list(hall.parts), list(hall.boxes))
                faults = group.create_task(chaos.wreak(hall, plan), name="chaos")
            sitting = group.create_task(officers.work(hall, random.Random(rng.random()), seconds), name="officers")
            await press_for(hall, rng, rate, seconds)
            await sitting
            if faults is not None:
                await faults
            ticker.cancel()
        began = time.monotonic()
        await hall.drained(progress=lambda left: progress.update(bar, status=f"{left} di jalan / on the way"))
    return await _verdict(hall, wishes, started, time.monotonic() - began)


async def _tick(hall: SimulatedHall, progress: Progress, bar: Any) -> None:  # noqa: ANN401 - rich's TaskID
    began = time.monotonic()
    while True:
        down = ", ".join(o.part for o in hall.outages.all if o.until is None)
        status = f"{len(hall.presses.times)} ditekan / pressed" + (f", mati / down: {down}" if down else "")
        progress.update(bar, completed=time.monotonic() - began, status=status)
        await asyncio.sleep(0.2)


async def _verdict(hall: SimulatedHall, wishes: Wishes, started: float, drained: float) -> int:
    checked = await hall.check()
    result = checked | {
        "kills": {name: part.kills for name, part in [*hall.parts.items(), *hall.boxes.items()]},
        "cuts": sum(o.part in (*chaos.CABLES, *hall.boxes) for o in hall.outages.all)
        - sum(box.kills for box in hall.boxes.values()),
        "while_down": round(hall.outages.share(hall.presses.times), 3),
        "seconds": {"start": round(started, 2), "pressing": wishes.seconds, "draining": round(drained, 2)},
        "device": next(iter(hall.gates.values())).device.implementation,
    }
    if wishes.json:
        print(json.dumps(result, ensure_ascii=False), flush=True)  # noqa: T201 - the result
    else:
        _tell(result)
    return int(checked["exit"])


def _tell(result: dict[str, Any]) -> None:
    hops = ("pressed", "lit", "in_rings", "logged", "in_cloud", "facts", "lost", "doubled")
    say.print("  ".join(f"{hop} {result[hop]}" for hop in hops))
    say.print("[green]Semua cocok / all hops agree[/]" if result["ok"] else "[red]Tidak cocok / hops disagree[/]")
    for problem in result["problems"]:
        say.print(f"- {problem}", markup=False)


def _announce(hall: SimulatedHall, buttons: str, started: float, folder: Path) -> None:
    implementation = next(iter(hall.gates.values())).device.implementation
    say.print(f"Siap dalam {started:.1f} s / ready in {started:.1f} s; kotak / boxes: {implementation}")
    say.print(f"Layar dari awan / wall of the cloud:     [link]{hall.wall}/?site={hall.site}[/]")
    say.print(f"Layar dari gedung / wall of the gateway: [link]{hall.gateway_wall}/?site={hall.site}[/]")
    say.print(f"Tombol virtual / virtual buttons:        [link]{buttons}[/]")
    say.print(f"Berkas / files: {folder}", markup=False)
    say.print("Ctrl-C untuk berhenti / to stop")


def _progress() -> Progress:
    return Progress(
        SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[status]}"), console=say
    )


@contextmanager
def _folder(data: Path | None) -> Generator[Path]:
    """Give the folder that was asked for, which stays, or one that is gone afterwards."""
    if data is not None:
        data.mkdir(parents=True, exist_ok=True)
        yield data.resolve()
        return
    folder = Path(tempfile.mkdtemp(prefix="lawang-demo-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
