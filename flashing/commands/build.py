"""`lawang firmware build`: the image of all boxes."""

from pathlib import Path
from typing import Annotated

import typer

import command_line
from command_line.asking import spoken
from edge_gateway.machine.files import write_durably
from firmware.app import VERSION
from firmware.slots import SLOT
from flashing import application, layout
from flashing import base as bases
from flashing import image as images
from flashing.errors import TEXTS, FlashingError
from flashing.layout import BY_LABEL

RESERVE = 3 * layout.SECTOR  # of the journal, for its own ends


def build(
    base: Annotated[
        Path, typer.Option(readable=False, help="The official MicroPython image for ESP32, downloaded by hand.")
    ],
    out: Annotated[
        Path, typer.Option(envvar="LAWANG_IMAGES", help="Folder for the image, and for the note of the base's SHA-256.")
    ] = Path(),
) -> None:
    """Make the image of all boxes from the official MicroPython image, and say what is in it.

    The SHA-256 of the base is written down when it is used first, and compared from then on.
    """
    try:
        found = bases.read(base)
        packed = application.pack(found.chip)
        made = images.common(found, packed, application.loader())
        out.mkdir(parents=True, exist_ok=True)
        first = bases.remember(found, out, base)
        file = out / f"lawang-{VERSION}-{found.chip}.bin"
        write_durably(file, made)
        file.chmod(0o644)
    except (FlashingError, OSError) as e:
        command_line.refuse("firmware", e)
    about = "build.first" if first else "build.same"
    lang = spoken()
    typer.echo(TEXTS.say(lang, about, name=f"MicroPython {found.version}", digest=found.digest))
    said = {"file": file, "size": len(made), "app": len(packed), "room": BY_LABEL["slot0"].size}
    entries = (BY_LABEL["journal"].size - RESERVE) // SLOT
    typer.echo(TEXTS.say(lang, "build.made", version=VERSION, entries=entries, **said))
