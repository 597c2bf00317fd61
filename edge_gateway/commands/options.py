"""What several commands of the gateway are told, and how they read it."""

import os
from pathlib import Path
from typing import Annotated, NoReturn

import typer

import command_line
import site_plan as site_plans
from edge_gateway.machine import owner
from edge_gateway.machine.owner import OwnerError
from edge_gateway.settings import CloudAccess
from shelf.texts import SaidError, texts
from site_plan import Plan, PlanError


def of_owner(context: typer.Context, data: Path | None) -> Path | None:
    """Let the command write in its data folder as the folder's owner would, until it ends; who may not is refused."""
    if data is not None:
        try:
            context.with_resource(owner.of_owner(data))
        except OwnerError as e:
            refuse(e)
    return data


DataOption = Annotated[
    Path,
    typer.Option(
        envvar="LAWANG_DATA", callback=of_owner, readable=False, help="Folder of the log; made if it is not there."
    ),
]
"""It is told by us, not by the parser, what a user may not read: in one line, with what to do."""

PlanOption = Annotated[Path, typer.Option(envvar="LAWANG_PLAN", readable=False, help="Site plan (TOML).")]
CloudOption = Annotated[str | None, typer.Option(envvar="LAWANG_CLOUD", help="Base URL of the cloud API.")]
TokenOption = Annotated[str | None, typer.Option(envvar="LAWANG_TOKEN", help="This gateway's token for the cloud.")]
WhoOption = Annotated[str, typer.Option(help="Who says so; kept in the log. No personal data.")]
WithoutCloudOption = Annotated[
    bool, typer.Option("--without-cloud", help="The cloud cannot be asked; the log will say so.")
]


class OptionError(SaidError):
    """What a command was given cannot be; the operator corrects it as the text says."""

    texts = texts("edge_gateway")


def load_plan(path: Path) -> Plan:
    """Return the plan in a file; one that cannot be used ends the command."""
    found = read_plan(path)
    if isinstance(found, PlanError):
        refuse(found)
    return found


def read_plan(path: Path) -> Plan | PlanError:
    """Return the plan in a file, or why it cannot be used."""
    try:
        return site_plans.load(path)
    except PlanError as e:
        return PlanError(0, "plan.file", file=path, why=e)


def access_to(url: str | None, token: str | None) -> CloudAccess | None:
    """Return how the cloud is asked, or None; half of it ends the command."""
    if (url is None) != (token is None):
        refuse(OptionError("option.token"))
    if url is None or token is None:
        return None
    said = CloudAccess(url.strip(), token.strip())  # a file of variables may have been saved by an editor on Windows
    if not said.token.isascii() or not said.token.isprintable() or " " in said.token or not said.token:
        refuse(OptionError("option.word"))
    return said


def stated_access(url: str | None, token: str | None, *, without_cloud: bool) -> CloudAccess | None:
    """Return how the cloud is asked, None only if that was said."""
    access = access_to(url, token)
    if (access is None) != without_cloud:
        refuse(OptionError("option.cloud"))
    return access


def refuse(why: Exception, who: str = "edge_gateway") -> NoReturn:
    """End the command with one line and status 2."""
    command_line.refuse(who, _denied(why) if isinstance(why, PermissionError) and why.filename else why)


def _denied(why: PermissionError) -> OwnerError:
    """Return what to do about a file or folder that is closed to this user."""
    file = Path(os.fsdecode(why.filename))
    folder = file.parent
    try:
        belongs = owner.name_of(file.stat().st_uid)
        mine = owner.name_of(owner.owner_of(folder).uid)
    except OSError:  # the folder is closed too
        belongs, mine = "?", owner.name_of(os.geteuid())
    values = {"file": file, "folder": folder, "user": owner.name_of(os.geteuid()), "owner": belongs, "mine": mine}
    return OwnerError("owner.denied", **values)
