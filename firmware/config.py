"""What a box is told about itself: config.json, read once and strictly."""

from collections import namedtuple

from contract import form
from contract.errors import ContractError
from contract.mac import MacKey
from contract.topics import GATEWAY

DEFAULTS = {"resend_s": 15, "hello_s": 15, "backoff_s": 15, "keepalive_s": 20, "lockout_ms": 250}

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
    ),
)


class ConfigError(ValueError):
    """config.json cannot be used; the text says which value. To be mended by whoever set the box up."""


def read(values, hw=None):
    """Return the Config in the dict `values`; `hw` is the board's own number if the dict has none.

    The broker is named by its IPv4 address: looking a name up would stop the sampling of buttons.
    """
    host, port = _broker(values.get("broker"))
    _check(form.site_name(values.get("site")), "site")
    _check(form.device_name(values.get("dev")) and values["dev"] != GATEWAY, "dev")
    hw = values.get("hw", hw)
    _check(form.hexdigits(12)(hw), "hw")
    buttons = values.get("buttons")
    _check(type(buttons) is list and len(buttons) > 0 and all(form.word(b) for b in buttons), "buttons")
    try:
        key = MacKey.from_hex(values.get("key") or "")
    except ContractError:
        raise ConfigError("config.json: key")
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
    )


def _broker(text):
    host, _, port = text.partition(":") if type(text) is str else ("", "", "")
    numbers = host.split(".")
    _check(len(numbers) == 4 and all(n.isdigit() and int(n) < 256 for n in numbers), "broker")
    _check(port.isdigit() and 0 < int(port) < 65536, "broker")
    return host, int(port)


def _number(values, name):
    value = values.get(name, DEFAULTS[name])
    _check(type(value) in (int, float) and 0 <= value <= 3600_000, name)
    return value


def _check(good, name):
    if not good:
        raise ConfigError("config.json: " + name)
