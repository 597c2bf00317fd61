"""An image that came over the air proves itself, or the boot loader brings back the one before it.

A boot loader with roll-back starts a new image once, as *pending*. A reset before the image was accepted ends it: the
one before runs again, on the same journal. An image is accepted when the gateway has acknowledged an entry of this
start: buttons, flash, Wi-Fi, key and protocol are then known to work. One that cannot get so far starts the box anew.

`image` has `pending()` and `accept()`, which raises OSError. An image that was flashed by cable is never pending.
"""

import struct
from binascii import crc32

from firmware import const, slots

PROVE_MS = 600_000  # a gateway may restart meanwhile; presses are kept all the time
RECORD = 32  # bytes of a record at the start of each of the two sectors that say which image runs
PENDING, INVALID, ABORTED = 1, 3, 4  # states in such a record
_ALL = const(0xFFFFFFFF)


class UnprovenError(Exception):
    """The gateway has acknowledged nothing of this image in PROVE_MS."""


class Proof:
    """What the running image, which is pending, has to prove; `since` is the uptime at which it began."""

    def __init__(self, image, journal, since):
        self._image = image
        self._journal = journal
        self._since = since
        self._pending = True

    def check(self, now):
        """Accept the image at uptime `now` if it has proved itself; raise UnprovenError if it is too late for that."""
        if not self._pending:
            return
        if self._acknowledged():
            self._accept()
        elif now - self._since >= PROVE_MS:
            raise UnprovenError

    def _accept(self):
        try:
            self._image.accept()
            self._pending = False
        except OSError as e:  # the next check tries again
            print(e)

    def _acknowledged(self):
        sealed = self._journal.read(self._journal.acked)
        return sealed is not None and slots.number_in(sealed, b"boot") == self._journal.boot


def pending(records):
    """Say whether the image that `records` (of ESP-IDF's otadata partition, RECORD bytes each) name is pending.

    Each has a sequence number, 20 unused bytes, a state, and the CRC of the number, all little-endian.
    """
    newest = found = 0
    for record in records:
        seq = struct.unpack("<I", record[:4])[0]
        state, crc = struct.unpack("<II", record[24:RECORD])
        good = seq != _ALL and crc == crc32(record[:4], _ALL) and state not in (INVALID, ABORTED)
        if good and seq > newest:
            newest, found = seq, state
    return found == PENDING
