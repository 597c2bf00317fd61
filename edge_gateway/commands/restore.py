"""`lawang gateway restore`: a gateway from its backup, on this machine or another."""

import asyncio
import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from backups import sealing
from backups.packing import PackError
from backups.sealing import SealError
from command_line.options import PrivateKeyOption, SourceArgument
from command_line.setup_run import How
from edge_gateway.commands.options import (
    CloudOption,
    DataOption,
    OptionError,
    TokenOption,
    WithoutCloudOption,
    load_plan,
    refuse,
    stated_access,
)
from edge_gateway.commands.rejoin import open_new_log
from edge_gateway.commands.setup import set_up
from edge_gateway.devices.keyring import KeyringError
from edge_gateway.installation.places import KEPT
from edge_gateway.log.faults import StoreError
from edge_gateway.machine import owner
from edge_gateway.machine.clock import now_ms
from edge_gateway.succession import recovery, returning
from shelf.log_lines import log_to_stderr
from site_plan import PlanError

ERRORS = (StoreError, SealError, PackError, KeyringError, PlanError, OSError)


def restore(  # noqa: PLR0913, PLR0917 - one parameter an option
    source: SourceArgument,
    data: DataOption,
    plan: Annotated[
        Path | None,
        typer.Option(envvar="LAWANG_PLAN", readable=False, help="Site plan (TOML); without it the one in the backup."),
    ] = None,
    cloud: CloudOption = None,
    token: TokenOption = None,
    key: PrivateKeyOption = None,
    etc: Annotated[
        Path | None,
        typer.Option(
            envvar="LAWANG_ETC", readable=False, help="Put the machine's configuration back here too: /etc/lawang."
        ),
    ] = None,
    *,
    without_cloud: WithoutCloudOption = False,
    only_try: Annotated[
        bool, typer.Option("--try", help="Restore into a folder of its own, check it, and note that it held.")
    ] = False,
) -> None:
    """Put a backup into a folder without a log, with a new log that goes on from there; --try changes nothing."""
    log_to_stderr()
    try:
        private_key = None if key is None else sealing.private_of(key.read_text(encoding="utf-8"))
        with returning.unpacked(source, data, private_key) as backup:
            if only_try:
                tried = asyncio.run(returning.try_out(backup, data, now_ms()))
                typer.echo(json.dumps({"tried": tried.file, "log": tried.log, "size": tried.size}))
                return
            _check_writable(etc)
            given = load_plan(plan) if plan is not None and plan.exists() else backup.plan()
            told: Mapping[str, str] = {} if without_cloud else backup.settings()
            access = stated_access(
                cloud or told.get("LAWANG_CLOUD"), token or told.get("LAWANG_TOKEN"), without_cloud=without_cloud
            )
            open_new_log(data, given.site, access, lambda asked: recovery.restore(backup.folder, data, given, asked))
            changed = [] if etc is None else returning.put_configuration(backup, etc)
        owner.hand_over(data)
        if etc is not None:
            _go_on(etc, changed)
    except ERRORS as e:
        refuse(e)


def _check_writable(etc: Path | None) -> None:
    """Refuse before anything is done if the configuration cannot be put back afterwards."""
    if etc is not None and not (etc.is_dir() and os.access(etc, os.W_OK)):
        refuse(OptionError("option.etc", folder=etc))


def _go_on(etc: Path, changed: Sequence[Path]) -> None:
    """Do on this machine what setup did on the old one, as it was answered there; else say what is left to do."""
    is_machine = etc == Path(KEPT).parent and Path(KEPT).exists() and os.geteuid() == 0
    said = {"configured": [str(path) for path in changed]} | ({} if is_machine else {"next": NEXT})
    if changed:
        typer.echo(json.dumps(said))
    if is_machine:
        raise typer.Exit(set_up(How(KEPT, yes=True)))


NEXT = "systemctl restart mosquitto lawang-gateway"
