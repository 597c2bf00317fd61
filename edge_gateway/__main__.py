"""`python -m edge_gateway`: the commands of a machine that has only the gateway."""

from edge_gateway.cli import app
from edge_gateway.device_cli import app as device

app.add_typer(device, name="device")
app(prog_name="edge_gateway")
