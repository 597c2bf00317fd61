"""The device's journal: a ring of slots in flash that keeps every press until the gateway has it in its log.

Writing. `append` gives the `seq`, and returns only when the entry is programmed and read back. What a power cut
tore never had a `seq`: the next entry takes it.

Keeping. Slots from the `floor` on (the first that the gateway has not acknowledged) are never erased. Acknowledged
ones stay until their sector is needed. `acked` costs no write: it is in the header of each later slot. When the
ring is full presses are counted in memory, and a `lost` entry tells their number when there is room again (a power
cut before that loses the number). Three sectors are reserved for `lost` and for a new epoch; `boot` and `fault`
entries get at most a quarter of the ring.

New epoch. `open_epoch(common)` writes an `epoch` entry that names the largest entry both logs share, then
`copy_step` appends the presses (and `lost`) after it again with their own boot, up, utc and err. An interrupted
copying continues after a power cut behind the last copy: (boot, up) strictly increases over what a box writes, so
copies are the entries of the new epoch that are older than its `epoch` entry, and each has one original. An
original is overwritten only once copied.

A ring that cannot be read is not formatted: a new epoch with `why` "bad" is opened and written over it in turn.
`suspect` says that slots are missing where presses may have been; the session then opens a new epoch once it knows
what the gateway has. A blank ring starts with its first `boot` entry and no `epoch`.
"""

from binascii import hexlify

from contract import entry, form
from contract.form import MAX_BOOT
from firmware import const, slots
from firmware.medium import SECTOR
from firmware.ring import MIN_SECTORS, PER_SECTOR, Ring

RESERVE = 3 * PER_SECTOR  # slots: one sector being erased, one partly freed while copying, one for `lost` and `epoch`
_TRIES = const(2)  # of an append: a flash that fails for a moment loses no press
COMMON = "at"  # the field of `epoch` that names the largest common seq
COPIED = ("press", "lost")  # what a new epoch takes over


class Journal:
    """The ring on `medium` of device `dev` with MacKey `key`; `urandom(n)` gives random bytes for epoch ids.

    Opening it scans the ring; `boot` is then this boot's number. Raises ValueError for a ring that is too small,
    recovery.NewerError for one that a later firmware wrote. All methods are called from one task's steps, never at the
    same time. They raise OSError when the flash fails, and have then changed nothing; UnsureError (firmware.ring) when
    it is not known what they have changed.
    """

    def __init__(self, medium, key, dev, urandom):
        if medium.size % SECTOR or medium.size < MIN_SECTORS * SECTOR:
            raise ValueError("a ring has at least " + str(MIN_SECTORS) + " sectors")
        self.dropped = 0  # presses that were not kept, until a `lost` tells them
        self.suspect = False
        self._key = key
        self._dev = dev
        self._urandom = urandom
        self._source = None  # while copying: (old epoch, its first wanted seq, position of the `epoch` entry)
        self._last_up = -1
        from firmware import recovery  # needed only now: `app.run` unloads it

        found = recovery.scan(medium)
        self._ring = Ring(medium, found.at)
        self.capacity = self._ring.total - RESERVE
        self._recover(found, recovery)

    # -- reading

    @property
    def used(self):
        """Slots that must not be erased."""
        return self._ring.used

    @property
    def errors(self):
        """How often the flash failed since the start."""
        return self._ring.errors

    @property
    def first(self):
        """The first seq of this epoch that the ring holds; the one after `last` if it holds none."""
        if self._first_of != self._ring.oldest:
            self._set_first()
        return self._first

    @property
    def copying(self):
        """Say whether a new epoch has not taken over everything yet."""
        return self._source is not None

    def read(self, seq):
        """Return the sealed entry `seq` of this epoch, or None if the ring does not hold it."""
        return self._sealed(self._find(seq))

    def hash(self, seq):
        """Return the hash of entry `seq`, START for 0, or None if the ring cannot tell it."""
        if seq == 0:
            return entry.START
        if seq == self.last:
            return self._prev
        sealed = self.read(seq)
        if sealed is not None:
            return entry.hash_of(sealed)
        after = self.read(seq + 1)
        return None if after is None else slots.text_in(after, b"prev")

    # -- writing

    def append(self, kind, data, up, utc=None, err=None):
        """Write an entry of `kind` with the fields `data`, made at uptime `up`; return its seq.

        Returns None if there is no room for it, or the flash does not take it; a press is then counted in `dropped`.
        """
        for _ in range(_TRIES):
            try:
                if not self._settle_lost(up, utc, err) or not self._has_room(kind):
                    break
                return self._append(kind, data, self.boot, self._unique(up), utc, err)
            except (OSError, MemoryError) as e:
                print("journal:", e)
        self.dropped += kind == "press"
        return None

    def prepare(self):
        """Erase what the next append would have to erase: to be called when the lamp is lit and time is cheap."""
        try:
            self._ring.prepare()
        except OSError as e:  # the append will see to it
            print("journal:", e)

    def free(self, seq):
        """Take the gateway's proven acknowledgement of everything up to `seq`."""
        if not self.acked < seq <= self.last:
            return
        floor = self._ring.floor if self.copying else self._position_from(seq + 1)
        self.acked, self._ring.floor = seq, floor

    def open_epoch(self, common, why, up):
        """Begin a new epoch because of `why`; entries after `common` are to be copied with `copy_step`."""
        while self.copying:
            self.copy_step()
        before = self.ep, self.last, self.acked, self._prev, self._at, self._ring.floor
        start, at, position = self._position_from(common + 1), self._unique(up), self._ring.next
        try:
            self._ring.floor = start
            self._begin_epoch()
            self._append("epoch", (("old", before[0]), (COMMON, common), ("why", why)), self.boot, at, None, None)
        except (OSError, MemoryError):
            self.ep, self.last, self.acked, self._prev, self._at, self._ring.floor = before
            self._first_of = None
            raise
        self.suspect = False
        self._source = (before[0], common + 1, position)

    def copy_step(self):
        """Copy one entry of the old epoch; nothing happens once all are copied."""
        if self._source is None:
            return
        while self._ring.floor < self._source[2]:
            sealed = original(self._ring, self._source, self._ring.floor)
            if sealed is not None:
                made = form.read_object(form.unseal(self._key, entry.DOMAIN, sealed))
                self._append(made["k"], entry.data_in(made), made["boot"], made["up"], made["utc"], made["err"])
            self._ring.floor += 1
            if sealed is not None:
                return
        self._source = None
        self._ring.floor = self._position_from(self.acked + 1)

    def _unique(self, up):
        self._last_up = max(up, self._last_up + 1)
        return self._last_up

    def _append(self, kind, data, boot, up, utc, err):
        seq = self.last + 1
        made = entry.Entry(entry.VERSION, self._dev, self.ep, seq, boot, up, utc, err, kind, data, self._prev)
        sealed = entry.seal(self._key, made)
        digest = entry.hash_of(sealed)  # before: once the entry is kept nothing may fail
        self._at = self._ring.program(slots.encode(seq, self.acked, sealed))
        self.last, self._prev = seq, digest
        return seq

    def _settle_lost(self, up, utc, err):
        if self.dropped == 0:
            return True
        if not self._has_room("lost"):
            return False
        self._append("lost", (("n", self.dropped),), self.boot, self._unique(up), utc, err)
        self.dropped = 0
        return True

    def _has_room(self, kind):
        if self.used >= self.capacity:
            return False
        if kind not in ("boot", "fault") or self.used < self.capacity // 4:
            return True
        count = 0
        for position in range(self._ring.floor, self._ring.next):
            slot = self._ring.slot(position)
            if slot is not None and slots.text_in(slot.payload, b"k") in ("boot", "fault"):
                count += 1
        return count < self.capacity // 4

    # -- places

    def _sealed(self, position):
        """Return the sealed entry at `position`, or None if nothing can be read there or `position` is None."""
        slot = None if position is None else self._ring.slot(position)
        return None if slot is None else slot.payload

    def _find(self, seq):
        """Return the position of entry `seq`: torn slots only push it back from where counting would put it."""
        if not 1 <= seq <= self.last:
            return None
        position = self._at - (self.last - seq)
        while position >= self._ring.oldest:
            slot = self._ring.slot(position)
            if slot is not None:
                if slots.text_in(slot.payload, b"ep") != self.ep or slot.seq < seq:
                    return None
                if slot.seq == seq:
                    return position
            position -= 1
        return None

    def _position_from(self, seq):
        """Return the position of the first entry from `seq` on that the ring holds, or the next to be written."""
        for wanted in range(max(seq, self.first), self.last + 1):
            position = self._find(wanted)
            if position is not None:
                return position
        return self._ring.next

    def _set_first(self):
        for position in range(self._ring.oldest, self._at + 1):
            slot = self._ring.slot(position)
            if slot is not None and slots.text_in(slot.payload, b"ep") == self.ep:
                self._first = slot.seq
                break
        else:
            self._first = self.last + 1
        self._first_of = self._ring.oldest

    # -- opening

    def _begin_epoch(self):
        self.ep = hexlify(self._urandom(8)).decode()
        self.last, self.acked, self._prev, self._at = 0, 0, entry.START, self._ring.next
        self._first, self._first_of = 1, self._ring.oldest

    def _recover(self, found, recovery):
        self.boot = min(found.boot + 1, MAX_BOOT)
        if found.ep is None:
            self._start_over(found.blank)
            return
        self.ep, self.last, self.acked, self._at = found.ep, found.last, min(found.acked, found.last), found.at
        self._first_of = None
        sealed = self._sealed(self._at)
        if sealed is None:
            raise OSError("the flash does not read the same twice")
        self._prev = entry.hash_of(sealed)
        self._ring.floor = self._position_from(self.acked + 1)
        if not recovery.is_of(sealed, self._key, self._dev):
            self.open_epoch(self.last, "key", 0)
            return
        self.suspect = found.bad > 1 or not self._is_whole()
        left = recovery.unfinished(self._ring, self._find(1), self._at)
        if left is not None:
            self._source, self._ring.floor = left

    def _is_whole(self):
        """Say whether every entry that is not acknowledged is there."""
        wanted, position = self.last, self._at
        while wanted > self.acked:
            slot = self._ring.slot(position) if position >= self._ring.oldest else None
            if slot is None and position < self._ring.oldest:
                return False
            if slot is not None:
                if slot.seq != wanted or slots.text_in(slot.payload, b"ep") != self.ep:
                    return False
                wanted -= 1
            position -= 1
        return True

    def _start_over(self, blank):
        self._begin_epoch()
        self._ring.floor = self._ring.next
        if not blank:
            self._ring.erase(self._ring.next)
            self._append("epoch", (("old", None), (COMMON, 0), ("why", "bad")), self.boot, self._unique(0), None, None)


def original(ring, source, position):
    """Return the sealed entry at `position` if a new epoch has to take it over, or None; `source` as in Journal."""
    slot = ring.slot(position)
    if slot is None or slot.seq < source[1] or slots.text_in(slot.payload, b"ep") != source[0]:
        return None
    return slot.payload if slots.text_in(slot.payload, b"k") in COPIED else None
