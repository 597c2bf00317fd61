"""What `lawang doctor` asks of a gateway's machine."""

import os
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from command_line.checks import Check, bad
from command_line.programs import run
from command_line.setting_up import at
from edge_gateway.checkup.backup import backup
from edge_gateway.checkup.broker import installed, stranger
from edge_gateway.checkup.certificate import certificate
from edge_gateway.checkup.clock import battery_clock, clock
from edge_gateway.checkup.cloud import token
from edge_gateway.checkup.disk import disk
from edge_gateway.checkup.firewall import firewall
from edge_gateway.checkup.machine import Machine
from edge_gateway.checkup.plan import plan
from edge_gateway.checkup.ports import ports
from edge_gateway.checkup.rights import rights
from edge_gateway.checkup.running import running
from edge_gateway.checkup.units import units
from edge_gateway.checkup.words import told
from edge_gateway.installation.places import ENV
from shelf.env_file import read_env

_ALL: Sequence[Callable[[Machine], Iterator[Check]]] = (
    units, running, clock, battery_clock, ports, firewall, stranger, installed, certificate, rights, disk, plan, token,
    backup,
)  # fmt: skip


def checks(root: Path) -> list[Check] | None:
    """Return all checks of this machine, None if no gateway is set up here."""
    found = here(root)
    return of(found) if isinstance(found, Machine) else found


def here(root: Path) -> Machine | list[Check] | None:
    """Return this machine, or what keeps it from being looked at; None if no gateway is set up here."""
    file = at(root, ENV)
    asked = {name: value for name, value in os.environ.items() if name.startswith("LAWANG_")}
    if not file.exists() and "LAWANG_DATA" not in asked:
        return None
    try:
        said = {**read_env(file), **asked}
    except OSError as e:
        return [bad("rights", told("rights.env", file=ENV, why=e.strerror or e), told("rights.unseen-do"))]
    return Machine(root, said, time.time(), run)


def of(machine: Machine) -> list[Check]:
    """Return all checks of a machine."""
    return [check for look in _ALL for check in look(machine)]
