"""What somebody needs who helps a hall from afar, and nothing that lets anybody in."""

import json
import tomllib
from collections.abc import Iterator, Sequence

from command_line import support
from command_line.checks import Check
from command_line.machine import Piece
from edge_gateway.checkup.machine import Machine
from edge_gateway.devices import keyring
from edge_gateway.devices.keyring import KeyringError
from edge_gateway.installation.places import CHRONY, FIREWALL, MOSQUITTO
from edge_gateway.screens.password import CODE_FILE
from site_plan.reader import text_of

VARIABLES = frozenset({
    "LAWANG_DATA", "LAWANG_PLAN", "LAWANG_BROKER", "LAWANG_HTTP", "LAWANG_CLOUD", "LAWANG_BOX_BROKER", "LAWANG_BACKUP",
    "LAWANG_BACKUP_OTHER_DISK", "LAWANG_BACKUP_KEEP",
})  # fmt: skip
DIRECTIVES = {
    MOSQUITTO: frozenset({
        "listener", "allow_anonymous", "password_file", "acl_file", "message_size_limit", "max_packet_size",
        "max_inflight_messages", "max_queued_messages", "max_queued_bytes", "queue_qos0_messages", "persistence",
        "persistent_client_expiration", "sys_interval", "set_tcp_nodelay", "log_dest", "log_type", "max_connections",
        "use_username_as_clientid", "allow_zero_length_clientid", "max_qos", "certfile", "keyfile", "tls_version",
    }),
    CHRONY: frozenset({
        "server", "pool", "makestep", "rtcsync", "allow", "bindaddress", "local", "port", "cmdport", "driftfile",
    }),
    FIREWALL: frozenset({"table", "set", "chain", "type", "iif", "ip", "tcp", "udp", "meta", "delete", "}"}),
}  # fmt: skip
UNITS = ("lawang-gateway", "lawang-gateway-backup", "lawang-broker-accounts", "mosquitto", "chrony", "lawang-firewall")
PACKAGES = ("mosquitto", "chrony", "nftables", "python3", "systemd", "lawang-gateway", "lawang-cloud")


def pieces(machine: Machine, checks: Sequence[Check]) -> Iterator[Piece]:
    """Give each file; `checks` is what `lawang doctor` found."""
    secrets = list(_secrets(machine))
    yield Piece("versions.txt", support.versions(machine.root, machine.run, PACKAGES))
    yield Piece("doctor.json", support.checked(checks, secrets))
    yield Piece("gateway.env", support.environment(machine.said, VARIABLES))
    yield Piece("site-plan.json", _plan(machine))
    for name, directives in DIRECTIVES.items():
        yield Piece(name.rpartition("/")[2], support.configured(machine.path(name), directives))
    yield Piece("devices.txt", _devices(machine))
    yield Piece("sizes.txt", support.sizes(machine.data, machine.run))
    yield from support.journals(machine.run, UNITS, secrets)


def _plan(machine: Machine) -> str:
    """Return the plan as the reader has it: its comments may hold anything."""
    try:
        values = tomllib.loads(text_of(machine.plan))
    except (OSError, ValueError) as e:
        return f"({e})\n"
    return json.dumps(values, indent=1, default=str, ensure_ascii=False)


def _devices(machine: Machine) -> str:
    try:
        known = keyring.load(machine.data)
    except (KeyringError, OSError) as e:
        return f"({e})\n"
    return "".join(f"{name} {one.hw} {'revoked' if one.revoked else ''}\n" for name, one in sorted(known.items()))


def _secrets(machine: Machine) -> Iterator[str]:
    """Give the secrets of this machine that are short enough to stand in a log line as they are."""
    yield from support.unshown(machine.said, VARIABLES)
    try:
        yield from (credential.key_hex for credential in keyring.load(machine.data).values())
        yield (machine.data / CODE_FILE).read_text()
    except (KeyringError, OSError):
        return
