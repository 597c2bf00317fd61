"""`python -m edge_gateway`: the commands of a machine that has only the gateway."""

from edge_gateway.commands.device import app as device
from edge_gateway.commands.gateway import app

app.add_typer(device, name="device")
app(prog_name="edge_gateway")
