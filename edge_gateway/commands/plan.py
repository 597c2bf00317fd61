"""`lawang gateway plan …`: check a plan, compare two, write out holidays and the schema."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from command_line.asking import spoken
from edge_gateway.commands.options import OptionError, load_plan, of_owner, read_plan, refuse
from edge_gateway.installation import national_holidays
from edge_gateway.log import store
from edge_gateway.log.faults import StoreError
from edge_gateway.succession.plan_file import may_follow
from site_plan import Plan, PlanError
from site_plan.diff import diff, removed_services
from site_plan.schema import schema

TEXTS = OptionError.texts

FileArgument = Annotated[Path, typer.Argument(readable=False, help="Site plan (TOML).")]


def check(
    file: FileArgument,
    today: Annotated[str | None, typer.Option(help="Check as of this date, such as 2026-12-01.")] = None,
    data: Annotated[
        Path | None,
        typer.Option(
            envvar="LAWANG_DATA",
            callback=of_owner,
            readable=False,
            help="Folder of a gateway: check also against the plan that is in force.",
        ),
    ] = None,
) -> None:
    """Say what a plan holds and what is missing; an error names the line, and ends with status 2."""
    plan = load_plan(file) if data is None else _to_follow(file, data)
    day = _date(today) if today else datetime.now(plan.zone).date()
    counts = {name: len(getattr(plan, name)) for name in ("tenants", "services", "counters", "devices")}
    typer.echo(TEXTS.say(spoken(), "option.checked", name=plan.name, **counts))
    for warning in national_holidays.warnings(plan, day):
        typer.echo(TEXTS.say(spoken(), "option.warning", what=warning))


def _to_follow(file: Path, data: Path) -> Plan:
    """Return the plan in a file that may follow the one in force in a gateway's log; any other ends the command."""
    found = read_plan(file)
    if not (data / store.FILE).exists():
        return load_plan(file)
    try:
        with store.open_reader(data / store.FILE) as log:
            why = may_follow(found, log) if isinstance(found, Plan) else found
    except StoreError as e:
        refuse(e)
    if isinstance(found, PlanError) or why is not None:
        refuse(PlanError(0, "plan.log-goes-on", why=why))
    return found


def compare(
    before: Annotated[Path, typer.Argument(readable=False, help="The plan in force.")],
    after: Annotated[Path, typer.Argument(readable=False, help="The plan to come.")],
) -> None:
    """Print what changes; a removed service ends with status 2."""
    old, new = load_plan(before), load_plan(after)
    for line in diff(old, new):
        typer.echo(TEXTS.said(spoken(), line))
    gone = removed_services(old, new)
    if gone:
        refuse(OptionError("option.removed", services=", ".join(gone)))


def write_holidays(year: Annotated[int, typer.Argument(min=2000, max=2100, help="The year.")]) -> None:
    """Print national holidays and collective leave of YEAR as lines for the plan's table `holidays`."""
    typer.echo(national_holidays.toml(year), nl=False)


def write_schema() -> None:
    """Print the JSON schema of a plan, for editors."""
    typer.echo(json.dumps(schema(), indent=2))


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        refuse(OptionError("option.today"))
