"""`lawang gateway …`, or `python -m edge_gateway …`."""

import asyncio
import json
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.progress import Progress

from edge_gateway import backup, gateway, keyring, opening, recovery
from edge_gateway import plan as site_plans
from edge_gateway.broker import Address
from edge_gateway.cloud import Cloud, CloudError
from edge_gateway.head import Head
from edge_gateway.keyring import KeyringError
from edge_gateway.plan import Plan, PlanError
from edge_gateway.plan.cli import app as plan_app
from edge_gateway.settings import CloudAccess, Settings
from edge_gateway.store import StoreError
from edge_gateway.structured import log_to_stderr

app = typer.Typer(help="The edge gateway of a hall.", no_args_is_help=True, pretty_exceptions_enable=False)
device = typer.Typer(help="Devices that may speak to this gateway.", no_args_is_help=True)
app.add_typer(device, name="device")
app.add_typer(plan_app, name="plan")

DataOption = Annotated[Path, typer.Option(envvar="LAWANG_DATA", help="Folder of the log; made if it is not there.")]
PlanOption = Annotated[Path, typer.Option(envvar="LAWANG_PLAN", help="Site plan (TOML).")]
CloudOption = Annotated[str | None, typer.Option(envvar="LAWANG_CLOUD", help="Base URL of the cloud API.")]
TokenOption = Annotated[str | None, typer.Option(envvar="LAWANG_TOKEN", help="This gateway's token for the cloud.")]
WithoutCloudOption = Annotated[
    bool, typer.Option("--without-cloud", help="The cloud cannot be asked; the log will say so.")
]


@app.command()
def run(  # noqa: PLR0913, PLR0917
    data: DataOption,
    plan: PlanOption,
    broker: Annotated[str, typer.Option(envvar="LAWANG_BROKER", help="MQTT broker, host:port.")] = "127.0.0.1:1883",
    http: Annotated[
        str, typer.Option(envvar="LAWANG_HTTP", help="Address of the wall, host:port; port 0 takes a free one.")
    ] = "127.0.0.1:8080",
    cloud: CloudOption = None,
    token: TokenOption = None,
) -> None:
    """Run the gateway until SIGTERM or SIGINT."""
    log_to_stderr()
    access = _access(cloud, token)
    try:
        settings = Settings(data, _plan(plan), Address.parse(broker), Address.parse(http), access)
    except ValueError as e:
        _refuse(str(e))
    try:
        asyncio.run(gateway.run(settings))
    except (StoreError, KeyringError, OSError) as e:
        _refuse(str(e))


@app.command()
def rejoin(  # noqa: PLR0913
    data: DataOption,
    plan: PlanOption,
    why: Annotated[str, typer.Option(help=f"One of: {', '.join(recovery.REASONS)}.")],
    cloud: CloudOption = None,
    token: TokenOption = None,
    *,
    without_cloud: WithoutCloudOption = False,
) -> None:
    """Open a new log after a restore, a replacement or a fork; the gateway must not be running."""
    log_to_stderr()
    if why not in recovery.REASONS:
        _refuse(f"--why: one of {', '.join(recovery.REASONS)}")
    _open_new_log(data, _plan(plan), why, _stated_access(cloud, token, without_cloud=without_cloud))


@app.command("backup")
def back_up(
    target: Annotated[Path, typer.Argument(help="Folder to make; it must not be there yet.")], data: DataOption
) -> None:
    """Copy logs, devices and key, also while the gateway runs; checked before it is called done."""
    try:
        with Progress(console=Console(stderr=True)) as progress:
            bar = progress.add_task("menyalin / copying", total=None)
            taken = backup.take(
                data, target, lambda left, total: progress.update(bar, total=total, completed=total - left)
            )
    except (StoreError, OSError) as e:
        _refuse(str(e))
    typer.echo(json.dumps({"log": taken.log, "size": taken.size, "before": taken.before}))


@app.command()
def restore(  # noqa: PLR0913
    source: Annotated[Path, typer.Argument(help="Folder that `backup` made.")],
    data: DataOption,
    plan: PlanOption,
    cloud: CloudOption = None,
    token: TokenOption = None,
    *,
    without_cloud: WithoutCloudOption = False,
) -> None:
    """Put a backup into a folder without a log, and open a new log that goes on from there."""
    log_to_stderr()
    site_plan, access = _plan(plan), _stated_access(cloud, token, without_cloud=without_cloud)
    try:
        backup.put_back(source, data)
    except (StoreError, OSError) as e:
        _refuse(str(e))
    _open_new_log(data, site_plan, "restored", access)


@device.command("add")
def device_add(
    name: Annotated[str, typer.Argument(help="Name of the device, as in the site plan.")],
    hw: Annotated[str, typer.Option(help="Hardware number: 12 hexadecimal digits.")],
    data: DataOption,
) -> None:
    """Make a device's key, let it speak, and print its part of the device's config.json."""
    data.mkdir(parents=True, exist_ok=True)
    try:
        credential = keyring.add(data, name, hw.lower())
    except (KeyringError, OSError) as e:
        _refuse(str(e))
    typer.echo(json.dumps({"dev": name, "hw": credential.hw, "key": credential.key_hex}))


@device.command("move")
def device_move(
    name: Annotated[str, typer.Argument(help="Name of a device that is there.")],
    hw: Annotated[str, typer.Option(help="Hardware number of the box that takes its place.")],
    data: DataOption,
) -> None:
    """Let another box with the same configuration speak as NAME; the old box is refused from now on."""
    try:
        credential = keyring.move(data, name, hw.lower())
    except (KeyringError, OSError) as e:
        _refuse(str(e))
    typer.echo(json.dumps({"dev": name, "hw": credential.hw}))


def _open_new_log(data: Path, site_plan: Plan, why: str, access: CloudAccess | None) -> None:
    try:
        result = asyncio.run(_rejoin(data, site_plan, why, access))
    except (StoreError, CloudError, OSError) as e:
        _refuse(str(e))
    typer.echo(json.dumps({"log": result.log, "size": result.size, "root": result.root}))


async def _rejoin(data: Path, site_plan: Plan, why: str, access: CloudAccess | None) -> Head:
    with opening.only_process(data):
        if access is None:
            return await recovery.rejoin(data, site_plan, why, None)
        async with Cloud(access.url, access.token, site_plan.site) as cloud:
            return await recovery.rejoin(data, site_plan, why, cloud)


def _plan(path: Path) -> Plan:
    try:
        return site_plans.load(path)
    except PlanError as e:
        _refuse(f"{path}: {e}")


def _access(url: str | None, token: str | None) -> CloudAccess | None:
    if (url is None) != (token is None):
        _refuse("--cloud and --token belong together")
    return CloudAccess(url, token) if url is not None and token is not None else None


def _stated_access(url: str | None, token: str | None, *, without_cloud: bool) -> CloudAccess | None:
    """Return how the cloud is asked, None only if that was said."""
    access = _access(url, token)
    if (access is None) != without_cloud:
        _refuse("give --cloud and --token, or say --without-cloud")
    return access


def _refuse(message: str) -> NoReturn:
    sys.stderr.write(f"edge_gateway: {message}\n")
    raise typer.Exit(2)
