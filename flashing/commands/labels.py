"""`lawang device labels`: a page to print, with a label for each box."""

from pathlib import Path
from typing import Annotated

import typer

import site_plan as site_plans
from command_line.asking import spoken
from edge_gateway.commands.device import PlanOption, planned
from edge_gateway.commands.options import refuse
from edge_gateway.devices.box import BoxError
from flashing.errors import FlashingError
from flashing.labels import page
from site_plan import PlanError

LOOPBACK = ("127.", "localhost", "[::1]")


def labels(
    plan: PlanOption,
    out: Annotated[Path, typer.Option(help="File to write (HTML); open it in a browser and print it.")],
    names: Annotated[list[str] | None, typer.Argument(help="Which boxes; all of the plan without any.")] = None,
    http: Annotated[
        str,
        typer.Option(envvar="LAWANG_HTTP", help="Address of the gateway's pages, as a phone in the hall reaches it."),
    ] = "",
) -> None:
    """Write a page with a label for each box: name, place, and a QR code that opens its line of the status page."""
    try:
        found = site_plans.load(plan)
        here = [planned(found, name) for name in names] if names else found.devices
        out.write_text(page(found, here, f"http://{reachable(http)}", spoken()), encoding="utf-8")
    except (PlanError, BoxError, FlashingError, OSError) as e:
        refuse(e, "device")


def reachable(http: str) -> str:
    """Return the first of the gateway's addresses that another machine reaches; raises FlashingError."""
    for address in http.split(","):
        if address.strip() and not address.strip().startswith(LOOPBACK):
            return address.strip()
    raise FlashingError("label.address")
