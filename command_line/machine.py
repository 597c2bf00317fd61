"""`lawang doctor`: what each installed part finds on this machine.

A part that has a doctor brings a function `checks(root) -> list[Check] | None`: None if it is not set up here. Its
module is imported only where its extra is installed.
"""

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from command_line.asking import TEXTS, spoken
from command_line.checks import Check, report
from command_line.ending import refuse
from command_line.later import installed

DOCTORS: Mapping[str, str] = {
    "edge_gateway": "edge_gateway.commands.doctor",
    "cloud_api": "cloud_api.commands.doctor",
}


def doctor(
    *,
    root: Annotated[Path, typer.Option(hidden=True, help="Folder that stands for the machine.")] = Path("/"),
    as_json: Annotated[bool, typer.Option("--json", help="Print the checks as JSON.")] = False,
) -> None:
    """Check this machine: each check one line, with what to do; status 0 if nothing is bad, else 1."""
    found: list[Check] = []
    looked = False
    for part, module in DOCTORS.items():
        checks = _of(part, module, root)
        looked |= checks is not None
        found += checks or []
    if not looked:
        refuse("doctor", TEXTS.say(spoken(), "check.none"))
    raise typer.Exit(report(found, spoken(), as_json=as_json))


def _of(part: str, module: str, root: Path) -> list[Check] | None:
    if not installed(part):
        return None
    try:
        return import_module(module).checks(root)
    except ModuleNotFoundError as e:
        if e.name != module:
            raise
        return None
