"""What somebody needs who helps a cloud from afar, and nothing that lets anybody in, nor what people wrote."""

import json
from collections.abc import Iterator, Sequence

import psycopg
from psycopg import conninfo

from cloud_api.checkup.machine import Machine
from cloud_api.database.pool import without_password
from cloud_api.installation.places import CADDYFILE, FIREWALL
from command_line import support
from command_line.checks import Check
from command_line.machine import Piece
from command_line.setting_up import at
from shelf.statements import statements

_sql = statements("cloud_api.checkup")

VARIABLES = frozenset({
    "LAWANG_CLOUD_HTTP", "LAWANG_CLOUD_PROXIES", "LAWANG_CLOUD_STATE", "LAWANG_CLOUD_NAME", "LAWANG_CLOUD_POOL",
    "LAWANG_CLOUD_RESERVED", "LAWANG_CLOUD_POLL_S", "LAWANG_CLOUD_BODY_S", "LAWANG_BACKUP", "LAWANG_BACKUP_KEEP",
    "LAWANG_BACKUP_OTHER_DISK",
})  # fmt: skip
DIRECTIVES = {
    CADDYFILE: frozenset({
        "{", "}", "admin", "default_sni", "tls", "encode", "request_body", "max_size", "reverse_proxy", "header",
    }),
    FIREWALL: frozenset({"table", "set", "chain", "type", "iif", "ip", "tcp", "udp", "meta", "delete", "}"}),
}  # fmt: skip
UNITS = ("lawang-cloud", "lawang-cloud-backup", "caddy", "postgresql", "lawang-cloud-firewall", "grafana-server")
PACKAGES = (
    "caddy", "postgresql", "timescaledb-2-postgresql-15", "timescaledb-2-postgresql-17", "grafana", "nftables",
    "python3", "systemd", "lawang-gateway", "lawang-cloud",
)  # fmt: skip


def pieces(machine: Machine, checks: Sequence[Check]) -> Iterator[Piece]:
    """Give each file; `checks` is what `lawang doctor` found."""
    secrets = [*support.unshown(machine.said, VARIABLES), *_passwords(machine)]
    yield Piece("versions.txt", support.versions(machine.root, machine.run, PACKAGES))
    yield Piece("doctor.json", support.checked(checks, secrets))
    yield Piece("cloud.env", support.environment(machine.said, VARIABLES))
    for name, directives in DIRECTIVES.items():
        yield Piece(name.rpartition("/")[2], support.configured(at(machine.root, name), directives))
    yield Piece("postgresql.json", support.masked(_database(machine), _passwords(machine)))
    yield Piece("sizes.txt", support.sizes(machine.state, machine.run))
    yield from support.journals(machine.run, UNITS, secrets)


def _database(machine: Machine) -> str:
    """Return where the database is, how large each table is, how far each log is, and how PostgreSQL is set."""
    said: dict[str, object] = {}
    try:
        said["at"] = without_password(machine.database)
        with machine.connected() as connection:
            for name in ("tables", "logs", "set"):
                said[name] = connection.execute(_sql(f"support_{name}")).fetchall()
    except psycopg.Error as e:
        said["error"] = " ".join(str(e).split())
    return json.dumps(said, indent=1, default=str)


def _passwords(machine: Machine) -> list[str]:
    """Return the database's, which stands in the middle of a variable."""
    try:
        password = conninfo.conninfo_to_dict(machine.database).get("password")
    except psycopg.Error:
        return []
    return [str(password)] if password else []
