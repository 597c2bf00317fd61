"""What `lawang cloud setup` has to know, each answer read strictly; nothing is written here."""

import ipaddress
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeVar

import psycopg
from psycopg import conninfo

from cloud_api.installation.places import BACKUPS, LOCAL
from cloud_api.installation.words import UnfitError, told
from cloud_api.office import words
from cloud_api.request.error import RequestError
from command_line.asking import Asking, yes_or_no
from contract import form

T = TypeVar("T")

MAX_SITE, MAX_NAME = 16, 60
SHORTEST_PASSWORD = 12
Tls = Literal["public", "internal"]
_HOST = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*")
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_NEAR = ("local", "lan", "internal", "home", "intranet")  # ends of names that no public authority certifies


@dataclass(frozen=True, slots=True)
class Server:
    """The answers. `name`: by which the server is reached; `tls`: whose certificate it has.

    `database`: its URL, of which `is_local` says that it is the package's own; `admin`: a superuser's URL where it is
    not. `token_file`: where a new hall's token goes; empty: it is printed. `label`: whose the first account is.
    """

    name: str
    tls: Tls
    database: str
    admin: str
    site: str
    site_name: str
    token_file: str
    label: str
    grafana_password: str
    backup_folder: str
    backup_key: str
    backup_at: str
    firewall: bool

    @property
    def is_local(self) -> bool:
        """Say whether the database is the package's own."""
        return self.database == LOCAL

    @property
    def is_address(self) -> bool:
        """Say whether the server is reached by an address and has no name."""
        return not _HOST.fullmatch(self.name) or self.name.replace(".", "").isdigit()


def ask(asking: Asking, grafana_password: str | None) -> Server:
    """Ask all of it; `grafana_password`: the one in force. Raises AnswerError."""
    name = asking.one("server.name", told("question.name"), _host)
    tls = asking.one("server.tls", told("question.tls"), _tls, "internal" if _is_near(name) else "public")
    database = asking.one("database.url", told("question.database"), _url, LOCAL)
    asking.skip("database.admin")
    admin = ""
    if database != LOCAL:
        admin = asking.one("database.admin", told("question.admin"), _optional(_url), "") or ""
    return Server(
        name=name,
        tls=tls,
        database=database,
        admin=admin,
        site=asking.one("hall.code", told("question.site"), _site),
        site_name=asking.one("hall.name", told("question.site-name"), _text),
        token_file=asking.one("hall.token_file", told("question.token-file"), _optional(_path), "") or "",
        label=asking.one("office.label", told("question.label"), _label, "Admin"),
        grafana_password=_grafana(asking, grafana_password),
        backup_folder=asking.one("backup.folder", told("question.backup"), _optional(_path), BACKUPS) or "",
        backup_key=asking.one("backup.key", told("question.backup-key"), _optional(_age_key), "") or "",
        backup_at=asking.one("backup.at", told("question.backup-at"), _time, "22:30"),
        firewall=asking.one("server.firewall", told("question.firewall"), yes_or_no, "ya"),
    )


def _grafana(asking: Asking, before: str | None) -> str:
    """Return the password of the dashboards' role: as it is, as answered, or a new one; empty without dashboards."""
    asking.skip("grafana.password")
    if not asking.one("grafana.use", told("question.grafana"), yes_or_no, "ya"):
        return ""
    usual = before or secrets.token_urlsafe(24)
    return asking.secret("grafana.password", told("question.grafana-password"), _password, usual)


def _optional(read: Callable[[str], T]) -> Callable[[str], T | None]:
    return lambda text: read(text) if text.strip() else None


def _host(text: str) -> str:
    name = text.strip().lower().removesuffix(".")
    if _HOST.fullmatch(name) and len(name) <= 253 and not name.replace(".", "").isdigit():
        return name
    try:
        return str(ipaddress.ip_address(name))
    except ValueError as e:
        raise UnfitError("answer.host") from e


def _is_near(name: str) -> bool:
    """Say whether no public authority gives this name a certificate."""
    return "." not in name or name.rpartition(".")[2] in _NEAR or name.replace(".", "").isdigit() or ":" in name


def _tls(text: str) -> Tls:
    if text not in ("public", "internal"):
        raise UnfitError("answer.tls")
    return text


def _url(text: str) -> str:
    try:
        parts = conninfo.conninfo_to_dict(text)
    except psycopg.ProgrammingError as e:
        raise UnfitError("answer.database", why=" ".join(str(e).split())) from e
    if not text.startswith(("postgresql://", "postgres://")) or "dbname" not in parts or "'" in text:
        raise UnfitError("answer.database", why="postgresql://USER:PASSWORD@HOST/NAME")
    return text


def _site(text: str) -> str:
    if not form.name(MAX_SITE)(text):
        raise UnfitError("answer.site", most=MAX_SITE)
    return text


def _text(text: str) -> str:
    if not (1 <= len(text) <= MAX_NAME and text.isprintable()):
        raise UnfitError("answer.text", most=MAX_NAME)
    return text


def _label(text: str) -> str:
    try:
        return words.who(text)
    except RequestError as e:
        raise UnfitError("answer.label") from e


def _path(text: str) -> str:
    if not text.startswith("/") or not text.isprintable() or ".." in text.split("/") or set(text) & set(" '\"$\\%"):
        raise UnfitError("answer.path")
    return text.rstrip("/") or text


def _age_key(text: str) -> str:
    if not re.fullmatch("age1[a-z0-9]{58}", text):
        raise UnfitError("answer.backup-key")
    return text


def _time(text: str) -> str:
    if not _TIME.fullmatch(text):
        raise UnfitError("answer.time")
    return text


def _password(text: str) -> str:
    if len(text) < SHORTEST_PASSWORD or not re.fullmatch(r"[A-Za-z0-9_.~-]+", text):
        raise UnfitError("answer.password", least=SHORTEST_PASSWORD)
    return text
