"""`lawang simulate year`."""

import asyncio
import json
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Coroutine
from contextlib import AsyncExitStack
from datetime import date
from pathlib import Path
from typing import Annotated, Any, NoReturn

import psycopg
import typer
from rich.console import Console
from rich.progress import Progress, TaskID

import command_line
from cloud_api.database.migrations import MigrationError
from contract import form
from simulators.postgres import embedded_postgres
from simulators.progress import bar
from simulators.supervise import PartFailedError
from simulators.year import run
from simulators.year.failed import YearFailedError
from simulators.year.recorded import recorded
from simulators.year.script import Script, seed_of
from simulators.year.table import table
from simulators.year.truth import Account, Asking, differences

VISITORS = 1.0, 5000.0  # that the world can play, a day


def year(  # noqa: PLR0913, PLR0917 - one parameter an option
    number: Annotated[
        int, typer.Argument(min=2026, max=2099, help="Which year; a gateway trusts no clock before 2026.")
    ],
    site: Annotated[str, typer.Option(help="Code of the site.")] = "serang",
    visitors: Annotated[float, typer.Option(min=1, max=5000, help="Persons a working day, on average.")] = 120,
    first: Annotated[str | None, typer.Option("--from", help="First day, YYYY-MM-DD.")] = None,
    last: Annotated[str | None, typer.Option("--to", help="Last day, included.")] = None,
    peak: Annotated[float, typer.Option(min=0.1, max=20, help="So many times the visitors on every day.")] = 1.0,
    seed: Annotated[int | None, typer.Option(help="Seed of the world; random if not given.")] = None,
    database: Annotated[str | None, typer.Option(help="A PostgreSQL to fill, by URL; else an embedded one.")] = None,
    data: Annotated[Path | None, typer.Option(help="Keep gateway, database and truth in this new folder.")] = None,
    live: Annotated[bool, typer.Option("--live", help="After catching up go on in real time.")] = False,  # noqa: FBT002
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,  # noqa: FBT002
) -> None:
    """Let a year happen: every press through devices, hall engine, gateway and cloud into a database.

    Without --database and --data nothing is kept. Ends with what the world decided beside what the database counts.
    """
    if not form.site_name(site):
        _refuse("--site: 1 to 16 of a-z, 0-9 and inner hyphens")
    if not VISITORS[0] <= visitors * peak <= VISITORS[1]:
        _refuse(f"--visitors times --peak: {VISITORS[0]:g} to {VISITORS[1]:,g} a day")
    try:
        begin, end = _day(first, date(number, 1, 1)), _day(last, date(number, 12, 31))
    except ValueError as e:
        _refuse(f"--from, --to: {e}")
    if not date(number, 1, 1) <= begin <= end <= date(number, 12, 31):
        _refuse(f"--from and --to: days of {number}, in order")
    asking = Asking(site, begin, end, visitors, seed_of(seed))
    if live and Script(asking, peak).starts > time.time() * 1000:
        _refuse(f"--live: {begin} is yet to come; give --from a day that has begun")
    if data is not None:
        _make_empty(data)
    found = _outcome(_run(asking, data, database, peak=peak, live=live))
    if as_json:
        print(json.dumps(found), flush=True)  # noqa: T201 - the result
    else:
        _show(found)
    raise typer.Exit(1 if found["differences"] else 0)


def _make_empty(data: Path) -> None:
    try:
        data.mkdir(parents=True, exist_ok=True)
        is_empty = not any(data.iterdir())
    except OSError as e:
        _refuse(f"--data: {data}: {e.strerror}")
    if not is_empty:
        _refuse(f"--data: {data} is not empty")


def _outcome(running: Coroutine[Any, Any, dict[str, Any]]) -> dict[str, Any]:
    """Run to the end; what went wrong outside of us is one line, and exit code 1."""
    try:
        return asyncio.run(running)
    except asyncio.CancelledError:
        _refuse("ended before the time was over", code=1)
    except (psycopg.Error, MigrationError) as e:
        _refuse(f"the database: {' '.join(str(e).split())}", code=1)
    except subprocess.CalledProcessError as e:  # the embedded database could not be made in --data
        _refuse(f"{Path(e.cmd[0]).name}: {e.stderr or e}", code=1)
    except (PartFailedError, YearFailedError) as e:
        _refuse(str(e), code=1)


async def _run(asking: Asking, data: Path | None, database: str | None, *, peak: float, live: bool) -> dict[str, Any]:
    main = asyncio.current_task()
    if main is not None:
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, main.cancel)
    async with AsyncExitStack() as stack:
        folder = data or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="lawang-year-")))
        if database is None:
            kept = embedded_postgres(None if data is None else data / "postgres")
            database, _ = await stack.enter_async_context(kept)
        with bar() as progress:
            told = _teller(progress, asking)
            ran = await run.simulate(asking, folder / "gateway", database, peak=peak, live=live, told=told)
        made = await asyncio.to_thread(recorded, database, asking.site)
    return summary(asking, ran.truth, made) | {
        "log": ran.log,
        "leaves": ran.leaves,
        "presses": ran.presses,
        "seconds": round(ran.wall, 1),
    }


def summary(asking: Asking, truth: Account, made: Account) -> dict[str, Any]:
    """Set what the world decided beside what was recorded, as a command prints it."""
    ours, theirs = truth.whole(), made.whole()
    return {
        "site": asking.site,
        "from": asking.first.isoformat(),
        "to": asking.last.isoformat(),
        "seed": asking.seed,
        "truth": ours.total(),
        "database": theirs.total(),
        "differences": differences(ours, theirs),
    }


def _teller(progress: Progress, asking: Asking) -> Callable[[run.Progress], None]:
    task: TaskID = progress.add_task("presses", total=(asking.last - asking.first).days + 1)

    def told(now: run.Progress) -> None:
        days = 0 if not now.day else (date.fromisoformat(now.day) - asking.first).days + 1
        words = f"{now.day or asking.first}: {now.written:,} leaves, {now.stored:,} in the cloud"
        progress.update(task, completed=days * now.stored / max(1, now.written), description=words)

    return told


def _show(found: dict[str, Any]) -> None:
    Console().print(table(found))


def _day(text: str | None, default: date) -> date:
    return default if text is None else date.fromisoformat(text)


def _refuse(message: str, code: int = 2) -> NoReturn:
    command_line.refuse("simulate", message, code)
