"""`lawang device …`: which boxes may speak to this gateway, and what each has to know."""

import json
import secrets
import sys
import time
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from rich.console import Console
from rich.table import Table

import command_line
import site_plan as site_plans
from edge_gateway.commands.options import DataOption, refuse
from edge_gateway.devices import accounts, box, keyring
from edge_gateway.devices.box import BoxError, Network
from edge_gateway.devices.keyring import KeyringError
from edge_gateway.machine import owner
from site_plan import Device, Plan, PlanError

NameArgument = Annotated[str, typer.Argument(help="Name of the device, as in the site plan.")]
PlanOption = Annotated[
    Path, typer.Option(envvar="LAWANG_PLAN", readable=False, help="Site plan (TOML): site and buttons are there.")
]
BrokerOption = Annotated[
    str, typer.Option(envvar="LAWANG_BOX_BROKER", help="Broker as boxes see it: IPv4 address and port.")
]
WifiOption = Annotated[str, typer.Option(envvar="LAWANG_WIFI", help="Wi-Fi network of the boxes.")]
WifiPasswordOption = Annotated[
    str,
    typer.Option(envvar="LAWANG_WIFI_PASSWORD", prompt=True, hide_input=True, help="Asked for if it is not given."),
]
KindOption = Annotated[
    str | None,
    typer.Option("--box", help=f"Wiring: {', '.join(box.TEMPLATES)}. Without it what fits the plan."),
]
DisplayOption = Annotated[
    bool | None, typer.Option("--display/--no-display", help="Without it as boxes of this kind have it.")
]
CaOption = Annotated[
    Path | None, typer.Option(readable=False, help="TLS: the CA of the broker's certificate (PEM or DER).")
]
FileOption = Annotated[Path | None, typer.Option(help="Write config.json here; without it, print it.")]


def add(  # noqa: PLR0913, PLR0917 - one parameter an option
    name: NameArgument,
    data: DataOption,
    plan: PlanOption,
    broker: BrokerOption,
    wifi: WifiOption,
    wifi_password: WifiPasswordOption,
    hw: Annotated[
        str | None,
        typer.Option(help="The chip's number, 12 hexadecimal digits. Without it one is drawn and written down."),
    ] = None,
    kind: KindOption = None,
    *,
    display: DisplayOption = None,
    ca: CaOption = None,
    config: FileOption = None,
) -> None:
    """Make a box's key, let it speak, and write its config.json. A running gateway takes it within a second."""
    try:
        site_plan = site_plans.load(plan)
        network = Network.of(broker, wifi, wifi_password, ca)
        device = planned(site_plan, name)
        shape = box.kind_of(device) if kind is None else kind
        box.configuration(device, shape, box.Identity(site_plan.site, "", 0), network)  # before anything is made
        owner.make_folder(data)
        if config is not None:
            config.touch(mode=0o600, exist_ok=False)
        try:
            credential = keyring.add(data, name, secrets.token_hex(6) if hw is None else hw.lower())
        except KeyringError:
            if config is not None:
                config.unlink()
            raise
        accounts.update(data, keyring.admitted(data))
        drawn = credential.hw if hw is None else None
        identity = box.Identity(site_plan.site, credential.key_hex, time.time_ns() // 1_000_000, drawn)
        text = a_line_each(box.configuration(device, shape, identity, network, display=display))
        if config is not None:
            config.write_text(text)
    except FileExistsError:
        _refuse(BoxError("box.there", file=config))
    except (KeyringError, BoxError, PlanError, OSError) as e:
        _refuse(e)
    if config is None:
        sys.stdout.write(text)
    if drawn is not None:
        command_line.tell("device", BoxError("box.drawn", name=name))


def move(
    name: NameArgument,
    hw: Annotated[str, typer.Option(help="Hardware number of the box that takes its place.")],
    data: DataOption,
) -> None:
    """Let another box with the same configuration speak as NAME; the old box is refused from now on."""
    try:
        credential = keyring.move(data, name, hw.lower())
    except (KeyringError, OSError) as e:
        _refuse(e)
    typer.echo(json.dumps({"dev": name, "hw": credential.hw}))


def replace(
    name: NameArgument,
    hw: Annotated[str, typer.Option(help="The new chip's number, 12 hexadecimal digits.")],
    data: DataOption,
) -> None:
    """Let a new box take the place of one that is broken, lost or stolen: its name, a key of its own, another chip."""
    _renew(name, data, hw.lower(), "box.replaced")


def rekey(name: NameArgument, data: DataOption) -> None:
    """Give a box another key, for instance when its image was seen by somebody; the old key counts no more."""
    _renew(name, data, None, "box.rekeyed")


def _renew(name: str, data: Path, hw: str | None, said: str) -> None:
    try:
        credential = keyring.renew(data, name, hw)
        accounts.update(data, keyring.admitted(data))
    except (KeyringError, OSError) as e:
        _refuse(e)
    typer.echo(json.dumps({"dev": name, "hw": credential.hw}))
    command_line.tell("device", BoxError(said, name=name))


def revoke(
    name: NameArgument,
    data: DataOption,
    *,
    undo: Annotated[bool, typer.Option("--undo", help="Take it again; what it kept meanwhile is sent.")] = False,
) -> None:
    """Refuse a box that was stolen or taken away, within a second; what it logged stays, its name stays taken."""
    try:
        credential = keyring.revoke(data, name, undo=undo)
        accounts.update(data, keyring.admitted(data))
    except (KeyringError, OSError) as e:
        _refuse(e)
    typer.echo(json.dumps({"dev": name, "hw": credential.hw, "revoked": credential.revoked}))


def show(data: DataOption) -> None:
    """List the boxes that were added; keys are not shown."""
    try:
        known = keyring.load(data)
    except (KeyringError, OSError) as e:
        _refuse(e)
    table = Table("device", "hw", "")
    for name, credential in sorted(known.items()):
        table.add_row(name, credential.hw, "revoked" if credential.revoked else "")
    Console().print(table)


def a_line_each(values: dict[str, Any]) -> str:
    """Return a box's configuration as JSON, a key a line."""
    lines = [f"  {json.dumps(name)}: {json.dumps(value)}" for name, value in values.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def planned(plan: Plan, name: str) -> Device:
    """Return a device of the plan; raises BoxError."""
    for device in plan.devices:
        if device.name == name:
            return device
    raise BoxError("box.unplanned", name=name, known=", ".join(device.name for device in plan.devices) or "–")


def _refuse(why: Exception) -> NoReturn:
    refuse(why, "device")
