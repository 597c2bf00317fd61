"""`lawang simulate calibrate`."""

from pathlib import Path
from typing import Annotated

import typer

from simulators.progress import bar
from simulators.world.calibration import calibrate as run


def calibrate(
    folder: Annotated[Path, typer.Option("--out", help="Where calibration.md and its picture go.")] = Path("docs"),
    seed: Annotated[int, typer.Option(help="Seed of the world.")] = 1,
    number: Annotated[int, typer.Option("--year", min=2000, max=2999, help="Which year is drawn.")] = 2026,
) -> None:
    """Set the model beside published figures of five malls, and draw a simulated year."""
    with bar() as progress:
        task = progress.add_task("years", total=1.0)
        path = run(seed, number, folder, lambda what, share: progress.update(task, completed=share, description=what))
        progress.update(task, completed=1.0, description="written")
    print(path)  # noqa: T201 - the result
