"""What device and gateway say to each other beside entries. Each is `<body>.<mac>` as in `form`.

hello (device): who it is, what it still holds, and at which entry it wants the logs compared.
ack (gateway): cumulative; everything up to `seq` whose hash is `h` is in the gateway's log.
skip (device): entries asked for that it no longer holds.
"""

from collections import namedtuple

from contract import form
from contract.errors import ContractError

VERSION = 1
HELLO_DOMAIN = b"lawang-hello/1"
ACK_DOMAIN = b"lawang-ack/1"
SKIP_DOMAIN = b"lawang-skip/1"

_V = ("v", form.uint(VERSION, VERSION))
_HELLO = (
    _V,
    ("dev", form.device_name),
    ("hw", form.hexdigits(12)),
    ("ep", form.epoch_id),
    ("first", form.uint(1, form.UINT32)),
    ("last", form.uint(0, form.UINT32)),
    ("at", form.uint(0, form.UINT32)),
    ("boot", form.uint(1, form.MAX_BOOT)),
    ("up", form.uint(0, form.MAX_UP)),
    ("nonce", form.hexdigits(16)),
)
_ACK = (
    _V,
    ("dev", form.device_name),
    ("ep", form.epoch_id),
    ("seq", form.uint(0, form.UINT32)),
    ("h", form.nullable(form.digest)),
    ("top", form.uint(0, form.UINT32)),
    ("utc", form.nullable(form.uint(0, form.MAX_UTC))),
    ("nonce", form.nullable(form.hexdigits(16))),
)
_SKIP = (
    _V,
    ("dev", form.device_name),
    ("ep", form.epoch_id),
    ("from", form.uint(1, form.UINT32)),
    ("to", form.uint(1, form.UINT32)),
    ("why", form.word),
)

# `first`..`last`: what the ring holds (`last` 0: nothing). `at` <= `last`: the seq to compare at.
Hello = namedtuple("Hello", ("dev", "hw", "ep", "first", "last", "at", "boot", "up", "nonce"))
# `h`: hash of the gateway's entry `seq`, null if it has none there (0, or a gap). `top`: its last seq.
#
# To a hello: `seq` = min(`at`, `top`), `nonce` the hello's, `utc` the gateway's clock or null while it is not to be
# trusted. After an append, or to an entry that is already there or beyond: `seq` = `top`, `nonce` null.
Ack = namedtuple("Ack", ("dev", "ep", "seq", "h", "top", "utc", "nonce"))
# `first`..`last` (on the wire `from`, `to`) will never come, because of `why`.
Skip = namedtuple("Skip", ("dev", "ep", "first", "last", "why"))


def seal_hello(key, hello):
    """Return the sealed bytes of a Hello; raises ContractError."""
    _check_hello(hello)
    return form.seal(key, HELLO_DOMAIN, form.build(_HELLO, (VERSION,) + tuple(hello)))


def unseal_hello(key, message):
    """Return the Hello in `message` if its MAC fits; raises ContractError."""
    hello = Hello(*form.decode(form.unseal(key, HELLO_DOMAIN, message), _HELLO)[1:])
    _check_hello(hello)
    return hello


def seal_ack(key, ack):
    """Return the sealed bytes of an Ack; raises ContractError."""
    _check_ack(ack)
    return form.seal(key, ACK_DOMAIN, form.build(_ACK, (VERSION,) + tuple(ack)))


def unseal_ack(key, message):
    """Return the Ack in `message` if its MAC fits; raises ContractError."""
    ack = Ack(*form.decode(form.unseal(key, ACK_DOMAIN, message), _ACK)[1:])
    _check_ack(ack)
    return ack


def seal_skip(key, skip):
    """Return the sealed bytes of a Skip; raises ContractError."""
    _check_skip(skip)
    return form.seal(key, SKIP_DOMAIN, form.build(_SKIP, (VERSION,) + tuple(skip)))


def unseal_skip(key, message):
    """Return the Skip in `message` if its MAC fits; raises ContractError."""
    skip = Skip(*form.decode(form.unseal(key, SKIP_DOMAIN, message), _SKIP)[1:])
    _check_skip(skip)
    return skip


def _check_hello(hello):
    if hello.first > hello.last + 1 or hello.at > hello.last:
        raise ContractError("value", "first, last, at")


def _check_ack(ack):
    if ack.seq > ack.top or (ack.seq == 0 and ack.h is not None):
        raise ContractError("value", "seq, top, h")


def _check_skip(skip):
    if skip.first > skip.last:
        raise ContractError("value", "from, to")
