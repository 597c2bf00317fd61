"""The age of the newest backup, where it lies, and whether one was ever restored to see that it can be."""

from collections.abc import Iterator
from pathlib import Path

from command_line.checks import Check, bad, ok, warn
from edge_gateway.checkup.machine import Machine
from edge_gateway.checkup.words import told
from edge_gateway.succession import kept
from edge_gateway.succession.kept import Made, Tried

LATE_H, OLD_H = 36, 24 * 7
UNTRIED_DAYS = 100  # somebody tries one each quarter of a year


def backup(machine: Machine) -> Iterator[Check]:
    """Give how old the newest is, and how long ago one was tried."""
    name = machine.said.get("LAWANG_BACKUP")
    if not name:
        yield warn("backup", told("backup.none"), told("backup.none-do"))
        return
    known = kept.read(machine.data)
    yield _newest(machine, machine.path(name), known.made)
    if known.made is not None:
        yield _tried(machine, known.made, known.tried)


def _newest(machine: Machine, folder: Path, made: Made | None) -> Check:
    if not folder.is_dir():
        return bad("backup", told("backup.away", folder=folder), told("backup.away-do"))
    if made is None:
        return warn("backup", told("backup.empty", folder=folder), told("backup.do"))
    hours = (machine.now - made.at / 1000) / 3600
    said = told("backup.age", file=made.file, hours=f"{hours:.0f}")
    if hours > LATE_H:
        return (bad if hours > OLD_H else warn)("backup", said, told("backup.do"))
    if not machine.path(made.file).exists():
        return bad("backup", told("backup.gone", file=made.file), told("backup.do"))
    if folder.stat().st_dev == machine.data.stat().st_dev:
        return warn("backup", told("backup.same-disk", folder=folder), told("backup.same-disk-do"))
    return ok("backup", said)


def _tried(machine: Machine, made: Made, tried: Tried | None) -> Check:
    todo = told("backup.try", file=made.file)
    if tried is None:
        return warn("restore", told("backup.untried"), todo)
    days = int((machine.now - tried.at / 1000) / 86_400)
    said = told("backup.tried", file=tried.file, days=days)
    return warn("restore", said, todo) if days > UNTRIED_DAYS else ok("restore", said)
