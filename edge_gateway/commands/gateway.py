"""`lawang gateway …`, or `python -m edge_gateway …`."""

import asyncio
import json
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.progress import Progress

import site_plan as site_plans
from edge_gateway import gateway
from edge_gateway.commands.plan import app as plan_app
from edge_gateway.devices.keyring import KeyringError
from edge_gateway.hall import OrderError
from edge_gateway.intake import control
from edge_gateway.intake.broker import Address
from edge_gateway.intake.control import ControlError
from edge_gateway.log.head import Head
from edge_gateway.log.store import StoreError
from edge_gateway.machine.log_lines import log_to_stderr
from edge_gateway.settings import CloudAccess, Settings
from edge_gateway.succession import backup, offline, opening, recovery
from edge_gateway.succession.auditing import Replayed, replay_folder
from edge_gateway.uplink.cloud import Cloud, CloudError
from site_plan import Plan, PlanError

app = typer.Typer(help="The edge gateway of a hall.", no_args_is_help=True, pretty_exceptions_enable=False)
hall = typer.Typer(help="The hall engine over the log.", no_args_is_help=True)
app.add_typer(hall, name="hall")
app.add_typer(plan_app, name="plan")

DataOption = Annotated[Path, typer.Option(envvar="LAWANG_DATA", help="Folder of the log; made if it is not there.")]
PlanOption = Annotated[Path, typer.Option(envvar="LAWANG_PLAN", help="Site plan (TOML).")]
CloudOption = Annotated[str | None, typer.Option(envvar="LAWANG_CLOUD", help="Base URL of the cloud API.")]
TokenOption = Annotated[str | None, typer.Option(envvar="LAWANG_TOKEN", help="This gateway's token for the cloud.")]
WhoOption = Annotated[str, typer.Option(help="Who says so; kept in the log. No personal data.")]
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
    *,
    live: Annotated[bool, typer.Option("--live", help="A first log begins without a trial.")] = False,
) -> None:
    """Run the gateway until SIGTERM or SIGINT."""
    log_to_stderr()
    access = _access(cloud, token)
    try:
        settings = Settings(data, _plan(plan), Address.parse(broker), Address.parse(http), access, live, plan)
    except ValueError as e:
        _refuse(str(e))
    try:
        asyncio.run(gateway.run(settings))
    except (StoreError, KeyringError, PlanError, OSError) as e:
        _refuse(str(e))


@app.command("live")
def go_live(data: DataOption, who: WhoOption) -> None:
    """End the trial: from now on all that happens counts. Also while the gateway runs."""
    _order(data, "live", who)


@app.command("trial")
def go_trial(data: DataOption, who: WhoOption) -> None:
    """Begin a trial: what happens is kept and shown, and is in no figure. Also while the gateway runs."""
    _order(data, "trial", who)


@hall.command("replay")
def hall_replay(data: DataOption) -> None:
    """Decide again over all causes in the logs and compare with what was written, byte for byte.

    Status 0: all is equal; 1: something differs; 3: nothing does, but some of it cannot be judged, for its engine is
    not kept; 2: the logs cannot be read.
    """
    differs = unjudged = False
    try:
        with Progress(console=Console(stderr=True)) as progress:
            bar = progress.add_task("memutar ulang / replaying", total=None)
            for done in replay_folder(data, lambda _, n, total: progress.update(bar, total=total, completed=n)):
                typer.echo(json.dumps(_said(done)))
                differs, unjudged = differs or done.mismatch is not None, unjudged or done.unjudged is not None
    except (StoreError, PlanError, OSError) as e:
        _refuse(str(e))
    if differs or unjudged:
        raise typer.Exit(1 if differs else 3)


def _said(done: Replayed) -> dict[str, object]:
    """Return a stretch as it is printed; one that cannot be judged never says that it differs."""
    values: dict[str, object] = {"log": done.log, "engine": done.engine, "first": done.first, "leaves": done.leaves}
    if done.unjudged is not None:
        return values | {"result": "cannot be judged", "why": done.unjudged, "differs": None}
    found = done.mismatch
    if found is None:
        return values | {"result": "equal", "differs": None}
    decided = None if found.decided is None else found.decided.decode()
    differs = {"n": found.n, "decided": decided, "found": (found.found or b"").decode()}
    return values | {"result": "differs", "differs": differs}


def _order(data: Path, what: str, who: str) -> None:
    try:
        if not control.order(data, what, who):
            offline.order(data, what, who)
    except (ControlError, StoreError, OrderError, OSError) as e:
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
