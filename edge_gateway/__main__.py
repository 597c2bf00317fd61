"""`python -m edge_gateway`."""

from edge_gateway.cli import app

app(prog_name="edge_gateway")
