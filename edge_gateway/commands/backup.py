"""`lawang gateway backup` and `backup-key`."""

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from backups import sealing
from backups.place import PlaceError
from backups.sealing import SealError
from command_line.options import KeepOption, NewKeyArgument, OtherDiskOption, PlaceArgument, PublicKeyOption
from edge_gateway.commands.options import DataOption, refuse
from edge_gateway.log.faults import StoreError
from edge_gateway.machine.clock import now_ms
from edge_gateway.succession import backing_up
from edge_gateway.succession.backing_up import Where


def back_up(  # noqa: PLR0913 - one parameter an option
    folder: PlaceArgument,
    data: DataOption,
    keep: KeepOption = 14,
    key: PublicKeyOption = None,
    etc: Annotated[
        Path | None,
        typer.Option(
            envvar="LAWANG_ETC",
            readable=False,
            help="This machine's configuration, to go along: /etc/lawang.",
        ),
    ] = None,
    *,
    other_disk: OtherDiskOption = False,
) -> None:
    """Write logs, devices, keys and configuration into one file, also while the gateway runs; half a file is none."""
    where = Where(folder, keep, key.strip() if key and key.strip() else None, other_disk, etc)
    try:
        with Progress(console=Console(stderr=True)) as progress:
            bar = progress.add_task("menyalin / copying", total=None)
            made, gone = backing_up.back_up(
                data, where, now_ms(), lambda left, total: progress.update(bar, total=total, completed=total - left)
            )
    except (StoreError, SealError, PlaceError, OSError) as e:
        refuse(e)
    said = {"file": made.file, "bytes": made.octets, "sealed": made.is_sealed, "log": made.log, "size": made.size}
    typer.echo(json.dumps({**said, "deleted": [path.name for path in gone]}))


def make_key(file: NewKeyArgument) -> None:
    """Make a pair of keys for sealed backups: print the public one, write the private one into FILE."""
    try:
        typer.echo(sealing.write_keys(file))
    except (SealError, OSError) as e:
        refuse(e)
