"""A box's config.json in a partition of its own: two records, of which the newest whole one counts.

Each has half of the partition: u32 number, u32 length of the text, u32 CRC-32 over both and the text, little-endian,
then the text in UTF-8. A second one is written beside the first, so that a box has one whatever is cut.
"""

import struct
from binascii import crc32

from firmware import const
from firmware.medium import SECTOR

RECORDS = 2
HEAD = "<III"
_HEAD_BYTES = const(12)


def newest(medium):
    """Return the text of the newest whole record, or None."""
    best, text = -1, None
    for at in range(0, medium.size, medium.size // RECORDS):
        number, length, crc = struct.unpack(HEAD, medium.read(at, _HEAD_BYTES))
        if number > best and length <= medium.size // RECORDS - _HEAD_BYTES:
            found = _read(medium, at + _HEAD_BYTES, length)
            if crc == crc32(found, crc32(struct.pack("<II", number, length))):
                best, text = number, found
    return None if text is None else text.decode()


def _read(medium, at, n):
    """Return `n` bytes over sectors."""
    parts = []
    while n:
        part = medium.read(at, min(n, SECTOR - at % SECTOR))
        parts.append(part)
        at, n = at + len(part), n - len(part)
    return b"".join(parts)
