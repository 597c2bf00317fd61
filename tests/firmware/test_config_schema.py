"""The committed schema of config.json and what the firmware takes are the same; so are the examples of the manual."""

import json
import re
from pathlib import Path

import pytest

from firmware import config, face

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "firmware/config.schema.json").read_text())
EXAMPLES = [
    json.loads(text) for text in re.findall(r"(?ms)^```json\n(.*?)^```", (ROOT / "docs/hardware.md").read_text())
]
GOOD = {**EXAMPLES[1], "hw": "0123456789ab", **config.DEFAULTS}
TYPES = {"object": dict, "array": list, "string": str, "null": type(None)}
KEYWORDS = {"$schema", "title", "description", "default"}


def fits(schema: dict, value: object) -> bool:
    """Say whether `value` is valid; a keyword that is not known here is an error."""
    return all(KEYWORDS >= {word} or CHECKS[word](schema, value) for word in schema)


def has_type(name: str, value: object) -> bool:
    if name in ("integer", "number"):
        return type(value) is int or (name == "number" and type(value) is float)
    return type(value) is TYPES[name]


def over(kind: type, check):
    """Return a keyword for one type: other types pass it."""
    return lambda schema, value: not isinstance(value, kind) or check(schema, value)


def others(schema, value):
    named = schema.get("properties", {})
    return all(fits(schema["additionalProperties"], v) for k, v in value.items() if k not in named)


CHECKS = {
    "type": lambda s, v: has_type(s["type"], v),
    "not": lambda s, v: not fits(s["not"], v),
    "enum": lambda s, v: v in s["enum"],
    "const": lambda s, v: v == s["const"],
    "anyOf": lambda s, v: any(fits(one, v) for one in s["anyOf"]),
    "minimum": over(int | float, lambda s, v: v >= s["minimum"]),
    "maximum": over(int | float, lambda s, v: v <= s["maximum"]),
    "pattern": over(str, lambda s, v: re.search(s["pattern"], v) is not None),
    "minLength": over(str, lambda s, v: len(v) >= s["minLength"]),
    "minItems": over(list, lambda s, v: len(v) >= s["minItems"]),
    "maxItems": over(list, lambda s, v: len(v) <= s["maxItems"]),
    "uniqueItems": over(list, lambda _, v: len({json.dumps(one) for one in v}) == len(v)),
    "items": over(list, lambda s, v: all(fits(s["items"], one) for one in v)),
    "prefixItems": over(list, lambda s, v: all(fits(p, one) for p, one in zip(s["prefixItems"], v, strict=False))),
    "required": over(dict, lambda s, v: set(s["required"]) <= v.keys()),
    "dependentRequired": over(
        dict, lambda s, v: all(set(n) <= v.keys() for k, n in s["dependentRequired"].items() if k in v)
    ),
    "properties": over(
        dict, lambda s, v: all(fits(s["properties"][k], one) for k, one in v.items() if k in s["properties"])
    ),
    "additionalProperties": over(dict, others),
}


def reads(values: dict) -> bool:
    """Say whether the firmware takes them."""
    try:
        config.wiring(values, config.read(values, "0123456789ab").buttons)
    except config.ConfigError:
        return False
    return True


def broken() -> list[tuple[str, object]]:
    """Return (name, value) pairs, most of them wrong."""
    first = GOOD["buttons"][0]
    odd = [None, True, -1, 1.5, 10**7, "", "x", "A", "a-", "1" * 65, [], {}, [1], [1, 2, 3], ["a", "a"], [True, 1]]
    found = [(name, value) for name in SCHEMA["properties"] for value in odd]
    found += [
        ("format", 1),
        ("format", 2),
        ("dev", "gateway"),
        ("dev", "a" * 13),
        ("dev", "a" * 12),
        ("site", "s" * 16),
        ("site", "s" * 17),
    ]
    hosts = ("127.0.0.1:0", "127.0.0.1:65536", "127.0.0.1:65535", "256.0.0.1:1", "01.0.0.1:1", "a.b:1", "1.2.3.4:01")
    found += [("broker", host) for host in hosts]
    found += [("buttons", [first, first]), ("wifi", ["", ""]), ("wifi", ["a", ""]), ("expanders", [31, 32])]
    found += [("expanders", [32, 39]), ("expanders", [32, 40]), ("expanders", [32, 32]), ("i2c", [22, 49])]
    found += [("lamp", "recorded"), ("lamp", "answered"), ("display", 59), ("display", 60), ("display", 61)]
    found += [("display", 62), ("enrolled", 0), ("enrolled", 9_999_999_999_999), ("enrolled", 10**13)]
    found += [("ca", text) for text in ("MII=", "MIJ=", "MIIB", "MA==", "MB==", "MII", "MI I", "MII=MII=")]
    for pin in (49, 48, [0, 7], [0, 6], [0, 14], [0, 15], [-1, 0], [0, 1, 2], "1", None):
        found.append(("pins", {**GOOD["pins"], first: pin}))
    for lamp in ([1, None], [None, 1], [1, 49], [1], 1, None):
        found.append(("lamps", {**GOOD["lamps"], first: lamp}))
    return found


def test_schema_and_firmware_agree_on_every_change_of_one_value():
    """Class: a configuration that one side takes and the other refuses."""
    taken = 0
    for name, value in broken():
        changed = {**GOOD, name: value}
        if name in ("pins", "lamps") and value == {}:
            continue  # which buttons there are is beyond a schema
        if name == "buttons" and isinstance(value, list) and not set(map(str, value)) <= GOOD["pins"].keys():
            continue
        assert fits(SCHEMA, changed) is reads(changed), (name, value)
        taken += reads(changed)
    assert taken > 10


@pytest.mark.parametrize("name", sorted(GOOD))
def test_schema_and_firmware_agree_on_what_may_be_missing(name):
    changed = {k: v for k, v in GOOD.items() if k != name}
    if name == "expanders":
        assert not reads(changed)  # its inputs are in `pins`
    else:
        assert fits(SCHEMA, changed) is reads(changed)


def test_defaults_are_those_of_the_firmware():
    stated = {k: one["default"] for k, one in SCHEMA["properties"].items() if "default" in one}
    assert stated == config.DEFAULTS
    assert config.DEFAULTS["refused_s"] * 1000 == face.RECORD_MS


@pytest.mark.parametrize("values", EXAMPLES, ids=lambda v: v["dev"])
def test_the_examples_of_the_hardware_page_are_good(values):
    assert fits(SCHEMA, values)
    assert reads(values)


def test_a_configuration_of_a_later_format_is_refused_with_what_to_do():
    """Class: an older program reads a newer file as if it were its own."""
    unnumbered = {name: value for name, value in GOOD.items() if name != "format"}
    said, unsaid = config.read({**unnumbered, "format": config.FORMAT}), config.read(unnumbered)
    assert said._replace(key=None) == unsaid._replace(key=None)
    with pytest.raises(config.ConfigError, match=r"format 2, and this firmware reads up to 1: install a newer one"):
        config.read({**GOOD, "format": config.FORMAT + 1, "pins": "what it has become"})
