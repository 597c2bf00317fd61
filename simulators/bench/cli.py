"""`lawang bench`."""

import asyncio
import json
import signal
import sys
import tempfile
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

if TYPE_CHECKING:
    from simulators.bench.drain import Wishes as DrainWishes
    from simulators.bench.gateway import Wishes
    from simulators.bench.result import Result
    from simulators.bench.year import Wishes as YearWishes
    from simulators.year.run import Progress as Passed

app = typer.Typer(no_args_is_help=True, pretty_exceptions_show_locals=False)

BENCHES = {
    "gateway": "entries a second that the gateway stores durably and acknowledges, and press to acknowledgement",
    "answers": "press on a pad or kiosk to the text on its display, with all devices at work",
    "drain": "a week without internet in the gateway's store, then entries a second into a real cloud",
    "firmware": "size of the compiled device code, heap after an accelerated hour, press to synced",
    "append": "leaves a second through HTTP into facts and rollups, beside a bare insert of the same columns",
    "stats": "a year's figures out of three years of facts, on PostgreSQL and TimescaleDB, and the tables' sizes",
    "recap": "the recap of a year at 350 visitors a day, from request to PDF, XLSX, CSV and JSON",
    "year": "a year of 350 visitors a day from the button to the database, seconds by stage",
}


@app.command()
def bench(  # noqa: PLR0913, PLR0917 - one parameter an option
    name: Annotated[str, typer.Argument(help=f"What to measure: {', '.join(BENCHES)}.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,  # noqa: FBT002
    devices: Annotated[int, typer.Option(min=1, max=99, help="Devices, each with a connection of its own.")] = 40,
    entries: Annotated[
        int | None,
        typer.Option(
            min=1, help="Entries in each round, over all devices: 20,000; drain: 100,000; stats: facts, 2,000,000."
        ),
    ] = None,
    rounds: Annotated[int, typer.Option(min=1, help="Rounds; the median is taken.")] = 5,
    seconds: Annotated[float, typer.Option(min=0.1, help="How long press to acknowledgement is measured.")] = 10.0,
    visitors: Annotated[float, typer.Option(min=1, max=5000, help="year: persons a working day.")] = 350.0,
    last: Annotated[str, typer.Option("--to", help="year: the last day of 2026 that is simulated.")] = "2026-12-31",
) -> None:
    """Measure a part of Lawang beside a bare stand-in, on this machine and in one run."""
    if name not in BENCHES:
        listed = "".join(f"\n  {known}: {what}" for known, what in BENCHES.items())
        _refuse(f"there is no benchmark {name!r}; there is:{listed}")
    others: dict[str, Callable[[], None]] = {
        "firmware": lambda: _firmware(as_json=as_json),
        "answers": lambda: _answers(devices, seconds, as_json=as_json),
        "drain": lambda: _drain(entries or 100_000, as_json=as_json),
        "append": lambda: _append(entries or 20_000, rounds, as_json=as_json),
        "stats": lambda: _stats(entries or 2_000_000, visitors, rounds, as_json=as_json),
        "recap": lambda: _recap(visitors, rounds, as_json=as_json),
        "year": lambda: _year(visitors, last, as_json=as_json),
    }
    if name in others:
        others[name]()
        return
    from simulators.bench.bed import AbsentError  # noqa: PLC0415 - other commands need no simulators
    from simulators.bench.gateway import FAILURES, Wishes  # noqa: PLC0415

    wishes = Wishes(devices=devices, entries=entries or 20_000, rounds=rounds, seconds=seconds)
    try:
        found = asyncio.run(_measure(wishes))
    except AbsentError as e:
        _refuse(str(e))
    except asyncio.CancelledError:
        _refuse("ended by SIGTERM before there was a result", code=1)
    except FAILURES as e:
        _refuse(str(e), code=1)
    if as_json:
        print(json.dumps(found.summary()), flush=True)  # noqa: T201 - the result
    else:
        Console().print(found.table())


def _answers(devices: int, seconds: float, *, as_json: bool) -> None:
    from contract.errors import ContractError  # noqa: PLC0415 - as above
    from simulators.bench import answers  # noqa: PLC0415
    from simulators.bench.bed import AbsentError  # noqa: PLC0415
    from simulators.bench.fleet import StalledError  # noqa: PLC0415
    from simulators.bench.wire import WireError  # noqa: PLC0415
    from simulators.supervise import PartFailedError  # noqa: PLC0415

    with tempfile.TemporaryDirectory(prefix="lawang-bench-") as folder:
        try:
            found = asyncio.run(answers.measure(Path(folder), answers.Wishes(devices, seconds)))
        except AbsentError as e:
            _refuse(str(e))
        except (ContractError, PartFailedError, StalledError, WireError) as e:
            _refuse(str(e), code=1)
    if as_json:
        print(json.dumps(found.summary()), flush=True)  # noqa: T201 - the result
    else:
        Console().print(found.table())


def _firmware(*, as_json: bool) -> None:
    from simulators.bench import firmware  # noqa: PLC0415 - as above

    try:
        found = firmware.run()
    except firmware.AbsentError as e:
        _refuse(str(e))
    if as_json:
        print(json.dumps(found), flush=True)  # noqa: T201 - the result
    else:
        Console().print(firmware.table(found))


def _recap(visitors: float, rounds: int, *, as_json: bool) -> None:
    from simulators.bench import recap  # noqa: PLC0415 - as above
    from simulators.supervise import PartFailedError  # noqa: PLC0415

    with tempfile.TemporaryDirectory(prefix="lawang-bench-") as folder, _status() as told:
        try:
            found = asyncio.run(recap.measure(Path(folder), recap.Wishes(visitors, rounds), told))
        except PartFailedError as e:
            _refuse(str(e), code=1)
    if as_json:
        print(json.dumps(found), flush=True)  # noqa: T201 - the result
    else:
        Console().print(recap.table(found))


def _append(entries: int, rounds: int, *, as_json: bool) -> None:
    from simulators.bench import append  # noqa: PLC0415 - as above
    from simulators.supervise import PartFailedError  # noqa: PLC0415

    with tempfile.TemporaryDirectory(prefix="lawang-bench-") as folder, _status() as told:
        try:
            found = asyncio.run(append.measure(Path(folder), append.Wishes(entries, rounds), told))
        except (*append.FAILURES, PartFailedError) as e:
            _refuse(str(e), code=1)
    if as_json:
        print(json.dumps(found), flush=True)  # noqa: T201 - the result
    else:
        Console().print(append.table(found))


def _stats(facts: int, visitors: float, rounds: int, *, as_json: bool) -> None:
    from simulators.bench import stats  # noqa: PLC0415 - as above

    with _status() as told:
        try:
            found = asyncio.run(stats.measure(stats.Wishes(facts, visitors, rounds=rounds), told))
        except stats.StatsFailedError as e:
            _refuse(str(e), code=1)
    if as_json:
        print(json.dumps(found), flush=True)  # noqa: T201 - the result
    else:
        Console().print(stats.table(found))


@contextmanager
def _status() -> Generator[Callable[[str], None]]:
    """Show on standard error what is done now."""
    columns = TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), refresh_per_second=2) as progress:
        task = progress.add_task("", total=None)
        yield lambda text: progress.update(task, description=text)


def _year(visitors: float, last: str, *, as_json: bool) -> None:
    from simulators.bench import year  # noqa: PLC0415 - as above
    from simulators.year.run import YearFailedError  # noqa: PLC0415

    try:
        wishes = year.Wishes(visitors, date.fromisoformat(last))
    except ValueError as e:
        _refuse(f"--to: {e}")
    if wishes.last.year != 2026:
        _refuse("--to: a day of 2026")
    try:
        found = asyncio.run(_measure_year(wishes))
    except YearFailedError as e:
        _refuse(str(e), code=1)
    if as_json:
        print(json.dumps(found), flush=True)  # noqa: T201 - the result
    else:
        Console().print(year.table(found))
    raise typer.Exit(0 if found["equal"] else 1)


def _drain(entries: int, *, as_json: bool) -> None:
    from simulators.bench import drain  # noqa: PLC0415 - as above
    from simulators.supervise import PartFailedError  # noqa: PLC0415
    from simulators.year.run import YearFailedError  # noqa: PLC0415

    try:
        found = asyncio.run(_measure_drain(drain.Wishes(entries)))
    except (YearFailedError, PartFailedError) as e:
        _refuse(str(e), code=1)
    if as_json:
        print(json.dumps(found), flush=True)  # noqa: T201 - the result
    else:
        Console().print(drain.table(found))


async def _measure_drain(wishes: "DrainWishes") -> dict[str, Any]:
    from simulators.bench import drain  # noqa: PLC0415 - as above

    columns = TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn()
    progress = Progress(*columns, console=Console(stderr=True), refresh_per_second=2)
    with tempfile.TemporaryDirectory(prefix="lawang-bench-") as folder, progress:
        task = progress.add_task("drain", total=None)

        def told(what: str, done: int, of: int) -> None:
            progress.update(task, description=what, total=of or None, completed=done)

        return await drain.measure(Path(folder), wishes, told)


async def _measure_year(wishes: "YearWishes") -> dict[str, Any]:
    from simulators.bench import year  # noqa: PLC0415 - as above

    columns = TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn()
    progress = Progress(*columns, console=Console(stderr=True), refresh_per_second=2)
    with tempfile.TemporaryDirectory(prefix="lawang-bench-") as folder, progress:
        task = progress.add_task("year", total=None)

        def told(now: "Passed") -> None:
            progress.update(task, description=f"{now.day}: {now.written:,} written, {now.stored:,} in the cloud")

        return await year.measure(Path(folder), wishes, told)


async def _measure(wishes: "Wishes") -> "Result":
    from simulators.bench.gateway import measure  # noqa: PLC0415

    main = asyncio.current_task()
    if main is not None:
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, main.cancel)
    columns = TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn()
    # Drawing costs the generator time: twice a second is enough.
    progress = Progress(*columns, console=Console(stderr=True), refresh_per_second=2)
    with tempfile.TemporaryDirectory(prefix="lawang-bench-") as folder, progress:
        return await measure(Path(folder), wishes, progress)


def _refuse(message: str, code: int = 2) -> NoReturn:
    sys.stderr.write(f"bench: {message}\n")
    raise typer.Exit(code)
