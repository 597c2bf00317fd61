"""Who may read the machine's secrets, and whose the gateway's files are."""

import os
import stat
from collections.abc import Iterator

from command_line.checks import Check, bad, ok, warn
from edge_gateway.checkup.machine import Machine
from edge_gateway.checkup.words import listed, told
from edge_gateway.devices import authority
from edge_gateway.installation.places import BROKER, ENV, KEPT, TLS

_SECRET = (ENV, KEPT, f"{TLS}/{authority.KEY}", f"{TLS}/{authority.CA_KEY}", f"{BROKER}/passwords")


def rights(machine: Machine) -> Iterator[Check]:
    """Give whether everybody on this machine could read a secret, or the gateway could not read a file of its own."""
    try:
        wide = [name for name in _SECRET if _mode(machine, name) & 0o007]
        if machine.data.exists() and stat.S_IMODE(machine.data.stat().st_mode) & 0o077:
            wide.append(str(machine.data))
        others = list(_of_others(machine))
    except PermissionError:
        yield warn("rights", told("rights.unseen"), told("rights.unseen-do"))
        return
    if wide:
        yield bad("rights", told("rights.wide", names=listed(wide)), told("rights.wide-do", name=wide[0]))
    if others:
        yield bad("rights", told("rights.others", names=listed(others)), told("rights.others-do", folder=machine.data))
    if not wide and not others:
        yield ok("rights", told("rights.right"))


def _mode(machine: Machine, name: str) -> int:
    try:
        return stat.S_IMODE(machine.path(name).stat().st_mode)
    except FileNotFoundError:
        return 0


def _of_others(machine: Machine) -> Iterator[str]:
    if not machine.data.exists():
        return
    owner = machine.data.stat().st_uid
    for folder, folders, files in os.walk(machine.data):
        for name in (*folders, *files):
            path = machine.data / folder / name
            if path.lstat().st_uid != owner:
                yield path.relative_to(machine.data).as_posix()
