"""What a setup of a hall has to know, each answer read strictly: the questions in their order."""

import ipaddress
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Interface, IPv4Network
from typing import TypeVar
from urllib.parse import urlsplit

from command_line.asking import Asking, yes_or_no
from contract import form
from edge_gateway.installation import agencies, places
from edge_gateway.installation.agencies import Agency
from edge_gateway.installation.plan_text import MOST_GATES, Site
from edge_gateway.installation.words import UnfitError, told
from site_plan.fields import MAX_LINE, MAX_NAME, MAX_SITE
from site_plan.local import zone_named

T = TypeVar("T")
ZONES = {"wib": "Asia/Jakarta", "wita": "Asia/Makassar", "wit": "Asia/Jayapura"}
LONGEST_SSID, SHORTEST_KEY, LONGEST_KEY = 32, 8, 63  # IEEE 802.11
SHORTEST_PASSWORD, LONGEST_PASSWORD = 10, 200
MOST_KIOSKS = 20
_HOURS = re.compile(r"([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d")
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


@dataclass(frozen=True, slots=True)
class Found:
    """What the machine has already: secrets that are in force, and addresses as `192.168.10.2/24`."""

    addresses: Sequence[str] = ()
    wifi_password: str | None = None
    token: str | None = None
    has_password: bool = False
    has_nft: bool = True


@dataclass(frozen=True, slots=True)
class Hall:
    """All answers. `cloud` None: the hall runs by itself; `visitors` None: their network does not come here."""

    site: Site
    agencies: tuple[Agency, ...]
    address: IPv4Interface
    visitors: IPv4Network | None
    firewall: bool
    wifi: str
    wifi_password: str
    cloud: str | None
    token: str
    backup_folder: str
    backup_key: str
    backup_at: str
    time_servers: tuple[str, ...]
    serve_time: bool
    password: str | None


def ask(asking: Asking, found: Found) -> Hall:
    """Ask all of it; raises AnswerError."""
    site = _site(asking)
    lines = asking.many("hall.agencies", told("question.agencies"), agencies.read)
    if not lines:
        raise UnfitError("answer.agencies")
    address = _address(asking, found.addresses)
    visitors = asking.one("hall.visitors", told("question.visitors"), _optional(_network), "")
    firewall = asking.one("hall.firewall", told("question.firewall"), yes_or_no, "ya" if found.has_nft else "tidak")
    wifi = asking.one("wifi.name", told("question.wifi"), _ssid)
    key = asking.secret("wifi.password", told("question.wifi-password"), _wifi_key, found.wifi_password)
    cloud = asking.one("cloud.url", told("question.cloud"), _optional(_url), "")
    asking.skip("cloud.token")
    token = asking.secret("cloud.token", told("question.token"), _token, found.token) if cloud else ""
    return Hall(
        site=site,
        agencies=lines,
        address=address,
        visitors=visitors,
        firewall=firewall,
        wifi=wifi,
        wifi_password=key,
        cloud=cloud,
        token=token,
        backup_folder=asking.one("backup.folder", told("question.backup"), _optional(_folder), places.STICK) or "",
        backup_key=asking.one("backup.key", told("question.backup-key"), _optional(_age_key), "") or "",
        backup_at=asking.one("backup.at", told("question.backup-at"), _time, "21:30"),
        time_servers=tuple(asking.one("time.servers", told("question.time-servers"), _hosts, "")),
        serve_time=asking.one("time.serve", told("question.time-serve"), yes_or_no, "tidak"),
        password=_password(asking, found),
    )


def _address(asking: Asking, there: Sequence[str]) -> IPv4Interface:
    """Return the hall's address. A machine whose only address is not last time's has moved: that one is the default."""
    before = asking.before("hall.address")
    if len(there) == 1 and not (isinstance(before, str) and _is_one_of(before, there)):
        asking.forget("hall.address")

    def read(text: str) -> IPv4Interface:
        found = _interface(text)
        if there and not _is_one_of(text, there):
            raise UnfitError("answer.not-here", addresses=", ".join(there))
        return found

    return asking.one("hall.address", told("question.address"), read, next(iter(there), None))


def _is_one_of(text: str, addresses: Sequence[str]) -> bool:
    return text.partition("/")[0] in {one.partition("/")[0] for one in addresses}


def _site(asking: Asking) -> Site:
    name = asking.one("site.name", told("question.name"), _text(MAX_NAME))
    usual = agencies.code_of(name.removeprefix("MPP ").removeprefix("Kabupaten ").removeprefix("Kota "), (), MAX_SITE)
    return Site(
        name=name,
        code=asking.one("site.code", told("question.code"), _code, usual),
        zone=asking.one("site.zone", told("question.zone"), _zone, "WIB"),
        office=asking.one("site.office", told("question.office"), _optional(_text(MAX_LINE)), "") or "",
        hours=asking.one("site.hours", told("question.hours"), _hours, "08:00-16:00"),
        friday_break=asking.one("site.friday_break", told("question.friday"), _optional(_hours), "11:30-13:00") or "",
        gates=asking.one("hall.gates", told("question.gates"), _number(0, MOST_GATES), "2"),
        kiosks=asking.one("hall.kiosks", told("question.kiosks"), _number(0, MOST_KIOSKS), "1"),
    )


def _password(asking: Asking, found: Found) -> str | None:
    """Return the first password of the admin page; None: it is set already, or will be in the browser."""
    if found.has_password:
        asking.skip("admin.password")
        return None
    return asking.secret("admin.password", told("question.admin"), _optional(_fit_password), "")


def _optional(read: Callable[[str], T]) -> Callable[[str], T | None]:
    return lambda text: read(text) if text.strip() else None


def _text(longest: int) -> Callable[[str], str]:
    def read(text: str) -> str:
        if not (1 <= len(text) <= longest and text.isprintable()):
            raise UnfitError("answer.text", most=longest)
        return text

    return read


def _code(text: str) -> str:
    if not form.name(MAX_SITE)(text):
        raise UnfitError("answer.code", most=MAX_SITE)
    return text


def _zone(text: str) -> str:
    name = ZONES.get(text.lower(), text)
    if "/" not in name or zone_named(name) is None:
        raise UnfitError("answer.zone")
    return name


def _hours(text: str) -> str:
    if not _HOURS.fullmatch(text) or text[:5] >= text[6:]:
        raise UnfitError("answer.hours")
    return text


def _time(text: str) -> str:
    if not _TIME.fullmatch(text):
        raise UnfitError("answer.time")
    return text


def _number(lowest: int, highest: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not (text.isascii() and text.isdigit() and lowest <= int(text[:6]) <= highest):
            raise UnfitError("answer.number", lowest=lowest, highest=highest)
        return int(text)

    return read


def _interface(text: str) -> IPv4Interface:
    try:
        found = IPv4Interface(text)
    except ValueError as e:
        raise UnfitError("answer.address") from e
    whole = found.network
    if "/" not in text or found.ip in {whole.network_address, whole.broadcast_address} or found.ip.is_loopback:
        raise UnfitError("answer.address")
    return found


def _network(text: str) -> IPv4Network:
    try:
        return ipaddress.IPv4Network(text)
    except ValueError as e:
        raise UnfitError("answer.network") from e


def _ssid(text: str) -> str:
    if not (1 <= len(text.encode()) <= LONGEST_SSID and text.isprintable()):
        raise UnfitError("answer.wifi", most=LONGEST_SSID)
    return text


def _wifi_key(text: str) -> str:
    if not (SHORTEST_KEY <= len(text) <= LONGEST_KEY and text.isascii() and text.isprintable()):
        raise UnfitError("answer.wifi-password", least=SHORTEST_KEY, most=LONGEST_KEY)
    return text


def _url(text: str) -> str:
    found = urlsplit(text)
    near = found.hostname in {"127.0.0.1", "localhost"}
    schemes = {"http", "https"} if near else {"https"}
    if not found.hostname or "@" in found.netloc or found.scheme not in schemes or not text.isascii():
        raise UnfitError("answer.cloud")
    return text.rstrip("/")


def _token(text: str) -> str:
    if not (text.isascii() and text.isprintable() and text and " " not in text):
        raise UnfitError("answer.token")
    return text


def _folder(text: str) -> str:
    if not text.startswith("/") or not text.isprintable() or ".." in text.split("/"):
        raise UnfitError("answer.folder")
    return text.rstrip("/") or text


def _age_key(text: str) -> str:
    if not re.fullmatch("age1[a-z0-9]{58}", text):
        raise UnfitError("answer.backup-key")
    return text


def _hosts(text: str) -> list[str]:
    names = text.replace(",", " ").split()
    if not all(re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9.:-]*", name) for name in names):
        raise UnfitError("answer.hosts")
    return names


def _fit_password(text: str) -> str:
    if not SHORTEST_PASSWORD <= len(text) <= LONGEST_PASSWORD:
        raise UnfitError("answer.password", least=SHORTEST_PASSWORD, most=LONGEST_PASSWORD)
    return text
