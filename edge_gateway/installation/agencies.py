"""A line an agency: who is in the hall, at which counters, with which services.

    Disdukcapil; 1-4; KTP-el, Kartu Keluarga, Akta
    DPMPTSP; 5,6 @b; NIB [izin], Izin usaha [izin], Pengaduan [pengaduan]
    Kantor Imigrasi; 7; Paspor [P]; sel kam

After a name in brackets: the kind of a service, its letters on a ticket, or both. After `@` the zone of the board that
calls its counters. Codes and letters that are not given are made, in the order of the lines: add new lines at the end.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from string import ascii_uppercase

from contract.kinds import SERVICE_KINDS
from edge_gateway.installation.words import UnfitError
from site_plan.fields import MAX_CODE, MAX_NAME, MAX_SITE, WEEK

ZONE = "a"  # of the board, where none is said
USUAL_KIND = "nonizin"
MOST_COUNTERS = 200
_DAYS: Mapping[str, str] = dict(zip((*WEEK, "sen", "sel", "rab", "kam", "jum", "sab", "min"), WEEK * 2, strict=True))
_COUNTERS = re.compile(r"[1-9]\d{0,2}(-[1-9]\d{0,2})?")
_SERVICE = re.compile(r"([^\[\]]+?)\s*(?:\[([^\[\]]*)\])?")
_ZONE = re.compile(r"(.*?)\s*@\s*([a-z0-9]+)")


@dataclass(frozen=True, slots=True)
class Offer:
    """A service as a line says it; `prefix` None: letters are to be found."""

    name: str
    kind: str
    prefix: str | None


@dataclass(frozen=True, slots=True)
class Agency:
    """A line; `days` empty: whenever the hall is open."""

    name: str
    counters: tuple[int, ...]
    zone: str
    offers: tuple[Offer, ...]
    days: tuple[str, ...]


def read(line: str) -> Agency:
    """Return what a line says; raises UnfitError."""
    parts = [part.strip() for part in line.split(";")]
    if not 2 <= len(parts) <= 4:
        raise UnfitError("agency.parts")
    name, counters, zone = _name(parts[0]), parts[1], ZONE
    at = _ZONE.fullmatch(counters)
    if at is not None:
        counters, zone = at[1], at[2][:MAX_SITE]
    offers = [_offer(text) for text in parts[2].split(",")] if len(parts) > 2 and parts[2] else []
    usual = Offer(name, USUAL_KIND, None)
    days = tuple(_day(word) for word in parts[3].replace(",", " ").split()) if len(parts) > 3 else ()
    return Agency(name, tuple(_counters(counters)), zone, tuple(offers) or (usual,), days)


def code_of(name: str, taken: Collection[str], longest: int = MAX_CODE) -> str:
    """Return a code of a name that is not taken: `KTP-el & KIA` gives `ktp-el-kia`."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    stem = re.sub("[^a-z0-9]+", "-", plain).strip("-")[:longest].strip("-") or "x"
    for number in range(2, 1000):
        if stem not in taken:
            return stem
        end = f"-{number}"
        stem = re.sub(r"-\d+$", "", stem)[: longest - len(end)].strip("-") + end
    raise UnfitError("agency.same", name=name)


def letters(taken: Collection[str]) -> Iterator[str]:
    """Give letters for tickets that are not taken: A to Z, then AA to ZZ."""
    for length in (1, 2):
        for word in map("".join, product(ascii_uppercase, repeat=length)):
            if word not in taken:
                yield word


def _name(text: str) -> str:
    if not (1 <= len(text) <= MAX_NAME and text.isprintable()):
        raise UnfitError("agency.name", most=MAX_NAME)
    return text


def _offer(text: str) -> Offer:
    found = _SERVICE.fullmatch(text.strip())
    if found is None:
        raise UnfitError("agency.service", text=text.strip())
    kind, prefix = USUAL_KIND, None
    for word in (found[2] or "").split():
        if word in SERVICE_KINDS:
            kind = word
        elif re.fullmatch("[A-Z]{1,3}", word):
            prefix = word
        else:
            raise UnfitError("agency.mark", word=word, kinds=", ".join(SERVICE_KINDS))
    return Offer(_name(found[1]), kind, prefix)


def _counters(text: str) -> Sequence[int]:
    found: dict[int, None] = {}
    for part in text.split(","):
        if not _COUNTERS.fullmatch(part.strip()):
            raise UnfitError("agency.counters", text=text)
        first, _, last = part.strip().partition("-")
        found |= dict.fromkeys(range(int(first), int(last or first) + 1))
    if not 0 < len(found) <= MOST_COUNTERS:
        raise UnfitError("agency.counters", text=text)
    return list(found)


def _day(word: str) -> str:
    day = _DAYS.get(word.lower()[:3])
    if day is None:
        raise UnfitError("agency.day", word=word, days=", ".join(list(_DAYS)[7:]))
    return day
