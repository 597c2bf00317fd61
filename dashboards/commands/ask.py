"""`lawang dashboards ask`."""

from datetime import datetime
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
from rich.console import Console

from dashboards.asking import asked
from dashboards.boards import uid
from dashboards.commands.sites import SitesOption, sites
from dashboards.files import BOARDS
from dashboards.push import PushError
from dashboards.remote import Http


def ask(
    grafana: Annotated[str, typer.Option(envvar="LAWANG_GRAFANA", help="URL of Grafana.")],
    token: Annotated[
        str | None, typer.Option(envvar="LAWANG_GRAFANA_TOKEN", help="Token; none where anybody may look.")
    ] = None,
    site: SitesOption = None,
    at: Annotated[datetime | None, typer.Option(help="Ask as if it were then, local time of the hall.")] = None,
    *,
    filled: Annotated[bool, typer.Option("--filled", help="A query without a row is a fault too.")] = False,
) -> None:
    """Ask every panel and variable through a running Grafana; fail if one of them cannot be answered."""
    console = Console(highlight=False, soft_wrap=True)
    count = faults = 0
    for one in sites(site):
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
