"""What somebody needs who helps from afar, and nothing that lets anybody in: a list of what goes, not of what stays.

Of an env file go the values of named variables; of other variables it is said that they are set. Of configuration files
go lines of named directives. Log lines go with every long word and every secret of this machine masked.
"""

import json
import platform
import re
import tomllib
from collections.abc import Iterator, Sequence
from importlib.metadata import distributions

from command_line.checks import Check, as_values
from command_line.machine import Piece
from edge_gateway.checkup.machine import Machine
from edge_gateway.devices import keyring
from edge_gateway.devices.keyring import KeyringError
from edge_gateway.installation.places import CHRONY, FIREWALL, MOSQUITTO
from edge_gateway.screens.password import CODE_FILE
from shelf.version import VERSION
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
    FIREWALL: frozenset({"table", "chain", "type", "iif", "ip", "tcp", "udp", "meta", "delete", "}"}),
}  # fmt: skip
UNITS = ("lawang-gateway", "lawang-gateway-backup", "lawang-broker-accounts", "mosquitto", "chrony", "lawang-firewall")
PROGRAMS = ("mosquitto", "chrony", "nftables", "python3", "systemd", "lawang-gateway", "lawang-cloud")
LINES = 400  # of each unit
_LONG = re.compile(r"[A-Za-z0-9+=_-]{24,}")
_LOGIN = re.compile(r"//[^/\s@]*@")  # in a URL
_MASK = "********"


def pieces(machine: Machine, checks: Sequence[Check]) -> Iterator[Piece]:
    """Give each file; `checks` is what `lawang doctor` found."""
    secrets = sorted(_secrets(machine), key=len, reverse=True)
    yield Piece("versions.txt", _versions(machine))
    yield Piece("doctor.json", _masked(json.dumps(as_values(checks, "en"), indent=1), secrets))
    yield Piece("gateway.env", _environment(machine))
    yield Piece("site-plan.json", _plan(machine))
    for name, directives in DIRECTIVES.items():
        yield Piece(name.rpartition("/")[2], _configured(machine, name, directives))
    yield Piece("devices.txt", _devices(machine))
    yield Piece("sizes.txt", _sizes(machine))
    for unit in UNITS:
        lines = machine.run("journalctl", "--no-pager", "--output=short-iso", f"--lines={LINES}", f"--unit={unit}")
        yield Piece(f"log-{unit}.txt", _masked(lines or "", secrets))


def _versions(machine: Machine) -> str:
    ours = [f"lawang {VERSION}", f"python {platform.python_version()}", f"kernel {platform.release()}"]
    system = _configured(machine, "/etc/os-release", frozenset({"PRETTY_NAME", "VERSION_ID"}), "=")
    debian = machine.run("dpkg-query", "--show", "--showformat=${Package} ${Version}\n", *PROGRAMS) or ""
    libraries = sorted({f"{one.name} {one.version}" for one in distributions()})
    return "\n".join([*ours, system, debian, *libraries]) + "\n"


def _environment(machine: Machine) -> str:
    said = sorted(machine.said.items())
    return "".join(f"{name}={_shown(name, value)}\n" for name, value in said if name.startswith("LAWANG_"))


def _shown(name: str, value: str) -> str:
    if name not in VARIABLES:
        return "(set)"
    return _LOGIN.sub("//", value)


def _configured(machine: Machine, name: str, directives: frozenset[str], parts: str | None = None) -> str:
    """Return the lines of a file whose directive is known to hold no secret, without their comments."""
    try:
        lines = machine.path(name).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as e:
        return f"({e})\n"
    plain = (re.sub(r"(^|\s)#.*", "", line).rstrip() for line in lines)
    return "".join(f"{line}\n" for line in plain if line and line.split(parts)[0].strip() in directives)


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


def _sizes(machine: Machine) -> str:
    lines: list[str] = []
    try:
        for path in sorted(machine.data.rglob("*")):
            found = path.lstat()
            lines.append(f"{found.st_mode:o} {found.st_uid} {found.st_size:>12} {path.relative_to(machine.data)}")
    except OSError as e:
        lines.append(f"({e})")
    return "\n".join([*lines, machine.run("df", "--human-readable") or ""]) + "\n"


def _secrets(machine: Machine) -> Iterator[str]:
    """Give the secrets of this machine that are short enough to stand in a log line as they are."""
    yield from (value for name, value in machine.said.items() if name not in VARIABLES and len(value) >= 4)
    try:
        yield from (credential.key_hex for credential in keyring.load(machine.data).values())
        yield (machine.data / CODE_FILE).read_text()
    except (KeyringError, OSError):
        return


def _masked(text: str, secrets: Sequence[str]) -> str:
    for secret in secrets:
        text = text.replace(secret, _MASK)
    return _LONG.sub(_MASK, _LOGIN.sub("//", text))
