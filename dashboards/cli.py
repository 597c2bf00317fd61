"""`lawang dashboards …`."""

import os
from datetime import datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
from rich.console import Console

from dashboards import alerts, contact
from dashboards.asking import asked
from dashboards.boards import Site, uid
from dashboards.files import BOARDS, SERANG, differences, files, made, write
from dashboards.push import PushError, Step, plan
from dashboards.remote import Http

app = typer.Typer(help="Grafana's dashboards and alerts.", no_args_is_help=True, pretty_exceptions_enable=False)

Sites = Annotated[
    list[str] | None, typer.Option("--site", help="CODE:ZONE:NAME of a hall; may be given again. Default: serang.")
]


@app.command()
def build(
    out: Annotated[Path, typer.Option(help="Folder of the provisioning files.")] = Path("deploy/grafana"),
    site: Sites = None,
    *,
    check: Annotated[bool, typer.Option("--check", help="Write nothing; fail if something differs.")] = False,
) -> None:
    """Write the files from which Grafana provisions dashboards and alert rules."""
    wanted = files(_sites(site))
    console = Console(highlight=False, soft_wrap=True)
    lines = differences(out, wanted) if check else write(out, wanted)
    for line in lines:
        console.print(line, markup=False)
    if check and lines:
        raise typer.Exit(1)
    console.print(f"{len(wanted)} files, {len(lines)} {'wrong' if check else 'written'}")


@app.command()
def push(
    grafana: Annotated[str, typer.Option(envvar="LAWANG_GRAFANA", help="URL of Grafana.")],
    token: Annotated[str, typer.Option(envvar="LAWANG_GRAFANA_TOKEN", help="Token of a service account (Editor).")],
    site: Sites = None,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only read; say what would be written.")] = False,
) -> None:
    """Bring dashboards, alert rules and contact point to a running Grafana, writing only what differs."""
    console = Console(highlight=False, soft_wrap=True)
    boards = [made(board, one) for one in _sites(site) for board in BOARDS]
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


@app.command()
def ask(
    grafana: Annotated[str, typer.Option(envvar="LAWANG_GRAFANA", help="URL of Grafana.")],
    token: Annotated[
        str | None, typer.Option(envvar="LAWANG_GRAFANA_TOKEN", help="Token; none where anybody may look.")
    ] = None,
    site: Sites = None,
    at: Annotated[datetime | None, typer.Option(help="Ask as if it were then, local time of the hall.")] = None,
    *,
    filled: Annotated[bool, typer.Option("--filled", help="A query without a row is a fault too.")] = False,
) -> None:
    """Ask every panel and variable through a running Grafana; fail if one of them cannot be answered."""
    console = Console(highlight=False, soft_wrap=True)
    count = faults = 0
    for one in _sites(site):
        zone = ZoneInfo(one.zone)
        now = datetime.now(zone) if at is None else at.replace(tzinfo=zone)
        for board in BOARDS:
            try:
                found = list(asked(Http(grafana, token), uid(board, one), now))
            except PushError as e:
                Console(stderr=True, highlight=False, soft_wrap=True).print(str(e), markup=False)
                raise typer.Exit(1) from None
            for item in found:
                fault = item.fault or ("no row" if filled and not item.rows else "")
                count, faults = count + 1, faults + bool(fault)
                console.print(f"{item.what}: {fault or f'{item.rows} rows'}", markup=False)
    console.print(f"{count} queries, {faults} wrong")
    if faults:
        raise typer.Exit(1)


def _do(step: Step, console: Console, *, dry_run: bool) -> None:
    if step.write is not None and not dry_run:
        step.write()
    console.print(f"{step.state:11} {step.what}", markup=False)


def _sites(given: list[str] | None) -> list[Site]:
    if not given:
        return [SERANG]
    sites: list[Site] = []
    for text in given:
        code, _, rest = text.partition(":")
        zone, _, name = rest.partition(":")
        if not (code and zone and name):
            raise typer.BadParameter(f"{text!r} is not CODE:ZONE:NAME", param_hint="--site")
        sites.append(Site(code, name, zone))
    return sites
