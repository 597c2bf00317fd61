"""`lawang gateway rejoin` and `restore`: a new log that goes on from an old one."""

import asyncio
import json
from pathlib import Path
from typing import Annotated

import typer

from edge_gateway.commands.options import (
    CloudOption,
    DataOption,
    OptionError,
    PlanOption,
    TokenOption,
    WithoutCloudOption,
    load_plan,
    refuse,
    stated_access,
)
from edge_gateway.log.faults import StoreError, UnaskedError
from edge_gateway.log.head import Head
from edge_gateway.machine.log_lines import log_to_stderr
from edge_gateway.settings import CloudAccess
from edge_gateway.succession import backup, beginning, recovery
from edge_gateway.uplink.cloud import Cloud, CloudError
from site_plan import Plan


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
        refuse(OptionError("option.why", known=", ".join(recovery.REASONS)))
    _open_new_log(data, load_plan(plan), why, stated_access(cloud, token, without_cloud=without_cloud))


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
    site_plan, access = load_plan(plan), stated_access(cloud, token, without_cloud=without_cloud)
    try:
        backup.put_back(source, data)
    except (StoreError, OSError) as e:
        refuse(e)
    _open_new_log(data, site_plan, "restored", access)


def _open_new_log(data: Path, site_plan: Plan, why: str, access: CloudAccess | None) -> None:
    try:
        result = asyncio.run(_rejoin(data, site_plan, why, access))
    except CloudError as e:
        refuse(UnaskedError("store.silent-cloud", why=e))
    except (StoreError, OSError) as e:
        refuse(e)
    typer.echo(json.dumps({"log": result.log, "size": result.size, "root": result.root}))


async def _rejoin(data: Path, site_plan: Plan, why: str, access: CloudAccess | None) -> Head:
    with beginning.only_process(data):
        if access is None:
            return await recovery.rejoin(data, site_plan, why, None)
        async with Cloud(access.url, access.token, site_plan.site) as cloud:
            return await recovery.rejoin(data, site_plan, why, cloud)
