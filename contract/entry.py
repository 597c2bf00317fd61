"""The device entry: what a journal slot holds and what travels on `evt`; `prev` makes a hash chain of them.

`{"v":1,"dev":…,"ep":…,"seq":…,"boot":…,"up":…,"utc":…,"err":…,"k":…,<fields of k>,"prev":…}.<mac>`

`up` is in ms since boot, `utc` in ms since 1970, `err` in ms; both null while the clock is not set.
"""

from collections import namedtuple

from contract import form
from contract.errors import ContractError
from contract.mac import link

DOMAIN = b"lawang-entry/1"
VERSION = 1
START = "0000000000000000"  # `prev` of a journal's first entry

_HEAD = (
    ("v", form.uint(1, 255)),
    ("dev", form.device_name),
    ("ep", form.epoch_id),
    ("seq", form.positive),
    ("boot", form.boot),
    ("up", form.up),
    ("utc", form.utc_or_null),
    ("err", form.nullable(form.uint(0, form.MAX_ERR))),
    ("k", form.word),
)
_TAIL = (("prev", form.digest),)
_ANY_VERSION = 4  # fields of _HEAD that every version keeps: v, dev, ep, seq

KINDS = {
    "press": (("b", form.word), ("ms", form.uint(0, 99_999))),
    "boot": (("why", form.word), ("fw", form.text(10))),
    "fault": (("what", form.word), ("b", form.nullable(form.word))),
    "lost": (("n", form.positive),),
    "epoch": (
        ("old", form.digest_or_null),
        ("at", form.uint32),  # largest seq of `old` that both sides have; 0: none
        ("why", form.name(4)),
    ),
    "printed": (("job", form.uint32), ("ok", form.uint(0, 1))),
    "scan": (("code", form.text(24)),),
}

_UTC = 6  # where `utc` stands in _HEAD; `err` follows
_extra_name = form.name(16)  # of a field that this version does not know

# One entry of a device's journal.
#
# `data` is a tuple of (field, value) pairs of the kind `k`, in order. Of an unknown `v`, only `v`, `dev`, `ep`,
# `seq` and `prev` are known: the rest is None and `data` empty.
Entry = namedtuple("Entry", ("v", "dev", "ep", "seq", "boot", "up", "utc", "err", "k", "data", "prev"))


def seal(key, entry):
    """Return the sealed bytes of `entry` under the MacKey `key`.

    Raises ContractError: "version" or "kind" if this version cannot write it, "fields", "value", "oversize".
    """
    if entry.v != VERSION:
        raise ContractError("version")
    if entry.k not in KINDS:
        raise ContractError("kind")
    if tuple([name for name, _ in entry.data]) != _names(entry.k):
        raise ContractError("fields")
    _check_clock(entry.utc, entry.err)
    values = tuple(entry[: len(_HEAD)]) + tuple([value for _, value in entry.data]) + (entry.prev,)
    return form.seal(key, DOMAIN, form.build(_layout(entry.k), values))


def unseal(key, message):
    """Return the Entry in `message` if it is well formed and its MAC fits; raises ContractError."""
    return _read(form.unseal(key, DOMAIN, message))


def peek(message):
    """Return the Entry in `message` without checking its MAC: only to find whose key to check with."""
    return _read(form.split(message)[0])


def hash_of(message):
    """Return what the next entry's `prev` and an acknowledgement's `h` carry for this sealed entry (str)."""
    return link(message)


def field(entry, wanted):
    """Return the value of the field `wanted` of the entry's kind; raises KeyError if it has none."""
    for found, value in entry.data:
        if found == wanted:
            return value
    raise KeyError(wanted)


def is_known(entry):
    """Say whether this version understands the entry; one that is not is stored and gives no fact."""
    return entry.v == VERSION and entry.k in KINDS


def _layout(k):
    """Return the fields of the kind `k`: put together when asked for, as a device writes one and has little memory."""
    return _HEAD + KINDS[k] + _TAIL


def _names(k):
    return tuple([field for field, _ in KINDS[k]])


def _read(body):
    values = form.read_object(body)
    k = values.get("k")
    if values.get("v") != VERSION or type(k) is not str or k not in KINDS:
        return _read_unknown(body, values)
    row = form.pick(values, body, _layout(k))
    _check_clock(row[_UTC], row[_UTC + 1])
    data = tuple(zip(_names(k), row[len(_HEAD) : -1]))
    return Entry(*row[: len(_HEAD)], data=data, prev=row[-1])


def _read_unknown(body, values):
    """Read an entry of a later version or kind: its head and tail by name, the rest as it stands."""
    head = _HEAD if values.get("v") == VERSION else _HEAD[:_ANY_VERSION]
    for wanted, check in head + _TAIL:
        if wanted not in values:
            raise ContractError("fields", wanted)
        if not check(values[wanted]):
            raise ContractError("value", wanted)
    for value in values.values():
        if not form.scalar(value):
            raise ContractError("value")
    known = set(wanted for wanted, _ in head + _TAIL)
    order = _order_of(body, values, known)
    pairs = [(f, values[f]) for f, _ in head] + [(f, values[f]) for f in order]
    pairs.append(("prev", values["prev"]))
    if form.encode(pairs) != body:
        raise ContractError("canonical")
    if values["v"] != VERSION:
        return Entry(*([values[f] for f, _ in head] + [None] * 5 + [(), values["prev"]]))
    _check_clock(values["utc"], values["err"])
    return Entry(*([values[f] for f, _ in head] + [tuple((f, values[f]) for f in order), values["prev"]]))


def _order_of(body, values, known):
    """Return the fields not in `known` in the order of `body`: MicroPython's dicts do not keep it."""
    extra = [f for f in values if f not in known]
    for f in extra:
        if not _extra_name(f):
            raise ContractError("fields")
    return sorted(extra, key=lambda f: body.find(('"' + f + '":').encode()))


def _check_clock(utc, err):
    if (utc is None) != (err is None):
        raise ContractError("value", "utc and err are null together")
