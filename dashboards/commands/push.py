"""`lawang dashboards push`."""

import os
from typing import Annotated

import typer
from rich.console import Console

from dashboards import alerts, contact
from dashboards.commands.sites import SitesOption, sites
from dashboards.files import BOARDS, made
from dashboards.push import PushError, Step, plan
from dashboards.remote import Http


def push(
    grafana: Annotated[str, typer.Option(envvar="LAWANG_GRAFANA", help="URL of Grafana.")],
    token: Annotated[str, typer.Option(envvar="LAWANG_GRAFANA_TOKEN", help="Token of a service account (Editor).")],
    site: SitesOption = None,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only read; say what would be written.")] = False,
) -> None:
    """Bring dashboards, alert rules and contact point to a running Grafana, writing only what differs."""
    console = Console(highlight=False, soft_wrap=True)
    boards = [made(board, one) for one in sites(site) for board in BOARDS]
    try:
        steps = plan(Http(grafana, token), boards, alerts.rules(), contact.points(os.environ))
        for step in steps:
            _do(step, console, dry_run=dry_run)
    except PushError as e:
        Console(stderr=True, highlight=False, soft_wrap=True).print(str(e), markup=False)
        raise typer.Exit(1) from None
    kept = sum(step.state == "provisioned" for step in steps)
    if kept:
        console.print(f"{kept} came from provisioning files and are changed there: lawang dashboards build")


def _do(step: Step, console: Console, *, dry_run: bool) -> None:
    if step.write is not None and not dry_run:
        step.write()
    console.print(f"{step.state:11} {step.what}", markup=False)
