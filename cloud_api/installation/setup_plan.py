"""All that `lawang cloud setup` will do, from the answers: files, actions, what comes next."""

from collections.abc import Iterator
from pathlib import Path

from cloud_api.installation import accounts, machine_files, postgres
from cloud_api.installation.accounts import Back
from cloud_api.installation.places import BACKUPS, CADDY_ROOT, ENV, GRAFANA_ENV, USER
from cloud_api.installation.server import Server
from cloud_api.installation.words import told
from command_line.asking import Asking
from command_line.setting_up import Action, Plan, command
from shelf.texts import Phrase


def prepare(root: Path, server: Server, back: Back | None, asking: Asking) -> Plan:
    """Return it."""
    return Plan(machine_files.files(server), list(_actions(root, server, back)), list(_next(server, asking)))


def _actions(root: Path, server: Server, back: Back | None) -> Iterator[Action]:
    local = server.is_local
    if local:
        yield command(told("do.postgresql"), "systemctl", "enable", "--now", "postgresql.service")
    yield Action(told("do.database"), lambda: postgres.make_database(server), on_machine=local)
    filling = "do.migrate" if back is None else "do.restore"
    yield Action(told(filling), lambda: accounts.bring_up(server, back), on_machine=local)
    yield Action(told("do.rights"), lambda: postgres.make_rights(server), on_machine=local)
    yield Action(told("do.hall-token", site=server.site), lambda: accounts.hall_token(server, root), on_machine=local)
    yield Action(told("do.account", label=server.label), lambda: accounts.first_account(server), on_machine=local)
    yield command(told("do.reload"), "systemctl", "daemon-reload")
    if server.firewall:
        yield command(told("do.firewall"), "systemctl", "enable", "lawang-cloud-firewall.service")
        yield command(told("do.firewall-now"), "systemctl", "restart", "lawang-cloud-firewall.service")
    yield command(told("do.api-always"), "systemctl", "enable", "lawang-cloud.service", "caddy.service")
    yield command(told("do.api"), "systemctl", "restart", "lawang-cloud.service")
    yield command(told("do.caddy"), "systemctl", "restart", "caddy.service")
    if server.backup_folder == BACKUPS:
        made = ("install", "-d", "-m", "0700", "-o", USER, "-g", USER, BACKUPS)
        yield command(told("do.backup-folder", folder=BACKUPS), *made)
    if server.backup_folder:
        yield command(told("do.backup"), "systemctl", "enable", "--now", "lawang-cloud-backup.timer")


def _next(server: Server, asking: Asking) -> Iterator[Phrase]:
    if asking.secret_in_file:
        yield told("next.answers")
    if server.tls == "public":
        yield told("next.public", name=server.name)
    else:
        yield told("next.internal", file=CADDY_ROOT)
    yield told("next.gateway", name=server.name)
    yield told("next.login", name=server.name)
    if server.grafana_password:
        yield told("next.grafana", file=GRAFANA_ENV)
    if server.backup_folder and not server.backup_key:
        yield told("next.backup-key")
    yield told("next.halls", file=ENV)
    yield told("next.doctor")
