r"""The form that every device message has: one flat JSON object in a fixed field order, a dot, a MAC.

`<body>.<mac>`: the body has no white space, its integers are unsigned and without leading zeros, its strings are
printable ASCII without `"` and `\`, so each value has exactly one encoding and no escapes exist. A body is
accepted only if encoding what was read gives the same bytes again.
"""

import json

from contract.errors import ContractError
from contract.mac import MAC_HEX

MAX_MESSAGE = 240  # bytes: a journal slot of 256 less its header
UINT32 = 0xFFFFFFFF
MAX_UP = 999_999_999_999  # ms, 31 years
MAX_UTC = 9_999_999_999_999  # ms since 1970, the year 2286
MAX_ERR = 99_999_999  # ms, 27 hours
MAX_BOOT = 99_999

# A string consists of these characters if and only if stripping them from both ends leaves nothing of it.
_NAME = "abcdefghijklmnopqrstuvwxyz0123456789-"
_HEX = "0123456789abcdef"
_HEX_BYTES = _HEX.encode()
_PLAIN = bytes(range(0x20, 0x7F)).decode().replace('"', "").replace("\\", "")  # MicroPython keeps each chr(c) for ever


def uint(lowest, highest):
    """Return a check for an integer from `lowest` to `highest`."""

    def check(value):
        return type(value) is int and lowest <= value <= highest

    return check


def name(longest):
    """Return a check for a lower-case name of 1 to `longest` characters; hyphens only inside."""

    def check(value):
        if type(value) is not str or not 1 <= len(value) <= longest:
            return False
        return value[0] != "-" and value[-1] != "-" and not value.strip(_NAME)

    return check


def hexdigits(length):
    """Return a check for exactly `length` lower-case hexadecimal digits."""

    def check(value):
        return type(value) is str and len(value) == length and not value.strip(_HEX)

    return check


def text(longest):
    """Return a check for 0 to `longest` printable ASCII characters without quote and backslash."""

    def check(value):
        return type(value) is str and len(value) <= longest and _is_plain(value)

    return check


def nullable(check):
    """Return a check that also takes null."""

    def check_or_null(value):
        return value is None or check(value)

    return check_or_null


def scalar(value):
    """Say whether `value` is one that any field may hold: null, an unsigned integer or plain text."""
    if value is None:
        return True
    if type(value) is int:
        return 0 <= value <= MAX_UTC
    return type(value) is str and _is_plain(value)


# Made once and shared: a check is a closure, and each costs a device its memory.
device_name = name(12)
site_name = name(16)
word = name(8)
epoch_id = digest = hexdigits(16)
uint32 = uint(0, UINT32)
positive = uint(1, UINT32)
boot = uint(1, MAX_BOOT)
up = uint(0, MAX_UP)
utc_or_null = nullable(uint(0, MAX_UTC))
digest_or_null = nullable(digest)


def encode(pairs):
    """Return the canonical bytes of an iterable of (field, value) in that order; values must be `scalar`."""
    parts = []
    for field, value in pairs:
        if value is None:
            parts.append('"' + field + '":null')
        elif type(value) is int:
            parts.append('"' + field + '":' + str(value))
        else:
            parts.append('"' + field + '":"' + value + '"')
    return ("{" + ",".join(parts) + "}").encode()


def decode(body, fields):
    """Read canonical `body` (bytes) whose fields are exactly `fields`: a tuple of (name, check) in order.

    Returns the values as a tuple. Raises ContractError: "json", "fields", "value" or "canonical".
    """
    return pick(read_object(body), body, fields)


def pick(values, body, fields):
    """Do what `decode` does, given what `read_object` returned for `body`."""
    if len(values) != len(fields):
        raise ContractError("fields")
    result = []
    pairs = []
    for field, check in fields:
        if field not in values:
            raise ContractError("fields", field)
        value = values[field]
        if not check(value):
            raise ContractError("value", field)
        result.append(value)
        pairs.append((field, value))
    if encode(pairs) != body:
        raise ContractError("canonical")
    return tuple(result)


def build(fields, values):
    """Return the canonical body for `values` in the order of `fields`; raises ContractError("value")."""
    if len(values) != len(fields):
        raise ContractError("fields")
    pairs = []
    for i in range(len(fields)):
        field, check = fields[i]
        if not check(values[i]):
            raise ContractError("value", field)
        pairs.append((field, values[i]))
    return encode(pairs)


def read_object(body):
    """Return the dict that `body` holds, its order and values unchecked; raises ContractError("json")."""
    try:
        values = json.loads(body.decode())
    except (ValueError, TypeError, RuntimeError, OverflowError):
        raise ContractError("json") from None
    if type(values) is not dict:
        raise ContractError("json", "an object is wanted")
    return values


def split(message):
    """Split `<body>.<mac>` into body and MAC (bytes). Raises ContractError: "empty", "oversize" or "form"."""
    if not message:
        raise ContractError("empty")
    if len(message) > MAX_MESSAGE:
        raise ContractError("oversize")
    cut = len(message) - MAC_HEX - 1
    if cut < 2 or message[cut : cut + 1] != b".":
        raise ContractError("form")
    mac = message[cut + 1 :]
    if mac.strip(_HEX_BYTES):
        raise ContractError("form")
    return message[:cut], mac


def seal(key, domain, body):
    """Return `<body>.<mac>` under `key`; raises ContractError("oversize") if it would not fit."""
    message = body + b"." + key.sign(domain, body)
    if len(message) > MAX_MESSAGE:
        raise ContractError("oversize")
    return message


def unseal(key, domain, message):
    """Return the body of `message` if its MAC fits; raises ContractError("mac") or what `split` raises."""
    body, mac = split(message)
    if not key.verify(domain, body, mac):
        raise ContractError("mac")
    return body


def _is_plain(value):
    return not value.strip(_PLAIN)
