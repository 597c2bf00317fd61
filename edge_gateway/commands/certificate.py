"""`lawang gateway certificate`."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from edge_gateway.commands.options import refuse
from edge_gateway.devices import authority
from edge_gateway.devices.authority import AuthorityError


def certificate(
    names: Annotated[
        list[str] | None,
        typer.Argument(help="IP addresses of the broker as boxes see it, or host names. Without them as they are."),
    ] = None,
    folder: Annotated[Path, typer.Option(help="Where CA, certificate and keys are; made if it is not there.")] = Path(
        "/etc/lawang/tls"
    ),
) -> None:
    """Make the hall's CA and the broker's certificate, or renew what ends soon or has other names."""
    try:
        found = authority.make(folder, names or (), datetime.now(UTC))
    except (AuthorityError, OSError, ValueError) as e:
        refuse(e)
    said = {"renewed": found.renewed, "ends": f"{found.ends:%F}", "ca": str(folder / authority.CA)}
    typer.echo(json.dumps(said | {"ca_ends": f"{found.ca_ends:%F}"}))
