"""`python -m edge_gateway`: the commands of a machine that has only the gateway."""

from command_line import add_version
from edge_gateway.commands import app, boxes

app.add_typer(boxes, name="device")
add_version(app)
app(prog_name="edge_gateway")
