"""What the running gateway says of itself, over the socket in its folder."""

from collections.abc import Iterator

from command_line.asking import spoken
from command_line.checks import Check, Verdict, bad, ok, warn
from edge_gateway.checkup.machine import Machine
from edge_gateway.checkup.words import told
from edge_gateway.intake import control
from edge_gateway.intake.control import ControlError
from shelf.version import VERSION


def running(machine: Machine) -> Iterator[Check]:
    """Give its own checks, and whether it is the version that is installed."""
    try:
        answer = control.ask_checks(machine.data, spoken())
    except PermissionError:
        yield bad("gateway", told("running.unseen"), told("rights.unseen-do"))
        return
    except (ControlError, OSError) as e:
        yield bad("gateway", told("running.silent", why=e), told("running.away-do"))
        return
    if answer is None:
        yield bad("gateway", told("running.away"), told("running.away-do"))
        return
    if answer.version == VERSION:
        yield ok("version", told("running.version", version=VERSION))
    else:
        yield warn("version", told("running.older", runs=answer.version, there=VERSION), told("running.older-do"))
    for one in answer.checks:
        todo = None if one["do"] is None else told("running.said", text=one["do"])
        yield Check(str(one["name"]), Verdict(one["verdict"]), told("running.said", text=one["said"]), todo)
