"""`lawang device image`: the image of one box."""

from pathlib import Path
from typing import Annotated

import typer

from edge_gateway.commands.device import (
    BrokerOption,
    CaOption,
    DisplayOption,
    KindOption,
    NameArgument,
    PlanOption,
    WifiOption,
    WifiPasswordOption,
)
from edge_gateway.commands.device_config import described
from edge_gateway.commands.options import DataOption, refuse
from edge_gateway.devices import keyring
from edge_gateway.devices.box import BoxError, Network
from edge_gateway.devices.keyring import KeyringError
from flashing import image as images
from flashing.errors import FlashingError
from shelf.whole_files import private_file
from site_plan import PlanError

FirmwareOption = Annotated[
    Path, typer.Option(envvar="LAWANG_FIRMWARE", readable=False, help="The image that `lawang firmware build` made.")
]


def image(  # noqa: PLR0913, PLR0917 - one parameter an option
    name: NameArgument,
    firmware: FirmwareOption,
    out: Annotated[Path, typer.Option(help="File to write; it holds the box's key and the Wi-Fi password.")],
    data: DataOption,
    plan: PlanOption,
    broker: BrokerOption,
    wifi: WifiOption,
    wifi_password: WifiPasswordOption,
    kind: KindOption = None,
    *,
    display: DisplayOption = None,
    ca: CaOption = None,
    copies: Annotated[
        bool,
        typer.Option(
            "--number/--chip", help="Put the number into it that the box was added with, or let it say its chip's own."
        ),
    ] = False,
) -> None:
    """Write the image of one box: that of all boxes, with its name, key, Wi-Fi and buttons. It holds secrets."""
    try:
        known = keyring.find(data, name)
        network = Network.of(broker, wifi, wifi_password, ca)
        text = described(name, plan, known, network, kind, display=display, chip=not copies)
        made = images.for_box(firmware.read_bytes(), text)
        with private_file(out) as file:
            file.write(made)
    except FileExistsError:
        refuse(BoxError("box.there", file=out), "device")
    except (KeyringError, BoxError, PlanError, FlashingError, OSError) as e:
        refuse(e, "device")
