"""What the setup and the backup of every part are told by the same words."""

from pathlib import Path
from typing import Annotated

import typer

RootOption = Annotated[Path, typer.Option(hidden=True, help="Folder that stands for the machine.")]
ChecksAsJson = Annotated[bool, typer.Option("--json", help="Print the checks as JSON.")]

# -- setup

AnswersOption = Annotated[
    Path | None, typer.Option(readable=False, help="File of answers (TOML): what it answers is not asked.")
]
YesOption = Annotated[bool, typer.Option("--yes", help="Ask nothing: take defaults, and do it.")]
OverwriteOption = Annotated[
    bool, typer.Option("--overwrite", help="Replace edited files too; each is kept as NAME.lawang-old.")
]
BelowOption = Annotated[Path, typer.Option(help="Write below this folder, and start nothing.")]
DoneAsJson = Annotated[bool, typer.Option("--json", help="Print what was done as JSON.")]

# -- backups

PlaceArgument = Annotated[
    Path,
    typer.Argument(
        envvar="LAWANG_BACKUP", readable=False, help="Folder that keeps the backups: a USB stick, for instance."
    ),
]
KeepOption = Annotated[
    int, typer.Option(envvar="LAWANG_BACKUP_KEEP", min=1, help="How many are kept; older ones are deleted.")
]
PublicKeyOption = Annotated[
    str | None,
    typer.Option(envvar="LAWANG_BACKUP_KEY", help="Public key (age1…) that they are sealed to; see `backup-key`."),
]
OtherDiskOption = Annotated[
    bool,
    typer.Option("--other-disk", envvar="LAWANG_BACKUP_OTHER_DISK", help="Refuse a folder on the disk of the data."),
]
SourceArgument = Annotated[
    Path,
    typer.Argument(
        envvar="LAWANG_BACKUP", readable=False, help="Backup, or the folder that keeps them: then its newest."
    ),
]
PrivateKeyOption = Annotated[
    Path | None, typer.Option(readable=False, help="File of the private key, if the backup is sealed.")
]
NewKeyArgument = Annotated[
    Path, typer.Argument(help="New file for the private key: keep it elsewhere than the backups.")
]
