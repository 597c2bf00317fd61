"""`lawang device config`: the configuration of a box that was added, once more."""

import sys
import time
from pathlib import Path
from typing import Annotated

import typer

import site_plan as site_plans
from edge_gateway.commands.device import (
    BrokerOption,
    CaOption,
    DisplayOption,
    FileOption,
    KindOption,
    NameArgument,
    PlanOption,
    WifiOption,
    WifiPasswordOption,
    a_line_each,
    planned,
)
from edge_gateway.commands.options import DataOption, refuse
from edge_gateway.devices import box, keyring
from edge_gateway.devices.box import BoxError, Network
from edge_gateway.devices.keyring import Credential, KeyringError
from shelf.whole_files import private_file
from site_plan import PlanError


def config(  # noqa: PLR0913, PLR0917 - one parameter an option
    name: NameArgument,
    data: DataOption,
    plan: PlanOption,
    broker: BrokerOption,
    wifi: WifiOption,
    wifi_password: WifiPasswordOption,
    kind: KindOption = None,
    *,
    display: DisplayOption = None,
    ca: CaOption = None,
    config: FileOption = None,
    chip: Annotated[
        bool, typer.Option("--chip", help="Leave the number out: the box says its chip's own, as it was added.")
    ] = False,
) -> None:
    """Write the config.json of a box that was added again, for a new Wi-Fi or a new address; its key stays."""
    try:
        known = keyring.find(data, name)
        network = Network.of(broker, wifi, wifi_password, ca)
        text = described(name, plan, known, network, kind, display=display, chip=chip)
        if config is None:
            sys.stdout.write(text)
            return
        with private_file(config) as file:
            file.write(text.encode())
    except FileExistsError:
        refuse(BoxError("box.there", file=config), "device")
    except (KeyringError, BoxError, PlanError, OSError) as e:
        refuse(e, "device")


def described(  # noqa: PLR0913 - what config.json is made of
    name: str,
    plan: Path,
    known: Credential,
    network: Network,
    kind: str | None,
    *,
    display: bool | None,
    chip: bool,
) -> str:
    """Return config.json of a box of the plan that is `known`; with `chip` it says its chip's own number.

    Raises PlanError, BoxError.
    """
    site_plan = site_plans.load(plan)
    device = planned(site_plan, name)
    identity = box.Identity(site_plan.site, known.key_hex, time.time_ns() // 1_000_000, None if chip else known.hw)
    shape = box.kind_of(device) if kind is None else kind
    return a_line_each(box.configuration(device, shape, identity, network, display=display))
