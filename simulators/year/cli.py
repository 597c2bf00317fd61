"""`lawang simulate`: a year, and the calibration of the world."""

import asyncio
import json
import signal
import sys
import tempfile
from contextlib import AsyncExitStack
from datetime import date
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from simulators.year.truth import Asking, Tally, differences

simulate = typer.Typer(no_args_is_help=True, pretty_exceptions_show_locals=False)


@simulate.command()
def year(  # noqa: PLR0913, PLR0917 - one parameter an option
    number: Annotated[
        int, typer.Argument(min=2026, max=2999, help="Which year; a gateway trusts no clock before 2026.")
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
    from simulators.year.script import seed_of  # noqa: PLC0415 - other commands need no simulators

    try:
        begin, end = _day(first, date(number, 1, 1)), _day(last, date(number, 12, 31))
    except ValueError as e:
        _refuse(f"--from, --to: {e}")
    if not date(number, 1, 1) <= begin <= end <= date(number, 12, 31):
        _refuse(f"--from and --to: days of {number}, in order")
    if data is not None and data.exists() and any(data.iterdir()):
        _refuse(f"--data: {data} is not empty")
    asking = Asking(site, begin, end, visitors, seed_of(seed))
    try:
        found = asyncio.run(_run(asking, data, database, peak=peak, live=live))
    except asyncio.CancelledError:
        _refuse("ended before the time was over", code=1)
    if as_json:
        print(json.dumps(found), flush=True)  # noqa: T201 - the result
    else:
        _show(found)
    raise typer.Exit(1 if found["differences"] else 0)


@simulate.command()
def calibrate(
    folder: Annotated[Path, typer.Option("--out", help="Where calibration.md and its picture go.")] = Path("docs"),
    seed: Annotated[int, typer.Option(help="Seed of the world.")] = 1,
    number: Annotated[int, typer.Option("--year", min=2000, max=2999, help="Which year is drawn.")] = 2026,
) -> None:
    """Set the model beside published figures of five malls, and draw a simulated year."""
    from simulators.world.calibration import calibrate as run  # noqa: PLC0415 - as above

    with bar() as progress:
        task = progress.add_task("years", total=1.0)
        path = run(seed, number, folder, lambda what, share: progress.update(task, completed=share, description=what))
        progress.update(task, completed=1.0, description="written")
    print(path)  # noqa: T201 - the result


async def _run(asking: Asking, data: Path | None, database: str | None, *, peak: float, live: bool) -> dict[str, Any]:
    from simulators.postgres import embedded_postgres  # noqa: PLC0415 - as above
    from simulators.year import run  # noqa: PLC0415
    from simulators.year.recorded import recorded  # noqa: PLC0415
    from simulators.year.script import Script  # noqa: PLC0415

    main = asyncio.current_task()
    if main is not None:
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, main.cancel)
    async with AsyncExitStack() as stack:
        folder = data or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="lawang-year-")))
        if database is None:
            folder.mkdir(parents=True, exist_ok=True)
            kept = embedded_postgres(None if data is None else data / "postgres")
            database, _ = await stack.enter_async_context(kept)
        with bar() as progress:
            told = _teller(progress, asking)
            ran = await run.simulate(asking, folder / "gateway", database, peak=peak, live=live, told=told)
        made = await asyncio.to_thread(recorded, database, asking.site)
    script = Script(asking, peak)
    script.play()
    return summary(asking, script.truth, made) | {
        "log": ran.log,
        "leaves": ran.leaves,
        "presses": ran.presses,
        "seconds": round(ran.wall, 1),
    }


def summary(asking: Asking, truth: Tally, made: Tally) -> dict[str, Any]:
    """Set what the world decided beside what was recorded, as a command prints it."""
    return {
        "site": asking.site,
        "from": asking.first.isoformat(),
        "to": asking.last.isoformat(),
        "seed": asking.seed,
        "truth": truth.total(),
        "database": made.total(),
        "differences": differences(truth, made),
    }


def bar() -> Progress:
    """Make a progress bar on standard error; drawing costs the run time, so twice a second."""
    columns = TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn()
    return Progress(*columns, console=Console(stderr=True), refresh_per_second=2)


def _teller(progress: Progress, asking: Asking) -> Any:  # noqa: ANN401 - a function of simulators.year.run.Progress
    task: TaskID = progress.add_task("presses", total=(asking.last - asking.first).days + 1)

    def told(now: Any) -> None:  # noqa: ANN401 - as above
        days = 0 if not now.day else (date.fromisoformat(now.day) - asking.first).days + 1
        words = f"{now.day or asking.first}: {now.written:,} leaves, {now.stored:,} in the cloud"
        progress.update(task, completed=days * now.stored / max(1, now.written), description=words)

    return told


def _show(found: dict[str, Any]) -> None:
    from simulators.year.table import table  # noqa: PLC0415 - as above

    Console().print(table(found))


def _day(text: str | None, default: date) -> date:
    return default if text is None else date.fromisoformat(text)


def _refuse(message: str, code: int = 2) -> NoReturn:
    sys.stderr.write(f"simulate: {message}\n")
    raise typer.Exit(code)
