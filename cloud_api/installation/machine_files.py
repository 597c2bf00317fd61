"""The files of a cloud's machine, from the answers; pure. Each says who wrote it, and that it may be edited."""

from collections.abc import Iterable, Iterator

from psycopg import conninfo

from cloud_api.installation import firewall
from cloud_api.installation.places import (
    API_PORT,
    BACKUP_TIMER,
    CADDYFILE,
    DATABASE_PORT,
    ENV,
    GRAFANA,
    GRAFANA_ENV,
    HEAD,
    STATE,
    USER,
)
from cloud_api.installation.server import Server
from command_line.setting_up import File


def files(server: Server) -> list[File]:
    """Return all of them."""
    found = [_env(server), File(CADDYFILE, _joined(_caddy(server)))]
    if server.grafana_password:
        found.append(_grafana(server))
    found.append(File(BACKUP_TIMER, f"{HEAD}\n[Timer]\nOnCalendar=\nOnCalendar=*-*-* {server.backup_at}:00\n"))
    if server.firewall:
        found += firewall.files(server)
    return found


def _env(server: Server) -> File:
    password = conninfo.conninfo_to_dict(server.database).get("password")
    lines = [
        HEAD,
        "# Setelah disunting / after an edit: systemctl restart lawang-cloud",
        f"LAWANG_CLOUD_DATABASE='{server.database}'",
        f"LAWANG_CLOUD_HTTP=127.0.0.1:{API_PORT}",
        "# The proxies whose word counts for who asks, and whether by https.",
        "LAWANG_CLOUD_PROXIES=127.0.0.1,::1",
        "# What is remembered outside the database: the office's logs, and when a backup was made and tried.",
        f"LAWANG_CLOUD_STATE={STATE}",
        "# The name by which this server is reached, for `lawang doctor`.",
        f"LAWANG_CLOUD_NAME={server.name}",
    ]
    if server.backup_folder:
        lines.append(f"LAWANG_BACKUP={server.backup_folder}")
    if server.backup_key:
        lines.append(f"LAWANG_BACKUP_KEY={server.backup_key}")
    return File(ENV, _joined(lines), "root", USER, 0o640, (str(password),) if password else ())


def _grafana(server: Server) -> File:
    at = conninfo.conninfo_to_dict(server.database)
    host = "127.0.0.1" if server.is_local else str(at.get("host", "127.0.0.1"))
    values = {
        "HOST": f"{host}:{at.get('port', DATABASE_PORT)}",
        "NAME": at["dbname"],
        "SSLMODE": "disable" if host == "127.0.0.1" else "require",
        "PASSWORD": server.grafana_password,
    }
    lines = [HEAD, f"# For Grafana's service: how it reads the database, as the role {GRAFANA}, which sees views only."]
    lines += [f"LAWANG_GRAFANA_DATABASE_{name}={value}" for name, value in values.items()]
    return File(GRAFANA_ENV, _joined(lines), "root", "root", 0o600, (server.grafana_password,))


def _caddy(server: Server) -> Iterator[str]:
    yield HEAD
    yield "# Caddy before the API: TLS for all who come from outside. After an edit: systemctl reload caddy"
    yield from ("{", "\t# Caddy's own control port answers this machine alone.", "\tadmin localhost:2019")
    if server.is_address:
        yield "\t# Browsers name no server when they ask an address."
        yield f"\tdefault_sni {server.name}"
    yield from ("}", "")
    if server.tls == "public":
        yield "# A public name gets its certificate by itself: ports 80 and 443 must be reachable from outside."
    else:
        yield "# Within the building: certificates of Caddy's own authority, whose root other machines have to trust."
    yield f"{'https://' if server.is_address else ''}{_bracketed(server.name)} {{"
    if server.tls == "internal":
        yield "\ttls internal"
    yield from ("\tencode gzip", "\t# The recap's files and a gateway's batches are the largest that come.")
    yield from ("\trequest_body {", "\t\tmax_size 16MB", "\t}")
    yield from (f"\treverse_proxy 127.0.0.1:{API_PORT}", '\theader Strict-Transport-Security "max-age=31536000"', "}")


def _bracketed(name: str) -> str:
    return f"[{name}]" if ":" in name else name


def _joined(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"
