"""`lawang gateway hall replay`."""

import json

import typer
from rich.console import Console
from rich.progress import Progress

from edge_gateway.commands.options import DataOption, refuse
from edge_gateway.log.store import StoreError
from edge_gateway.succession.auditing import Replayed, replay_folder
from site_plan import PlanError


def hall_replay(data: DataOption) -> None:
    """Decide again over all causes in the logs and compare with what was written, byte for byte.

    Status 0: all is equal; 1: something differs; 3: nothing does, but some of it cannot be judged, for its engine is
    not kept; 2: the logs cannot be read.
    """
    differs = unjudged = False
    try:
        with Progress(console=Console(stderr=True)) as progress:
            bar = progress.add_task("memutar ulang / replaying", total=None)
            for done in replay_folder(data, lambda _, n, total: progress.update(bar, total=total, completed=n)):
                typer.echo(json.dumps(_said(done)))
                differs, unjudged = differs or done.mismatch is not None, unjudged or done.unjudged is not None
    except (StoreError, PlanError, OSError) as e:
        refuse(str(e))
    if differs or unjudged:
        raise typer.Exit(1 if differs else 3)


def _said(done: Replayed) -> dict[str, object]:
    """Return a stretch as it is printed; one that cannot be judged never says that it differs."""
    values: dict[str, object] = {"log": done.log, "engine": done.engine, "first": done.first, "leaves": done.leaves}
    if done.unjudged is not None:
        return values | {"result": "cannot be judged", "why": done.unjudged, "differs": None}
    found = done.mismatch
    if found is None:
        return values | {"result": "equal", "differs": None}
    decided = None if found.decided is None else found.decided.decode()
    differs = {"n": found.n, "decided": decided, "found": (found.found or b"").decode()}
    return values | {"result": "differs", "differs": differs}
