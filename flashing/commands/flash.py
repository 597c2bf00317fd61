"""`lawang device flash`: from a blank chip to a box that the gateway has heard."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

import command_line
from command_line.asking import spoken
from contract.mac import KEY_BYTES, MacKey
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
from edge_gateway.devices import accounts, keyring
from edge_gateway.devices.box import BoxError, Network
from edge_gateway.devices.keyring import Credential, KeyringError
from edge_gateway.machine import owner
from flashing import image as images
from flashing import layout
from flashing.commands.image import FirmwareOption
from flashing.errors import TEXTS, FlashingError
from flashing.heard import Watch
from flashing.port import chip_at
from site_plan import PlanError

_NOBODY = Credential("0" * 12, "0" * 64, MacKey(bytes(KEY_BYTES)))
WAIT_S = 120  # Wi-Fi, and a first hello that may wait for its back-off


def flash(  # noqa: PLR0913, PLR0917 - one parameter an option
    serial: Annotated[str, typer.Argument(metavar="PORT", help="Where the chip hangs, such as /dev/ttyUSB0.")],
    name: NameArgument,
    firmware: FirmwareOption,
    data: DataOption,
    plan: PlanOption,
    broker: BrokerOption,
    wifi: WifiOption,
    wifi_password: WifiPasswordOption,
    kind: KindOption = None,
    *,
    display: DisplayOption = None,
    ca: CaOption = None,
    wait: Annotated[
        int, typer.Option(min=0, help="Wait so many seconds until the gateway has heard it; 0: do not.")
    ] = WAIT_S,
) -> None:
    """Write a box's image onto a chip, read it back, restart it, and wait until the gateway has heard it.

    A box that was never added is added with this chip's number. What its journal holds stays.
    """
    try:
        common = firmware.read_bytes()
        version = images.version_of(common)
        network = Network.of(broker, wifi, wifi_password, ca)
        described(name, plan, _NOBODY, network, kind, display=display, chip=True)  # before anything is made
        console = Console(stderr=True)
        with Progress(console=console, transient=True, disable=not console.is_terminal) as shown:
            bar = shown.add_task(serial, total=None)
            with chip_at(serial, lambda done, total: shown.update(bar, completed=done, total=total)) as chip:
                known = admitted(data, name, chip.hw)
                config = described(name, plan, known, network, kind, display=display, chip=True)
                watch = Watch(data)
                chip.write(images.for_box(common, config), layout.IMAGE_AT)
        _tell("flash.written", name=name, hw=chip.hw, version=version)
        after = watch.wait(name, wait)
    except (KeyringError, BoxError, PlanError, FlashingError, OSError) as e:
        refuse(e, "device")
    if after is not None:
        _tell("flash.heard", name=name, seconds=round(after))
    elif wait:
        unheard = FlashingError("flash.not-heard", name=name, seconds=wait, wifi=wifi, broker=broker)
        command_line.refuse("device", unheard, 1)


def admitted(data: Path, name: str, hw: str) -> Credential:
    """Return what the box on this chip is known by, added if nobody has the name. KeyringError, FlashingError."""
    known = keyring.load(data)
    other = next((one for one, has in known.items() if has.hw == hw and not has.revoked and one != name), None)
    if other is not None:
        raise FlashingError("flash.taken", hw=hw, other=other, name=name)
    if name not in known:
        owner.make_folder(data)
        added = keyring.add(data, name, hw)
        accounts.update(data, keyring.admitted(data))
        return added
    found = keyring.find(data, name)
    if found.hw != hw:
        raise FlashingError("flash.other", name=name, hw=hw, known=found.hw)
    return found


def _tell(key: str, **values: object) -> None:
    typer.echo(TEXTS.say(spoken(), key, **values))
