"""The journal's slots: how one entry lies in the flash.

256 bytes: a header of 16, little-endian (u8 magic, u8 version, u8 length of the payload, u8 0, u32 seq, u32 acked, u32
CRC-32 over the first 12 bytes and the payload), then the payload: one sealed entry.
"""

import struct
from binascii import crc32
from collections import namedtuple

SLOT = 256
MAGIC = 0x4C
VERSION = 1
_HEAD = "<BBBBII"
_HEAD_BYTES = 12
_PAYLOAD = 16
_BLANK = b"\xff" * SLOT

Slot = namedtuple("Slot", ("seq", "acked", "payload"))


def encode(seq, acked, payload):
    """Return the bytes to program."""
    head = struct.pack(_HEAD, MAGIC, VERSION, len(payload), 0, seq, acked)
    return head + struct.pack("<I", crc32(payload, crc32(head))) + payload


def decode(data):
    """Return the Slot in the 256 bytes `data`, or None if it is torn, damaged or erased."""
    magic, version, length, zero, seq, acked = struct.unpack(_HEAD, data[:_HEAD_BYTES])
    if magic != MAGIC or version != VERSION or zero != 0 or not 1 <= length <= SLOT - _PAYLOAD:
        return None
    payload = data[_PAYLOAD : _PAYLOAD + length]
    if struct.unpack("<I", data[_HEAD_BYTES:_PAYLOAD])[0] != crc32(payload, crc32(data[:_HEAD_BYTES])):
        return None
    return Slot(seq, acked, payload)


def is_blank(data):
    """Say whether the slot is erased and may be programmed."""
    return data == _BLANK


def text_in(payload, field):
    """Return the string value of `field` in a sealed entry, or None, without reading all of it."""
    mark = b'"' + field + b'":"'
    start = payload.find(mark)
    if start < 0:
        return None
    start += len(mark)
    return payload[start : payload.find(b'"', start)].decode()


def number_in(payload, field):
    """Return the integer value of `field` in a sealed entry, or 0, without reading all of it."""
    return _number_at(payload, payload.find(b'"' + field + b'":'), len(field) + 3)


def _number_at(payload, mark, length):
    if mark < 0:
        return 0
    start = end = mark + length
    while end < len(payload) and 0x30 <= payload[end] <= 0x39:
        end += 1
    return int(payload[start:end]) if end > start else 0


def age_of(payload):
    """Return (boot, up): when the entry was first written, in the order of this box's life."""
    return number_in(payload, b"boot"), number_in(payload, b"up")
