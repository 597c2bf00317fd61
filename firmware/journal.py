"""The device's journal: a ring of slots in flash that keeps every press until the gateway has it in its log.

Writing. `append` gives the `seq`, and returns only when the entry is programmed and read back. Slots are written in
physical order. A sector is erased just before the last slot of the one before it is written, so an erased slot always
follows the newest entry. A slot that a power cut tore is skipped; its `seq` was never given and is used by the next.

Keeping. Slots from the `floor` on (the first that the gateway has not acknowledged) are never erased. Acknowledged ones
stay until their sector is needed. `acked` costs no write: it is in the header of each later slot. When the ring is full
presses are counted in memory, and a `lost` entry tells their number when there is room again (a power cut before that
loses the number). Three sectors are reserved for `lost` and for a new epoch; `boot` and `fault` entries get at most a
quarter of the ring.

New epoch. `open_epoch(common)` writes an `epoch` entry that names the largest entry both logs share, then `copy_step`
appends the presses (and `lost`) after it again with their own boot, up, utc and err. An interrupted copying continues
after a power cut behind the last copy: (boot, up) strictly increases over what a box writes, so copies are the entries of
the new epoch that are older than its `epoch` entry, and each has one original. An original is overwritten only once copied.

A ring that cannot be read is not formatted: a new epoch with `why` "bad" is opened and written over it in turn. `suspect`
says that slots are missing where presses may have been; the session then opens a new epoch once it knows what the gateway
has. A blank ring starts with its first `boot` entry and no `epoch`.
"""

from binascii import hexlify

from contract import entry, form
from contract.errors import ContractError
from contract.form import MAX_BOOT
from firmware import recovery, slots
from firmware.medium import SECTOR
from firmware.slots import SLOT

PER_SECTOR = SECTOR // SLOT
RESERVE = 3 * PER_SECTOR  # slots: one sector being erased, one partly freed while copying, one for `lost` and `epoch`
MIN_SECTORS = 8
TRIES = 4  # slots in a row that may fail to take an entry before the flash counts as broken
COMMON = entry.KINDS["epoch"][1][0]  # the field of `epoch` that names the largest common seq
COPIED = ("press", "lost")  # what a new epoch takes over


class Journal:
    """The ring on `medium` of device `dev` with MacKey `key`; `urandom(n)` gives random bytes for epoch ids.

    Opening it scans the ring; `boot` is then this boot's number. Raises ValueError for a ring that is too small. All
    methods are called from one task's steps, never at the same time; they raise OSError when the flash fails.
    """

    def __init__(self, medium, key, dev, urandom):
        if medium.size % SECTOR or medium.size < MIN_SECTORS * SECTOR:
            raise ValueError("a ring has at least " + str(MIN_SECTORS) + " sectors")
        self.capacity = medium.size // SLOT - RESERVE
        self.dropped = 0
        self.suspect = False
        self._medium = medium
        self._key = key
        self._dev = dev
        self._urandom = urandom
        self._total = medium.size // SLOT
        self._source = None  # while copying: (old epoch, its first wanted seq, position of the `epoch` entry)
        self._last_up = -1
        self._recover(recovery.scan(medium))

    # -- reading

    @property
    def used(self):
        """Slots that must not be erased."""
        return self._write - self._floor

    @property
    def copying(self):
        """Say whether a new epoch has not taken over everything yet."""
        return self._source is not None

    def read(self, seq):
        """Return the sealed entry `seq` of this epoch, or None if the ring does not hold it."""
        position = self._find(seq)
        return None if position is None else self._slot(position).payload

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

        Returns None if there is no room for it; a press is then counted in `dropped`.
        """
        if not self._settle_lost(up, utc, err) or not self._has_room(kind):
            if kind == "press":
                self.dropped += 1
            return None
        return self._append(kind, data, self.boot, self._unique(up), utc, err)

    def free(self, seq):
        """Take the gateway's proven acknowledgement of everything up to `seq`."""
        if not self.acked < seq <= self.last:
            return
        self.acked = seq
        if not self.copying:
            self._floor = self._position_from(seq + 1)

    def open_epoch(self, common, why, up):
        """Begin a new epoch because of `why`; entries after `common` are to be copied with `copy_step`."""
        while self.copying:
            self.copy_step()
        old, start, at = self.ep, self._position_from(common + 1), self._unique(up)
        self._floor = start
        position = self._write
        self._begin_epoch()
        self._append("epoch", (("old", old), (COMMON, common), ("why", why)), self.boot, at, None, None)
        self.suspect = False
        self._source = (old, common + 1, position)

    def copy_step(self):
        """Copy one entry of the old epoch; nothing happens once all are copied."""
        if self._source is None:
            return
        while self._floor < self._source[2]:
            sealed = self._wanted(self._floor)
            if sealed is not None and slots.text_in(sealed, b"k") in COPIED:
                made = entry.unseal(self._key, sealed)
                self._append(made.k, made.data, made.boot, made.up, made.utc, made.err)
                self._floor += 1
                return
            self._floor += 1
        self._source = None
        self._floor = self._position_from(self.acked + 1)

    def _unique(self, up):
        self._last_up = max(up, self._last_up + 1)
        return self._last_up

    def _append(self, kind, data, boot, up, utc, err):
        seq = self.last + 1
        made = entry.Entry(entry.VERSION, self._dev, self.ep, seq, boot, up, utc, err, kind, data, self._prev)
        sealed = entry.seal(self._key, made)
        position = self._program(slots.encode(seq, self.acked, sealed))
        self.last, self._at, self._prev = seq, position, entry.hash_of(sealed)
        return seq

    def _program(self, data):
        for _ in range(TRIES):
            position = self._blank_position()
            self._write = position + 1
            offset = position % self._total * SLOT
            self._medium.program(offset, data)
            if self._medium.read(offset, len(data)) == data:
                return position
            self._bad += 1
        raise OSError("the flash does not take an entry")

    def _blank_position(self):
        """Return the next erased slot, with the sector after its own erased if it is its sector's last."""
        position = self._write
        while not slots.is_blank(self._raw(position)):
            position += 1
            if position % PER_SECTOR == 0:
                self._erase(position)
        if position % PER_SECTOR == PER_SECTOR - 1:
            self._erase(position + 1)
        return position

    def _erase(self, position):
        """Make the sector that begins at `position` blank, unless it is."""
        if all(slots.is_blank(self._raw(position + i)) for i in range(PER_SECTOR)):
            return
        if self._floor < position + PER_SECTOR - self._total:
            raise OSError("an unacknowledged slot would be erased")
        self._medium.erase(position % self._total // PER_SECTOR)
        self._oldest = max(self._oldest, position + PER_SECTOR - self._total)
        self._set_first()

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
        for position in range(self._floor, self._write):
            slot = self._slot(position)
            if slot is not None and slots.text_in(slot.payload, b"k") in ("boot", "fault"):
                count += 1
        return count < self.capacity // 4

    # -- places

    def _raw(self, position):
        return self._medium.read(position % self._total * SLOT, SLOT)

    def _slot(self, position):
        return slots.decode(self._raw(position))

    def _find(self, seq):
        """Return the position of entry `seq`: torn slots only push it back from where counting would put it."""
        if not 1 <= seq <= self.last:
            return None
        position = self._at - (self.last - seq)
        while position >= self._oldest:
            slot = self._slot(position)
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
        return self._write

    def _set_first(self):
        for position in range(self._oldest, self._at + 1):
            slot = self._slot(position)
            if slot is not None and slots.text_in(slot.payload, b"ep") == self.ep:
                self.first = slot.seq
                return
        self.first = self.last + 1

    # -- opening

    def _begin_epoch(self):
        self.ep = hexlify(self._urandom(8)).decode()
        self.first, self.last, self.acked, self._prev = 1, 0, 0, entry.START
        self._at = self._write

    def _recover(self, found):
        self.boot = min(found.boot + 1, MAX_BOOT)
        self._bad = found.bad
        self._write = found.at + 1
        self._oldest = self._floor = max(0, found.at + 1 - self._total)
        if found.ep is None:
            self._begin_epoch()
            self._floor = self._write
            if not found.blank:
                self._erase(self._write)
                self._append("epoch", (("old", None), (COMMON, 0), ("why", "bad")), self.boot, 0, None, None)
                self._last_up = 0
            return
        self.ep, self.last, self.acked, self._at = found.ep, found.last, min(found.acked, found.last), found.at
        self._set_first()
        sealed = self._slot(self._at).payload
        self._prev = entry.hash_of(sealed)
        self._floor = self._position_from(self.acked + 1)
        if not self._is_mine(sealed):
            self.open_epoch(self.last, "key", 0)
            return
        self.suspect = found.bad > 1 or any(self._find(seq) is None for seq in range(self.acked + 1, self.last + 1))
        self._resume_copying()

    def _is_mine(self, sealed):
        try:
            form.unseal(self._key, entry.DOMAIN, sealed)
        except ContractError:
            return False
        return slots.text_in(sealed, b"dev") == self._dev

    def _resume_copying(self):
        opened = self._find(1)
        if opened is None:
            return
        first = self._slot(opened).payload
        if slots.text_in(first, b"k") != "epoch" or slots.text_in(first, b"old") is None:
            return
        age, last_copy = slots.age_of(first), None
        for position in range(opened + 1, self._at + 1):
            slot = self._slot(position)
            if slot is not None and slots.age_of(slot.payload) < age:
                last_copy = slots.age_of(slot.payload)
        self._source = (slots.text_in(first, b"old"), slots.last_number_in(first, COMMON) + 1, opened)
        start = None
        for position in range(self._oldest, opened):
            sealed = self._wanted(position)
            if sealed is not None and start is None:
                start = position
            if sealed is not None and slots.age_of(sealed) == last_copy:
                start = position + 1
        self._floor = opened if start is None else start

    def _wanted(self, position):
        """Return the sealed entry at `position` if the copying has to look at it, or None."""
        slot = self._slot(position)
        if slot is None or slot.seq < self._source[1] or slots.text_in(slot.payload, b"ep") != self._source[0]:
            return None
        return slot.payload
