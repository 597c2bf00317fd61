"""`lawang gateway rejoin`: a new log that goes on from an old one."""

import asyncio
import json
from collections.abc import Awaitable, Callable
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
from edge_gateway.devices.keyring import KeyringError
from edge_gateway.log.faults import StoreError, UnaskedError
from edge_gateway.log.head import Head
from edge_gateway.settings import CloudAccess
from edge_gateway.succession import beginning, recovery
from edge_gateway.uplink.cloud import Cloud, CloudError
from shelf.log_lines import log_to_stderr
from site_plan import PlanError


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
    site_plan, access = load_plan(plan), stated_access(cloud, token, without_cloud=without_cloud)
    open_new_log(data, site_plan.site, access, lambda asked: recovery.rejoin(data, site_plan, why, asked))


def open_new_log(
    data: Path, site: str, access: CloudAccess | None, work: Callable[[Cloud | None], Awaitable[Head]]
) -> None:
    """Let `work` open a log in a folder that no gateway runs on, and print which; an error ends the command."""
    try:
        with beginning.only_process(data):
            result = asyncio.run(_with_cloud(site, access, work))
    except CloudError as e:
        refuse(UnaskedError("store.silent-cloud", why=e))
    except (StoreError, KeyringError, PlanError, OSError) as e:
        refuse(e)
    typer.echo(json.dumps({"log": result.log, "size": result.size, "root": result.root}))


async def _with_cloud(site: str, access: CloudAccess | None, work: Callable[[Cloud | None], Awaitable[Head]]) -> Head:
    if access is None:
        return await work(None)
    async with Cloud(access.url, access.token, site) as cloud:
        return await work(cloud)
