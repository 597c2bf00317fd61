"""All that is looked at on a cloud's machine, for `lawang doctor` and for the page of its state."""

from collections.abc import Callable, Iterator, Sequence

from cloud_api.checkup.database import database
from cloud_api.checkup.machine import Machine
from cloud_api.checkup.running import proxy, running
from cloud_api.checkup.upkeep import backup, disk
from cloud_api.checkup.version import version
from command_line.checks import Check

_ALL: Sequence[Callable[[Machine], Iterator[Check]]] = (version, database, running, proxy, backup, disk)


def look(machine: Machine) -> list[Check]:
    """Return all checks of a machine."""
    return [check for each in _ALL for check in each(machine)]
