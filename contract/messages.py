"""What device and gateway say to each other beside entries. Each is `<body>.<mac>` as in `form`.

Here is what the device does with them, in `gateway_side` what the gateway does.

hello (device): who it is, what it still holds, and at which entry it wants the logs compared.
ack (gateway): cumulative; everything up to `seq` whose hash is `h` is in the gateway's log.
skip (device): entries asked for that it no longer holds.
show (gateway): what a display says, and which entry that answers.
cmd (gateway): an order to the box itself; one of a word the box does not know changes nothing.
state, hb (device): its connection has ended; how it fares. `presence` reads them, as boxes need not.
"""

from collections import namedtuple

from contract import form
from contract.errors import ContractError

VERSION = 1
HELLO_DOMAIN = b"lawang-hello/1"
ACK_DOMAIN = b"lawang-ack/1"
SKIP_DOMAIN = b"lawang-skip/1"
SHOW_DOMAIN = b"lawang-show/1"
CMD_DOMAIN = b"lawang-cmd/1"
STATE_DOMAIN = b"lawang-state/1"
HB_DOMAIN = b"lawang-hb/1"
MAX_TEXT = 40  # characters of a show's text and of a cmd's argument

_V = ("v", form.uint(VERSION, VERSION))
_DEV = ("dev", form.device_name)
_EP = ("ep", form.epoch_id)
_NONCE = ("nonce", form.digest)
_TEXT = form.text(MAX_TEXT)
HELLO = (
    _V,
    _DEV,
    ("hw", form.hexdigits(12)),
    _EP,
    ("first", form.positive),
    ("last", form.uint32),
    ("at", form.uint32),
    ("boot", form.boot),
    ("up", form.up),
    _NONCE,
)
ACK = (
    _V,
    _DEV,
    _EP,
    ("seq", form.uint32),
    ("h", form.digest_or_null),
    ("top", form.uint32),
    ("utc", form.utc_or_null),
    ("nonce", form.digest_or_null),
)
SKIP = (
    _V,
    _DEV,
    _EP,
    ("from", form.positive),
    ("to", form.positive),
    ("why", form.word),
)
SHOW = (_V, _DEV, _NONCE, ("id", form.uint32), ("seq", form.uint32), ("text", _TEXT))
STATE = (_V, _DEV, _NONCE)
HB = (
    _V,
    _DEV,
    _NONCE,
    ("boot", form.boot),
    ("utc", form.utc_or_null),
    ("fill", form.uint32),
    ("cap", form.uint32),
    ("heap", form.nullable(form.uint32)),
)
CMD = (_V, _DEV, _NONCE, ("id", form.uint32), ("what", form.word), ("arg", _TEXT))

# `first`..`last`: what the ring holds (`last` 0: nothing). `at` <= `last`: the seq to compare at.
Hello = namedtuple("Hello", ("dev", "hw", "ep", "first", "last", "at", "boot", "up", "nonce"))
# `h`: hash of the gateway's entry `seq`, null if it has none there (0, or a gap). `top`: its last seq.
#
# To a hello: `seq` = min(`at`, `top`), `nonce` the hello's, `utc` the gateway's clock or null while it is not to be
# trusted. After an append, or to an entry that is already there or beyond: `seq` = `top`, `nonce` null.
Ack = namedtuple("Ack", ("dev", "ep", "seq", "h", "top", "utc", "nonce"))
# `first`..`last` (on the wire `from`, `to`) will never come, because of `why`.
Skip = namedtuple("Skip", ("dev", "ep", "first", "last", "why"))
# `nonce`: of the device's last hello that was answered; `id` grows within it. `seq`: the last entry of that hello's
# epoch which this answers, 0 for none. An empty `text` is the display's own idle one.
Show = namedtuple("Show", ("dev", "nonce", "id", "seq", "text"))
# `what` with its `arg`: `blink` and `restart` are defined. Doing it twice must be as good as doing it once.
Cmd = namedtuple("Cmd", ("dev", "nonce", "id", "what", "arg"))


def seal_hello(key, hello):
    """Return the sealed bytes of a Hello; raises ContractError."""
    check_hello(hello)
    return form.seal(key, HELLO_DOMAIN, form.build(HELLO, (VERSION,) + tuple(hello)))


def unseal_ack(key, message):
    """Return the Ack in `message` if its MAC fits; raises ContractError."""
    ack = Ack(*form.decode(form.unseal(key, ACK_DOMAIN, message), ACK)[1:])
    check_ack(ack)
    return ack


def seal_skip(key, skip):
    """Return the sealed bytes of a Skip; raises ContractError."""
    check_skip(skip)
    return form.seal(key, SKIP_DOMAIN, form.build(SKIP, (VERSION,) + tuple(skip)))


def unseal_show(key, message):
    """Return the Show in `message` if its MAC fits; raises ContractError. Nonce and id are not compared."""
    return Show(*form.decode(form.unseal(key, SHOW_DOMAIN, message), SHOW)[1:])


def unseal_cmd(key, message):
    """Return the Cmd in `message` if its MAC fits; raises ContractError. Nonce and id are not compared."""
    return Cmd(*form.decode(form.unseal(key, CMD_DOMAIN, message), CMD)[1:])


def seal_state(key, dev, nonce):
    """Return the sealed bytes of the will of the connection `nonce`; raises ContractError."""
    return form.seal(key, STATE_DOMAIN, form.build(STATE, (VERSION, dev, nonce)))


def seal_hb(key, values):
    """Return the sealed bytes of a heartbeat: (dev, nonce, boot, utc, fill, cap, heap); raises ContractError."""
    return form.seal(key, HB_DOMAIN, form.build(HB, (VERSION,) + tuple(values)))


def check_hello(hello):
    """Raise ContractError unless what a Hello says of the ring is possible."""
    if hello.first > hello.last + 1 or hello.at > hello.last:
        raise ContractError("value", "first, last, at")


def check_ack(ack):
    """Raise ContractError unless what an Ack says of the gateway's log is possible."""
    if ack.seq > ack.top or (ack.seq == 0 and ack.h is not None):
        raise ContractError("value", "seq, top, h")


def check_skip(skip):
    """Raise ContractError unless a Skip ends where it begins or later."""
    if skip.first > skip.last:
        raise ContractError("value", "from, to")
