"""`lawang gateway backup` and `backup-key`."""

import json
import os
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from backups import sealing
from backups.place import PlaceError
from backups.sealing import SealError
from edge_gateway.commands.options import DataOption, OptionError, refuse
from edge_gateway.log.faults import StoreError
from edge_gateway.machine.clock import now_ms
from edge_gateway.succession import backing_up
from edge_gateway.succession.backing_up import Where


def back_up(  # noqa: PLR0913 - one parameter an option
    folder: Annotated[
        Path,
        typer.Argument(
            envvar="LAWANG_BACKUP", readable=False, help="Folder that keeps the backups: a USB stick, for instance."
        ),
    ],
    data: DataOption,
    keep: Annotated[
        int, typer.Option(envvar="LAWANG_BACKUP_KEEP", min=1, help="How many are kept; older ones are deleted.")
    ] = 14,
    key: Annotated[
        str | None,
        typer.Option(envvar="LAWANG_BACKUP_KEY", help="Public key (age1…) that they are sealed to; see `backup-key`."),
    ] = None,
    etc: Annotated[
        Path | None,
        typer.Option(
            envvar="LAWANG_ETC",
            readable=False,
            help="This machine's configuration, to go along: /etc/lawang.",
        ),
    ] = None,
    *,
    other_disk: Annotated[
        bool,
        typer.Option(
            "--other-disk", envvar="LAWANG_BACKUP_OTHER_DISK", help="Refuse a folder on the disk of the log itself."
        ),
    ] = False,
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
