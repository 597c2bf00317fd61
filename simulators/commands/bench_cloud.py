"""`lawang bench append`, `stats` and `recap`."""

import asyncio
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from simulators.bench import append as appending
from simulators.bench import recap as laying_out
from simulators.bench import stats as asking
from simulators.commands.benching import JsonOption, RoundsOption, VisitorsOption, ending, show
from simulators.progress import status
from simulators.supervise import PartFailedError


def append(
    entries: Annotated[int, typer.Option(min=1, help="Leaves in each round.")] = 20_000,
    rounds: RoundsOption = 5,
    *,
    as_json: JsonOption = False,
) -> None:
    """Measure leaves a second through HTTP into facts and rollups, beside a bare insert of the same columns."""
    wishes = appending.Wishes(entries, rounds)
    with (
        tempfile.TemporaryDirectory(prefix="lawang-bench-") as folder,
        status() as told,
        ending(failed=(*appending.FAILURES, PartFailedError)),
    ):
        found = asyncio.run(appending.measure(Path(folder), wishes, told))
    show(found, lambda: appending.table(found), as_json=as_json)


def stats(
    entries: Annotated[int, typer.Option(min=1, help="How many facts.")] = 2_000_000,
    visitors: VisitorsOption = 350.0,
    rounds: RoundsOption = 5,
    *,
    as_json: JsonOption = False,
) -> None:
    """Measure a year's figures out of three years of facts, on PostgreSQL and TimescaleDB, and the tables' sizes."""
    with status() as told, ending(failed=(asking.StatsFailedError,)):
        found = asyncio.run(asking.measure(asking.Wishes(entries, visitors, rounds=rounds), told))
    show(found, lambda: asking.table(found), as_json=as_json)


def recap(visitors: VisitorsOption = 350.0, rounds: RoundsOption = 5, *, as_json: JsonOption = False) -> None:
    """Measure the recap of a year at 350 visitors a day, from request to PDF, XLSX, CSV and JSON."""
    with (
        tempfile.TemporaryDirectory(prefix="lawang-bench-") as folder,
        status() as told,
        ending(failed=(PartFailedError,)),
    ):
        found = asyncio.run(laying_out.measure(Path(folder), laying_out.Wishes(visitors, rounds), told))
    show(found, lambda: laying_out.table(found), as_json=as_json)
