"""The command line: each part brings its own commands."""

import typer

from cloud_api.commands.cloud import app as cloud
from dashboards.cli import app as dashboards
from edge_gateway.commands.device import app as device
from edge_gateway.commands.gateway import app as gateway
from simulators.cli import app as simulators
from simulators.device.journal_file import journal

app = typer.Typer(
    help="Lawang: catatan kunjungan dari tombol masuk sampai tombol pulang. Records every visit.",
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,
)
device.command()(journal)
app.add_typer(simulators)
app.add_typer(gateway, name="gateway", help="The edge gateway of a hall.")
app.add_typer(device, name="device")
app.add_typer(cloud, name="cloud", help="The cloud API and its database.")
app.add_typer(dashboards, name="dashboards", help="Grafana's dashboards and alerts.")


def main() -> None:
    """Run the command line."""
    app()
