"""`lawang cloud setup`."""

from pathlib import Path
from typing import Annotated

import typer

import command_line
from cloud_api.installation.accounts import Back
from cloud_api.installation.places import GRAFANA_ENV, KEPT
from cloud_api.installation.server import ask
from cloud_api.installation.setup_plan import prepare
from command_line.options import AnswersOption, BelowOption, DoneAsJson, OverwriteOption, PrivateKeyOption, YesOption
from command_line.setting_up import at
from command_line.setup_run import How, asking, carry_out
from shelf.env_file import read_env
from shelf.texts import SaidError


def setup(  # noqa: PLR0913 - one parameter an option
    answers: AnswersOption = None,
    restore: Annotated[
        Path | None, typer.Option(readable=False, help="Fill the new database from this backup of another machine.")
    ] = None,
    key: PrivateKeyOption = None,
    *,
    yes: YesOption = False,
    overwrite: OverwriteOption = False,
    root: BelowOption = Path("/"),
    as_json: DoneAsJson = False,
) -> None:
    """Make this machine the cloud of one or more halls: ask, show each file, write, start. Can be run again."""
    how = How(KEPT, root, answers, yes, overwrite, as_json)
    try:
        asker = asking(how)
        server = ask(asker, read_env(at(root, GRAFANA_ENV)).get("LAWANG_GRAFANA_DATABASE_PASSWORD"))
        asker.finish()
        plan = prepare(root, server, None if restore is None else Back(restore, key), asker)
        status = carry_out(how, plan, asker.answers)
    except (SaidError, OSError) as e:
        command_line.refuse("setup", e)
    raise typer.Exit(status)
