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
from firmware.ring import PER_SECTOR
from firmware.slots import SLOT

_BLANK = ()  # what is erased

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
        self.opened = False  # its `epoch` entry is still there


def scan(medium):
    """Return what the ring holds as Found; `ep` is None if no slot can be read.

    Raises NewerError if a later firmware wrote any: to it nothing here is damaged, and nothing may be erased.
    """
    survey = _Survey(medium)
    total, epochs = survey.total, survey.epochs
    survey.between(0, total - 1, survey.look(0), survey.look(total - 1))
    if not epochs:
        return Found(None, 0, total - 1, 0, 0, survey.blank, 0)
    ep = _newest(medium, epochs)
    epoch = epochs[ep]
    if epoch.opened:
        survey.back(epoch.at, ep)
    boot = max(each.boot for each in epochs.values())
    return Found(ep, epoch.last, epoch.at + total, epoch.acked, boot, False, _bad_after(medium, epoch.at))


class _Survey:
    """Finds where epochs begin and end, by bisection.

    Between two slots of one epoch, of which the second has the larger `seq`, everything was written after the first and
    before the second, and is of that epoch: neither an end nor a beginning is there.
    """

    def __init__(self, medium):
        self.total = medium.size // SLOT
        self.epochs = {}
        self.blank = True
        self._medium = medium

    def look(self, i):
        """Read slot `i` and note what it says; return (ep, seq), or None if it cannot be read, or _BLANK."""
        data = self._medium.read(i * SLOT, SLOT)
        if slots.is_blank(data):
            return _BLANK
        self.blank = False
        slot = slots.decode(data)
        if slot is None:
            refuse_newer(data)
            return None
        return _note(self.epochs, i, slot), slot.seq

    def between(self, low, high, first, last):
        """Find what is between two slots, of which `look` said `first` and `last`."""
        if high - low < 2 or (first and last and first[0] == last[0] and first[1] < last[1]):
            return
        if first == last == _BLANK:
            self._blanks(low, high)
            return
        middle = (low + high) // 2
        found = self.look(middle)
        self.between(low, middle, first, found)
        self.between(middle, high, found, last)

    def _blanks(self, low, high):
        """Find what is between two blank slots: a sector is written from its first slot on."""
        for i in range((low // PER_SECTOR + 1) * PER_SECTOR, high, PER_SECTOR):
            found = self.look(i)
            if found != _BLANK:
                self.between(low, i, _BLANK, found)
                self.between(i, high, found, _BLANK)
                return
            low = i

    def back(self, i, ep):
        """Read an epoch from its end at `i` on back: among its copies of older entries a boot number may hide."""
        for _ in range(self.total):
            found = self.look(i)
            if found == _BLANK or (found and (found[0] != ep or found[1] == 1)):
                return
            i = (i - 1) % self.total


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
        epoch.opened = True
    return ep


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
