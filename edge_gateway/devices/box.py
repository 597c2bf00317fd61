"""The config.json of a new box: what the plan says of it, wired as one of the boxes of `docs/hardware.md`."""

import base64
import ipaddress
import ssl
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from shelf.texts import SaidError, texts
from shelf.typed import typed
from site_plan import Device

FORMAT = 1  # of config.json, as firmware/config.py reads it
I2C = [22, 21]  # SCL, SDA
DISPLAY = 0x3C
EXPANDERS = (0x20, 0x21, 0x22)
INPUTS = (0, 1, 2, 3, 4, 5, 8, 9, 10, 11, 12, 13)  # of an expander, as the manual wires 24 buttons to two


class BoxError(SaidError):
    """The box cannot be described like this; the installer corrects what the text names."""

    texts = texts("edge_gateway")


@dataclass(frozen=True, slots=True)
class Template:
    """What one kind of box looks like inside: `pins` for buttons in their order, or expanders' inputs if empty.

    `green` are the pins of the green lamps: one a button, or one for all. `red` is the one for all.
    """

    lamp: str
    pins: tuple[int, ...]
    green: tuple[int, ...]
    red: int
    display: bool

    @property
    def most(self) -> int:
        """Return how many buttons it has room for."""
        return len(self.pins) or len(_inputs())


TEMPLATES: Mapping[str, Template] = {
    "gate": Template("recorded", (25, 26), (32, 33), 27, display=False),
    "panel": Template("answered", (), (32,), 27, display=True),
    "pad": Template("answered", (13, 14, 25, 26, 27, 33, 18, 19, 23, 16, 17), (32,), 4, display=True),
}


@dataclass(frozen=True, slots=True)
class Network:
    """How a box reaches the broker: `broker` is IPv4:port, `ca` the DER bytes of its CA, None: no TLS."""

    broker: str
    wifi: str
    password: str
    ca: bytes | None = None

    def __post_init__(self) -> None:
        """Check what a box could not use; raises BoxError."""
        host, _, port = self.broker.rpartition(":")
        try:
            ipaddress.IPv4Address(host)
        except ValueError as e:
            raise BoxError("box.broker", broker=self.broker) from e
        if not (port.isascii() and port.isdigit() and port == str(int(port)) and 0 < int(port) < 65536):
            raise BoxError("box.port", broker=self.broker)
        if not self.wifi:
            raise BoxError("box.wifi")

    @classmethod
    def of(cls, broker: str, wifi: str, password: str, ca: Path | None) -> Self:
        """Return what the options of a command say, the CA read from its file; raises BoxError, OSError."""
        return cls(broker, wifi, password, None if ca is None else certificate(ca.read_bytes()))


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a box is: its secret key (hex), when it was added (ms since 1970), and `hw` if it is not the chip's own."""

    site: str
    key: str
    enrolled: int
    hw: str | None = None


def kind_of(device: Device) -> str:
    """Return the template that fits what the plan makes of a device.

    A gate's lamp says what its own journal says; a box that asks something of the hall must show the answer: it is a
    pad at a counter, if the chip's own pins do for its keys, else a panel.
    """
    if not device.asks():
        return "gate"
    return "pad" if device.counter is not None and len(device.buttons) <= TEMPLATES["pad"].most else "panel"


def configuration(
    device: Device, kind: str, identity: Identity, network: Network, *, display: bool | None = None
) -> dict[str, Any]:
    """Return config.json as a dict; `display` None: as boxes of this kind have it. Raises BoxError."""
    template = TEMPLATES.get(kind)
    if template is None:
        raise BoxError("box.kind", kind=kind, known=", ".join(TEMPLATES))
    buttons = list(device.buttons)
    if not 0 < len(buttons) <= template.most:
        raise BoxError("box.buttons", name=device.name, found=len(buttons), kind=kind, most=template.most)
    found: dict[str, Any] = {"format": FORMAT, "site": identity.site, "dev": device.name}
    if identity.hw is not None:
        found["hw"] = identity.hw
    found |= {"key": identity.key, "broker": network.broker, "wifi": [network.wifi, network.password]}
    if network.ca is not None:
        found["ca"] = base64.b64encode(network.ca).decode()
    found |= {"enrolled": identity.enrolled, "lamp": template.lamp, "buttons": buttons}
    return found | _wiring(template, buttons, display=template.display if display is None else display)


def _wiring(template: Template, buttons: Sequence[str], *, display: bool) -> dict[str, Any]:
    found: dict[str, Any] = {}
    pins: Sequence[object] = template.pins
    if display or not template.pins:
        found["i2c"] = I2C
    if display:
        found["display"] = DISPLAY
    if not template.pins:
        pins = inputs = _inputs()[: len(buttons)]
        found["expanders"] = list(EXPANDERS[: 1 + max(chip for chip, _ in inputs)])
    found["pins"] = dict(zip(buttons, pins, strict=False))
    greens = template.green if len(template.green) > 1 else template.green * len(buttons)
    found["lamps"] = {button: [green, template.red] for button, green in zip(buttons, greens, strict=False)}
    return found


def _inputs() -> list[tuple[int, int]]:
    """Return (expander, input) of every button that a panel has room for."""
    return [(chip, one) for chip in range(len(EXPANDERS)) for one in INPUTS]


def certificate(content: bytes) -> bytes:
    """Return the DER bytes of the one certificate in a PEM or DER file; raises BoxError."""
    try:
        is_der = content[:1] == b"\x30"  # a sequence of ASN.1, which no text in any encoding begins with here
        der = content if is_der else ssl.PEM_cert_to_DER_cert(typed(content).strip())
        ssl.create_default_context(cadata=der)
    except (ValueError, ssl.SSLError) as e:
        raise BoxError("box.ca") from e
    return der
