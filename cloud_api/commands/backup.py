"""`lawang cloud backup`, `backup-key` and `restore`."""

import json
import time
from pathlib import Path
from typing import Annotated

import typer

import command_line
from backups import place, sealing
from backups.sealing import SealError, private_of
from cloud_api.commands.database import CommandError, Database, answering, refuse
from cloud_api.commands.progress import progress
from cloud_api.office.rebuild import RebuildError
from cloud_api.upkeep import backup, noted, restore
from command_line.options import (
    KeepOption,
    NewKeyArgument,
    OtherDiskOption,
    PlaceArgument,
    PrivateKeyOption,
    PublicKeyOption,
    SourceArgument,
)

Programs = Annotated[
    Path | None,
    typer.Option(
        envvar="LAWANG_CLOUD_PROGRAMS", readable=False, help="Folder of pg_dump and pg_restore, if not found."
    ),
]
State = Annotated[
    Path | None,
    typer.Option(
        envvar="LAWANG_CLOUD_STATE", readable=False, help="Folder that says to the doctor when this was done."
    ),
]


def back_up(  # noqa: PLR0913, PLR0917 - one parameter an option
    folder: PlaceArgument,
    database: Database,
    keep: KeepOption = 14,
    key: PublicKeyOption = None,
    programs: Programs = None,
    state: State = None,
    *,
    other_disk: OtherDiskOption = False,
) -> None:
    """Write the whole database into one file, also while the API runs; half a file is none."""
    now = time.time()
    public = key.strip() if key and key.strip() else None
    with answering(database):
        where = backup.Where(folder, keep, public, state if other_disk else None, programs)
        made = backup.keep(database, where, now)
        size = made.path.stat().st_size
        noted.note(state, made=round(now * 1000), file=str(made.path), bytes=size)
    leaves = sum(head.next for head in made.about.logs)
    said = {"file": str(made.path), "bytes": size, "sealed": public is not None, "leaves": leaves}
    typer.echo(json.dumps(said | {"deleted": [path.name for path in made.gone]}))
    if public is None:
        command_line.tell("lawang cloud", CommandError("backup.open"))


def put_back(  # noqa: PLR0913 - one parameter an option
    source: SourceArgument,
    database: Database,
    key: PrivateKeyOption = None,
    programs: Programs = None,
    state: State = None,
    *,
    only_try: Annotated[
        bool, typer.Option("--try", help="Restore into a database of its own, check it, and note that it held.")
    ] = False,
) -> None:
    """Put a backup into an empty database, with roles and rights; its office then opens a new log."""
    with answering(database, RebuildError), progress("restore") as show:
        private = None if key is None else private_of(key.read_text(encoding="utf-8"))
        file = _newest(source) if source.is_dir() else source
        do = restore.attempt if only_try else restore.restore
        done = do(database, file, private, show, programs)
        if only_try:
            noted.note(state, tried=round(time.time() * 1000))
    logs = [{"site": head.site, "log": head.log, "size": head.next} for head in done.about.logs]
    said = {"file": str(file), "made": done.about.made, "logs": logs, "tried": only_try, "rebuilt": done.rebuilt}
    typer.echo(json.dumps(said))
    if not only_try:
        command_line.tell("lawang cloud", CommandError("restore.next"))


def _newest(folder: Path) -> Path:
    found = place.kept(folder, backup.KIND)
    if not found:
        refuse(CommandError("restore.none", folder=folder))
    return found[-1]


def make_key(file: NewKeyArgument) -> None:
    """Make a pair of keys for sealed backups: print the public one, write the private one into FILE."""
    try:
        typer.echo(sealing.write_keys(file))
    except SealError as e:
        refuse(e)
    except OSError as e:
        refuse(CommandError("file.fault", file=file, why=e.strerror or e))
