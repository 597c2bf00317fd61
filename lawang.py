"""The command line: each part brings its own commands; what is not installed is not listed."""

import typer

from cloud_api.commands import app as cloud
from command_line import add_version, installed, later
from dashboards.commands import app as dashboards
from edge_gateway.commands import app as gateway
from edge_gateway.commands import boxes
from flashing.commands import add_to as add_flashing
from flashing.commands import app as firmware
from simulators.commands import DEMO, DEMO_LINE, bench, simulate

app = typer.Typer(
    help="Lawang: catatan kunjungan dari tombol masuk sampai tombol pulang. Records every visit.",
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,
)
add_version(app)
later(
    boxes,
    "journal",
    "simulators.device.journal_file:journal",
    "Print a box's journal from a ring image and check its chain; status 1 if it is broken.",
    part="edge_gateway",
)
add_flashing(boxes)
later(
    app,
    "doctor",
    "command_line.machine:doctor",
    "Check this machine: each check one line, with what to do; status 0 if nothing is bad, else 1.",
)
later(
    app,
    "support",
    "command_line.machine:support",
    "Pack what somebody needs who helps from afar into one file, without secrets: look at it, then send it.",
)
later(app, "demo", DEMO, DEMO_LINE, hidden=not installed("simulators"))
app.add_typer(bench, name="bench", hidden=not installed("simulators"))
app.add_typer(simulate, name="simulate", hidden=not installed("simulators"))
app.add_typer(gateway, name="gateway", hidden=not installed("edge_gateway"))
app.add_typer(boxes, name="device", hidden=not installed("edge_gateway"))
app.add_typer(firmware, name="firmware", hidden=not installed("flashing"))
app.add_typer(cloud, name="cloud", hidden=not installed("cloud_api"))
app.add_typer(dashboards, name="dashboards", hidden=not installed("dashboards"))


def main() -> None:
    """Run the command line."""
    app(prog_name="lawang")


if __name__ == "__main__":
    main()
