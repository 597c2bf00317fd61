"""Which of the two application slots runs: a record in each of two sectors, of which the newest good one counts.

What ESP-IDF's otadata is to its boot loader this is to ours, which MicroPython starts. A record has 15 bytes,
little-endian: u32 number, u32 slot, u32 CRC-32 over both, then a byte each for tried, kept and bad, which are 0xFF
while it is not so. Numbers grow. Marking clears bits, so nothing is erased for it, and a new record never takes the
sector of the one in force: a power cut in any operation leaves one.

An application that came later is *offered*: its first start marks it tried, and one that was tried and is not kept had
its chance. What a box was flashed with is kept from the beginning.
"""

import struct
from binascii import crc32
from collections import namedtuple

from firmware import const
from firmware.medium import SECTOR

SLOTS = 2
RECORD = 12  # bytes of a new one
_HEAD = "<III"
_TRIED, _KEPT, _BAD = const(12), const(13), const(14)

Record = namedtuple("Record", ("number", "slot", "sector", "tried", "kept", "bad"))


def slots(medium, is_good):
    """Give the slots to start, best first; whoever asks for one more says that the one before does not start.

    `is_good(slot)` says whether there is a whole application. Slots without a good record come last: better an
    application that was given up than none.
    """
    given = []
    for record in records(medium):
        if record.bad:
            continue
        if (record.kept or not record.tried) and is_good(record.slot):
            if record.tried or _noted(medium, record, _TRIED):
                given.append(record.slot)
                yield record.slot
        _noted(medium, record, _BAD)
    for slot in range(SLOTS):
        if slot not in given and is_good(slot):
            yield slot


def pending(medium):
    """Say whether the application that runs has yet to be kept, or another one runs after the next start."""
    found = _running(medium)
    return found is not None and not found.kept


def keep(medium):
    """Keep the application that runs; raises OSError."""
    found = _running(medium)
    if found is not None:
        _mark(medium, found, _KEPT)


def spare(medium):
    """Return the slot that may be written, None if it is not known which one runs."""
    found = _running(medium)
    return None if found is None else 1 - found.slot


def offer(medium, slot):
    """Let the application in `slot` run from the next start on, once, until it is kept; raises OSError."""
    found = _running(medium)
    number, sector = (1, 0) if found is None else (records(medium)[0].number + 1, 1 - found.sector)
    medium.erase(sector)
    medium.program(sector * SECTOR, record_of(number, slot))


def record_of(number, slot):
    """Return the bytes of a new record."""
    said = struct.pack("<II", number, slot)
    return said + struct.pack("<I", crc32(said))


def records(medium):
    """Return the whole records, newest first."""
    found = []
    for sector in range(2):
        data = medium.read(sector * SECTOR, _BAD + 1)
        number, slot, crc = struct.unpack(_HEAD, data[:RECORD])
        if crc == crc32(data[:8]) and slot < SLOTS:
            found.append(Record(number, slot, sector, data[_TRIED] != 0xFF, data[_KEPT] == 0, data[_BAD] != 0xFF))
    found.sort(reverse=True)
    return found


def _running(medium):
    """Return the record of what runs: the newest that no start has given up."""
    for record in records(medium):
        if not record.bad:
            return record
    return None


def _noted(medium, record, at):
    """Mark a record at a start, which a flash that fails does not end; say whether it was marked."""
    try:
        _mark(medium, record, at)
        return True
    except OSError as e:
        print("choice:", e)
        return False


def _mark(medium, record, at):
    medium.program(record.sector * SECTOR + at, b"\x00")
