"""The files of a gateway's machine, from the answers; pure. Each says who wrote it, and that it may be edited."""

from collections.abc import Iterator, Mapping

from command_line.setting_up import File
from edge_gateway.devices import authority
from edge_gateway.installation import firewall
from edge_gateway.installation.hall import Hall
from edge_gateway.installation.places import (
    BACKUP_TIMER,
    BROKER,
    CHRONY,
    DATA,
    ENV,
    HEAD,
    HTTP_PORT,
    MOSQUITTO,
    PLAN,
    PORT,
    REMOVABLE,
    TLS,
    TLS_PORT,
    USER,
)
from edge_gateway.installation.words import UnfitError

_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:@,+=%")


def files(hall: Hall, plan_text: str) -> list[File]:
    """Return all of them; raises UnfitError for what an env file cannot hold."""
    found = [
        File(PLAN, plan_text, USER, USER),
        _env(hall),
        File(MOSQUITTO, _joined(_mosquitto(hall))),
        File(CHRONY, _joined(_chrony(hall))),
        File(BACKUP_TIMER, f"{HEAD}\n[Timer]\nOnCalendar=\nOnCalendar=*-*-* {hall.backup_at}:00\n"),
    ]
    if hall.firewall:
        found += firewall.files(hall)
    return found


def variables(hall: Hall) -> Mapping[str, str]:
    """Return what the gateway, its commands and its backup are told; empty values are left out."""
    named = {
        "LAWANG_DATA": DATA,
        "LAWANG_PLAN": PLAN,
        "LAWANG_BROKER": f"127.0.0.1:{PORT}",
        "LAWANG_HTTP": f"127.0.0.1:{HTTP_PORT},{hall.address.ip}:{HTTP_PORT}",
        "LAWANG_CLOUD": hall.cloud or "",
        "LAWANG_TOKEN": hall.token,
        "LAWANG_BOX_BROKER": f"{hall.address.ip}:{PORT}",
        "LAWANG_WIFI": hall.wifi,
        "LAWANG_WIFI_PASSWORD": hall.wifi_password,
        "LAWANG_BACKUP": hall.backup_folder,
        "LAWANG_BACKUP_KEY": hall.backup_key,
        "LAWANG_BACKUP_OTHER_DISK": "1" if hall.backup_folder.startswith(REMOVABLE) else "",
    }
    return {name: value for name, value in named.items() if value}


def _env(hall: Hall) -> File:
    lines = [HEAD, *(f"{name}={quoted(name, value)}" for name, value in variables(hall).items())]
    secrets = tuple(value for value in (hall.token, hall.wifi_password) if value)
    return File(ENV, _joined(lines), "root", USER, 0o640, secrets)


def quoted(name: str, value: str) -> str:
    """Return a value as systemd's EnvironmentFile and a shell both read it; raises UnfitError."""
    if set(value) <= _PLAIN:
        return value
    if "'" not in value:
        return f"'{value}'"
    if not set('"\\$`') & set(value):
        return f'"{value}"'
    raise UnfitError("answer.quotes", name=name)


def _mosquitto(hall: Hall) -> Iterator[str]:
    yield HEAD
    yield "# The hall's broker. It moves bytes and keeps nothing; why each line is so, says deploy/edge/mosquitto.conf."
    yield from ("allow_anonymous false", f"password_file {BROKER}/passwords", f"acl_file {BROKER}/acl", "")
    yield from (f"{name} {value}" for name, value in _BOUNDS.items())
    yield from ("", "# This machine alone.", *_listener(PORT, "127.0.0.1", 64))
    yield from ("", "# The boxes' network.", *_listener(PORT, str(hall.address.ip), 512))
    yield from ("", "# The same over TLS, under the hall's own CA.", *_listener(TLS_PORT, str(hall.address.ip), 512))
    yield from (f"certfile {TLS}/{authority.CERTIFICATE}", f"keyfile {TLS}/{authority.KEY}", "tls_version tlsv1.2")


def _listener(port: int, address: str, most: int) -> tuple[str, ...]:
    """Return a listener; each says all of this anew."""
    return (
        f"listener {port} {address}",
        f"max_connections {most}",
        "use_username_as_clientid true",
        "allow_zero_length_clientid false",
        "max_qos 1",
    )


_BOUNDS = {
    "message_size_limit": 512, "max_packet_size": 1024, "max_inflight_messages": 1_000, "max_queued_messages": 4_000,
    "max_queued_bytes": 2_097_152, "queue_qos0_messages": "false", "persistent_client_expiration": "1h",
    "persistence": "false", "sys_interval": 0, "set_tcp_nodelay": "true", "log_dest": "stderr",
    "log_type error\nlog_type": "warning",
}  # fmt: skip


def _chrony(hall: Hall) -> Iterator[str]:
    yield HEAD
    yield "# Read by chrony's own configuration (confdir): the sources there stay in use."
    yield from (f"server {name} iburst" for name in hall.time_servers)
    yield "# A clock that is far off is set once, when the machine starts; later it is only slewed. The RTC follows it."
    yield from ("makestep 1 3", "rtcsync")
    if hall.serve_time:
        yield "# The hall's own machines may ask this one, also while the internet is away."
        yield from (f"allow {hall.address.network}", f"bindaddress {hall.address.ip}", "local stratum 10")
    else:
        yield "# Nobody in the hall asks this machine for the time: boxes hear it from the gateway."
        yield "port 0"
    yield "cmdport 0"


def _joined(lines: Iterator[str] | list[str]) -> str:
    return "\n".join(lines) + "\n"
