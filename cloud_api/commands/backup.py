"""`lawang cloud backup` and `restore`."""

import json
import time
from pathlib import Path
from typing import Annotated

import typer

import command_line
from backups.sealing import private_of
from cloud_api.commands.database import CommandError, Database, answering
from cloud_api.commands.progress import progress
from cloud_api.office.rebuild import RebuildError
from cloud_api.upkeep import backup, noted, restore

Programs = Annotated[
    Path | None, typer.Option(envvar="LAWANG_CLOUD_PROGRAMS", help="Folder of pg_dump and pg_restore, if not found.")
]
State = Annotated[
    Path | None, typer.Option(envvar="LAWANG_CLOUD_STATE", help="Folder in which the doctor reads when this was done.")
]
KeyFile = Annotated[Path | None, typer.Option("--key", help="File of the private key, for a sealed backup.")]


def back_up(  # noqa: PLR0913, PLR0917 - what, where, for whom, how many
    folder: Annotated[Path, typer.Argument(help="Where backups are kept, such as a stick's mount point.")],
    database: Database,
    seal_to: Annotated[
        str | None,
        typer.Option(envvar="LAWANG_BACKUP_KEY", help="Public key (age1...) that seals it; else anybody can read it."),
    ] = None,
    keep: Annotated[
        int | None, typer.Option(min=1, help="How many to keep; older ones are deleted. All, if not.")
    ] = None,
    other_disk: Annotated[
        Path | None, typer.Option(help="Refuse unless FOLDER is on another disk than this folder.")
    ] = None,
    programs: Programs = None,
    state: State = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Say it for a program.")] = False,
) -> None:
    """Write the whole database into one file, while all goes on; checked by `restore --try`."""
    now = time.time()
    with answering(database):
        made = backup.keep(
            database, folder, now, public_key=seal_to or None, keep=keep, beside=other_disk, programs_in=programs
        )
        size = made.path.stat().st_size
        noted.note(state, made=round(now * 1000), file=str(made.path), bytes=size)
    if as_json:
        leaves = sum(head.next for head in made.manifest.about.logs)
        said = {"file": str(made.path), "bytes": size, "sealed": bool(seal_to), "leaves": leaves}
        typer.echo(json.dumps(said | {"deleted": [str(path) for path in made.gone]}))
        return
    typer.echo(str(made.path))
    if not seal_to:
        command_line.tell("lawang cloud", CommandError("backup.open"))


def put_back(  # noqa: PLR0913 - from where, to where, how
    file: Annotated[Path, typer.Argument(help="A backup of `lawang cloud backup`.")],
    database: Database,
    key: KeyFile = None,
    programs: Programs = None,
    state: State = None,
    *,
    try_it: Annotated[
        bool, typer.Option("--try", help="In a database of its own beside that one, which is gone afterwards.")
    ] = False,
) -> None:
    """Put a backup into an empty database, with roles and rights; its office then opens a new log."""
    with answering(database, RebuildError), progress("restore") as show:
        private = None if key is None else private_of(key.read_text(encoding="utf-8"))
        do = restore.attempt if try_it else restore.restore
        done = do(database, file, private, show, programs)
        if try_it:
            noted.note(state, tried=round(time.time() * 1000))
    for head in done.manifest.about.logs:
        typer.echo(f"{head.site}/{head.log} {head.next}")
    if not try_it:
        command_line.tell("lawang cloud", CommandError("restore.next"))
