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

HEAD = (
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
TAIL = (("prev", form.digest),)

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
    if [name for name, _ in entry.data] != [name for name, _ in KINDS[entry.k]]:
        raise ContractError("fields")
    check_clock(entry.utc, entry.err)
    values = tuple(entry[: len(HEAD)]) + tuple([value for _, value in entry.data]) + (entry.prev,)
    return form.seal(key, DOMAIN, form.build(layout(entry.k), values))


def hash_of(message):
    """Return what the next entry's `prev` and an acknowledgement's `h` carry for this sealed entry (str)."""
    return link(message)


def layout(k):
    """Return the fields of the kind `k`: put together when asked for, as a device writes one and has little memory."""
    return HEAD + KINDS[k] + TAIL


def data_in(values):
    """Return `data` of an entry of this version whose fields are the dict `values`."""
    return tuple([(field, values[field]) for field, _ in KINDS[values["k"]]])


def check_clock(utc, err):
    """Raise ContractError unless both are null, or none."""
    if (utc is None) != (err is None):
        raise ContractError("value", "utc and err are null together")
