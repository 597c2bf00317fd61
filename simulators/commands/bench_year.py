"""`lawang bench year` and `drain`."""

import asyncio
import tempfile
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from command_line import refuse
from simulators.bench import drain as draining
from simulators.bench import year as running
from simulators.commands.benching import JsonOption, VisitorsOption, ending, show
from simulators.progress import bar
from simulators.supervise import PartFailedError
from simulators.year.run import Progress, YearFailedError


def year(
    visitors: VisitorsOption = 350.0,
    last: Annotated[str, typer.Option("--to", help="The last day of 2026 that is simulated.")] = "2026-12-31",
    *,
    as_json: JsonOption = False,
) -> None:
    """Measure a year of 350 visitors a day from the button to the database, seconds by stage."""
    try:
        wishes = running.Wishes(visitors, date.fromisoformat(last))
    except ValueError as e:
        refuse("bench", f"--to: {e}")
    if wishes.last.year != 2026:
        refuse("bench", "--to: a day of 2026")
    with ending(failed=(YearFailedError,)):
        found = asyncio.run(_year(wishes))
    show(found, lambda: running.table(found), as_json=as_json)
    raise typer.Exit(0 if found["equal"] else 1)


def drain(
    entries: Annotated[int, typer.Option(min=1, help="About how many entries the week has.")] = 100_000,
    *,
    as_json: JsonOption = False,
) -> None:
    """Measure a week without internet in the gateway's store: entries a second into a real cloud afterwards."""
    with ending(failed=(YearFailedError, PartFailedError)):
        found = asyncio.run(_drain(draining.Wishes(entries)))
    show(found, lambda: draining.table(found), as_json=as_json)


async def _year(wishes: running.Wishes) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="lawang-bench-") as folder, bar() as progress:
        task = progress.add_task("year", total=None)

        def told(now: Progress) -> None:
            progress.update(task, description=f"{now.day}: {now.written:,} written, {now.stored:,} in the cloud")

        return await running.measure(Path(folder), wishes, told)


async def _drain(wishes: draining.Wishes) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="lawang-bench-") as folder, bar() as progress:
        task = progress.add_task("drain", total=None)

        def told(what: str, done: int, of: int) -> None:
            progress.update(task, description=what, total=of or None, completed=done)

        return await draining.measure(Path(folder), wishes, told)
