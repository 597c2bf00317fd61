"""`lawang simulate soak`."""

import asyncio
import json
import random
import tempfile
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from command_line import refuse
from simulators.hall import World
from simulators.soak import Wishes
from simulators.soak import soak as run


def soak(  # noqa: PLR0913, PLR0917 - each is an option
    presses: Annotated[int, typer.Option(help="How many presses.", min=100)] = 1_000_000,
    kills: Annotated[int, typer.Option(help="How many kills, shared by all parts.", min=0)] = 1_000,
    cuts: Annotated[int, typer.Option(help="How many cables are cut, shared by all cables.", min=0)] = 1_000,
    gates: Annotated[int, typer.Option(help="How many entry boxes, beside a kiosk and six pads.", min=1, max=60)] = 24,
    minutes: Annotated[float, typer.Option(help="Give up if the presses are not made by then.", min=0.1)] = 60.0,
    seed: Annotated[int | None, typer.Option(help="Seed of people and faults; random if not given.")] = None,
    data: Annotated[Path | None, typer.Option(help="Keep all files in this folder.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,  # noqa: FBT002
) -> None:
    """Press without end on real processes while every part is killed and every cable cut; exit code 1 on any loss.

    Counts what was pressed, lit, logged, lost and doubled, and what memory and files the servers took.
    """
    number = random.SystemRandom().randrange(2**32) if seed is None else seed
    wishes = Wishes(presses, kills, cuts, gates, minutes, number)
    with tempfile.TemporaryDirectory(prefix="lawang-soak-") as spare, _progress() as progress:
        bar = progress.add_task("menekan / pressing", total=presses, status="")

        def tell(pressed: int, status: str) -> None:
            progress.update(bar, completed=pressed, status=status)

        try:
            found = asyncio.run(run(wishes, data or Path(spare), World(), tell))
        except TimeoutError:
            refuse("soak", f"not done within {minutes:g} minutes, or what was pressed did not arrive")
    if as_json:
        print(json.dumps(found, ensure_ascii=False), flush=True)  # noqa: T201 - the result
    else:
        _tell(found)
    raise typer.Exit(int(found["exit"]))


def _tell(found: dict[str, Any]) -> None:
    console = Console()
    names = ("pressed", "lit", "logged", "in_cloud", "lost", "doubled", "kills", "cuts", "while_down", "per_s", "seed")
    console.print("  ".join(f"{name} {found[name]}" for name in names))
    for name in ("memory_mib", "files_mib"):
        for what, (then, now) in found[name].items():
            console.print(f"{name} {what}: {then} → {now}", markup=False)
    console.print("log bytes a press: {} → {}".format(*found["log_bytes_a_press"]))
    for problem in found["problems"]:
        console.print(f"- {problem}", markup=False)


def _progress() -> Progress:
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    return Progress(*columns, TextColumn("{task.fields[status]}"), console=Console(stderr=True), refresh_per_second=2)
