"""`lawang simulate scenario NAME|all`."""

import asyncio
import json
import random
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from command_line import refuse
from simulators.scenarios import model
from simulators.scenarios.run import Outcome, run

WIDTH = 76  # notes below the table are not broken


def scenario(
    name: Annotated[str, typer.Argument(help="Name of a scenario, or `all`.")],
    seed: Annotated[int | None, typer.Option(help="Seed of people and faults; random if not given.")] = None,
    data: Annotated[Path | None, typer.Option(help="Keep all files in this folder.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a scenario, a line each.")] = False,  # noqa: FBT002
) -> None:
    """Let things go wrong in a whole hall; exit code 1 if an expectation is missed.

    Counts what was pressed, logged, lost and doubled, and says what was noticed, and how long it took to recover.
    """
    try:
        chosen = [model.load(one) for one in (model.names() if name == "all" else [name])]
    except model.ScenarioError as e:
        refuse("scenario", str(e))
    number = random.SystemRandom().randrange(2**32) if seed is None else seed
    outcomes: list[Outcome] = []
    with tempfile.TemporaryDirectory(prefix="lawang-scenario-") as spare, _progress() as progress:
        for one in chosen:
            task = progress.add_task(f"{one.name}: {one.title}")
            made = asyncio.run(run(one, (data or Path(spare)) / one.name, number))
            progress.remove_task(task)
            outcomes.append(made)
            if as_json:
                print(json.dumps({"seed": number, **made.as_json()}), flush=True)  # noqa: T201 - the result
    if not as_json:
        Console().print(table([o.as_json() for o in outcomes], number))
    raise typer.Exit(int(any(o.missed for o in outcomes)))


def table(outcomes: Iterable[dict[str, object]], seed: int) -> Table:
    """Lay out outcomes for people; missed expectations stand below."""
    made = Table(min_width=WIDTH, title=f"scenarios, seed {seed}")
    for column in ("scenario", "pressed", "logged", "lost", "doubled", "recovery s", "detected"):
        made.add_column(column, justify="left" if column in {"scenario", "detected"} else "right")
    missed: list[str] = []
    for o in outcomes:
        words = [str(word) for word in _items(o["detected"])]
        wrong = [str(word) for word in _items(o["missed"])]
        figures = [str(o[column]) for column in ("pressed", "logged", "lost", "doubled", "recovery_s")]
        made.add_row(str(o["name"]), *figures, " ".join(words), style="bold red" if wrong else None)
        missed += [f"{o['name']}: {word}" for word in wrong]
    made.caption = "\n".join(missed or ["every expectation is met"])
    return made


def _items(value: object) -> tuple[object, ...]:
    return tuple(value) if isinstance(value, tuple | list) else ()  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]


def _progress() -> Progress:
    return Progress(
        SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn(), console=Console(stderr=True)
    )
