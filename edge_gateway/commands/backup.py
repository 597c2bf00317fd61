"""`lawang gateway backup`."""

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from edge_gateway.commands.options import DataOption, refuse
from edge_gateway.log.store import StoreError
from edge_gateway.succession import backup


def back_up(
    target: Annotated[Path, typer.Argument(help="Folder to make; it must not be there yet.")], data: DataOption
) -> None:
    """Copy logs, devices and key, also while the gateway runs; checked before it is called done."""
    try:
        with Progress(console=Console(stderr=True)) as progress:
            bar = progress.add_task("menyalin / copying", total=None)
            taken = backup.take(
                data, target, lambda left, total: progress.update(bar, total=total, completed=total - left)
            )
    except (StoreError, OSError) as e:
        refuse(str(e))
    typer.echo(json.dumps({"log": taken.log, "size": taken.size, "before": taken.before}))
