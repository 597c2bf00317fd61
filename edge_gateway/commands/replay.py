"""`lawang gateway hall replay`."""

import json

import typer
from rich.console import Console
from rich.progress import Progress

from edge_gateway.commands.options import DataOption, refuse
from edge_gateway.log.faults import StoreError
from edge_gateway.succession.auditing import replay_folder
from site_plan import PlanError


def hall_replay(data: DataOption) -> None:
    """Decide again over all causes in the logs and compare with what was written, byte for byte."""
    differs = False
    try:
        with Progress(console=Console(stderr=True)) as progress:
            bar = progress.add_task("memutar ulang / replaying", total=None)
            for done in replay_folder(data, lambda _, n, total: progress.update(bar, total=total, completed=n)):
                values: dict[str, object] = {
                    "log": done.log,
                    "first": done.first,
                    "leaves": done.leaves,
                    "differs": None,
                }
                if done.mismatch is not None:
                    differs, found = True, done.mismatch
                    decided = None if found.decided is None else found.decided.decode()
                    values["differs"] = {"n": found.n, "decided": decided, "found": (found.found or b"").decode()}
                typer.echo(json.dumps(values))
    except (StoreError, PlanError, OSError) as e:
        refuse(e)
    if differs:
        raise typer.Exit(1)
