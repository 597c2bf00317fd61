"""The gateway's half of what a device and it say to each other: what it reads of one, and what it answers.

The device carries `entry`, `messages` and `topics` with its own half; this one runs on MicroPython all the same, for
the vectors.
"""

from collections import namedtuple

from contract import entry, form, messages, topics
from contract.entry import Entry
from contract.errors import ContractError
from contract.messages import Hello, Skip

_ANY_VERSION = 4  # fields of an entry's head that every version keeps: v, dev, ep, seq
_UTC = 6  # where `utc` stands in an entry's head; `err` follows

_extra_name = form.name(16)  # of a field that this version does not know

Topic = namedtuple("Topic", ("site", "dev", "channel"))


# -- entries


def unseal_entry(key, message):
    """Return the Entry in `message` if it is well formed and its MAC fits; raises ContractError."""
    return _read(form.unseal(key, entry.DOMAIN, message))


def peek_entry(message):
    """Return the Entry in `message` without checking its MAC: only to find whose key to check with."""
    return _read(form.split(message)[0])


def field(made, wanted):
    """Return the value of the field `wanted` of the kind of the Entry `made`; raises KeyError if it has none."""
    for found, value in made.data:
        if found == wanted:
            return value
    raise KeyError(wanted)


def is_known(made):
    """Say whether this version understands the Entry `made`; one that is not is stored and gives no fact."""
    return made.v == entry.VERSION and made.k in entry.KINDS


def _read(body):
    values = form.read_object(body)
    k = values.get("k")
    if values.get("v") != entry.VERSION or type(k) is not str or k not in entry.KINDS:
        return _read_unknown(body, values)
    row = form.pick(values, body, entry.layout(k))
    entry.check_clock(row[_UTC], row[_UTC + 1])
    return Entry(*row[: len(entry.HEAD)], data=entry.data_in(values), prev=row[-1])


def _read_unknown(body, values):
    """Read an entry of a later version or kind: its head and tail by name, the rest as it stands."""
    head = entry.HEAD if values.get("v") == entry.VERSION else entry.HEAD[:_ANY_VERSION]
    for wanted, check in head + entry.TAIL:
        if wanted not in values:
            raise ContractError("fields", wanted)
        if not check(values[wanted]):
            raise ContractError("value", wanted)
    for value in values.values():
        if not form.scalar(value):
            raise ContractError("value")
    known = set(wanted for wanted, _ in head + entry.TAIL)
    order = _order_of(body, values, known)
    pairs = [(f, values[f]) for f, _ in head] + [(f, values[f]) for f in order]
    pairs.append(("prev", values["prev"]))
    if form.encode(pairs) != body:
        raise ContractError("canonical")
    if values["v"] != entry.VERSION:
        return Entry(*([values[f] for f, _ in head] + [None] * 5 + [(), values["prev"]]))
    entry.check_clock(values["utc"], values["err"])
    return Entry(*([values[f] for f, _ in head] + [tuple((f, values[f]) for f in order), values["prev"]]))


def _order_of(body, values, known):
    """Return the fields not in `known` in the order of `body`: MicroPython's dicts do not keep it."""
    extra = [f for f in values if f not in known]
    for f in extra:
        if not _extra_name(f):
            raise ContractError("fields")
    return sorted(extra, key=lambda f: body.find(('"' + f + '":').encode()))


# -- messages


def unseal_hello(key, message):
    """Return the Hello in `message` if its MAC fits; raises ContractError."""
    hello = Hello(*form.decode(form.unseal(key, messages.HELLO_DOMAIN, message), messages.HELLO)[1:])
    messages.check_hello(hello)
    return hello


def seal_ack(key, ack):
    """Return the sealed bytes of an Ack; raises ContractError."""
    messages.check_ack(ack)
    return form.seal(key, messages.ACK_DOMAIN, form.build(messages.ACK, (messages.VERSION,) + tuple(ack)))


def unseal_skip(key, message):
    """Return the Skip in `message` if its MAC fits; raises ContractError."""
    skip = Skip(*form.decode(form.unseal(key, messages.SKIP_DOMAIN, message), messages.SKIP)[1:])
    messages.check_skip(skip)
    return skip


def seal_show(key, show):
    """Return the sealed bytes of a Show; raises ContractError."""
    return form.seal(key, messages.SHOW_DOMAIN, form.build(messages.SHOW, (messages.VERSION,) + tuple(show)))


def seal_cmd(key, cmd):
    """Return the sealed bytes of a Cmd; raises ContractError."""
    return form.seal(key, messages.CMD_DOMAIN, form.build(messages.CMD, (messages.VERSION,) + tuple(cmd)))


# -- topics


def gateway_echo(site):
    """Return the topic on which the gateway hears itself; raises ContractError("topic")."""
    if not form.site_name(site):
        raise ContractError("topic")
    return topics.PREFIX + "/" + site + "/" + topics.GATEWAY + "/hb"


def from_devices(site):
    """Return the filters that a gateway subscribes to, one a channel."""
    if not form.site_name(site):
        raise ContractError("topic")
    return tuple(topics.PREFIX + "/" + site + "/+/" + channel for channel in topics.FROM_DEVICE)


def parse_topic(topic):
    """Return the Topic of a device's channel; raises ContractError("topic") for any other topic."""
    parts = topic.split("/")
    if len(parts) != 5 or parts[0] + "/" + parts[1] != topics.PREFIX:
        raise ContractError("topic")
    if topics.device_topic(parts[2], parts[3], parts[4]) != topic:
        raise ContractError("topic")
    return Topic(parts[2], parts[3], parts[4])
