"""The site plan of a simulated hall: gates alone, or a whole hall with a kiosk, six pads and two areas."""

import secrets
import time
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from site_plan.fields import WEEK

FILE = "plan.toml"
SITE = "serang"
NAME = "MPP Kabupaten Serang"
ZONE = "Asia/Jakarta"
GATE_BUTTONS: Mapping[str, str] = {"in": "enter", "out": "leave"}
# A lively hour pressed into minutes, at any time of any day: always open, no long guard, short services are services.
_HOURS = f"""
[hours]
week = {{ {", ".join(f'{day} = "00:00-23:59"' for day in WEEK)} }}
early_min = 0
cutoff_min = 0

[rules]
next_guard_s = 1
min_serve_s = 2
"""
_TENANTS = (("disdukcapil", "Disdukcapil"), ("dpmptsp", "DPMPTSP"), ("dpupr", "Dinas PUPR"))
_SERVICES = (  # code, tenant, name, prefix, kind
    ("ktp", "disdukcapil", "KTP elektronik", "A", "nonizin"),
    ("kk", "disdukcapil", "Kartu Keluarga", "B", "nonizin"),
    ("nib", "dpmptsp", "NIB dan OSS", "C", "izin"),
    ("pbg", "dpupr", "PBG", "D", "izin"),
)


@dataclass(frozen=True, slots=True)
class Device:
    """A box of the hall; `buttons` maps a button to its meaning, `lamp` is what a lamp means."""

    name: str
    buttons: Mapping[str, str]
    counter: str | None = None
    lamp: Literal["recorded", "answered"] = "recorded"


@dataclass(frozen=True, slots=True)
class Counter:
    """A counter with its area and the services that it takes."""

    code: str
    area: str
    takes: tuple[str, ...]


COUNTERS = (
    Counter("1", "a", ("ktp", "kk")),
    Counter("2", "a", ("ktp", "kk")),
    Counter("3", "a", ("kk",)),
    Counter("4", "b", ("nib",)),
    Counter("5", "b", ("nib", "pbg")),
    Counter("6", "b", ("pbg",)),
)
KIOSK = Device("kiosk-1", {code: f"issue:{code}" for code, *_ in _SERVICES}, lamp="answered")


def gate(name: str) -> Device:
    """Return a gate: who comes in, who goes out."""
    return Device(name, GATE_BUTTONS)


def pad(counter: Counter) -> Device:
    """Return the pad of a counter; its transfer key sends on to the other area."""
    onward = "nib" if counter.area == "a" else "ktp"
    keys = {"next": "next", "recall": "recall", "start": "start", "absent": "no_show", "hold": "hold"}
    keys |= {"done": "finish:completed", "taken": "finish:accepted", "move": f"transfer:{onward}"}
    return Device(f"pad-{counter.code}", keys, counter.code, "answered")


def floor() -> tuple[Device, ...]:
    """Return the kiosk and the six pads of a whole hall."""
    return (KIOSK, *(pad(counter) for counter in COUNTERS))


def site_for(folder: Path, *, shared: bool) -> str:
    """Return the site's code: that of the folder's plan, else the default; one of its own on `shared` servers."""
    path = folder / FILE
    if path.exists():
        return str(tomllib.loads(path.read_text(encoding="utf-8-sig"))["site"]["code"])
    return f"demo-{secrets.token_hex(4)}" if shared else SITE


def zone_where(hour: int, now: float) -> str:
    """Name the zone, whole hours from UTC, in which it is `hour` o'clock and some minutes at `now` (s since 1970)."""
    ahead = (hour - time.gmtime(now).tm_hour + 11) % 24 - 11
    return f"Etc/GMT{-ahead:+d}"  # POSIX: what is west of Greenwich is positive


def plan_text(site: str, devices: Sequence[Device], counters: Sequence[Counter] = COUNTERS, zone: str = ZONE) -> str:
    """Return the plan of a hall with these devices; tenants, services and `counters` only if a device needs them."""
    text = f'[site]\ncode = "{site}"\nname = "{NAME}"\nzone = "{zone}"\ncapacity = 400\n'
    if any(device.counter for device in devices):
        text += _HOURS + _counters(counters)
    return text + "".join(_device(device) for device in devices)


def _counters(counters: Sequence[Counter]) -> str:
    text = "".join(f'\n[[tenant]]\ncode = "{code}"\nname = "{name}"\n' for code, name in _TENANTS)
    for code, tenant, name, prefix, kind in _SERVICES:
        text += f'\n[[service]]\ncode = "{code}"\ntenant = "{tenant}"\nname = "{name}"\n'
        text += f'prefix = "{prefix}"\nkind = "{kind}"\nmax_wait_min = 20\n'
    for counter in counters:
        takes = ", ".join(f'"{code}"' for code in counter.takes)
        text += f'\n[[counter]]\ncode = "{counter.code}"\nname = "Loket {counter.code}"\n'
        text += f'area = "{counter.area}"\ntakes = [{takes}]\n'
    return text


def _device(device: Device) -> str:
    counter = "" if device.counter is None else f'counter = "{device.counter}"\n'
    buttons = ", ".join(f'{button} = "{meaning}"' for button, meaning in device.buttons.items())
    return f'\n[[device]]\nname = "{device.name}"\n{counter}buttons = {{ {buttons} }}\n'
