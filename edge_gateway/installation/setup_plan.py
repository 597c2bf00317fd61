"""All that `lawang gateway setup` will do, from the answers and what stands there: files, actions, what comes next."""

import secrets
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from command_line.asking import Asking
from command_line.setting_up import Action, File, Plan, SetupError, State, at, command, state_of
from edge_gateway.installation import closed_hall, machine_files, plan_text
from edge_gateway.installation.hall import Hall
from edge_gateway.installation.places import DATA, HTTP_PORT, PLAN, REMOVABLE, STICK, USER
from edge_gateway.installation.words import TEXTS, told
from edge_gateway.screens.password import CODE_FILE, hashed
from edge_gateway.screens.password import FILE as PASSWORD_FILE
from shelf.texts import Phrase
from site_plan import PlanError, load, parse
from site_plan.diff import check_successor


class PlanChangeError(SetupError):
    """The plan that comes of the answers may not follow the one that stands there."""

    texts = TEXTS


def prepare(root: Path, hall: Hall, holidays: Mapping[date, str], written: Mapping[str, str], asking: Asking) -> Plan:
    """Return it; raises SetupError, PlanError or UnfitError. A plan that somebody has edited is left to them."""
    plan = plan_text.plan_text(hall.site, hall.agencies, holidays)
    files = machine_files.files(hall, plan)
    is_edited = state_of(root, files[0], written) is State.EDITED
    if is_edited:
        files = files[1:]
    else:
        _check_follows(at(root, PLAN), plan)
    if hall.password is not None:
        files.append(_password(hall.password))
    return Plan(files, list(_actions(root, hall)), list(_next(hall, asking, is_edited=is_edited)))


def _check_follows(path: Path, text: str) -> None:
    if not path.exists():
        return
    try:
        check_successor(load(path), parse(text))
    except PlanError as e:
        raise PlanChangeError("made.follows", why=e) from e


def _password(password: str) -> File:
    content = hashed(password, secrets.token_bytes(16))
    return File(f"{DATA}/{PASSWORD_FILE}", content, USER, USER, 0o600, (content,))


def _actions(root: Path, hall: Hall) -> Iterator[Action]:
    yield Action(told("do.accounts"), lambda: closed_hall.write_accounts(root, hall), on_machine=False)
    yield Action(told("do.certificate"), lambda: closed_hall.make_certificate(root, hall), on_machine=False)
    if hall.backup_folder and not hall.backup_folder.startswith(REMOVABLE):
        yield Action(told("do.folder"), lambda: closed_hall.make_folder(root, hall.backup_folder), on_machine=False)
    yield command(told("do.reload"), "systemctl", "daemon-reload")
    if hall.firewall:
        yield command(told("do.firewall"), "systemctl", "enable", "lawang-firewall.service")
        yield command(told("do.firewall-now"), "systemctl", "restart", "lawang-firewall.service")
    yield command(told("do.clock"), "systemctl", "restart", "chrony.service")
    yield command(told("do.gateway-always"), "systemctl", "enable", "lawang-gateway.service")
    yield command(told("do.gateway"), "systemctl", "restart", "lawang-gateway.service")
    yield command(told("do.accounts-now"), "systemctl", "start", "lawang-broker-accounts.service")
    yield command(told("do.broker"), "systemctl", "restart", "mosquitto.service")
    yield command(told("do.accounts-watched"), "systemctl", "enable", "--now", "lawang-broker-accounts.path")
    if hall.backup_folder == STICK:
        yield command(told("do.stick"), "systemctl", "enable", "media-lawang.mount")
    if hall.backup_folder:
        yield command(told("do.backup"), "systemctl", "enable", "--now", "lawang-gateway-backup.timer")


def _next(hall: Hall, asking: Asking, *, is_edited: bool) -> Iterator[Phrase]:
    if is_edited:
        yield told("next.plan", file=PLAN)
    if asking.secret_in_file:
        yield told("next.answers")
    yield told("next.address", address=hall.address.ip, network=hall.address.network)
    if hall.visitors is not None:
        yield told("next.visitors", network=hall.visitors)
    if hall.password is None:
        yield told("next.password", file=f"{DATA}/{CODE_FILE}", port=HTTP_PORT)
    if hall.backup_folder == STICK:
        yield told("next.stick")
    if hall.backup_folder and not hall.backup_key:
        yield told("next.backup-key")
    yield told("next.boxes", example="gate-a")
    yield told("next.doctor")
    yield told("next.live")
