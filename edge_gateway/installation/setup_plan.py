"""All that `lawang gateway setup` will do, from the answers and what stands there: files, actions, what comes next."""

import secrets
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from command_line.asking import Asking
from command_line.setting_up import Action, File, Plan, SetupError, State, at, command, state_of
from edge_gateway.installation import closed_hall, machine_files, plan_text
from edge_gateway.installation.hall import Found, Hall
from edge_gateway.installation.places import (
    CHRONY,
    DATA,
    ENV,
    FIREWALL,
    FIREWALL_UNIT,
    HTTP_PORT,
    MOSQUITTO,
    PLAN,
    REMOVABLE,
    STICK,
    USER,
)
from edge_gateway.installation.words import TEXTS, told
from edge_gateway.screens.password import CODE_FILE, hashed
from edge_gateway.screens.password import FILE as PASSWORD_FILE
from shelf.texts import Phrase
from site_plan import PlanError, load, parse
from site_plan.diff import check_successor

PASSWORD = f"{DATA}/{PASSWORD_FILE}"


class PlanChangeError(SetupError):
    """The plan that comes of the answers may not follow the one that stands there."""

    texts = TEXTS


def prepare(  # noqa: PLR0913, PLR0917 - what is known, and where it is looked up
    root: Path,
    hall: Hall,
    found: Found,
    holidays: Mapping[date, str],
    written: Mapping[str, str],
    asking: Asking,
    *,
    overwrite: bool = False,
) -> Plan:
    """Return it; raises SetupError, PlanError or UnfitError. A plan that somebody has edited is left to them."""
    plan = plan_text.plan_text(hall.site, hall.agencies, holidays)
    files = machine_files.files(hall, plan)
    is_edited = state_of(root, files[0], written, overwrite=overwrite) is State.EDITED
    if is_edited:
        files = files[1:]
    else:
        _check_follows(at(root, PLAN), plan)
    if hall.password is not None:
        files.append(_password(hall.password))
    untouched = {State.SAME, State.EDITED}
    touched = {file.path for file in files if state_of(root, file, written, overwrite=overwrite) not in untouched}
    return Plan(files, list(_actions(root, hall, touched)), list(_next(hall, found, asking, is_edited=is_edited)))


def _check_follows(path: Path, text: str) -> None:
    if not path.exists():
        return
    try:
        check_successor(load(path), parse(text))
    except PlanError as e:
        raise PlanChangeError("made.follows", why=e) from e


def _password(password: str) -> File:
    content = hashed(password, secrets.token_bytes(16))
    return File(PASSWORD, content, USER, USER, 0o600, (content,))


def _actions(root: Path, hall: Hall, touched: set[str]) -> Iterator[Action]:
    """Give what is done after the files are written; a service starts anew only if a file of its own has changed."""

    def run(what: str, unit: str, *files: str, alone: bool = False) -> Action:
        return command(told(what), "systemctl", "start" if touched.isdisjoint(files) else "restart", unit, alone=alone)

    yield Action(told("do.accounts"), lambda: closed_hall.write_accounts(root, hall), on_machine=False)
    restarts = MOSQUITTO not in touched  # else it is started anew below
    yield Action(
        told("do.certificate"), lambda: closed_hall.make_certificate(root, hall, restarts=restarts), on_machine=False
    )
    if hall.backup_folder and not hall.backup_folder.startswith(REMOVABLE):
        yield Action(told("do.folder"), lambda: closed_hall.make_folder(root, hall.backup_folder), on_machine=False)
    yield command(told("do.reload"), "systemctl", "daemon-reload")
    yield run("do.clock", "chrony.service", CHRONY, alone=True)
    yield command(told("do.gateway-always"), "systemctl", "enable", "lawang-gateway.service")
    yield run("do.gateway", "lawang-gateway.service", ENV, PLAN, PASSWORD)
    yield command(told("do.accounts-now"), "systemctl", "start", "lawang-broker-accounts.service")
    yield run("do.broker", "mosquitto.service", MOSQUITTO)
    yield command(told("do.accounts-watched"), "systemctl", "enable", "--now", "lawang-broker-accounts.path")
    if hall.backup_folder == STICK:
        yield command(told("do.stick"), "systemctl", "enable", "media-lawang.mount", alone=True)
    if hall.backup_folder:
        yield command(told("do.backup"), "systemctl", "enable", "--now", "lawang-gateway-backup.timer", alone=True)
    if hall.firewall:
        yield command(told("do.firewall"), "systemctl", "enable", "lawang-firewall.service", alone=True)
        yield run("do.firewall-now", "lawang-firewall.service", FIREWALL, FIREWALL_UNIT, alone=True)


def _next(hall: Hall, found: Found, asking: Asking, *, is_edited: bool) -> Iterator[Phrase]:
    if is_edited:
        yield told("next.plan", file=PLAN)
    if asking.secret_in_file:
        yield told("next.answers")
    yield told("next.address", address=hall.address.ip, network=hall.address.network)
    if hall.visitors is not None:
        yield told("next.visitors", network=hall.visitors)
    if hall.password is None and not found.has_password:
        yield told("next.password", file=f"{DATA}/{CODE_FILE}", port=HTTP_PORT)
    if hall.backup_folder == STICK:
        yield told("next.stick")
    if hall.backup_folder and not hall.backup_key:
        yield told("next.backup-key")
    yield told("next.boxes", example="gate-a")
    yield told("next.doctor")
    yield told("next.live")
