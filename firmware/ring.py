"""The ring of slots on a flash (ring buffer): where the next one goes, what may be erased; it knows no entries.

Positions are counted up for ever; position `p` lies in slot `p % total`. A sector is erased just before the last
slot of the one before it is written (or by `prepare` already), so an erased slot always follows the newest entry. A
slot that a power cut tore, or that does not take an entry, is left behind, spoilt: it holds none. One that is still
blank after its writing failed needs no spoiling: it is the next again.
"""

from firmware import const, slots
from firmware.medium import SECTOR
from firmware.slots import SLOT

PER_SECTOR = SECTOR // SLOT
MIN_SECTORS = 8
_TRIES = const(4)  # slots in a row that may fail to take an entry before the flash counts as broken
_SPOILT = bytes(16)  # no slot begins so


class UnsureError(Exception):
    """Nobody knows whether a slot holds an entry: only a new start, which reads the ring again, can tell."""


class Ring:
    """The ring on `medium` whose newest slot is at position `newest` (at least `total - 1`).

    `floor`, set by the owner, is the first position that must not be erased; `oldest` the first that still holds what
    was written there; `next` the one to be written. Raises ValueError for a medium that is too small.
    """

    def __init__(self, medium, newest):
        self.total = medium.size // SLOT
        self.next = newest + 1
        self.oldest = self.floor = self.next - self.total
        self.errors = 0  # how often the flash failed
        self._medium = medium
        self._unsure = False

    @property
    def used(self):
        """Slots that must not be erased."""
        return self.next - self.floor

    def slot(self, position):
        """Return the Slot at `position`, or None if it is erased, torn or damaged."""
        return slots.decode(self._raw(position))

    def program(self, data):
        """Write `data` into the next erased slot and return its position; it is kept once this returns.

        Raises OSError if the flash fails, or if a slot from `floor` on would have to be erased: no slot then holds
        `data`. Raises UnsureError, from then on each time, if one may hold it.
        """
        if self._unsure:
            raise UnsureError
        for _ in range(_TRIES):
            position = self._blank_position()
            self.next = position + 1
            offset = position % self.total * SLOT
            if self._takes(offset, data):
                return position
            self._give_up(position, offset)
        raise OSError("the flash does not take an entry")

    def erase(self, position):
        """Make the sector that begins at `position` blank, unless it is."""
        if all(slots.is_blank(self._raw(position + i)) for i in range(PER_SECTOR)):
            return
        freed = position + PER_SECTOR - self.total  # what lay here lay a round ago
        if self.floor < freed:
            raise OSError("an unacknowledged slot would be erased")
        self.oldest = max(self.oldest, freed)
        try:
            self._medium.erase(position % self.total // PER_SECTOR)
        except OSError:
            self.errors += 1
            raise

    def prepare(self):
        """Erase ahead if the next slot is its sector's last, so that programming it need not wait for the erasing."""
        ahead = self.next + 1
        if ahead % PER_SECTOR == 0 and self.floor >= ahead + PER_SECTOR - self.total:
            self.erase(ahead)

    def _blank_position(self):
        position = self.next
        while not slots.is_blank(self._raw(position)):
            position += 1
            if position % PER_SECTOR == 0:
                self.erase(position)
        if position % PER_SECTOR == PER_SECTOR - 1:
            self.erase(position + 1)
        return position

    def _takes(self, offset, data):
        try:
            self._medium.program(offset, data)
            return self._medium.read(offset, len(data)) == data
        except (OSError, MemoryError):
            self.errors += 1
            return False

    def _give_up(self, position, offset):
        """Leave a slot behind, spoilt; where the writing that failed has changed nothing it is the next again."""
        self._unsure = True
        try:
            if slots.is_blank(self._medium.read(offset, SLOT)):
                self._unsure, self.next = False, position
                return
            self._medium.program(offset, _SPOILT)
            self._unsure = slots.decode(self._medium.read(offset, SLOT)) is not None
        except (OSError, MemoryError):
            self.errors += 1
        if self._unsure:
            raise UnsureError

    def _raw(self, position):
        try:
            return self._medium.read(position % self.total * SLOT, SLOT)
        except OSError:
            self.errors += 1
            raise
