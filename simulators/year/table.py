"""Truth beside database, for people."""

from collections.abc import Mapping
from typing import Any

from rich.table import Table

WIDTH = 76  # notes below the table are not broken


def table(found: Mapping[str, Any]) -> Table:
    """Lay out what `summary` returned; differing rows are marked."""
    made = Table(min_width=WIDTH, title=f"{found['site']}, {found['from']} to {found['to']}, seed {found['seed']}")
    made.add_column("what")
    made.add_column("world", justify="right")
    made.add_column("database", justify="right")
    truth: Mapping[str, int] = found["truth"]
    database: Mapping[str, int] = found["database"]
    for what in sorted(truth.keys() | database.keys()):
        ours, theirs = truth.get(what, 0), database.get(what, 0)
        made.add_row(what, f"{ours:,}", f"{theirs:,}", style=None if ours == theirs else "bold red")
    notes = [f"{found['presses']:,} presses, {found['leaves']:,} leaves in {found['seconds']} s"]
    notes += found["differences"] or ["every day, service and outcome is equal"]
    made.caption = "\n".join(notes)
    return made
