"""`lawang dashboards build`."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from dashboards.commands.sites import SitesOption, sites
from dashboards.files import differences, files, write


def build(
    out: Annotated[Path, typer.Option(help="Folder of the provisioning files.")] = Path("deploy/grafana"),
    site: SitesOption = None,
    *,
    check: Annotated[bool, typer.Option("--check", help="Write nothing; fail if something differs.")] = False,
) -> None:
    """Write the files from which Grafana provisions dashboards and alert rules."""
    wanted = files(sites(site))
    console = Console(highlight=False, soft_wrap=True)
    lines = differences(out, wanted) if check else write(out, wanted)
    for line in lines:
        console.print(line, markup=False)
    if check and lines:
        raise typer.Exit(1)
    console.print(f"{len(wanted)} files, {len(lines)} {'wrong' if check else 'written'}")
