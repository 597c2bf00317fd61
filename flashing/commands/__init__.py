"""The command line: `lawang firmware …`, and more of `lawang device …`; each is imported when it is asked for."""

import typer

from command_line import later

app = typer.Typer(help="The firmware image of the boxes.", no_args_is_help=True, pretty_exceptions_enable=False)
later(
    app,
    "build",
    "flashing.commands.build:build",
    "Make the image of all boxes from the official MicroPython image, and say what is in it.",
)


def add_to(boxes: typer.Typer) -> None:
    """Give the commands of boxes those that want an image."""
    later(
        boxes,
        "image",
        "flashing.commands.image:image",
        "Write the image of one box: that of all boxes, with its name, key, Wi-Fi and buttons. It holds secrets.",
    )
    later(
        boxes,
        "labels",
        "flashing.commands.labels:labels",
        "Write a page with a label for each box: name, place, and a QR code that opens its line of the status page.",
    )
    later(
        boxes,
        "flash",
        "flashing.commands.flash:flash",
        "Write a box's image onto a chip, read it back, restart it, and wait until the gateway has heard it.",
    )
