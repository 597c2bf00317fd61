r"""The leaf: one entry of a site's log as it is hashed, stored and forwarded.

`lawang-site/1 <n> <at> <err> <rx> <src>\n<payload bytes>`, times in ms since 1970. `at` is when it happened with
the error `err`, `rx` when it was received. The payload is a sealed device entry (`src` = device) or a canonical
JSON entry of the gateway or the office.
"""

import re
from enum import StrEnum
from typing import NamedTuple

from contract.errors import ContractError
from contract.form import MAX_ERR, MAX_MESSAGE, MAX_UTC

MAX_PAYLOAD = 262_144  # bytes: a site plan is the longest, that of a hall of 300 services a quarter of this
MAX_N = 2**53 - 1
_HEAD = re.compile(
    rb"lawang-site/1 (0|[1-9]\d{0,15}) (0|[1-9]\d{0,12}) (0|[1-9]\d{0,7}) (0|[1-9]\d{0,12}) (device|gateway|office)\n"
)


class Source(StrEnum):
    """Who wrote the payload."""

    DEVICE = "device"
    GATEWAY = "gateway"
    OFFICE = "office"


_SOURCES = {source.value.encode(): source for source in Source}


class Leaf(NamedTuple):
    """Entry `n` of a log; times and the error in ms."""

    n: int
    at: int
    err: int
    rx: int
    src: Source
    payload: bytes


def encode(leaf: Leaf) -> bytes:
    """Return the bytes that are hashed; raises ContractError("value") outside the bounds."""
    _check(leaf)
    n, at, err, rx, src, payload = leaf
    return b"lawang-site/1 %d %d %d %d %b\n%b" % (n, at, err, rx, src.encode(), payload)


def decode(data: bytes) -> Leaf:
    """Return the Leaf in `data`; raises ContractError: "oversize", "form" or "value"."""
    if len(data) > MAX_PAYLOAD + 100:
        raise ContractError("oversize")
    found = _HEAD.match(data)
    if found is None:
        raise ContractError("form", "not the head of a leaf")
    n, at, err, rx, src = found.groups()
    leaf = Leaf(int(n), int(at), int(err), int(rx), _SOURCES[src], data[found.end() :])
    _check(leaf)  # the head is canonical already: it fits the pattern
    return leaf


def _check(leaf: Leaf) -> None:
    n, at, err, rx, src, payload = leaf
    longest = MAX_MESSAGE if src is Source.DEVICE else MAX_PAYLOAD
    within = 0 <= n <= MAX_N and 0 <= at <= MAX_UTC and 0 <= err <= MAX_ERR and 0 <= rx <= MAX_UTC
    if not within or not 1 <= len(payload) <= longest:
        raise ContractError("value", "leaf out of bounds")
    if not payload.isascii() or not payload.decode().isprintable():
        raise ContractError("value", "payload is not printable ASCII")
