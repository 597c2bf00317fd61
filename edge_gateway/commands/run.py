"""`lawang gateway run`."""

import asyncio
import os
from typing import Annotated

import typer

from edge_gateway import gateway
from edge_gateway.commands.options import (
    CloudOption,
    DataOption,
    PlanOption,
    TokenOption,
    access_to,
    read_plan,
    refuse,
)
from edge_gateway.devices.keyring import KeyringError
from edge_gateway.log.faults import StoreError
from edge_gateway.machine import owner
from edge_gateway.machine.address import Address, AddressError
from edge_gateway.machine.owner import OwnerError
from edge_gateway.settings import Settings
from shelf.log_lines import log_to_stderr
from site_plan import PlanError


def run(  # noqa: PLR0913, PLR0917
    data: DataOption,
    plan: PlanOption,
    broker: Annotated[str, typer.Option(envvar="LAWANG_BROKER", help="MQTT broker, host:port.")] = "127.0.0.1:1883",
    http: Annotated[
        str,
        typer.Option(
            envvar="LAWANG_HTTP", help="Addresses of the pages, host:port with commas; port 0 takes a free one."
        ),
    ] = "127.0.0.1:8080",
    cloud: CloudOption = None,
    token: TokenOption = None,
    *,
    live: Annotated[bool, typer.Option("--live", help="A first log begins without a trial.")] = False,
    without_cloud: Annotated[
        bool,
        typer.Option("--without-cloud", help="Start a log that lacks head.json unproved; the log will say so."),
    ] = False,
) -> None:
    """Run the gateway until SIGTERM or SIGINT."""
    log_to_stderr()
    owner_of = owner.owner_of(data)
    if os.geteuid() == 0 != owner_of.uid:
        refuse(OwnerError("owner.root", folder=data, owner=owner.name_of(owner_of.uid)))
    access = access_to(cloud, token)
    try:
        addresses = Address.parse(broker), Address.parse_all(http)
    except AddressError as e:
        refuse(e)
    settings = Settings(data, read_plan(plan), *addresses, access, live, plan, without_cloud)
    try:
        asyncio.run(gateway.run(settings))
    except (StoreError, KeyringError, PlanError, AddressError, OSError) as e:
        refuse(e)
