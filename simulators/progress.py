"""Progress of what takes long, on standard error."""

from collections.abc import Callable, Generator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn


def bar() -> Progress:
    """Make a progress bar; drawing costs the run time, so twice a second."""
    columns = TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn()
    return Progress(*columns, console=Console(stderr=True), refresh_per_second=2)


@contextmanager
def status() -> Generator[Callable[[str], None]]:
    """Show what is done now."""
    with bar() as progress:
        task = progress.add_task("", total=None)
        yield lambda text: progress.update(task, description=text)
