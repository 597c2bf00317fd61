"""Labels to print and stick onto boxes: name, place, and a QR code that opens the gateway's status page there."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import segno
from jinja2 import Environment

from edge_gateway.devices.box import kind_of
from flashing.errors import TEXTS
from pages.templates import environment
from shelf.texts import Lang
from site_plan import Device, Plan


@dataclass(frozen=True, slots=True)
class Label:
    """What stands on one."""

    name: str
    place: str
    code: str  # markup


def page(plan: Plan, devices: Sequence[Device], pages: str, lang: Lang) -> str:
    """Return the page with a label for each device; `pages` is the URL of the gateway's pages."""
    labels = [
        Label(device.name, place(plan, device, lang), code(f"{pages}/status#alat-{device.name}")) for device in devices
    ]
    say = TEXTS.section(lang, "label")
    return _templates().get_template("labels.html").render(labels=labels, lang=lang, hall=plan.name, say=say)


def place(plan: Plan, device: Device, lang: Lang) -> str:
    """Return where a box belongs, as an official says it: `Loket 26 · BPOM`."""
    counter = next((one for one in plan.counters if one.code == device.counter), None)
    if counter is None:
        return TEXTS.say(lang, f"label.{kind_of(device)}")
    tenants = {service.code: service.tenant for service in plan.services}
    names = {tenant.code: tenant.name for tenant in plan.tenants}
    here = dict.fromkeys(names[tenants[code]] for code in counter.takes)
    return " · ".join((counter.name, *here))


def code(text: str) -> str:
    """Return a QR code as SVG; a tenth of it may be dirty."""
    made = segno.make(text, error="m", micro=False)
    return made.svg_inline(omitsize=True, border=2)


@cache
def _templates() -> Environment:
    return environment("flashing")
