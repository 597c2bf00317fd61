"""What `lawang doctor` asks of a cloud's machine."""

import os
import time
from pathlib import Path

import typer

import command_line
from cloud_api.checkup.looking import look
from cloud_api.checkup.machine import Machine
from cloud_api.checkup.version import unread
from cloud_api.commands.database import CommandError
from cloud_api.installation.places import ENV
from command_line.asking import spoken
from command_line.checks import Check, report
from command_line.options import ChecksAsJson, RootOption
from command_line.setting_up import at
from shelf.env_file import read_env


def checks(root: Path) -> list[Check] | None:
    """Return all checks of this machine, None if no cloud is set up here."""
    found = here(root)
    return look(found) if isinstance(found, Machine) else found


def here(root: Path) -> Machine | list[Check] | None:
    """Return this machine, or what keeps it from being looked at; None if no cloud is set up here."""
    file = at(root, ENV)
    asked = {name: value for name, value in os.environ.items() if name.startswith("LAWANG_")}
    if not file.exists() and "LAWANG_CLOUD_DATABASE" not in asked:
        return None
    try:
        said = {**read_env(file), **asked}
    except OSError as e:
        return [unread(e)]
    return Machine(root, said, time.time())


def doctor(
    *,
    root: RootOption = Path("/"),
    as_json: ChecksAsJson = False,
) -> None:
    """Check this machine as a cloud: each check one line, with what to do; status 0 if nothing is bad, else 1."""
    found = checks(root)
    if found is None:
        command_line.refuse("doctor", CommandError("doctor.none"))
    raise typer.Exit(report(found, spoken(), as_json=as_json))
