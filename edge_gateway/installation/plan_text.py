"""The text of a first site plan, made of a list of agencies: what an installer goes on with, by hand or on /admin."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from edge_gateway.installation.agencies import Agency, code_of, letters
from edge_gateway.installation.words import UnfitError
from site_plan import Plan, parse
from site_plan.fields import TEMPLATES, WEEK

PAD = {
    "next": "next", "ulang": "recall", "absen": "no_show", "mulai": "start", "selesai": "finish:completed",
    "proses": "finish:accepted", "kurang": "finish:incomplete", "tunda": "hold", "jeda": "pause",
}  # fmt: skip
GATE = {"in": "enter", "out": "leave"}
MOST_SERVICES = 35  # a panel has room for 36 keys, and one of them is for priority
MOST_GATES = 26


@dataclass(frozen=True, slots=True)
class Site:
    """What the list of agencies does not say; `hours` such as `08:00-16:00`, Monday to Friday."""

    code: str
    name: str
    zone: str
    hours: str
    gates: int
    kiosks: int
    office: str = ""
    friday_break: str = ""


@dataclass(frozen=True, slots=True)
class _Service:
    code: str
    tenant: str
    name: str
    prefix: str
    kind: str


def plan_text(site: Site, agencies: Sequence[Agency], holidays: Mapping[date, str]) -> str:
    """Return the plan; raises UnfitError, or PlanError for what no plan may hold."""
    text = "\n".join(_lines(site, agencies, holidays)) + "\n"
    plan: Plan = parse(text)
    return plan.text


def _lines(site: Site, agencies: Sequence[Agency], holidays: Mapping[date, str]) -> Iterator[str]:
    tenants = _tenants(agencies)
    services = _services(agencies, tenants)
    yield f"format = {TEMPLATES}"
    yield "# Rencana gedung dari `lawang gateway setup`. Boleh disunting; periksa dengan `lawang gateway plan check`."
    yield "# Layanan ditutup dengan `closed = true`, tidak pernah dihapus."
    yield from ("", "[site]", f"code = {_q(site.code)}", f"name = {_q(site.name)}", f"zone = {_q(site.zone)}")
    if site.office:
        yield f"office = {_q(site.office)}"
    week = ", ".join(f"{day} = {_q(site.hours)}" for day in WEEK[:5])
    yield from ("", "[hours]", f"week = {{ {week} }}")
    if site.friday_break:
        yield f"break = {{ fri = {_q(site.friday_break)} }}"
    for agency in agencies:
        yield from ("", "[[tenant]]", f"code = {_q(tenants[agency.name])}", f"name = {_q(agency.name)}")
        if agency.days:
            yield f"open = {_list(agency.days)}"
    for service in services:
        yield from ("", "[[service]]", f"code = {_q(service.code)}", f"tenant = {_q(service.tenant)}")
        yield from (f"name = {_q(service.name)}", f"prefix = {_q(service.prefix)}", f"kind = {_q(service.kind)}")
    yield from _counters(agencies, tenants, services)
    yield from _devices(site, agencies, services)
    yield from ("", "# Libur nasional dan cuti bersama: dari `lawang gateway plan holidays`.", "", "[holidays]")
    yield from (f"{day} = {_q(name)}" for day, name in sorted(holidays.items()))


def _tenants(agencies: Sequence[Agency]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for agency in agencies:
        if agency.name in found:
            raise UnfitError("agency.twice", name=agency.name)
        found[agency.name] = code_of(agency.name, set(found.values()))
    return found


def _services(agencies: Sequence[Agency], tenants: Mapping[str, str]) -> list[_Service]:
    said = {offer.prefix for agency in agencies for offer in agency.offers if offer.prefix is not None}
    free, found = letters(said), dict[str, _Service]()
    for agency in agencies:
        for offer in agency.offers:
            code = code_of(offer.name, found)
            prefix = next(free) if offer.prefix is None else offer.prefix
            found[code] = _Service(code, tenants[agency.name], offer.name, prefix, offer.kind)
    return list(found.values())


def _counters(agencies: Sequence[Agency], tenants: Mapping[str, str], services: Sequence[_Service]) -> Iterator[str]:
    for number in _numbers(agencies):
        there = [agency for agency in agencies if number in agency.counters]
        takes = [s.code for agency in there for s in services if s.tenant == tenants[agency.name]]
        yield from ("", "[[counter]]", f'code = "{number}"', f'name = "Loket {number}"')
        yield from (f"area = {_q(there[0].zone)}", f"takes = {_list(takes)}")


def _devices(site: Site, agencies: Sequence[Agency], services: Sequence[_Service]) -> Iterator[str]:
    if site.kiosks and len(services) > MOST_SERVICES:
        raise UnfitError("made.services", found=len(services), most=MOST_SERVICES)
    gates = [f"gate-{chr(ord('a') + n)}" for n in range(site.gates)]
    yield from _template("Gerbang.", GATE, [f"{{ name = {_q(name)} }}" for name in gates])
    keys = {"prio": "priority"} | {f"k{n:02}": f"issue:{service.code}" for n, service in enumerate(services, 1)}
    kiosks = [f'{{ name = "kiosk-{n}" }}' for n in range(1, site.kiosks + 1)]
    yield from _template("Mesin antrean.", keys, kiosks)
    pads = [f'{{ name = "pad-{number:02}", counter = "{number}" }}' for number in _numbers(agencies)]
    yield from _template("Panel loket: satu baris tiap panel.", PAD, pads)


def _template(about: str, buttons: Mapping[str, str], devices: Sequence[str]) -> Iterator[str]:
    if not devices:
        return
    yield from ("", f"# {about}", "", "[[template]]", "devices = [", *(f"  {device}," for device in devices), "]")
    yield from ("[template.buttons]", *(f"{name} = {_q(meaning)}" for name, meaning in buttons.items()))


def _numbers(agencies: Sequence[Agency]) -> list[int]:
    return sorted({number for agency in agencies for number in agency.counters})


def _list(items: Sequence[str]) -> str:
    return "[" + ", ".join(_q(item) for item in items) + "]"


def _q(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
