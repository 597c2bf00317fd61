"""`lawang cloud backup`, `backup-key` and `restore`."""

import json
import os
import time
from pathlib import Path
from typing import Annotated

import typer

import command_line
from backups import place, sealing
from backups.sealing import private_of
from cloud_api.commands.database import CommandError, Database, answering, refuse
from cloud_api.commands.progress import progress
from cloud_api.office.rebuild import RebuildError
from cloud_api.upkeep import backup, noted, restore

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
    folder: Annotated[
        Path,
        typer.Argument(
            envvar="LAWANG_BACKUP", readable=False, help="Folder that keeps the backups: a USB stick, for instance."
        ),
    ],
    database: Database,
    keep: Annotated[
        int, typer.Option(envvar="LAWANG_BACKUP_KEEP", min=1, help="How many are kept; older ones are deleted.")
    ] = 14,
    key: Annotated[
        str | None,
        typer.Option(
            envvar="LAWANG_BACKUP_KEY",
            help="Public key (age1…) that they are sealed to; see `lawang cloud backup-key`.",
        ),
    ] = None,
    programs: Programs = None,
    state: State = None,
    *,
    other_disk: Annotated[
        bool,
        typer.Option("--other-disk", envvar="LAWANG_BACKUP_OTHER_DISK", help="Refuse a folder on the disk of --state."),
    ] = False,
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
    source: Annotated[
        Path,
        typer.Argument(
            envvar="LAWANG_BACKUP", readable=False, help="Backup, or the folder that keeps them: then its newest."
        ),
    ],
    database: Database,
    key: Annotated[
        Path | None, typer.Option(readable=False, help="File of the private key, if the backup is sealed.")
    ] = None,
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


def make_key(
    file: Annotated[Path, typer.Argument(help="New file for the private key: keep it elsewhere than the backups.")],
) -> None:
    """Make a pair of keys for sealed backups: print the public one, write the private one into FILE."""
    keys = sealing.make_keys()
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as private:
            private.write(f"# public key: {keys.public}\n{keys.private}\n")
    except OSError as e:
        refuse(CommandError("file.fault", file=file, why=e.strerror or e))
    typer.echo(keys.public)
