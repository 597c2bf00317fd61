"""`lawang gateway setup`."""

from datetime import UTC, datetime
from pathlib import Path

import typer

import command_line
from command_line.options import AnswersOption, BelowOption, DoneAsJson, OverwriteOption, YesOption
from command_line.setting_up import at, kept
from command_line.setup_run import How, asking, carry_out
from edge_gateway.installation import hall, machine
from edge_gateway.installation.national_holidays import of_year
from edge_gateway.installation.places import KEPT
from edge_gateway.installation.setup_plan import prepare
from shelf.texts import SaidError


def setup(
    answers: AnswersOption = None,
    *,
    yes: YesOption = False,
    overwrite: OverwriteOption = False,
    root: BelowOption = Path("/"),
    as_json: DoneAsJson = False,
) -> None:
    """Make this machine the gateway of a hall: ask, show each file, write, start. Can be run again."""
    raise typer.Exit(set_up(How(KEPT, root, answers, yes, overwrite, as_json)))


def set_up(how: How) -> int:
    """Do it, and return the exit status; what cannot be ends the command."""
    try:
        asker = asking(how)
        there = machine.look(how.root)
        found = hall.ask(asker, there)
        asker.finish()
        year = datetime.now(UTC).year
        holidays = {**of_year(year), **of_year(year + 1)}
        written = kept(at(how.root, KEPT))[1]
        plan = prepare(how.root, found, there, holidays, written, asker, overwrite=how.overwrite)
        return carry_out(how, plan, asker.answers)
    except (SaidError, OSError) as e:
        command_line.refuse("setup", e)
