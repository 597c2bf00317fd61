"""What a box is told about itself: config.json, read once and strictly."""

import json
from binascii import a2b_base64, b2a_base64
from collections import namedtuple

from contract import form
from contract.errors import ContractError
from contract.mac import MacKey
from contract.topics import GATEWAY

PINS = 48  # of an ESP32-S3, the largest
CHIP_INPUTS = (0, 1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14)  # of an MCP23017: GPA7 and GPB7 are outputs only
FIRST_CHIP, CHIPS = 0x20, 8  # its addresses
FIRST_DISPLAY, DISPLAYS = 0x3C, 2  # of an SSD1306
RECORDED, ANSWERED = "recorded", "answered"  # what a lamp means

FORMAT = 1  # of config.json; one that says none has 1

DEFAULTS = {"resend_s": 15, "hello_s": 15, "backoff_s": 15, "keepalive_s": 20, "lockout_ms": 250, "refused_s": 300}

Config = namedtuple(
    "Config",
    (
        "site",
        "dev",
        "hw",
        "key",
        "host",
        "port",
        "buttons",
        "resend_ms",
        "hello_ms",
        "backoff_ms",
        "keepalive_s",
        "lockout_ms",
        "ca",  # DER bytes of the one CA that is trusted, or None: no TLS
        "answered",  # whether a lamp means answered (pads, ticket panels), not recorded (gates)
        "refused_ms",  # silence of a running gateway after which the box records that it is refused
        "enrolled",  # ms since 1970 when the box was added, or None
    ),
)

# What hangs where. `pins`: by button a pin number or (expander, input). `lamps`: by button (green, red or None).
# `wifi`: (network, password). `i2c`: (scl, sda) or None. `expanders`: addresses of MCP23017. `display`: address of an
# SSD1306, or None.
Wiring = namedtuple("Wiring", ("pins", "lamps", "wifi", "i2c", "expanders", "display"))


class ConfigError(ValueError):
    """config.json cannot be used; the text says which value. To be mended by whoever set the box up."""


def load(text):
    """Return the dict in the text of config.json; a mark that Windows' editor puts before it is no part of it."""
    try:
        values = json.loads(text[1:] if text[:1] == "\ufeff" else text)
    except ValueError:
        raise ConfigError("config.json: no JSON")
    if type(values) is not dict:
        raise ConfigError("config.json: no object")
    return values


def lamps(values, outputs):
    """Return (green, red or None) by button as far as `values` have them, whatever else is wrong with them.

    Those on a pin that is not among the chip's `outputs` are left out: to set it could be the end of the flash.
    """
    found = values.get("lamps")
    found = found if type(found) is dict else {}
    return {b: tuple(at) for b, at in found.items() if _lamp(at) and all(n is None or n in outputs for n in at)}


def read(values, hw=None):
    """Return the Config in the dict `values`; `hw` is the board's own number if the dict has none. Raises ConfigError.

    The broker is named by its IPv4 address: looking a name up would stop the sampling of buttons.
    """
    _check_format(values.get("format", 1))
    host, port = _broker(values.get("broker"))
    _check(form.site_name(values.get("site")), "site")
    _check(form.device_name(values.get("dev")) and values["dev"] != GATEWAY, "dev")
    hw = values.get("hw", hw)
    _check(form.hexdigits(12)(hw), "hw")
    buttons = values.get("buttons")
    _check(type(buttons) is list and len(buttons) > 0 and all(form.word(b) for b in buttons), "buttons")
    _check(len(set(buttons)) == len(buttons), "buttons")
    _check(form.hexdigits(64)(values.get("key")), "key")
    try:
        key = MacKey.from_hex(values["key"])
    except ContractError:
        raise ConfigError("config.json: key")
    lamp = values.get("lamp", RECORDED)
    _check(lamp in (RECORDED, ANSWERED), "lamp")
    enrolled = values.get("enrolled")
    _check("enrolled" not in values or _whole(enrolled, 0, form.MAX_UTC + 1), "enrolled")
    ms = {name: _number(values, name) for name in DEFAULTS}
    return Config(
        values["site"],
        values["dev"],
        hw,
        key,
        host,
        port,
        tuple(buttons),
        int(ms["resend_s"] * 1000),
        int(ms["hello_s"] * 1000),
        int(ms["backoff_s"] * 1000),
        max(1, int(ms["keepalive_s"])),
        int(ms["lockout_ms"]),
        _ca(values["ca"]) if "ca" in values else None,
        lamp == ANSWERED,
        int(ms["refused_s"] * 1000),
        enrolled,
    )


def _check_format(found):
    _check(type(found) is int and found > 0, "format")
    if found > FORMAT:
        known = "config.json: format " + str(found) + ", and this firmware reads up to " + str(FORMAT)
        raise ConfigError(known + ": install a newer one, nothing was changed")


def _ca(text):
    """Return the certificate in `text`, which is canonical base64."""
    try:
        _check(type(text) is str and len(text) > 0, "ca")
        certificate = a2b_base64(text)
    except ValueError:
        raise ConfigError("config.json: ca")
    _check(b2a_base64(certificate).strip() == text.encode(), "ca")
    return certificate


def wiring(values, buttons):
    """Return the Wiring in the dict `values` for a board with `buttons`; raises ConfigError."""
    expanders = values.get("expanders", [])
    _check(type(expanders) is list and all(_whole(a, FIRST_CHIP, CHIPS) for a in expanders), "expanders")
    _check(len(set(expanders)) == len(expanders) and (expanders or "expanders" not in values), "expanders")
    i2c = values.get("i2c")
    _check(i2c is None or (_is_list(i2c, 2) and all(_whole(n, 0, PINS + 1) for n in i2c)), "i2c")
    display = values.get("display")
    _check("display" not in values or _whole(display, FIRST_DISPLAY, DISPLAYS), "display")
    _check(i2c is not None or not (expanders or display), "i2c")
    pins, lamps = values.get("pins"), values.get("lamps")
    _check(_each(pins, buttons, lambda at: _input(at, len(expanders))), "pins")
    _check(_each(lamps, buttons, _lamp), "lamps")
    wifi = values.get("wifi")
    _check(_is_list(wifi, 2) and all(type(text) is str for text in wifi) and len(wifi[0]) > 0, "wifi")
    return Wiring(
        {b: pins[b] if type(pins[b]) is int else tuple(pins[b]) for b in buttons},
        {b: tuple(lamps[b]) for b in buttons},
        tuple(wifi),
        None if i2c is None else tuple(i2c),
        tuple(expanders),
        display,
    )


def check_pins(wiring, inputs, outputs):
    """Raise ConfigError unless this chip has the pins of `wiring`: `inputs` with a pull-up, and `outputs`."""
    for at in wiring.pins.values():
        _check(type(at) is not int or at in inputs, "pins: this chip has no button at " + str(at))
    for at in wiring.lamps.values():
        _check(all(n is None or n in outputs for n in at), "lamps: this chip has no lamp at " + str(at))
    _check(all(n in inputs for n in wiring.i2c or ()), "i2c: this chip has no bus there")


def _each(value, buttons, good):
    return type(value) is dict and all(good(value.get(b)) for b in buttons)


def _input(value, chips):
    if _is_list(value, 2):
        return _whole(value[0], 0, chips) and type(value[1]) is int and value[1] in CHIP_INPUTS
    return _whole(value, 0, PINS + 1)


def _lamp(value):
    return _is_list(value, 2) and _whole(value[0], 0, PINS + 1) and (value[1] is None or _whole(value[1], 0, PINS + 1))


def _is_list(value, length):
    return type(value) is list and len(value) == length


def _whole(value, first, count):
    return type(value) is int and first <= value < first + count


def _broker(text):
    host, _, port = text.partition(":") if type(text) is str else ("", "", "")
    numbers = host.split(".")
    _check(len(numbers) == 4 and all(_is_decimal(n) and int(n) < 256 for n in numbers), "broker")
    _check(_is_decimal(port) and 0 < int(port) < 65536, "broker")
    return host, int(port)


def _is_decimal(text):
    return text.isdigit() and str(int(text)) == text


def _number(values, name):
    value = values.get(name, DEFAULTS[name])
    _check(type(value) in (int, float) and 0 <= value <= 3600_000, name)
    return value


def _check(good, name):
    if not good:
        raise ConfigError("config.json: " + name)
