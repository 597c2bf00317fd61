"""How far a long command is, on standard error."""

from collections.abc import Generator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from cloud_api.office.rebuild import Progress as Show


@contextmanager
def progress(what: str) -> Generator[Show]:
    """Give a function that is told the site, how many leaves were read, and of how many."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = Progress(*columns, console=Console(stderr=True))
    task = bar.add_task(what, total=None)

    def show(site: str, done: int, total: int) -> None:
        bar.start()  # nothing is shown where there is nothing to do
        bar.update(task, description=f"{what} {site}", completed=done, total=total)

    try:
        yield show
    finally:
        if bar.live.is_started:
            bar.stop()
