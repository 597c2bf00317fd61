"""`python -m simulators.bench`."""

from simulators.commands import bench

bench(prog_name="bench")
