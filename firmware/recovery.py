"""What a start reads of the ring: which epoch is the newest, where it ends, what is damaged or half copied.

Positions are counted up for ever: slot `i` lies at `i % total`. The scan gives the newest slot a position of at
least `total`, so that everything older is positive.

Within an epoch the largest `seq` is the newest. Of several epochs the newest is the one that no other names as its
`old`: a new epoch's first entry names its predecessor and is overwritten only after all of that one's slots.
"""

from collections import namedtuple

from contract import entry, form
from contract.errors import ContractError
from firmware import slots
from firmware.journal import COMMON, original
from firmware.slots import SLOT

# `ep` None: nothing readable. `at`: position of the newest slot. `blank`: everything is erased. `boot`: largest boot
# number anywhere. `bad`: unreadable slots right after the newest, of which a power cut leaves one.
Found = namedtuple("Found", ("ep", "last", "at", "acked", "boot", "blank", "bad"))


class NewerError(ValueError):
    """A later firmware wrote this ring: install that one or a newer; nothing was changed."""


class _Epoch:
    def __init__(self):
        self.last = 0
        self.at = 0
        self.acked = 0
        self.boot = 0
        self.old = None


def scan(medium):
    """Return what the ring holds as Found; `ep` is None if no slot can be read.

    Raises NewerError if a later firmware wrote any: to it nothing here is damaged, and nothing may be erased.
    """
    total = medium.size // SLOT
    epochs = {}
    blank = True
    for i in range(total):
        data = medium.read(i * SLOT, SLOT)
        if slots.is_blank(data):
            continue
        blank = False
        slot = slots.decode(data)
        if slot is None:
            refuse_newer(data)
        else:
            _note(epochs, i, slot)
    if not epochs:
        return Found(None, 0, total - 1, 0, 0, blank, 0)
    boot = max(epoch.boot for epoch in epochs.values())
    ep = _newest(medium, epochs)
    epoch = epochs[ep]
    return Found(ep, epoch.last, epoch.at + total, epoch.acked, boot, False, _bad_after(medium, epoch.at))


def refuse_newer(data):
    """Raise NewerError if a later version wrote this slot."""
    magic, version, length = data[:3]
    if version > slots.VERSION and slots.is_whole(data, magic, length):
        found = "ring: format " + str(version) + ", and this firmware reads up to " + str(slots.VERSION)
        raise NewerError(found + ": install a newer one, nothing was changed")


def _note(epochs, i, slot):
    ep = slots.text_in(slot.payload, b"ep")
    if ep not in epochs:
        epochs[ep] = _Epoch()
    epoch = epochs[ep]
    if slot.seq > epoch.last:
        epoch.last = slot.seq
        epoch.at = i
    epoch.acked = max(epoch.acked, slot.acked)
    epoch.boot = max(epoch.boot, slots.number_in(slot.payload, b"boot"))
    if slot.seq == 1 and slots.text_in(slot.payload, b"k") == "epoch":
        epoch.old = slots.text_in(slot.payload, b"old")


def _newest(medium, epochs):
    replaced = set(epoch.old for epoch in epochs.values())
    candidates = [ep for ep in epochs if ep not in replaced] or list(epochs)
    if len(candidates) == 1:
        return candidates[0]
    return max(candidates, key=lambda ep: (_ends_in_blank(medium, epochs[ep].at), epochs[ep].boot))


def _ends_in_blank(medium, at):
    total = medium.size // SLOT
    after = (at + 1 + _bad_after(medium, at)) % total
    return slots.is_blank(medium.read(after * SLOT, SLOT))


def _bad_after(medium, at):
    total = medium.size // SLOT
    bad = 0
    while bad < total - 1:
        data = medium.read((at + 1 + bad) % total * SLOT, SLOT)
        if slots.is_blank(data) or slots.decode(data) is not None:
            break
        bad += 1
    return bad


def is_of(sealed, key, dev):
    """Say whether the sealed entry is of the device `dev` with MacKey `key`."""
    try:
        form.unseal(key, entry.DOMAIN, sealed)
    except ContractError:
        return False
    return slots.text_in(sealed, b"dev") == dev


def unfinished(ring, opened, newest):
    """Return (source, position of the first original that is left) of a copying that a power cut ended, or None.

    `opened` is the position of the epoch's first entry, or None, `newest` that of its last.
    """
    first = None if opened is None else ring.slot(opened)
    if first is None or slots.text_in(first.payload, b"k") != "epoch":
        return None
    wanted = slots.number_in(first.payload, COMMON.encode()) + 1
    source = slots.text_in(first.payload, b"old"), wanted, opened
    left = _left_to_copy(ring, source, _last_copy(ring, opened, newest, _age_of(first.payload)))
    return None if left is None else (source, left)


def _last_copy(ring, opened, newest, age):
    """Return the age of the last entry of this epoch that is older than its `epoch` entry, or None."""
    last = None
    for position in range(opened + 1, newest + 1):
        slot = ring.slot(position)
        if slot is not None and _age_of(slot.payload) < age:
            last = _age_of(slot.payload)
    return last


def _left_to_copy(ring, source, last_copy):
    """Return the position of the first original behind the one of age `last_copy`, or None if there is none."""
    left = None
    for position in range(ring.oldest, source[2]):
        sealed = original(ring, source, position)
        if sealed is not None and _age_of(sealed) == last_copy:
            left = None
        elif sealed is not None and left is None:
            left = position
    return left


def _age_of(payload):
    """Return (boot, up): when the entry was first written, in the order of this box's life."""
    return slots.number_in(payload, b"boot"), slots.number_in(payload, b"up")
