"""A whole year end to end: seconds by stage, and whether the database counts what the world decided."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import psutil
from rich.table import Table

from simulators.postgres import embedded_postgres
from simulators.year.recorded import recorded
from simulators.year.run import Progress, simulate
from simulators.year.truth import Asking, differences

AIM_S = 120.0
WIDTH = 76  # notes below the table are not broken


@dataclass(frozen=True)
class Wishes:
    """What is simulated: from the first of January 2026 to `last`."""

    visitors: float = 350.0
    last: date = date(2026, 12, 31)
    seed: int = 1


async def measure(folder: Path, wishes: Wishes, told: Callable[[Progress], None] = lambda _: None) -> dict[str, Any]:
    """Run it with an embedded database in `folder`, which is new; return what `--json` prints.

    `seconds` is from an empty database to the last leaf in it, `office_s` what the settlements take after that.
    `stages` are processor seconds; `busy` is their part of what the processors could give in both together.
    """
    asking = Asking("serang", date(2026, 1, 1), wishes.last, wishes.visitors, wishes.seed)
    async with embedded_postgres() as (database, part):
        ran = await simulate(asking, folder / "gateway", database, told=told)
        process = psutil.Process(part.pid)
        # The backends have ended with their connections: what they used is in the children's time.
        times = process.cpu_times()
        alive = sum(sum(child.cpu_times()[:2]) for child in process.children(recursive=True))
        ran.stages["database"] = times.children_user + times.children_system + alive
        spent, began = sum(ran.stages.values()), time.process_time()
        expected, found = ran.truth.whole(), recorded(database, asking.site).whole()
        checking = time.process_time() - began
    seconds = ran.wall - ran.office
    return {
        "name": "year",
        "from": asking.first.isoformat(),
        "to": asking.last.isoformat(),
        "visitors": wishes.visitors,
        "seed": wishes.seed,
        "presses": ran.presses,
        "leaves": ran.leaves,
        "settled": ran.settled,
        "seconds": round(seconds, 1),
        "office_s": round(ran.office, 1),
        "leaves_per_s": round(ran.leaves / seconds),
        "aim_s": AIM_S,
        "stages": {name: round(spent, 1) for name, spent in ran.stages.items()} | {"check": round(checking, 1)},
        "busy": round(spent / ran.wall / (os.cpu_count() or 1), 2),
        "equal": found.counts == expected.counts,
        "differences": differences(expected, found),
        "total": found.total(),
        "months": found.months(),
        "services": found.services(),
    }


def table(found: dict[str, Any]) -> Table:
    """Lay it out for people."""
    made = Table(
        min_width=WIDTH,
        title=f"{found['from']} to {found['to']}, {found['visitors']:g} visitors a day, seed {found['seed']}",
    )
    made.add_column("stage")
    made.add_column("processor s", justify="right")
    made.add_column("µs a leaf", justify="right")
    for name, spent in found["stages"].items():
        made.add_row(name, f"{spent:,.1f}", f"{1e6 * spent / found['leaves']:,.0f}")
    made.add_section()
    made.add_row("from begin to end", f"{found['seconds']:,.1f}", f"{1e6 * found['seconds'] / found['leaves']:,.0f}")
    notes = [f"{found['presses']:,} presses, {found['leaves']:,} leaves, {found['leaves_per_s']:,} leaves a second"]
    notes.append(f"then {found['settled']:,} settlements in {found['office_s']} s; processors {found['busy']:.0%} busy")
    notes += found["differences"] or ["the database counts what the world decided: each day, service and outcome"]
    if found["seconds"] > found["aim_s"]:
        notes.append(f"above the aim of {found['aim_s']:.0f} s")
    made.caption = "\n".join(notes)
    return made
