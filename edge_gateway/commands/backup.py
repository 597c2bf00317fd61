"""`lawang gateway backup` and `backup-key`."""

import json
import os
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from backups import sealing
from edge_gateway.commands.options import DataOption, OptionError, refuse
from edge_gateway.log.faults import StoreError
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
        refuse(e)
    typer.echo(json.dumps({"log": taken.log, "size": taken.size, "before": taken.before}))


def make_key(
    file: Annotated[Path, typer.Argument(help="New file for the private key: keep it elsewhere than the backups.")],
) -> None:
    """Make a pair of keys for sealed backups: print the public one, write the private one into FILE."""
    keys = sealing.make_keys()
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as private:
            private.write(f"# public key: {keys.public}\n{keys.private}\n")
    except FileExistsError:
        refuse(OptionError("option.key-there", file=file))
    except OSError as e:
        refuse(e)
    typer.echo(keys.public)
