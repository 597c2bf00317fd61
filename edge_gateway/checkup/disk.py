"""The disk that the log is on: what is free, and for how many days it lasts at the pace until now."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from command_line.checks import Check, bad, ok, warn
from edge_gateway.checkup.machine import Machine
from edge_gateway.checkup.words import told
from edge_gateway.log import store
from edge_gateway.log.faults import StoreError
from edge_gateway.succession import beginning

SHORT, SOON = 200 << 20, 1 << 30  # bytes
SHORT_DAYS, SOON_DAYS = 14, 90
_DAY_MS = 86_400_000


def disk(machine: Machine) -> Iterator[Check]:
    """Give what is free, and the days until it is full."""
    if not machine.data.exists():
        yield bad("disk", told("disk.missing", folder=machine.data), told("disk.missing-do"))
        return
    free = shutil.disk_usage(machine.data).free
    grows = growth(machine.data, machine.now)
    days = None if not grows else free // grows
    said = told("disk.free", free=f"{free / 1e9:.1f}", days="–" if days is None else days)
    if free < SHORT or (days is not None and days < SHORT_DAYS):
        yield bad("disk", said, told("disk.do"))
    elif free < SOON or (days is not None and days < SOON_DAYS):
        yield warn("disk", said, told("disk.do"))
    else:
        yield ok("disk", said)


def growth(folder: Path, now: float) -> int:
    """Return how many bytes a day the logs in a folder have grown by; 0 if there is none, or for less than a day."""
    logs = [*beginning.archives(folder), *(path for path in (folder / store.FILE,) if path.exists())]
    try:
        with store.open_reader(logs[0]) as oldest:
            first = oldest.rows(0, 1)[0][3]
    except (StoreError, IndexError):
        return 0
    days = (now * 1000 - first) / _DAY_MS
    return 0 if days < 1 else int(sum(path.stat().st_size for path in logs) / days)
