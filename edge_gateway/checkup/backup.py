"""The age of the newest backup, and where it lies."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from command_line.checks import Check, bad, ok, warn
from edge_gateway.checkup.machine import Machine
from edge_gateway.checkup.words import told

_WHEN = re.compile(r".+-(\d{8}T\d{6})Z(\..+)?")
LATE_H, OLD_H = 36, 24 * 7


def backup(machine: Machine) -> Iterator[Check]:
    """Give how old the newest backup is, and whether it lies on the disk that it is a backup of."""
    name = machine.said.get("LAWANG_BACKUP")
    if not name:
        yield warn("backup", told("backup.none"), told("backup.none-do"))
        return
    folder = machine.path(name)
    try:
        newest = max((when for when in map(_when, folder.iterdir()) if when is not None), default=None)
    except OSError as e:
        yield bad("backup", told("backup.away", folder=folder, why=e.strerror or e), told("backup.away-do"))
        return
    if newest is None:
        yield warn("backup", told("backup.empty", folder=folder), told("backup.do"))
        return
    hours = (machine.now - newest) / 3600
    said = told("backup.age", folder=folder, hours=f"{hours:.0f}")
    if hours > LATE_H:
        yield (bad if hours > OLD_H else warn)("backup", said, told("backup.do"))
    elif machine.data.exists() and folder.stat().st_dev == machine.data.stat().st_dev:
        yield warn("backup", told("backup.same-disk", folder=folder), told("backup.same-disk-do"))
    else:
        yield ok("backup", said)


def _when(path: Path) -> float | None:
    found = _WHEN.fullmatch(path.name)
    if found is None or path.name.endswith(".unfinished"):
        return None
    return datetime.strptime(found[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC).timestamp()
