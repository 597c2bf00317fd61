"""`python -m simulators.bench`."""

from simulators.bench.cli import app

app(prog_name="bench")
