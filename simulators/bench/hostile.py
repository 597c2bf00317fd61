"""`lawang bench hostile`: a whole hall at work while strangers send each kind of rubbish beside it.

Press to answer is measured before and meanwhile; then the gateway's memory, log lines and files, and whether anything
false came into its log or onto its pages.
"""

import asyncio
import json
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2
import psutil
from rich.table import Table

from simulators import run_file
from simulators.bench import answers, bed
from simulators.bench.answers import Desk, Found
from simulators.bench.strangers import Strangers

AIMS: Mapping[str, float] = {"p99_ms": 100.0, "memory_mib": 20.0, "lines_per_s": 1.0, "file_mib": 8.0, "false": 0}
CALM_S = 10.0
LOOK_S = 0.5
MIB = 1 << 20
_ENTRIES = "SELECT src, payload FROM leaf ORDER BY n"


@dataclass(frozen=True, slots=True)
class Wishes:
    """`rate` is how many messages strangers send in a second, all kinds together."""

    devices: int = 40
    seconds: float = 60.0
    rate: float = 1_000.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the hall was like before and among strangers; `false` says each thing that was not so."""

    calm: Found
    meanwhile: Found
    seconds: float
    sent: Mapping[str, int]
    memory: int
    lines: int
    files: int
    false: tuple[str, ...]

    def summary(self) -> dict[str, Any]:
        """Return what `--json` prints; what grew is beyond what the hall's own presses take."""
        calm, meanwhile = self.calm.summary(), self.meanwhile.summary()
        found = {
            "name": "hostile",
            "sent": sum(self.sent.values()),
            "kinds": dict(self.sent),
            "pressed": meanwhile["pressed"],
            "answered": meanwhile["answered"],
            "calm_p99_ms": calm["p99_ms"],
            "p50_ms": meanwhile["p50_ms"],
            "p99_ms": meanwhile["p99_ms"],
            "memory_mib": round(self.memory / MIB, 1),
            "lines_per_s": round(self.lines / self.seconds, 2),
            "file_mib": round(self.files / MIB, 1),
            "false": list(self.false),
            "aims": dict(AIMS),
        }
        return found | {"missed": [name for name, aim in AIMS.items() if _size(found[name]) > aim]}

    def table(self) -> Table:
        """Return the same for people."""
        found = self.summary()
        table = Table(
            title=f"{found['sent']:,} messages of strangers in {self.seconds:g} s, {found['pressed']} presses"
        )
        for column in ("", "found", "aim"):
            table.add_column(column, justify="left" if not column else "right")
        table.add_row("p99_ms before", f"{found['calm_p99_ms']:g}", "")
        for name, aim in AIMS.items():
            table.add_row(
                name, f"{_size(found[name]):g}", f"{aim:g}", style="bold red" if name in found["missed"] else None
            )
        table.caption = "\n".join(self.false) or None
        return table


def _size(value: Any) -> float:  # noqa: ANN401 - a figure of the summary
    return float(len(value)) if isinstance(value, list) else float(value)  # pyright: ignore[reportUnknownArgumentType]


async def measure(folder: Path, wishes: Wishes, tell: Callable[[str], None] = lambda _: None) -> Outcome:
    """Measure with all files in `folder`, which is empty; raises as `answers.measure`."""
    devices, counters = answers.hall(wishes.devices)
    async with bed.make(folder, devices, 1, counters) as parts, answers.connected(parts, devices) as desks:
        tell("tenang / calm")
        calm = await answers.work(desks, answers.Wishes(wishes.devices, min(CALM_S, wishes.seconds)))
        pages = run_file.address(str(parts.gateway.ready["http"]))
        strangers = Strangers(bed.OURS, [device.name for device in devices], parts.broker, pages, wishes.rate)
        before, lines, files = _memory(parts), _lines(parts), _files(parts)
        tell("orang asing / strangers")
        peak = asyncio.create_task(_peak(parts), name="memory")
        async with asyncio.TaskGroup() as group:
            group.create_task(strangers.run(wishes.seconds), name="strangers")
            working = group.create_task(
                answers.work(desks, answers.Wishes(wishes.devices, wishes.seconds)), name="hall"
            )
        peak.cancel()
        most = await peak
        return Outcome(
            calm,
            working.result(),
            wishes.seconds,
            strangers.sent,
            max(0, most - before),
            _lines(parts) - lines,
            _files(parts) - files,
            tuple(await _false(parts, desks, pages)),
        )


async def _peak(parts: bed.Bed) -> int:
    """Return the most memory that the gateway held until cancelled."""
    most = 0
    try:
        while True:
            most = max(most, _memory(parts))
            await asyncio.sleep(LOOK_S)
    except asyncio.CancelledError:
        return most


def _memory(parts: bed.Bed) -> int:
    return psutil.Process(parts.gateway.pid).memory_info().rss


def _lines(parts: bed.Bed) -> int:
    return parts.gateway.log.read_bytes().count(b"\n")


def _files(parts: bed.Bed) -> int:
    """Return the bytes of all files of the gateway."""
    return (
        sum(path.stat().st_size for path in parts.data.rglob("*") if path.is_file()) + parts.gateway.log.stat().st_size
    )


async def _false(parts: bed.Bed, desks: list[Desk], pages: tuple[str, int]) -> list[str]:
    """Name what the log has beyond the boxes' presses, what it lacks, and boxes on the page that there are not."""
    names = {desk.device.name for desk in desks}
    with closing(sqlite3.connect(f"file:{parts.data / 'log.db'}?mode=ro", uri=True)) as db:
        entries = [(src, json.loads(bytes(p)[:-33] if src == "device" else p)) for src, p in db.execute(_ENTRIES)]
    pressed = sum(len(desk.pressed) for desk in desks)
    logged = sum(src == "device" and entry["k"] == "press" for src, entry in entries)
    found = [f"{logged} presses are logged, {pressed} were made"] if logged != pressed else []
    found += [f"{e['k']} of {e.get('dev')}" for src, e in entries if src == "gateway" and e["k"] in {"gap", "conflict"}]
    found += [f"an entry of {e['dev']}" for src, e in entries if src == "device" and e["dev"] not in names]
    async with httpx2.AsyncClient(timeout=10) as client:
        metrics = (await client.get(f"http://{pages[0]}:{pages[1]}/metrics")).text
    told = {line.split('dev="')[1].split('"')[0] for line in metrics.splitlines() if 'dev="' in line}
    return found + [f"{dev} is told of" for dev in sorted(told - names)]
