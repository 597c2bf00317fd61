"""How vectors are built: sealed messages and what is wrong with them, from the standard library alone."""

import hmac
import json
from collections.abc import Iterator
from typing import Any

KEY = bytes(range(32))
OTHER_KEY = bytes(range(1, 33))

EP = "6b1e0f5a9c3d7e21"
PREV = "c1d98e02aa57b4f6"
HW = "a4cf12f0e9d3"
NONCE = "00ff00ff00ff00ff"
LOG = "gw-1f2e3d4c"
UINT32 = 2**32 - 1
HEX64 = "0123456789abcdef" * 4

Case = dict[str, Any]
Fields = dict[str, Any]
LENIENT = ["json", "canonical"]  # MicroPython's reader takes it as JSON, CPython's does not: refused all the same
LENIENT_VALUE = ["json", "value"]


def written(fields: Fields) -> str:
    """Return the fields as a device writes them: in the order given, without white space."""
    return json.dumps(fields, separators=(",", ":"), ensure_ascii=True)


def sealed(domain: str, body: str | bytes, key: bytes = KEY) -> bytes:
    """Return `<body>.<mac>`, the MAC from the standard library."""
    data = body.encode() if isinstance(body, str) else body
    mac = hmac.new(key, f"lawang-{domain}/1\n".encode() + data, "sha256").hexdigest()[:32]
    return data + b"." + mac.encode()


def case(what: str, name: str, message: bytes, reason: str | list[str] | None = None, /, **expect: Any) -> Case:
    """Return one case: refused with `reason`, or read as `expect`."""
    try:
        given = {"input": message.decode()}
    except UnicodeDecodeError:
        given = {"hex": message.hex()}
    result: Case = {"name": name, "what": what, **given, "valid": reason is None}
    return result | ({"expect": expect} if reason is None else {"reason": reason})


def texts(what: str, fields: Fields) -> Iterator[Case]:
    """Other ways to write the same fields, or what is no object of them, under a good MAC."""
    body = written(fields)
    named = next(k for k, v in fields.items() if type(v) is int and k != "v")
    number = f'"{named}":{fields[named]}'
    swapped = written(dict(sorted(fields.items())))
    bodies: dict[str, tuple[str | bytes, str | list[str]]] = {
        "fields in another order": (swapped, "canonical"),
        "a space after a colon": (body.replace(":", ": ", 1), "canonical"),
        "a space before the brace": (" " + body, "canonical"),
        "a line feed at the end": (body + "\n", "canonical"),
        "a byte order mark": ("\ufeff" + body, "json"),
        "a leading zero": (body.replace(number, number.replace(":", ":0")), LENIENT),
        "a plus sign": (body.replace(number, number.replace(":", ":+")), ["json", "value", "canonical"]),
        "a fraction of zero": (body.replace(number, number + ".0"), "value"),
        "an exponent": (body.replace(number, number + "e0"), "value"),
        "minus zero": (body.replace(number, f'"{named}":-0'), ["canonical", "value"]),
        "infinity": (body.replace(number, f'"{named}":1e999'), "value"),
        "NaN": (body.replace(number, f'"{named}":NaN'), LENIENT_VALUE),
        "a field twice": (body.replace(number, number + "," + number), "canonical"),
        "a field twice, the first one wrong": (body.replace(number, f'"{named}":null,{number}'), "canonical"),
        "an escape where none is needed": (body.replace("gate-a", "g\\u0061te-a"), "canonical"),
        "an escape in a field's name": (body.replace('"dev"', '"d\\u0065v"'), "canonical"),
        "a comma at the end": (body[:-1] + ",}", ["json", "canonical"]),
        "a number as a field's name": (body[:-1] + ",1:2}", ["json", "fields"]),
        "a list as a field's name": (body[:-1] + ",[]:2}", ["json", "fields"]),
        "nothing closes it": (body[:-1], "json"),
        "an array": (f"[{body}]", "json"),
        "a string": ('"gate-a"', "json"),
        "null": ("null", "json"),
        "an empty object": ("{}", "fields"),
        "an object in an object": (body[:-1] + ',"x":{}}', ["fields", "value"]),
        "deep nesting": ("[" * 190, "json"),
        "two objects": ("{}{}", "json"),
        "not UTF-8": (body.encode().replace(b"gate-a", b"gate-\xff"), "json"),
        "a letter beyond ASCII": (body.replace("gate-a", "gaté-a"), "value"),
        "NUL in a string": (body.replace("gate-a", "gate\0a"), LENIENT_VALUE),
        "NUL after the object": (body + "\0", LENIENT),
    }
    for name, (text, reason) in bodies.items():
        yield case(what, name, sealed(what, text), reason)


def frames(what: str, fields: Fields, other: str) -> Iterator[Case]:
    """Break the dot and the MAC around a good body."""
    body = written(fields)
    good = sealed(what, body)
    yield case(what, "nothing", b"", "empty")
    yield case(what, "a MAC alone", good[-33:], "form")
    yield case(what, "one byte of body", sealed(what, "{"), "form")
    yield case(what, "no MAC", body.encode(), "form")
    yield case(what, "no dot", good.replace(b"}.", b"}"), "form")
    yield case(what, "a comma for the dot", good.replace(b"}.", b"},"), "form")
    yield case(what, "a MAC of 31 digits", good[:-1], "form")
    yield case(what, "a MAC of 33 digits", good + b"0", "form")
    yield case(what, "a MAC in upper case", good[:-32] + good[-32:].upper(), "form")
    yield case(what, "a space in the MAC", good[:-32] + b" " + good[-31:], "form")
    yield case(what, "a line feed after the MAC", good + b"\n", "form")
    yield case(what, "the first digit of the MAC", good[:-32] + other_digit(good[-32:-31]) + good[-31:], "mac")
    yield case(what, "the last digit of the MAC", good[:-1] + other_digit(good[-1:]), "mac")
    yield case(what, "a MAC of zeros", good[:-32] + b"0" * 32, "mac")
    yield case(what, "another device's key", sealed(what, body, OTHER_KEY), "mac")
    yield case(what, "sealed as another message", sealed(other, body), "mac")
    yield case(what, "one letter of the body changed", good.replace(b"gate-a", b"gate-b"), "mac")
    yield case(what, "241 bytes", good + b"0" * (241 - len(good)), "oversize")


def other_digit(digit: bytes) -> bytes:
    """Return another hex digit."""
    return b"1" if digit == b"0" else b"0"
